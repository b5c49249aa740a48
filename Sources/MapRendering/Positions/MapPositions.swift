import Graphviz

/// Where the boxes of a map stand, kept from one drawing to the next.
public struct MapPositions: Sendable, Hashable {
    public struct Place: Sendable, Hashable {
        /// The middle of the box, in points; y grows down.
        public var center: Point
        /// Put there by a person, never to be moved.
        public var isPinned: Bool

        public init(_ center: Point, isPinned: Bool = false) {
            self.center = center
            self.isPinned = isPinned
        }
    }

    /// By id of the node.
    public var places: [String: Place]

    public init(_ places: [String: Place] = [:]) { self.places = places }
}

/// What became of the boxes when a map was drawn with kept positions.
struct Placement: Sendable {
    var centers: [Point]
    /// Ids of boxes that had no place yet.
    var new: [String] = []
    /// Ids of boxes that had to make room, because they grew or were put upon others.
    var moved: [String] = []

    /// In sentences.
    func notes(gone: [String]) -> [String] {
        var notes: [String] = []
        if !new.isEmpty, new.count < centers.count {
            notes.append("New on the map, and placed near what they belong to: \(Placement.list(new)).")
        }
        if !gone.isEmpty { notes.append("Not on the map any more: \(Placement.list(gone)).") }
        if !moved.isEmpty { notes.append("Moved, because two boxes would have covered each other: \(Placement.list(moved)).") }
        return notes
    }

    private static func list(_ ids: [String]) -> String {
        ids.prefix(6).joined(separator: ", ") + (ids.count > 6 ? " and \(ids.count - 6) more" : "")
    }
}
