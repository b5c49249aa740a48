/// What the columns of a table are for, where somebody says it instead of leaving it to their names.
///
/// Written as `source=Buyer,target=Seller,type=Deal`: roles with the names of columns as the header has them, or with their numbers, counted
/// from 1. A column that has no role is a free attribute, as without a mapping.
public struct ColumnMapping: Hashable, Sendable {
    /// What a column may be for.
    public enum Role: String, Sendable, CaseIterable {
        /// The two ends of an edge, the type of its relation, and whether it points.
        case source, target, type, direction
        /// The attribute `weight` of an edge, whatever the column is called.
        case weight
        /// When a relation began, when it ended, and the one date of which it is told: attributes of these names, which date the edge.
        case since, until, date
        /// The id and the name of a node.
        case id, name

        /// Belongs to a table of nodes.
        var isOfNodes: Bool { self == .id || self == .name }
    }

    private let columns: [Role: String]

    /// - Throws: `ColumnMappingError` if the text is no such list, names a role twice or one that there is none of, or one end without the other.
    public init(_ text: String) throws(ColumnMappingError) {
        // A piece without an equals sign goes on with a name that holds a comma.
        var pieces: [String] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if piece.contains("=") || pieces.isEmpty { pieces.append(String(piece)) } else { pieces[pieces.count - 1] += "," + piece }
        }
        var columns: [Role: String] = [:]
        for piece in pieces {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(ColumnMapping.trimmed)
            guard halves.count == 2, !halves[1].isEmpty else { throw .noPair(ColumnMapping.trimmed(piece)) }
            guard let role = Role(rawValue: halves[0].lowercased()) else { throw .unknownRole(halves[0]) }
            guard columns.updateValue(halves[1], forKey: role) == nil else { throw .repeatedRole(role) }
        }
        for (end, other) in [(Role.source, Role.target), (.target, .source)] where columns[end] != nil && columns[other] == nil {
            throw .missingEnd(other)
        }
        self.columns = columns
    }

    /// The roles, each with its column, that none of several tables had.
    func unused(besides used: Set<Role>) -> [(role: Role, column: String)] {
        Role.allCases.compactMap { role in used.contains(role) ? nil : columns[role].map { (role, $0) } }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Where the columns stand in a table with such a header.
    enum Match {
        /// A table of edges, or of nodes.
        case edges([Role: Int])
        case nodes([Role: Int])
        /// These are not there.
        case missing([(role: Role, column: String)])
        /// One column is given two roles that exclude each other.
        case shared(Role, Role, column: Int)
    }

    /// A mapping may be for a table of edges and for one of nodes that are read together: a table is that whose ends, or whose id, it has.
    func match(_ names: [String]) -> Match {
        let ends = columns.filter { $0.key == .source || $0.key == .target }
        let (ofNodes, ofEdges) = (columns.filter(\.key.isOfNodes), columns.filter { !$0.key.isOfNodes })
        let found = columns.compactMapValues { position(of: $0, in: names) }
        // A name may be an id too.
        let roles = Role.allCases.filter { found[$0] != nil && $0 != .id }
        for (index, role) in roles.enumerated() {
            if let other = roles[..<index].first(where: { found[$0] == found[role] }) {
                return .shared(other, role, column: found[role] ?? 0)
            }
        }
        func missing(_ wanted: [Role: String]) -> [(role: Role, column: String)] {
            Role.allCases.compactMap { role in found[role] == nil ? wanted[role].map { (role, $0) } : nil }
        }
        // A table that names its ends is one of edges, unless it is said which of its columns tell nodes.
        if ends.isEmpty, ofNodes.isEmpty || !missing(ofNodes).isEmpty, CSVHeader(names: names).namesBothEnds {
            return missing(ofEdges).isEmpty ? .edges(found.filter { !$0.key.isOfNodes }) : .missing(missing(ofEdges))
        }
        if !ends.isEmpty, missing(ends).isEmpty || ofNodes.isEmpty {
            return missing(ofEdges).isEmpty ? .edges(found.filter { !$0.key.isOfNodes }) : .missing(missing(ofEdges))
        }
        if !ofNodes.isEmpty, missing(ofNodes).isEmpty { return .nodes(found.filter(\.key.isOfNodes)) }
        if !ofNodes.isEmpty { return .missing(missing(ends.merging(ofNodes) { end, _ in end })) }
        return missing(ofEdges).isEmpty ? .edges(found) : .missing(missing(ofEdges))
    }

    /// Whether columns are told by their numbers alone, as those of a table without a header are.
    var isByNumbers: Bool { columns.values.allSatisfy { Int($0) != nil } }

    private func position(of column: String, in names: [String]) -> Int? {
        if let position = names.firstIndex(of: column) { return position }
        let plain = CSVHeader.plain(column)
        // “buyer” for “Buyer ”, unless several are that.
        let alike = names.indices.filter { !plain.isEmpty && CSVHeader.plain(names[$0]) == plain }
        if alike.count == 1 { return alike[0] }
        return Int(column).flatMap { (1...max(1, names.count)).contains($0) && $0 <= names.count ? $0 - 1 : nil }
    }
}

/// Why a text is no mapping of columns.
public enum ColumnMappingError: Error, Hashable, Sendable, CustomStringConvertible {
    case noPair(String)
    case unknownRole(String)
    case repeatedRole(ColumnMapping.Role)
    case missingEnd(ColumnMapping.Role)

    public var description: String {
        switch self {
        case .noPair(let text): "“\(text)” is no role with a column. \(ColumnMappingError.example)"
        case .unknownRole(let name):
            "“\(name)” is no role of a column. There are \(ColumnMapping.Role.allCases.map(\.rawValue).joined(separator: ", ")). "
                + ColumnMappingError.example
        case .repeatedRole(let role): "The role “\(role.rawValue)” is given to two columns. Leave one of them out: it stays an attribute."
        case .missingEnd(let role):
            "One end of the edges is named, but not the other. Say which column is the \(role.rawValue): \(role.rawValue)=COLUMN."
        }
    }

    private static let example = "Write source=Buyer,target=Seller, for a table of nodes id=Number,name=Firm."
}
