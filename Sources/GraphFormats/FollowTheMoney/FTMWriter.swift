import RelationGraph

/// Writes entities of FollowTheMoney as JSON lines.
///
/// A graph that was read from such files goes back as it came: nodes under their schema with all properties, edges as the relations that they
/// were. Any other graph is written with the schemata and properties that come nearest, for other programs, and with members of our own beside
/// them, from which it comes back whole: see `FTMMemberWriter`.
enum FTMWriter {
    /// - Complexity: O(nodes + relations + what they have); a graph of entities alone is read back to see that it comes back.
    static func lines(of graph: RelationGraph) -> (bytes: [UInt8], loss: LossReport) {
        if let bytes = FTMPlainWriter.lines(of: graph) { return (bytes, LossReport()) }
        var writer = FTMMemberWriter(graph)
        return writer.lines()
    }
}

/// What a line says of one entity.
struct FTMLine {
    let id: String
    let schema: String
    var properties = FTMValues()
    /// What stands beside the properties.
    var context: [(String, JSONValue)] = []

    init(id: String, schema: String) { (self.id, self.schema) = (id, schema) }

    func write(into bytes: inout [UInt8]) {
        JSONValue.object([("id", .string(id)), ("schema", .string(schema)), ("properties", properties.json)] + context)
            .writeCompact(into: &bytes)
        bytes.append(0x0A)
    }
}

/// The values of properties in the order in which they first come, each value once.
struct FTMValues {
    private var names: [String] = []
    private var values: [String: [String]] = [:]
    private var known: Set<[String]> = []

    mutating func add(_ name: String, _ texts: [String]) {
        for text in texts where !text.isEmpty && known.insert([name, text]).inserted {
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(text)
        }
    }

    mutating func add(_ name: String, _ text: String?) {
        if let text { add(name, [text]) }
    }

    /// Adds some properties of others.
    mutating func add(_ names: [String], of others: FTMValues) {
        for name in names { add(name, others.values[name] ?? []) }
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    var pairs: [(name: String, value: String)] { names.flatMap { name in (values[name] ?? []).map { (name, $0) } } }

    var json: JSONValue { .object(names.map { ($0, JSONValue.strings(values[$0] ?? [])) }) }
}

/// Gives the entities of relations ids that no other entity has.
struct FTMRelationIDs {
    private let graph: RelationGraph
    /// The ids given, with the places of the relations that were read under them.
    private var places: [String: SourcePlace?] = [:]

    init(_ graph: RelationGraph) { self.graph = graph }

    /// - Parameters:
    ///   - given: the id that it was read under.
    ///   - isShared: whether relations from one place keep the id of the one entity with several ends that they were.
    mutating func id(of relation: Relation, _ given: String?, isShared: Bool) -> String {
        if let given, !given.isEmpty, graph.node(id: given) == nil {
            let isFree = places[given].map { isShared && $0 != nil && $0 == relation.place } ?? true
            if isFree {
                places[given] = .some(relation.place)
                return given
            }
        }
        return free("relation-\(relation.index + 1)")
    }

    /// An id that no node and no relation has, made of the one given.
    mutating func free(_ id: String) -> String {
        var id = id
        while graph.node(id: id) != nil || places[id] != nil { id += "-2" }
        places[id] = .some(nil)
        return id
    }
}

extension AttributeValue {
    /// The single texts of a value or a list; nil if it holds a map.
    var texts: [String]? {
        switch self {
        case .map: return nil
        case .list(let values):
            let texts = values.map(\.texts)
            return texts.contains { $0 == nil } ? nil : texts.flatMap { $0 ?? [] }
        default: return [text]
        }
    }
}
