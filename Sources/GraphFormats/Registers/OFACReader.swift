import RelationGraph

/// Reads the Specially Designated Nationals list of the Office of Foreign Assets Control, as the table `sdn.csv` in which it is published.
///
/// The table has no header: twelve fields a record, `-0-` where there is nothing. Individuals become people, vessels and aircraft nodes of
/// those kinds, all others organizations, each with the id `ofac-` and its number, which is its identifier (`ofac: 10481`) as well, and an edge
/// `sanctioned-by` with the programmes. The remarks stay as the note; dates and places of birth, papers, nationalities, other names and
/// “Linked To” are taken out of them besides, the last as edges `linked-to`.
enum OFACReader: GraphTableReader {
    static let fieldCount = 12

    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = OFACTableReader(file: file)
        reader.readAll(bytes, fieldCount: fieldCount) { reader, record, line in reader.takeEntry(record, line: line) }
        reader.appendLinks()
        return reader.table
    }
}

/// Reads the table of other names that belongs to the list, `alt.csv`: five fields a record, the first the number of the entry.
enum OFACAliasReader: GraphTableReader {
    static let fieldCount = 5
    static let types = ["aka", "fka", "nka"]

    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = OFACTableReader(file: file)
        reader.readAll(bytes, fieldCount: fieldCount) { reader, record, line in reader.takeAlias(record, line: line) }
        reader.finishAliases()
        return reader.table
    }
}

private struct OFACTableReader {
    var table: GraphTable
    private var list: SanctionsList?
    /// The nodes of a name; more than one if it is not unambiguous.
    private var nodesByName: [String: [NodeIndex]] = [:]
    private var links: [(source: NodeIndex, name: String, line: Int)] = []
    private var aliases: [NodeIndex: RegisterEntry] = [:]

    init(file: String) { table = GraphTable(file: file) }

    /// Reads record after record; one with another number of fields is a problem.
    mutating func readAll(_ bytes: [UInt8], fieldCount: Int, _ take: (inout OFACTableReader, [String], Int) -> Void) {
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: table.file)
            // The files were once closed with the end mark of DOS.
            let end = bytes.last == 0x1A ? bytes.count - 1 : bytes.count
            var records = CSVRecords(
                bytes: end == bytes.count ? bytes : Array(bytes[..<end]), file: table.file, delimiter: UInt8(ascii: ","), start: start,
                line: 1)
            while try records.next() {
                if let despair = table.despair(line: records.recordLine) { throw despair }
                guard records.fields.count == fieldCount else {
                    let place = records.place(of: records.recordEnd)
                    table.error(
                        "ragged-record", "There are \(records.fields.count) fields in this record; the list has \(fieldCount)",
                        remedy: "Copy the file anew, or repair the line.", line: place.line, column: place.column)
                    continue
                }
                var fields: [String] = []
                for column in records.fields.indices {
                    let text = try records.text(column).collapsed
                    fields.append(text == "-0-" ? "" : text)
                }
                guard !fields[0].isEmpty, fields[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    let place = records.place(of: records.fields[0])
                    table.error(
                        "missing-number", "The record begins with “\(fields[0])”, not with the number of an entry",
                        remedy: "The list has no header; remove one, or repair the line.", line: place.line, column: place.column)
                    continue
                }
                take(&self, fields, records.recordLine)
            }
            if table.nodeCount == 0, table.problems.isEmpty { throw ForeignText.empty(table.file) }
        } catch {
            table.report(error.problem)
        }
    }

    mutating func takeEntry(_ fields: [String], line: Int) {
        let list =
            list
            ?? SanctionsList(
                authority: .init(id: "ofac", name: "Office of Foreign Assets Control"),
                list: .init(id: "ofac-sdn-list", name: "Specially Designated Nationals and Blocked Persons List"), published: nil,
                in: &table, line: line)
        self.list = list
        let known = table.nodeCount
        let node = table.node("ofac-" + fields[0], line: line)
        guard Int(node) == known else {
            table.error(
                "duplicate-id", "The number \(fields[0]) belongs to the entry at line \(table.line(of: node)) too",
                remedy: "Remove one of the two.", line: line)
            return
        }
        guard !fields[1].isEmpty else {
            table.error("missing-name", "The entry \(fields[0]) has no name", remedy: "Fill the second field.", line: line)
            return
        }
        var entry = RegisterEntry()
        entry.name = fields[1]
        entry.addIdentifier("ofac", fields[0])
        if !fields[4].isEmpty { entry.facts.role = fields[4] }
        for (key, field) in [("call-sign", 5), ("vessel-type", 6), ("tonnage", 7), ("gross-tonnage", 8), ("flag", 9), ("owner", 10)] {
            entry.add(key, .text(fields[field]))
        }
        let kind: NodeKind =
            switch fields[2] {
            case "individual": .builtIn("person")
            case "vessel": .vessel
            case "aircraft": .aircraft
            default: .builtIn("organization")
            }
        if !fields[11].isEmpty {
            entry.facts.note = fields[11]
            for name in OFACRemarks.read(fields[11], into: &entry) { links.append((node, name, line)) }
        }
        table.setName(entry.name, of: node)
        table.setKind(kind, of: node)
        table.setFacts(entry.finished(), of: node)
        nodesByName[fields[1].lowercased(), default: []].append(node)
        let programmes = fields[3].split(separator: "]").map { $0.trimming(" [") }.filter { !$0.isEmpty }
        list.appendListing(of: node, reference: fields[0], programmes: programmes, since: nil, line: line, to: &table)
    }

    /// Enters the edges to those that remarks name, where exactly one entry is called so; other names remain in the notes.
    mutating func appendLinks() {
        table.declare(OFACTableReader.linkedTo)
        for link in links {
            guard let nodes = nodesByName[link.name.lowercased()], nodes.count == 1, nodes[0] != link.source else { continue }
            table.appendEdge(from: link.source, to: nodes[0], type: GraphTable.EdgeType("linked-to"), line: link.line)
        }
    }

    private static let linkedTo = RelationType(
        id: "linked-to", label: "linked to", inverse: "linked from", layer: .ties,
        style: LineStyle(.palette(.brown), dash: .dashed, arrow: .vee, width: .thin))

    mutating func takeAlias(_ fields: [String], line: Int) {
        guard OFACAliasReader.types.contains(fields[2]), !fields[3].isEmpty else {
            table.error(
                "unknown-name-type", "The record is no other name: “\(fields[2])”, “\(fields[3])”",
                remedy: "The third field is one of \(OFACAliasReader.types.joined(separator: ", ")), the fourth the name.", line: line)
            return
        }
        let node = table.node("ofac-" + fields[0], line: line)
        aliases[node, default: RegisterEntry()].addName(fields[3])
        if fields[2] == "fka" { aliases[node]?.add(.formerNames, fields[3]) }
        if !fields[4].isEmpty {
            aliases[node]?.add(RegisterEntry.Key.nameNotes.rawValue, .map(dropping: [("name", fields[3]), ("note", fields[4])]))
        }
    }

    mutating func finishAliases() {
        for (node, entry) in aliases { table.setFacts(entry.finished(), of: node) }
    }
}

extension StringProtocol {
    /// The text without any of the given characters at its ends.
    func trimming(_ characters: String) -> String {
        var text = self[...]
        while let first = text.first, characters.contains(first) { text = text.dropFirst() }
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
