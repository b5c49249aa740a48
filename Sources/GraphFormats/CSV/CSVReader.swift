import RelationGraph

/// Reads tables of edges, or of nodes: one a record, fields separated by commas (or semicolons, tabs, bars), after RFC 4180.
///
/// The header of a table of edges may name the columns: the two ends (`source,target`, `from,to`, `src,dst`, `subject,object`, `u,v` and the like), the type of the
/// relation (`relation`, `type`, `label`, `kind`), and whatever else, which becomes free attributes under the column's name: numbers where all
/// of a column are, `true` and `false`, otherwise texts. A column `Type` of “Directed” and “Undirected”, as Gephi writes it, gives the
/// direction instead; otherwise edges point from source to target. Without a header the first two columns are the ends, and a third is the
/// attribute `weight` if it holds a number, or else the type.
///
/// A header that names no ends, but an `id` (or `node`, or a `name` alone), is that of a table of nodes: alone, or beside the table of the
/// edges, whose ends are the same ids. A column `name` or `label` gives their names, the others are free attributes.
///
/// A header that begins with an empty field is that of a matrix, see `AdjacencyMatrix`.
///
/// A header with the types of Neo4j's importer (`:ID`, `:START_ID`, `born:int`) is read as that importer reads it, unless somebody says what
/// its columns are for: then a table is only a table.
enum CSVReader: GraphTableReader {
    /// - Complexity: O(bytes) expected; the file is gone through twice, so that columns have their final types and sizes from the start.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = TableReader(bytes: bytes, file: file)
        reader.read(preferring: UInt8(ascii: ","))
        return reader.table
    }

    /// What a table holds whose columns are for what somebody says.
    ///
    /// - Parameter delimiter: what the name of the file tells.
    /// - Returns: The table, and the roles that its columns have been given.
    static func content(
        _ bytes: [UInt8], file: String, columns: ColumnMapping, delimiter: UInt8
    ) -> (content: ForeignContent, roles: Set<ColumnMapping.Role>) {
        var reader = TableReader(bytes: bytes, file: file, columns: columns)
        reader.read(preferring: delimiter)
        return (.table(reader.table.withPlainKeys.withDatedEdges), reader.roles)
    }
}

/// Reads tables whose names say that tabs separate their fields.
enum TSVReader: GraphTableReader {
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = TableReader(bytes: bytes, file: file)
        reader.read(preferring: UInt8(ascii: "\t"))
        return reader.table
    }
}

private struct TableReader {
    let bytes: [UInt8]
    let columns: ColumnMapping?
    var table: GraphTable
    /// What columns have been said to be for.
    private(set) var roles: Set<ColumnMapping.Role> = []

    init(bytes: [UInt8], file: String, columns: ColumnMapping? = nil) {
        self.bytes = bytes
        self.columns = columns
        table = GraphTable(file: file)
    }

