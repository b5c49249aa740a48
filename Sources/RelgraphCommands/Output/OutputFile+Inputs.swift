import GraphFormats
import Synchronization

extension OutputFile {
    /// - Throws: `CommandError` if a file was read, or would be read with the notes among which it stands.
    static func guardInputs(from path: String, _ target: String, exists: Bool) throws {
        for (paths, format) in inputs.withLock({ $0 }) {
            if exists, GraphLoader.reads(target, at: paths, inputFormat: format) {
                throw wasRead(path)
            }
            try guardFolders(at: paths, from: path, target)
        }
    }

    /// - Throws: `CommandError` if a file would stand in a folder among the paths that is read with all such files.
    static func guardFolders(at paths: [String], from path: String, _ target: String) throws {
        if let folder = GraphLoader.folder(at: paths, reading: target) { throw amongNotes(path, folder) }
    }

    /// The folder that the command has read, and that a new file would be read with the next time; nil if there is none.
    static func folderRead(with path: String) -> String? {
        inputs.withLock { $0 }.lazy.compactMap { GraphLoader.folder(at: $0.paths, reading: path) }.first
    }

    /// Why a file is not written into a folder of notes.
    static func amongNotes(_ path: String, _ folder: String) -> CommandError {
        CommandError("\(path.quoted) would stand among the notes of \(folder.quoted), and be read with them. Name a place outside.")
    }

    /// Why a file that was read is not replaced.
    static func wasRead(_ path: String) -> CommandError {
        CommandError("\(path.quoted) is what was read, and would be lost. Name another file.")
    }

    /// Whether a file is called and begins like notes.
    static func holdsNotes(_ path: String) -> Bool {
        guard InputFormat(path: path) == .relgraph, let bytes = try? [UInt8](contentsOfFile: path, limit: 1 << 16) else { return false }
        return InputFormat(content: bytes) == .relgraph
    }
}
