import RelationGraph

/// The header of a table for Neo4j's importer: what its columns hold, and their types.
struct Neo4jHeader {
    enum Role: Equatable {
        /// Ids of one space each: two nodes of different spaces may have one number.
        case id(space: String)
        case start(space: String)
        case end(space: String)
        case label, type, ignored
        case name, undirected
        case value(AttributeColumn.ValueType, isList: Bool)
    }

    let columns: [(name: String, role: Role)]
    private let file: String
    private let line: Int

    /// Nil if the first record is no such header.
    init?(_ start: CSVRecords) throws(UnreadableFile) {
        var records = start
        guard try records.next() else { return nil }
        var columns: [(name: String, role: Role)] = []
        for text in try records.texts { columns.append(Neo4jHeader.column(text)) }
        let hasEnds = columns.contains { if case .start = $0.role { true } else { false } }
        let hasID = columns.contains { if case .id = $0.role { true } else { false } }
        guard hasEnds || hasID else { return nil }
        // The first column that may be a name is one; an edge has none.
        let isNamed = CSVHeader.nodeNames.lazy.compactMap { name in columns.firstIndex { $0.name.lowercased() == name } }.first
        if !hasEnds, let isNamed, case .value(.text, isList: false) = columns[isNamed].role { columns[isNamed].role = .name }
        self.columns = columns
        file = records.file
        line = records.recordLine
    }

    /// `name:type`, `:LABEL`, `id:ID(space)`; the name is what stands before the last colon.
    private static func column(_ text: String) -> (name: String, role: Role) {
        // An attribute of notes that is called like a role is none.
        if text.hasPrefix(PropertyName.attributePrefix), !text.dropFirst(PropertyName.attributePrefix.count).contains(":") {
            return (text, .value(.text, isList: false))
        }
        // Options such as `{label:Person}` are the importer's own.
        let declaration = text.prefix { $0 != "{" }
        guard let colon = declaration.lastIndex(of: ":") else { return (text, .value(.text, isList: false)) }
        let name = String(declaration[..<colon])
        let type = declaration[declaration.index(after: colon)...]
        let word = type.prefix { $0 != "(" && $0 != "[" }.uppercased()
        let space = type.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
        switch word {
        case "ID": return (name, .id(space: String(space)))
        case "START_ID": return (name, .start(space: String(space)))
        case "END_ID": return (name, .end(space: String(space)))
        case "LABEL": return ("labels", .label)
        case "TYPE": return ("type", .type)
        case "IGNORE": return (name, .ignored)
        case "INT", "LONG", "SHORT", "BYTE": return (name, .value(.integer, isList: type.hasSuffix("[]")))
        case "FLOAT", "DOUBLE": return (name, .value(.decimal, isList: type.hasSuffix("[]")))
        case "BOOLEAN" where name == PropertyName.undirected: return (name, .undirected)
        case "BOOLEAN": return (name, .value(.boolean, isList: type.hasSuffix("[]")))
        case "STRING", "CHAR", "POINT", "DATE", "LOCALTIME", "TIME", "LOCALDATETIME", "DATETIME", "DURATION":
            return (name, .value(.text, isList: type.hasSuffix("[]")))
        // A colon of the name itself: relgraph:kind.
        default: return (text, .value(.text, isList: false))
        }
    }

    private func position(_ isIt: (Role) -> Bool) -> Int? { columns.firstIndex { isIt($0.role) } }

    // MARK: Records