    mutating func read(preferring delimiter: UInt8) {
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: table.file)
            let dialect = CSVDialect(bytes: bytes, start: start, preferred: delimiter)
            var records = CSVRecords(
                bytes: bytes, file: table.file, delimiter: dialect.delimiter, start: dialect.start, line: dialect.line)
            if columns == nil, let header = try Neo4jHeader(records) {
                try header.read(records, into: &table)
                return
            }
            if columns == nil, let matrix = try AdjacencyMatrix(records) {
                try matrix.read(records, into: &table)
                return
            }
            guard let header = try readHeader(&records) else { return }
            if let edges = EdgeColumns(header) {
                try edges.read(records, into: &table)
            } else if let nodes = NodeColumns(header) {
                try nodes.read(records, into: &table)
            }
        } catch {
            table.report(error.problem)
        }
    }

    /// What the columns are; the records then stand before the first edge or node. Nil if the table cannot be understood.
    private mutating func readHeader(_ records: inout CSVRecords) throws(UnreadableFile) -> CSVHeader? {
        if let columns { return try readHeader(&records, columns) }
        let beginning = records
        guard try records.next() else { throw ForeignText.empty(table.file) }
        let names = try texts(of: records)
        let line = records.recordLine
        var header = CSVHeader(names: names)
        guard names.count > 1 || header.id != nil || header.name != nil else {
            table.error(
                "one-column", "There is one column here; an edge needs two",
                remedy: "Separate the columns by commas, semicolons or tabs. A list of nodes needs a header: “id”.", line: line)
            return nil
        }
        if !header.isRecognized, try isHeader(names, before: records) {
            table.warn(
                "guessed-header",
                "The first line is taken for a header, as what stands below is of another kind: “\(names[0].prefix(40))” and "
                    + "“\(names[1].prefix(40))” for the two ends",
                remedy: "If it is an edge, put a header above it: source,target,…; if it is one, --columns says what its columns are for.",
                line: line)
        } else if !header.isRecognized {
            records = beginning
            let third = names.count > 2 && DecimalNumber.value(Array(names[2].utf8).span) != nil
            header = CSVHeader(columnCount: names.count, thirdIsNumber: third)
            table.warn(
                "no-header", "No header names the columns: the first line is read as an edge, its first two columns as the two ends",
                remedy: "If it is a header, call the two ends “source” and “target”.", line: line)
        }
        guard EdgeColumns(header) != nil || NodeColumns(header) != nil else {
            table.error(
                "no-ends",
                "The header names no columns for the two ends of an edge, but \(names.map { "“\($0)”" }.joined(separator: ", "))",
                remedy: "Call them “source” and “target”. A table of nodes has a column “id” or “name”.", line: line)
            return nil
        }
        checkNames(header, line)
        return header
    }

    private mutating func checkNames(_ header: CSVHeader, _ line: Int) {
        var seen: Set<String> = []
        for name in header.names where !name.isEmpty && !seen.insert(name).inserted {
            table.error("duplicate-column", "Two columns are called “\(name)”", remedy: "Rename one of them.", line: line)
        }
    }

    /// The header of a table of whose columns somebody says what they are for; nil if they are not there.
    private mutating func readHeader(_ records: inout CSVRecords, _ columns: ColumnMapping) throws(UnreadableFile) -> CSVHeader? {
        let beginning = records
        guard try records.next() else { throw ForeignText.empty(table.file) }
        var names = try texts(of: records)
        let line = records.recordLine
        if columns.isByNumbers, !CSVHeader(names: names).isRecognized, try !isHeader(names, before: records) {
            records = beginning
            names = names.indices.map { "column\($0 + 1)" }
            table.warn(
                "no-header", "No header names the columns: the first line is read as an edge",
                remedy: "If it is a header, give the columns by the names in it: --columns source=NAME,target=NAME.", line: line)
        }
        switch columns.match(names) {
        case .edges(let roles):
            self.roles = Set(roles.keys)
            let header = CSVHeader(names: names, edges: roles)
            checkNames(header, line)
            guard EdgeColumns(header) == nil else { return header }
            table.error(
                "no-ends", "No column is said, nor known by its name, to hold the ends of an edge. There are \(listed(names))",
                remedy: "Name them: --columns source=COLUMN,target=COLUMN.", line: line)
        case .nodes(let roles):
            self.roles = Set(roles.keys)
            let header = CSVHeader(names: names, nodes: roles)
            checkNames(header, line)
            return header
        case .shared(let role, let other, let column):
            table.error(
                "shared-column", "The column “\(names[column])” cannot be the \(role.rawValue) and the \(other.rawValue)",
                remedy: "Give one of the two another column, or leave it out.", line: line)
        case .missing(let missing):
            for (role, column) in missing {
                let similar = closestSpelling(to: column, among: names).map { "Did you mean “\($0)”? " } ?? ""
                table.error(
                    "unknown-column", "There is no column “\(column)” to be the \(role.rawValue). There are \(listed(names))",
                    remedy: similar + "Give the name as the header has it, or the number of the column.", line: line)
            }
        }
        return nil
    }

    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(40).map { "“\($0)”" }.joined(separator: ", ")
        return names.count > 40 ? shown + " and \(names.count - 40) more" : shown
    }

    /// Whether the first record differs from the second as names differ from numbers; or, in a column behind the two ends, from all that are looked
    /// at as a word differs from shares, sums and dates.
    private func isHeader(_ names: [String], before records: CSVRecords) throws(UnreadableFile) -> Bool {
        var records = records
        guard try records.next(), records.fields.count == names.count else { return false }
        let isAboveNumber = zip(names, records.fields).contains { name, field in
            !name.isEmpty && DecimalNumber.value(Array(name.utf8).span) == nil
                && DecimalNumber.value(bytes.span.extracting(field.range)) != nil
        }
        if isAboveNumber { return true }
        var mayHoldValues = names.map { !$0.isEmpty && !$0.contains(where: \.isNumber) }
        var holdsValues = names.map { _ in false }
        for count in 1... {
            for column in names.indices.dropFirst(2) where mayHoldValues[column] && !records.fields[column].range.isEmpty {
                mayHoldValues[column] = TableReader.isValue(bytes.span.extracting(records.fields[column].range))
                holdsValues[column] = mayHoldValues[column]
            }
            guard count < TableReader.sampleSize, try records.next(), records.fields.count == names.count else { break }
        }
        return holdsValues.contains(true)
    }

    /// So many records are looked at for what a column holds.
    private static let sampleSize = 50

    /// Whether a text is a number with what goes with it: `50%`, `€ 1.200`, `12/03/2007`, `3.5 EUR`. At most three letters are a unit.
    private static func isValue(_ text: Span<UInt8>) -> Bool {
        var (digits, letters) = (0, 0)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                // What begins with a letter is an id, such as p1.
                if digits == 0 { return false }
                letters += 1
            case UInt8(ascii: " "), UInt8(ascii: "%"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "$"):
                break
            default:
                // Letters of other scripts have such bytes, too.
                guard let length = currencySign(text, at: index) else { return false }
                index += length - 1
            }
            index += 1
        }
        return digits > 0 && letters <= 3
    }

    /// The length in bytes of a currency sign at a place: ¢, £ and ¥, and those from U+20A0 to U+20CF, such as € and ₽; nil if there is none.
    private static func currencySign(_ text: Span<UInt8>, at index: Int) -> Int? {
        let rest = text.count - index
        if text[index] == 0xC2, rest > 1, [0xA2, 0xA3, 0xA5].contains(text[index + 1]) { return 2 }
        guard text[index] == 0xE2, rest > 2 else { return nil }
        let isSign = text[index + 1] == 0x82 && text[index + 2] >= 0xA0 || text[index + 1] == 0x83 && text[index + 2] < 0x90
        return isSign ? 3 : nil
    }

    private func texts(of records: CSVRecords) throws(UnreadableFile) -> [String] { try records.texts }
}
