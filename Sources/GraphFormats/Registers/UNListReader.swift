import RelationGraph

/// Reads the Consolidated List of the United Nations Security Council, in the XML in which it is published.
///
/// Every individual becomes a person, every entity an organization, with the id `un-` and its reference in small letters (`un-iri-039`), the
/// reference as identifier (`un: IRi.039`), passports and national numbers as identifiers, and an edge `sanctioned-by` to the Security Council
/// with the programme (“Iran”) and the day of listing. Names that the list puts into one field with semicolons are taken apart; which of them
/// it calls weak stays as an attribute. Nothing that the list says is left out.
enum UNListReader: GraphTableReader {
    /// - Complexity: O(bytes) expected. Entries are read one after the other.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var document = UNListDocument(file: file)
        do throws(UnreadableFile) {
            try XMLEvents.read(bytes, file: file) { event, events in document.take(event, events) }
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }
}

/// The document as it is read: the elements within one entry, until it ends.
private struct UNListDocument {
    var table: GraphTable
    private var list: SanctionsList?
    /// The names of the open elements.
    private var path: [String] = []
    private var text = ""
    private var entry = UNListEntry()

    init(file: String) { table = GraphTable(file: file) }

    /// The depths at which an entry, its fields and their parts stand, below the document and its two sections.
    private static let (entryDepth, fieldDepth, partDepth) = (3, 4, 5)

    mutating func take(_ event: XMLEvent, _ events: XMLEvents) {
        switch event {
        case .start(let name, let attributes):
            path.append(name)
            text = ""
            begin(name, attributes, events)
        case .text(let part): if path.count >= UNListDocument.fieldDepth { text += part }
        case .end:
            end(events)
            path.removeLast()
            text = ""
        }
    }

    private mutating func begin(_ name: String, _ attributes: [(name: String, value: String)], _ events: XMLEvents) {
        switch path.count {
        case 1:
            guard name == "CONSOLIDATED_LIST" else {
                events.stop(
                    "no-un-list", "The document begins with “\(name)”, a list of the Security Council with “CONSOLIDATED_LIST”",
                    remedy: "Check that it is the file you meant.")
                return
            }
            let generated = attributes.first { $0.name == "dateGenerated" }?.value.prefix(10)
            list = SanctionsList(
                authority: .init(id: "un-security-council", name: "United Nations Security Council"),
                list: .init(id: "un-consolidated-list", name: "United Nations Security Council Consolidated List"),
                published: generated.flatMap { PartialDate($0) }.map(DateSpan.init), in: &table, line: events.line)
        case UNListDocument.entryDepth: entry = UNListEntry(line: events.line, column: events.column)
        case UNListDocument.fieldDepth: entry.beginField(name)
        default: break
        }
    }

    private mutating func end(_ events: XMLEvents) {
        let name = path[path.count - 1]
        switch path.count {
        case UNListDocument.partDepth: entry.addPart(name, text.collapsed)
        case UNListDocument.fieldDepth: entry.endField(name, text.collapsed)
        case UNListDocument.entryDepth:
            if let despair = table.despair(line: events.line) { return events.stop(despair) }
            finishEntry(name)
        default: break
        }
    }

    private mutating func finishEntry(_ name: String) {
        guard let list, ["INDIVIDUAL", "ENTITY"].contains(name) else {
            table.error(
                "unknown-entry", "“\(name)” is no entry of the list", remedy: "It holds INDIVIDUAL and ENTITY.", line: entry.line,
                column: entry.column)
            return
        }
        guard let reference = entry.text("REFERENCE_NUMBER"), let id = Slug.suggestion(for: "un " + reference) else {
            table.error(
                "missing-reference", "The entry has no REFERENCE_NUMBER", remedy: "Add it, or remove the entry.", line: entry.line,
                column: entry.column)
            return
        }
        let read = entry.registerEntry()
        guard !read.name.isEmpty else {
            table.error(
                "missing-name", "The entry \(reference) has no name", remedy: "Fill FIRST_NAME.", line: entry.line, column: entry.column)
            return
        }
        let known = table.nodeCount
        let node = table.node(id, line: entry.line)
        guard Int(node) == known else {
            table.error(
                "duplicate-id", "The reference \(reference) belongs to an entry at line \(table.line(of: node)) too",
                remedy: "Remove one of the two.", line: entry.line, column: entry.column)
            return
        }
        table.setName(read.name, of: node)
        table.setKind(.builtIn(name == "INDIVIDUAL" ? "person" : "organization"), of: node)
        table.setFacts(read.finished(), of: node)
        list.appendListing(
            of: node, reference: reference, programmes: entry.text("UN_LIST_TYPE").map { [$0] } ?? [],
            since: entry.text("LISTED_ON").flatMap { PartialDate($0.prefix(10)) }, line: entry.line, to: &table)
    }
}

extension String {
    /// The text without white space at its ends, and with single spaces within.
    var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
