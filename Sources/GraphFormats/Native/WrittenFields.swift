import RelationGraph

/// Where in files of notes the fields of nodes and entries stand, which the model keeps no places of.
///
/// Reads every file at most once, when it is first asked for a place in it.
public struct WrittenFields {
    private struct Position: Hashable {
        var line: Int32
        var column: Int32
    }

    /// The fields of every node, by the place of its id, and of every entry, by its own.
    private var files: [String: [Position: [YAMLEntry]]] = [:]
    private let contents: (String) -> [UInt8]?

    /// The files as they are on the disk.
    public init() {
        self.init { path in try? Array(contentsOfFile: path, limit: SourceText.sizeLimit + 1) }
    }

    /// - Parameter contents: gives what a file holds; nil if it cannot be read again.
    public init(contents: @escaping (String) -> [UInt8]?) { self.contents = contents }

    /// The place of a field of what stands at a place, or that place where the field is not written out.
    ///
    /// - Parameter path: the keys that lead to the field: `role`; `attributes`, `rank`.
    public mutating func place(of path: [String], at place: SourcePlace) -> SourcePlace {
        let key = place.file
        if files[key] == nil { files[key] = InputFormat(path: key) == .relgraph ? WrittenFields.read(contents(key), key) : [:] }
        guard var fields = files[key]?[Position(line: Int32(clamping: place.line), column: Int32(clamping: place.column))] else {
            return place
        }
        var found = place
        for name in path {
            // A period may be written as its beginning or its end.
            let names = name == NodeField.when.rawValue ? [NodeField.when, .since, .until].map(\.rawValue) : [name]
            guard let entry = fields.first(where: { names.contains($0.key) }) else { return found }
            found = SourcePlace(file: key, line: Int(entry.line), column: Int(entry.column))
            guard case .mapping(let inner) = entry.value.content else { return found }
            fields = inner
        }
        return found
    }

    private static func read(_ bytes: [UInt8]?, _ file: String) -> [Position: [YAMLEntry]] {
        guard let bytes else { return [:] }
        do throws(UnreadableFile) {
            var fields: [Position: [YAMLEntry]] = [:]
            let source = try SourceText(bytes, file: file)
            let root = try YAMLTree(source).root
            collect(root, at: nil, into: &fields)
            // What is of the whole file is placed at its beginning, whatever comment stands there.
            if case .mapping(let entries) = root.content { fields[Position(line: 1, column: 1)] = entries }
            return fields
        } catch {
            return [:]
        }
    }

    /// - Parameter key: where the key stands whose value this is.
    private static func collect(_ value: YAMLValue, at key: Position?, into fields: inout [Position: [YAMLEntry]]) {
        switch value.content {
        case .scalar: break
        case .list(let values): for element in values { collect(element, at: nil, into: &fields) }
        case .mapping(let entries):
            // An entry in brackets stands at its bracket; one in lines where its first key does.
            let own = key ?? Position(line: value.line, column: value.column)
            fields[own] = entries
            for entry in entries { collect(entry.value, at: Position(line: entry.line, column: entry.column), into: &fields) }
        }
    }
}
