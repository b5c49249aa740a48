import RelationGraph

/// The attributes of an element of GEXF.
struct GEXFAttributes {
    let values: [(name: String, value: String)]

    subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// When the element begins and ends to be, whether or not that day belongs to it.
    var start: String? { values.first { $0.name == "start" || $0.name == "startopen" }?.value }
    var end: String? { values.first { $0.name == "end" || $0.name == "endopen" }?.value }

    /// Whether they say of a value when it holds.
    var areOfATime: Bool { values.contains { ["start", "end", "startopen", "endopen", "timestamp"].contains($0.name) } }

    /// Whether an edge says that it does not point; nil if `type` is no direction: NetworkX puts an attribute of that name there, whatever it says.
    var isUndirected: Bool? {
        switch self["type"] {
        case "undirected", "mutual": true
        case "directed": false
        default: nil
        }
    }

    /// What an element of the drawing says, as attributes of the node or the edge.
    func drawing(_ element: String) -> [(key: String, value: AttributeValue)] {
        func number(_ key: String) -> Double? { self[key].flatMap { DecimalNumber.value(Array($0.utf8).span) } }
        switch element {
        case "color":
            if let hex = self["hex"] { return [("viz:color", .text(hex))] }
            let color = GEXFColor(red: number("r"), green: number("g"), blue: number("b"), alpha: number("a"))
            return color.map { [("viz:color", .text($0.text))] } ?? []
        case "position": return ["x", "y", "z"].compactMap { axis in number(axis).map { ("viz:" + axis, .decimal($0)) } }
        case "size", "thickness": return number("value").map { [("viz:" + element, .decimal($0))] } ?? []
        case "shape": return self["value"].map { [("viz:shape", .text($0))] } ?? []
        default: return []
        }
    }
}
