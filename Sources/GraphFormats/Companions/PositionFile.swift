import RelationGraph

/// Where the boxes of a map stand, as a file that people may edit: kept from drawing to drawing, so that a small change to the notes moves little.
///
/// Coordinates are points from the left and from the top, of each box's middle. The text lists the ids in order, one a line, so that a version's
/// difference shows what moved.
public struct PositionFile: Sendable, Hashable {
    public struct Place: Sendable, Hashable {
        public var x: Double
        public var y: Double
        /// Put there by a person, never to be moved.
        public var isPinned: Bool

        public init(x: Double, y: Double, isPinned: Bool = false) {
            self.x = x
            self.y = y
            self.isPinned = isPinned
        }
    }

    /// The layout that the places come from.
    public var layout: String?
    /// By id of the node.
    public var places: [String: Place]

    public init(layout: String? = nil, places: [String: Place] = [:]) {
        self.layout = layout
        self.places = places
    }

    private enum Key {
        static let version = "relgraph-positions"
        static let (layout, nodes) = ("layout", "nodes")
        static let (x, y, pinned) = ("x", "y", "pinned")
    }

    private static let range = -100_000.0...100_000.0

    // MARK: Reading

    /// - Parameters:
    ///   - file: its name in problems.
    ///   - layouts: the layouts that there are.
    /// - Throws: `GraphProblems` with all that is wrong, each with its place.
    public init(_ bytes: [UInt8], file: String, layouts: [String]) throws(GraphProblems) {
        var reader = try CompanionReader(bytes, file: file, version: Key.version)
        self.init()
        for entry in reader.entries {
            switch entry.key {
            case Key.layout: layout = reader.word(entry, among: layouts)
            case Key.nodes: for node in reader.mapping(entry) { places[node.key] = PositionFile.place(node, &reader) }
            default: reader.unknownField(entry, known: [Key.layout, Key.nodes])
            }
        }
        try reader.finish()
    }

    private static func place(_ node: YAMLEntry, _ reader: inout CompanionReader) -> Place? {
        var x: Double?
        var y: Double?
        var isPinned = false
        let fields = reader.mapping(node)
        for field in fields {
            switch field.key {
            case Key.x: x = reader.number(field, in: range)
            case Key.y: y = reader.number(field, in: range)
            case Key.pinned: isPinned = reader.flag(field) ?? false
            default: reader.unknownField(field, known: [Key.x, Key.y, Key.pinned])
            }
        }
        for key in [Key.x, Key.y] where !fields.contains(where: { $0.key == key }) {
            reader.error(
                "missing-\(key)", "The place of “\(node.key)” has no `\(key):`", remedy: "Write both x and y, or remove the line.",
                at: reader.place(node))
        }
        guard let x, let y else { return nil }
        return Place(x: x, y: y, isPinned: isPinned)
    }

    // MARK: Writing

    /// The file, in canonical form.
    public var text: String {
        var emitter = YAMLEmitter()
        let head = """
            Where the boxes of a map stand: `relgraph render --positions` reads this file and keeps it up to date.
            In points from the left and from the top, of each box's middle. Edit it as you like; with `pinned: true` a box stays for good.
            """
        var lines = [YAMLLine(Key.version, .bare("1"), comment: head)]
        if let layout { lines.append(YAMLLine(Key.layout, .text(layout))) }
        let nodes = places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { id, place in
            var fields = [YAMLLine(Key.x, .bare(place.x.short)), YAMLLine("y", .bare(place.y.short))]
            for index in fields.indices { fields[index].isWord = true }
            if place.isPinned { fields.append(YAMLLine(Key.pinned, .bare("true"))) }
            return YAMLLine(id, .mapping(fields))
        }
        if !nodes.isEmpty { lines.append(YAMLLine(Key.nodes, .block(nodes))) }
        emitter.emit(lines)
        return emitter.text
    }
}

extension Double {
    /// Without the decimals of a whole number.
    fileprivate var short: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