    /// Reads the nodes or the edges into a table.
    func read(_ start: CSVRecords, into table: inout GraphTable) throws(UnreadableFile) {
        var records = start
        _ = try records.next()
        var values = GrowingColumns()
        let id = position { if case .id = $0 { true } else { false } }
        let source = position { if case .start = $0 { true } else { false } }
        let target = position { if case .end = $0 { true } else { false } }
        let type = columns.firstIndex { $0.role == .type }
        let undirected = columns.firstIndex { $0.role == .undirected }
        if source != nil, target == nil {
            table.error("no-ends", "The header has :START_ID, but no :END_ID", remedy: "Add the column of the other end.", line: line)
            return
        }
        while try records.next() {
            if let despair = table.despair(line: records.recordLine) { throw despair }
            guard checkWidth(records, &table) else { continue }
            if let source, let target {
                guard let from = try node(source, of: records, &table, "missing-end", "The edge has no source"),
                    let to = try node(target, of: records, &table, "missing-end", "The edge has no target")
                else { continue }
                try take(records, row: table.edgeCount, &values, &table)
                let label = try type.flatMap { (column) throws(UnreadableFile) in try text(column, of: records) }
                let isSymmetric = try undirected.map { (column) throws(UnreadableFile) in try records.text(column) == "true" } ?? false
                table.appendEdge(from: from, to: to, type: GraphTable.EdgeType(label, symmetric: isSymmetric), line: records.recordLine)
            } else if let id {
                let count = table.nodeCount
                guard let node = try node(id, of: records, &table, "missing-id", "The node has no id") else { continue }
                guard table.nodeCount > count else {
                    table.error(
                        "duplicate-id",
                        "The id “\(table.nodeIDs[Int(node)])” belongs to two nodes, the first on line \(table.line(of: node))",
                        remedy: "Give one of them another id, or remove one of the lines.", line: records.recordLine)
                    continue
                }
                if let name = columns.firstIndex(where: { $0.role == .name }), let text = try text(name, of: records) {
                    table.setName(text, of: node)
                }
                try take(records, row: count, &values, &table)
            }
        }
        if source != nil { table.edgeAttributes = values.attributes } else { table.nodeAttributes = values.attributes }
        // The kind is told already, and the labels are made of it.
        if table.holdsNotes { table.nodeAttributes.removeAll { $0.key == "labels" } }
    }

    private func checkWidth(_ records: CSVRecords, _ table: inout GraphTable) -> Bool {
        let (count, width) = (records.fields.count, columns.count)
        guard count != width else { return true }
        let place = count > width ? records.place(of: records.fields[width]) : records.place(of: records.recordEnd)
        table.error(
            "ragged-record",
            "There \(count == 1 ? "is one field" : "are \(count) fields") in this record, but \(width) in the first line",
            remedy: count > width ? "Remove what is too much, or put fields that hold a separator in quotes." : "Add what is missing.",
            line: place.line, column: place.column)
        return false
    }

    /// The text of a field; nil if it is empty.
    private func text(_ column: Int, of records: CSVRecords) throws(UnreadableFile) -> String? {
        let text = try records.text(column)
        return text.isEmpty ? nil : text
    }

    private func node(
        _ column: Int, of records: CSVRecords, _ table: inout GraphTable, _ code: String, _ message: String
    ) throws(UnreadableFile) -> NodeIndex? {
        guard let text = try text(column, of: records) else {
            let place = records.place(of: records.fields[column])
            table.error(code, message, remedy: "Fill the field, or remove the line.", line: place.line, column: place.column)
            return nil
        }
        let space =
            switch columns[column].role {
            case .id(let space), .start(let space), .end(let space): space
            default: ""
            }
        return table.node(space.isEmpty ? text : space + ":" + text, line: records.recordLine)
    }

    // MARK: Values

    private func take(
        _ records: CSVRecords, row: Int, _ values: inout GrowingColumns, _ table: inout GraphTable
    ) throws(UnreadableFile) {
        for (column, (name, role)) in columns.enumerated() {
            let field = records.fields[column]
            guard !field.range.isEmpty || field.isQuoted else { continue }
            let text = try records.text(column)
            switch role {
            case .label where !text.isEmpty: values.set(.text(text), of: name, at: row)
            case .value(let type, let isList):
                let parts = isList ? text.split(separator: ";", omittingEmptySubsequences: false).map(String.init) : [text]
                let read = parts.compactMap { Neo4jHeader.value($0, type) }
                guard read.count == parts.count else {
                    let place = records.place(of: field)
                    table.error(
                        "bad-value", "“\(text.prefix(80))” is not of the type that the column “\(name)” is declared with",
                        remedy: "Correct the value, or declare the column as :string.", line: place.line, column: place.column)
                    continue
                }
                values.set(isList ? .list(read) : read[0], of: name, at: row)
            default: continue
            }
        }
    }

    private static func value(_ text: String, _ type: AttributeColumn.ValueType) -> AttributeValue? {
        switch type {
        case .text: .text(text)
        case .integer: Int(text).map(AttributeValue.integer)
        case .decimal: DecimalNumber.value(Array(text.utf8).span).map(AttributeValue.decimal)
        case .boolean:
            // Whatever is not true is false to the importer; here it must be one of the two.
            switch text.lowercased() {
            case "true": .boolean(true)
            case "false": .boolean(false)
            default: nil
            }
        }
    }
}
