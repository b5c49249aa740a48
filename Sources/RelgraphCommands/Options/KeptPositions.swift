import Foundation
import GraphFormats
import Graphviz
import MapRendering
import RelationGraph

/// The file of `--positions`: read before a map is drawn, written before the picture is: where the places cannot be kept, there is no map. A
/// block of a report names it as from the report, and only reads it.
struct KeptPositions {
    private let path: String
    private let file: PositionFile
    private let isNew: Bool

    /// Nil without the option.
    ///
    /// - Parameter picture: where the map goes; `-` for standard output.
    /// - Throws: `CommandError` if it cannot be read, with what is wrong in it, or does not fit the format or the picture.
    init?(_ name: String?, format: MapFormat, besides picture: String) throws {
        guard let name else { return nil }
        if format == .dot || format == .json {
            throw CommandError("--positions is for pictures, but the format is \(format.rawValue). Leave it out, or name an .svg file.")
        }
        if name.isEmpty || name == "-" { throw CommandError("--positions names no file. Write --positions map.positions.yaml.") }
        let collector = AnswerCollector.current
        let path = collector?.path(name) ?? name
        if picture != "-", PathCheck.isSameOrWithin(path, picture) {
            throw CommandError("--positions and --out both name \(path.quoted): the places would stand where the map was. Name two files.")
        }
        self.path = path
        isNew = !FileManager.default.fileExists(atPath: path)
        if isNew, collector != nil {
            throw CommandError(
                "There is no file \(path.quoted), and a report makes none. Make it with relgraph render --positions, or leave the option out."
            )
        }
        if isNew, let folder = OutputFile.folderRead(with: path) {
            let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "map"
            throw CommandError(
                "\(path.quoted) would stand among the notes of \(folder.quoted), and be read with them. A file of places is passed over there if "
                    + "its name ends in \(CompanionFile.positions.suffix): call it \((name + CompanionFile.positions.suffix).quoted).")
        }
        if isNew {
            try OutputFile.check(path, as: .text)
            file = PositionFile()
        } else {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw CommandError("Cannot read \(path.quoted). Check the path and its permissions.")
            }
            file = try CommandError.naming("positions file", path) {
                try PositionFile(Array(bytes), file: path, layouts: MapLayout.allCases.map(\.rawValue))
            }
        }
    }

    /// Gives the kept places to a map.
    ///
    /// - Throws: `CommandError` if another layout is asked for than the places come from.
    func prepare(_ options: inout MapOptions) throws {
        if let kept = file.layout.flatMap(MapLayout.init(rawValue:)) {
            if let asked = options.layout, asked != kept {
                throw CommandError(
                    "\(path.quoted) keeps places of the layout \(kept.rawValue), but \(asked.rawValue) is asked for. Ask for that one, or name another file."
                )
            }
            options.layout = kept
        }
        options.positions = MapPositions(
            file.places.mapValues { MapPositions.Place(Point(x: $0.x, y: $0.y), isPinned: $0.isPinned) })
    }

    /// Keeps where the boxes stand now. Nodes that the graph has, but not the map, keep their places too; of others, only those that are pinned.
    ///
    /// - Throws: `CommandError` with the reason if the file cannot be written.
    func write(_ positions: MapPositions?, layout: MapLayout, of graph: RelationGraph) throws {
        guard let positions, AnswerCollector.current == nil else { return }
        let places = positions.places.filter { id, place in place.isPinned || graph.node(id: id) != nil }
        let kept = PositionFile(
            layout: layout.rawValue,
            places: places.mapValues { PositionFile.Place(x: $0.center.x, y: $0.center.y, isPinned: $0.isPinned) })
        if isNew || kept != file { try OutputFile.write(Array(kept.text.utf8), to: path, as: .text) }
    }
}
