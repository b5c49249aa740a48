import GraphFormats
import Synchronization

extension OutputFile {
    /// - Throws: `CommandError` if a file was read, or would be read with the notes among which it stands.
    static func guardInputs(from path: String, _ target: String, exists: Bool) throws {
        for (paths, format) in inputs.withLock({ $0 }) {
            if exists, GraphLoader.reads(target, at: paths, inputFormat: format) {
                throw CommandError("\(path.quoted) is what was read, and would be lost. Name another file.")
            }
            try guardFolders(at: paths, from: path, target)
        }
    }

    /// - Throws: `CommandError` if a file would stand in a folder among the paths that is read with all such files.
    static func guardFolders(at paths: [String], from path: String, _ target: String) throws {
        guard let folder = GraphLoader.folder(at: paths, reading: target) else { return }
        throw CommandError("\(path.quoted) would stand among the notes of \(folder.quoted), and be read with them. Name a place outside.")
    }

    /// Whether a file is called and begins like notes.
    static func holdsNotes(_ path: String) -> Bool {
        guard InputFormat(path: path) == .relgraph, let bytes = try? [UInt8](contentsOfFile: path, limit: 1 << 16) else { return false }
        return InputFormat(content: bytes) == .relgraph
    }
}
