import RelationGraph

/// A node or an edge as the JSON of one of several programs writes it, without what is peculiar to the program.
struct JSONElement {
    enum Kind { case node, edge }

    private(set) var id: String?
    private(set) var source: String?
    private(set) var target: String?
    /// The name of a node, the type of an edge.
    private(set) var label: String?
    /// The key that gave it.
    private(set) var labelKey: String?
    /// Whether an edge points, if it says so itself.
    private(set) var isDirected: Bool?
    private(set) var properties: [(key: String, value: AttributeValue)] = []

    /// Objects that hold what belongs to the element itself.
    private static let transparent: Set<String> = ["data", "properties", "metadata"]
    /// Objects that say how it is drawn; in files without those above, they hold everything.
    private static let drawing: Set<String> = ["attributes", "position", "display", "viz"]
    static let names = ["name", "label", "title", "attributes.text", "attributes.label", "display.name"]
    static let types = [
        "relation", "relationship", "predicate", "type", "label", "kind", "interaction", "attributes.text", "attributes.label",
        "display.label",
    ]
    private static let ends = [
        (source: "source", target: "target"), ("node1_id", "node2_id"), ("from", "to"), ("source_id", "target_id"), ("start", "end"),
    ]

    init(_ pairs: [(String, JSONValue)], kind: Kind) {
        var entries: [(key: String, value: JSONValue)] = []
        JSONElement.flatten(pairs, prefix: "", hasData: pairs.contains { JSONElement.transparent.contains($0.0) }, into: &entries)
        switch kind {
        case .node: takeNode(&entries)
        case .edge: takeEdge(&entries)
        }
        // Other programs see the kind and the layer as their own categories; here, they are told already.
        let isOurs = entries.contains { $0.key.hasPrefix(PropertyName.prefix) }
        properties = entries.compactMap { key, value in
            if isOurs, key == "categories" { return nil }
            return AttributeValue(value).map { (key, $0) }
        }
    }

    /// Whether an element that does not say what it is has two ends.
    static func kind(_ pairs: [(String, JSONValue)]) -> Kind {
        for (key, value) in pairs {
            if key == "group", case .string(let group) = value { return group == "edges" ? .edge : .node }
            if key == "data", case .object(let data) = value { return data.contains { $0.0 == "source" } ? .edge : .node }
        }
        return pairs.contains { $0.0 == "source" } ? .edge : .node
    }

    private static func flatten(
        _ pairs: [(String, JSONValue)], prefix: String, hasData: Bool, into entries: inout [(key: String, value: JSONValue)]
    ) {
        for (key, value) in pairs {
            switch value {
            case .null: continue
            case .object(let inner) where prefix.isEmpty && transparent.contains(key):
                flatten(inner, prefix: "", hasData: hasData, into: &entries)
            case .object(let inner) where prefix.isEmpty && drawing.contains(key):
                flatten(inner, prefix: key == "attributes" && !hasData ? "" : key + ".", hasData: hasData, into: &entries)
            default:
                let name = prefix + key
                // The outer value counts, but where both are needed they are told apart.
                entries.append((entries.contains { $0.key == name } ? "data." + name : name, value))
            }
        }
    }

    private mutating func takeNode(_ entries: inout [(key: String, value: JSONValue)]) {
        id = JSONElement.take("id", from: &entries) ?? JSONElement.take("key", from: &entries)
        // A name that is the id says nothing; NetworkX gives such names for Cytoscape beside labels that say something.
        if let id { entries.removeAll { JSONElement.names.contains($0.key) && $0.value.word == id } }
        label = JSONElement.takeFirst(of: JSONElement.names, from: &entries)?.text
        entries.removeAll { $0.key == "group" && $0.value.word == "nodes" }
    }

    private mutating func takeEdge(_ entries: inout [(key: String, value: JSONValue)]) {
        for (sourceKey, targetKey) in JSONElement.ends {
            guard let from = entries.first(where: { $0.key == sourceKey }), let to = entries.first(where: { $0.key == targetKey }) else {
                continue
            }
            (source, target) = (from.value.id, to.value.id)
            entries.removeAll { $0.key == sourceKey || $0.key == targetKey }
            break
        }
        let type = JSONElement.takeFirst(of: JSONElement.types, from: &entries)
        (label, labelKey) = (type?.text, type?.key)
        if let own = entries.first(where: { $0.key == "id" }), own.value.id?.hasPrefix(PropertyName.prefix) == true {
            entries.removeAll { $0.key == "id" }
        }
        entries.removeAll { $0.key == "group" && $0.value.word == "edges" }
        takeDirection(&entries)
    }

    private mutating func takeDirection(_ entries: inout [(key: String, value: JSONValue)]) {
        for (key, value) in entries {
            switch (key, value) {
            case ("directed", .bool(let flag)), ("is_directional", .bool(let flag)): isDirected = flag
            case ("undirected", .bool(let flag)): isDirected = !flag
            case ("arrow", .string("2->1")):
                (source, target) = (target, source)
                isDirected = true
            case ("arrow", .string(let text)): isDirected = text == "1->2" || text == "->"
            case ("arrow", .bool(let flag)): isDirected = flag
            default: continue
            }
            entries.removeAll { $0.key == key }
            return
        }
    }

    private static func take(_ key: String, from entries: inout [(key: String, value: JSONValue)]) -> String? {
        guard let position = entries.firstIndex(where: { $0.key == key }), let text = entries[position].value.id else { return nil }
        entries.remove(at: position)
        return text
    }

    /// Takes the first of several keys that holds a text.
    private static func takeFirst(
        of keys: [String], from entries: inout [(key: String, value: JSONValue)]
    ) -> (key: String, text: String)? {
        for key in keys {
            guard let position = entries.firstIndex(where: { $0.key == key }), let text = entries[position].value.word else { continue }
            entries.remove(at: position)
            if !text.isEmpty { return (key, text) }
        }
        return nil
    }
}

extension JSONValue {
    /// The id that a value is: a text, a number, a list as Python's tuples become; of a node that stands for itself, its id.
    fileprivate var id: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .integer, .number, .array: compactText
        case .object(let pairs): pairs.first { $0.0 == "id" }?.1.id
        case .null, .bool: nil
        }
    }

    /// The text that a name or a type may be; nil for lists and objects.
    fileprivate var word: String? {
        switch self {
        case .string(let text): text
        case .integer, .number: compactText
        default: nil
        }
    }
}

extension AttributeValue {
    /// What a value means as a free attribute; nil for `null`.
    init?(_ json: JSONValue) {
        switch json {
        case .null: return nil
        case .bool(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .decimal(number)
        case .string(let text): self = .text(text)
        case .array, .object: self = .text(json.compactText)
        }
    }
}
