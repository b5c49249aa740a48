/// What the columns of a table of edges, or of nodes, are, as far as their names tell.
struct CSVHeader {
    /// The names as they are written, without blanks around them.
    let names: [String]
    /// The columns of the two ends.
    let source: Int?
    let target: Int?
    /// The columns that would give a node its id and its name.
    let id: Int?
    let name: Int?
    /// The columns whose names may give a type, the best first.
    let typeCandidates: [Int]
    /// The column that says of every edge whether it points, if somebody names it.
    private(set) var direction: Int?
    /// Somebody says that it is a table of nodes.
    private(set) var isOfNodes = false
    /// Somebody says what the columns of a table of edges are for; none is taken for an end that is not called so.
    private(set) var isMapped = false

    /// The names that the two ends go by, letters only: a pair must be there as a pair.
    static let pairs: [(source: String, target: String)] = [
        ("source", "target"), ("src", "dst"), ("src", "dest"), ("source", "destination"), ("src", "target"), ("from", "to"),
        ("subject", "object"), ("u", "v"), ("start", "end"), ("sourceid", "targetid"), ("fromid", "toid"), ("fromnode", "tonode"),
        ("fromnodeid", "tonodeid"), ("sourcenode", "targetnode"), ("startid", "endid"), ("node1", "node2"), ("nodea", "nodeb"),
        ("sender", "receiver"), ("sender", "recipient"), ("parent", "child"),
    ]
    static let typeNames = ["relation", "relationship", "relationtype", "predicate", "type", "label", "edgetype", "kind"]
    static let idNames = ["id", "nodeid", "node"]
    static let nodeNames = ["name", "label", "title"]
    /// Names that belong to a header, but to none of the two ends.
    private static let otherNames = ["id", "nodeid", "weight", "name", "value", "date", "timestamp", "directed"]

    /// Whether any of the names is one that only a header would have.
    let isRecognized: Bool
    var namesBothEnds: Bool { source != nil && target != nil }

    init(names: [String]) {
        self.names = names
        let plain = names.map(CSVHeader.plain)
        let pair = CSVHeader.pairs.first { plain.contains($0.source) && plain.contains($0.target) }
        source = pair.flatMap { plain.firstIndex(of: $0.source) }
        target = pair.flatMap { plain.firstIndex(of: $0.target) }
        id = CSVHeader.idNames.compactMap { plain.firstIndex(of: $0) }.first
        name = CSVHeader.nodeNames.compactMap { plain.firstIndex(of: $0) }.first
        typeCandidates = CSVHeader.typeNames.compactMap { plain.firstIndex(of: $0) }
        isRecognized = pair != nil || names.contains(where: CSVHeader.isOther)
    }

    /// A header of which somebody says what columns are for; what is left open, their names tell.
    init(names: [String], edges roles: [ColumnMapping.Role: Int]) {
        let guessed = CSVHeader(names: names)
        var names = names
        // Attributes that go by these names everywhere.
        for role in [ColumnMapping.Role.weight, .since, .until, .date] {
            guard let own = roles[role] else { continue }
            for column in names.indices where names[column] == role.rawValue && column != own { names[column] += " (column \(column + 1))" }
            names[own] = role.rawValue
        }
        self.init(
            names: names, ends: (roles[.source] ?? guessed.source, roles[.target] ?? guessed.target), guessed.id, guessed.name,
            types: roles[.type].map { [$0] } ?? guessed.typeCandidates.filter { $0 != roles[.weight] }, isRecognized: true)
        direction = roles[.direction]
        isMapped = true
    }

    /// The same for a table of nodes.
    init(names: [String], nodes roles: [ColumnMapping.Role: Int]) {
        let guessed = CSVHeader(names: names)
        let id = roles[.id] ?? guessed.id
        let name = roles[.name] ?? guessed.name
        self.init(names: names, ends: (nil, nil), id, name == id && roles[.name] == nil ? nil : name, types: [], isRecognized: true)
        isOfNodes = true
    }

    private init(names: [String], ends: (Int?, Int?), _ id: Int?, _ name: Int?, types: [Int], isRecognized: Bool) {
        self.names = names
        (source, target) = ends
        (self.id, self.name) = (id, name)
        typeCandidates = types
        self.isRecognized = isRecognized
    }

    /// Names for the columns of a table without a header: two ends, a third column that is a weight or a type, others.
    init(columnCount: Int, thirdIsNumber: Bool) {
        let known = ["source", "target", thirdIsNumber ? "weight" : "type"]
        self.init(names: (0..<columnCount).map { known.indices.contains($0) ? known[$0] : "column\($0 + 1)" })
    }

    /// Whether a name belongs to a header, but to none of the two ends.
    static func isOther(_ name: String) -> Bool { (typeNames + otherNames).contains(plain(name)) }

    static func plain(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }
}
