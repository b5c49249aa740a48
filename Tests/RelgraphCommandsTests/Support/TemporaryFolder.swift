import Foundation

/// A folder that goes with the value, and with it whatever was opened in it.
final class TemporaryFolder {
    let path: String
    /// Closed here: a process that has ended may hold on to its streams, and the tests start more processes than files may be open.
    private var handles: [FileHandle] = []

    init() throws {
        // Not the standardized form: on macOS that leaves out a link which the program under test sees.
        path = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        for handle in handles { try? handle.close() }
        try? FileManager.default.removeItem(atPath: path)
    }

    func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file, with the folders above it, and returns its path.
    @discardableResult
    func write(_ name: String, _ content: Data) throws -> String {
        let file = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
        return file.path
    }

    @discardableResult
    func write(_ name: String, _ content: String) throws -> String { try write(name, Data(content.utf8)) }

    func contents(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    func text(_ name: String) throws -> String { String(decoding: try contents(name), as: UTF8.self) }

    /// The names of what is in it, hidden ones too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func writer(_ name: String) throws -> FileHandle {
        try write(name, Data())
        return kept(try FileHandle(forWritingTo: URL(fileURLWithPath: path(name))))
    }

    func reader(of content: String) throws -> FileHandle {
        FileHandle(forReadingAtPath: try write("input", content)).map(kept) ?? .nullDevice
    }

    private func kept(_ handle: FileHandle) -> FileHandle {
        handles.append(handle)
        return handle
    }
}
