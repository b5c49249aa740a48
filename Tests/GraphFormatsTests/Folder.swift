import Foundation

/// A folder of files for one test.
enum Folder {
    static func with(_ files: [String: String], _ work: (String) throws -> Void) throws {
        try withData(files.mapValues { Data($0.utf8) }, work)
    }

    static func withData(_ files: [String: Data], _ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-files-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: URL(fileURLWithPath: folder + "/" + name)) }
        try work(folder)
    }
}
