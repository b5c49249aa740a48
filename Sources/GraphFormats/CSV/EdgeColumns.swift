import RelationGraph

/// The columns in which the ends of edges stand.
struct EndColumns {
    let header: CSVHeader
    let source: Int
    let target: Int

    /// The columns that a header names; of one that names other things only, the first two. Nil if those are named as something else.
    init?(_ header: CSVHeader) {
        self.header = header
        guard !header.namesBothEnds else {
            source = header.source ?? 0
            target = header.target ?? 1
            return
        }
        guard header.names.count > 1, !CSVHeader.isOther(header.names[0]), !CSVHeader.isOther(header.names[1]) else { return nil }
        (source, target) = (0, 1)
    }
}

/// What a column holds in all records: the narrowest type that fits them.
struct ColumnSurvey {
    private(set) var hasValue = false
    private var isInteger = true
    private var isDecimal = true
    private var isBoolean = true
    private var isDirection = true

    mutating func take(_ content: ArraySlice<UInt8>) {
        hasValue = true
        if isInteger, DecimalNumber.plainInteger(content) == nil { isInteger = false }
        if isDecimal, !isInteger, DecimalNumber.plainDecimal(content) == nil { isDecimal = false }
        if isBoolean { isBoolean = content.elementsEqual("true".utf8) || content.elementsEqual("false".utf8) }
        if isDirection { isDirection = ColumnSurvey.isUndirected(content) || ColumnSurvey.reads(content, "directed") }
    }

    var type: AttributeColumn.ValueType { isInteger ? .integer : isDecimal ? .decimal : isBoolean ? .boolean : .text }

    /// Nothing but “Directed” and “Undirected”.
    var holdsDirections: Bool { hasValue && isDirection }

    static func isUndirected(_ content: ArraySlice<UInt8>) -> Bool { reads(content, "undirected") || reads(content, "mutual") }

    /// Whether content is a word in lower case letters, in whatever case.
    private static func reads(_ content: ArraySlice<UInt8>, _ word: String) -> Bool {
        content.count == word.utf8.count && content.elementsEqual(word.utf8) { $0 | 0x20 == $1 }
    }
}

/// What all records together hold.
struct EdgeSurvey {
    var columns: [ColumnSurvey]
    var recordCount = 0
}

/// What every column of a table of edges is for.
struct EdgeColumns {
    let names: [String]
    let recordCount: Int
    let source: Int
    let target: Int
    /// Gives the type of the relation.
    private(set) var type: Int?
    /// Says of every edge whether it is directed.
    private(set) var direction: Int?
    /// Whatever else there is.
    private(set) var attributes: [(column: Int, key: String, type: AttributeColumn.ValueType)] = []

    init(_ ends: EndColumns, _ survey: EdgeSurvey) {
        names = ends.header.names
        recordCount = survey.recordCount
        source = ends.source
        target = ends.target
        let candidates = ends.header.typeCandidates.filter { $0 != ends.source && $0 != ends.target }
        direction = candidates.first { survey.columns[$0].holdsDirections }
        let direction = direction
        type = candidates.first { $0 != direction }
        for column in names.indices where ![source, target, type, direction].contains(column) && survey.columns[column].hasValue {
            attributes.append((column, names[column].isEmpty ? "column\(column + 1)" : names[column], survey.columns[column].type))
        }
    }
}
