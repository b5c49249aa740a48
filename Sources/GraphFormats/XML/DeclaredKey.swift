import RelationGraph

/// A key that an XML document declares, GraphML's `<key>` or GEXF's `<attribute>`: what a value under its id means.
struct DeclaredKey {
    enum Domain { case node, edge, all, other }

    let id: String
    /// The attribute's name; the id if it has none.
    let name: String
    let domain: Domain
    let type: AttributeColumn.ValueType
    /// The value of nodes or edges without one of their own.
    var standard: String?
    /// Where the key was declared.
    let line: Int

    init(id: String, attributes: [(name: String, value: String)], line: Int) {
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        self.id = id
        self.line = line
        name = attribute("attr.name") ?? attribute("name") ?? id
        domain =
            switch attribute("for") {
            case "node": .node
            case "edge": .edge
            case "all", nil: .all
            default: .other
            }
        type =
            switch attribute("attr.type") ?? attribute("type") {
            case "boolean": .boolean
            case "int", "integer", "long": .integer
            case "float", "double": .decimal
            default: .text
            }
    }

    /// GEXF's `<attribute>`.
    init(gexf id: String, title: String?, type: String?, domain: Domain, line: Int) {
        self.id = id
        self.line = line
        self.domain = domain
        name = title.flatMap { $0.isEmpty ? nil : $0 } ?? id
        self.type =
            switch type {
            case "boolean": .boolean
            case "integer", "long", "short", "byte", "biginteger": .integer
            case "float", "double", "bigdecimal": .decimal
            default: .text
            }
    }

    /// A key that a file uses without declaring it.
    init(undeclared id: String, line: Int) { self.init(id: id, attributes: [], line: line) }

    /// What a text means in the key's type; nil if it does not fit.
    func value(_ text: String) -> AttributeValue? {
        switch type {
        case .text: .text(text)
        case .integer: Int(text).map(AttributeValue.integer)
        case .decimal: DecimalNumber.value(Array(text.utf8).span).map(AttributeValue.decimal)
        case .boolean:
            switch text.lowercased() {
            case "true", "1": .boolean(true)
            case "false", "0": .boolean(false)
            default: nil
            }
        }
    }

    /// What a format calls that which declares keys, and gives values under them.
    struct Words {
        var declaration: String
        var value: String
        var typeOfTexts: String

        static let graphML = Words(declaration: "key", value: "<data>", typeOfTexts: "attr.type=\"string\"")
        static let gexf = Words(declaration: "attribute", value: "<attvalue>", typeOfTexts: "type=\"string\"")
    }

    /// What a text means under the key; nil if nothing, which is reported: once for a key whose values are no finite numbers.
    ///
    /// - Parameter warned: what has been warned of.
    func read(
        _ text: String, in words: Words, into table: inout GraphTable, once warned: inout Set<String>, at place: XMLPlace
    ) -> AttributeValue? {
        if let value = value(text) { return value }
        guard let number = Double(text), !number.isFinite else {
            table.error(
                "bad-value", "“\(text.prefix(80))” is no \(typeName), as which the \(words.declaration) “\(name)” is declared",
                remedy: "Correct the value, or declare the \(words.declaration) with \(words.typeOfTexts).", line: place.line,
                column: place.column)
            return nil
        }
        if warned.insert("not-finite" + id).inserted {
            table.warn(
                "not-finite", "“\(text.prefix(40))” is no finite number: such values of “\(name)” are left out",
                remedy: "Leave the \(words.value) out where a value is unknown.", line: place.line)
        }
        return nil
    }

    /// Reports a standard value that is not of the key's type.
    func checkStandard(in words: Words, _ table: inout GraphTable) {
        guard let standard, !standard.isEmpty, value(standard) == nil else { return }
        table.error(
            "bad-value", "The default “\(standard.prefix(80))” of the \(words.declaration) “\(name)” is no \(typeName)",
            remedy: "Correct it, or declare the \(words.declaration) with \(words.typeOfTexts).", line: line)
    }

    /// The name of the type for a reader of messages.
    private var typeName: String {
        switch type {
        case .text: "text"
        case .integer: "integer"
        case .decimal: "finite number"
        case .boolean: "boolean"
        }
    }
}

/// The values that the nodes, or the edges, of a document have under its keys.
struct DeclaredValues {
    private var columns: [AttributeColumn] = []
    /// By column, the rows of which the document says that they have no value: they do not take the standard one.
    private var blanks: [Int: Set<Int>] = [:]
    private var numbers: [String: Int] = [:]

    /// The number of the column of a key, which is made when it is first asked for.
    mutating func number(of key: DeclaredKey) -> Int {
        if let number = numbers[key.id] { return number }
        numbers[key.id] = columns.count
        columns.append(AttributeColumn(key: key.name, type: key.type))
        return columns.count - 1
    }

    /// - Parameter value: nil for what is given, but is no value.
    mutating func set(_ value: AttributeValue?, of key: DeclaredKey, at row: Int) {
        if let value {
            set(value, column: number(of: key), at: row)
        } else if key.standard != nil {
            blanks[number(of: key), default: []].insert(row)
        }
    }

    mutating func set(_ value: AttributeValue, column: Int, at row: Int) { columns[column].set(value, at: row) }

    /// Gives a row of a column of texts one in UTF-8; false if it is none.
    mutating func setText(_ bytes: Span<UInt8>, column: Int, at row: Int) -> Bool {
        columns[column].setText(bytes, at: row, text: { ForeignText.string(bytes) })
    }

    /// The columns, filled up with standard values: by name, since two keys of one name would hide each other.
    mutating func attributes(_ keys: [DeclaredKey], rows: Int) -> [AttributeColumn] {
        for key in keys {
            guard let standard = key.standard, let value = key.value(standard), rows > 0 else { continue }
            let number = number(of: key)
            columns[number].fill(value, rows: rows, except: blanks[number] ?? [])
        }
        // The order of the keys is known from the start; that of their first use depends on what the first nodes happen to have.
        let declared = keys.compactMap { numbers[$0.id] }
        let others = columns.indices.filter { !declared.contains($0) }
        return (declared + others).map { columns[$0] }.filter(\.hasValues)
    }
}
