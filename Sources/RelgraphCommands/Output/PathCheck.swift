import Foundation

/// Where paths lead, links followed.
enum PathCheck {
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        // Safe: the flag is written before the call returns.
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Whether a file is another one, or lies in it if that is a folder.
    static func isSameOrWithin(_ file: String, _ path: String) -> Bool {
        let (one, other) = (real(file), real(path))
        return one == other || (isFolder(path) && one.hasPrefix(other + "/"))
    }

    /// The folder of a file that is not there yet may be a link.
    private static func real(_ path: String) -> String {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: path) { return url.resolvingSymlinksInPath().path }
        return url.deletingLastPathComponent().resolvingSymlinksInPath().appendingPathComponent(url.lastPathComponent).path
    }
}
