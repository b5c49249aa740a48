import Foundation
import RelationGraph

/// A file that is to be read.
struct GraphFile {
    var path: String
    var format: InputFormat
    /// Who asks for the file says that it is of this format.
    var isFormatGiven = false
}

/// Finds the files that paths name, each real file once, whatever ways lead to it.
struct GraphFileSearch {
    let inputFormat: InputFormat?
    /// Whether the name of a file that is asked for tells its format before that one.
    private let namesCount: Bool
    /// What cannot be read, but is no reason to leave the other files unread.
    private(set) var problems: [Problem] = []
    /// So many files and folders are looked at in a folder and those in it; a whole disk has more, and would take minutes.
    static let entryLimit = 200_000
    private let entryLimit: Int
    private var known: Set<FileStatus.Identity> = []

    init(inputFormat: InputFormat?, namesCount: Bool = true, entryLimit: Int = GraphFileSearch.entryLimit) {
        self.entryLimit = entryLimit
        self.inputFormat = inputFormat
        self.namesCount = namesCount
    }

    /// The files at a path with their formats, in the order of their names; for a folder, those in it and its subfolders whose names tell that
    /// they are graphs, without hidden ones.
    ///
    /// - Throws: `LoadError` if there is nothing at the path that could be read.
    mutating func files(at path: String) throws(LoadError) -> [GraphFile] {
        let status: FileStatus
        do throws(FileAccessError) {
            status = try FileStatus(of: path)
        } catch {
            if error.isMissing {
                guard (try? FileStatus(of: path, followingLinks: false)) != nil else { throw .notFound(path) }
                throw .unreadable(path, reason: GraphFileSearch.danglingLink)
            }
            throw .unreadable(path, reason: error.reason)
        }
        guard status.kind == .folder else {
            let named = namesCount ? InputFormat(path: path) : nil
            guard let format = named ?? inputFormat ?? sniffedFormat(path, status) else {
                throw .unsupportedFormat(path, supported: InputFormat.allCases.flatMap(\.extensions).map { "." + $0 })
            }
            guard known.insert(status.identity).inserted else { return [] }
            return [GraphFile(path: path, format: format, isFormatGiven: format == inputFormat)]
        }
        return try files(inFolder: path, status.identity)
    }

    /// The format that a file's first bytes tell, if its name leaves that open. What a pipe gives could not be read again.
    private func sniffedFormat(_ path: String, _ status: FileStatus) -> InputFormat? {
        guard InputFormat.isLeftOpen(byName: path), status.kind == .file,
            let head = try? Array(contentsOfFile: path, limit: InputFormat.headSize)
        else { return nil }
        return InputFormat(content: Gzip.isPacked(head) ? Gzip.beginning(head, count: InputFormat.headSize) : head)
    }

    /// Reports what a file among others cannot be read for.
    mutating func report(_ error: LoadError, at path: String) { problems.append(Problem(unreadable: path, error)) }

    static let danglingLink = "it is a symbolic link to a file that does not exist"

    // MARK: Folders

    private mutating func files(inFolder folder: String, _ identity: FileStatus.Identity) throws(LoadError) -> [GraphFile] {
        guard let walk = Walk(folder, identity, entryLimit) else { throw .unreadable(folder, reason: "it cannot be listed") }
        if walk.isCutShort { throw .tooManyFiles(folder: folder, limit: entryLimit) }
        for (path, error) in walk.failures { report(error, at: path) }
        guard !walk.files.isEmpty || !walk.failures.isEmpty else { throw .noGraphFiles(folder: folder) }
        return walk.files.filter { known.insert($0.identity).inserted }.map(\.file)
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The format of a file that is a graph wherever it stands.
    static func format(inFolder path: String) -> InputFormat? {
        CompanionFile.isNamed(path) ? nil : InputFormat(path: path).flatMap { $0.isReadFromFolders ? $0 : nil }
    }

    /// The folders that are searched at a path; none if it is no folder.
    static func folders(at path: String) -> Set<FileStatus.Identity> {
        guard let status = try? FileStatus(of: path), status.kind == .folder else { return [] }
        return Walk(path, status.identity, entryLimit)?.visited ?? []
    }

    /// A walk through a folder, which enters every real folder once: links in a circle do not lead it astray.
    private struct Walk {
        private(set) var visited: Set<FileStatus.Identity>
        private(set) var files: [(file: GraphFile, identity: FileStatus.Identity)] = []
        private(set) var failures: [(path: String, error: LoadError)] = []
        private var links: ArraySlice<String> = []
        private var restCount: Int
        /// Whether there is more in the folder than is looked at.
        var isCutShort: Bool { restCount < 0 }

        /// Nil if the folder does not let itself be listed.
        init?(_ folder: String, _ identity: FileStatus.Identity, _ limit: Int) {
            visited = [identity]
            restCount = limit
            guard list(folder) else { return nil }
            // Links come last: what can be reached without one goes by its own name.
            while let link = links.popFirst() { follow(link) }
        }

        /// False if the folder does not let itself be listed.
        private mutating func list(_ folder: String) -> Bool {
            if isCutShort { return true }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return false }
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            restCount -= names.count
            if isCutShort { return true }
            for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
                let path = prefix + name
                // What vanishes while the folder is listed, is not there.
                guard let status = try? FileStatus(of: path, followingLinks: false) else { continue }
                if status.kind == .link { links.append(path) } else { take(path, status) }
            }
            return true
        }

        private mutating func follow(_ link: String) {
            do throws(FileAccessError) {
                take(link, try FileStatus(of: link))
            } catch {
                guard GraphFileSearch.format(inFolder: link) != nil else { return }
                failures.append((link, .unreadable(link, reason: error.isMissing ? danglingLink : error.reason)))
            }
        }

        private mutating func take(_ path: String, _ status: FileStatus) {
            switch status.kind {
            case .folder:
                if visited.insert(status.identity).inserted, !list(path) {
                    failures.append((path, .unreadable(path, reason: "it cannot be listed")))
                }
            case .file:
                if let format = GraphFileSearch.format(inFolder: path) {
                    files.append((GraphFile(path: path, format: format), status.identity))
                }
            case .link, .stream:
                // To read a pipe to which nobody writes would take for ever.
                if GraphFileSearch.format(inFolder: path) != nil {
                    failures.append((path, .unreadable(path, reason: "it is no file, but a pipe, a socket or a device")))
                }
            }
        }
    }
}

extension Problem {
    /// A file that cannot be read, among others that can.
    init(unreadable path: String, _ error: LoadError) {
        self.init(
            .error, code: "unreadable-file", message: error.message, remedy: error.remedy,
            place: SourcePlace(file: path, line: 1, column: 1))
    }
}

extension GraphLoader {
    /// Whether a file is among those that are read at some paths.
    ///
    /// - Complexity: O(files at the paths).
    public static func reads(_ file: String, at paths: [String], inputFormat: InputFormat? = nil) -> Bool {
        func identity(_ path: String) -> FileStatus.Identity? { (try? FileStatus(of: path))?.identity }
        guard let sought = identity(file) else { return false }
        var search = GraphFileSearch(inputFormat: inputFormat)
        for path in paths where path != "-" {
            if let files = try? search.files(at: path), files.contains(where: { identity($0.path) == sought }) { return true }
        }
        return false
    }

    /// The one of the folders at some paths that would be read with a file, were the file written: one of those in which it stands, if its name
    /// is that of a graph.
    ///
    /// - Complexity: O(files at the paths); O(1) for a file of another name.
    public static func folder(at paths: [String], reading file: String) -> String? {
        let slash = file.lastIndex(of: "/")
        let name = file[(slash.map { file.index(after: $0) } ?? file.startIndex)...]
        guard GraphFileSearch.format(inFolder: file) != nil, !name.hasPrefix("."),
            let parent = try? FileStatus(of: slash.map { String(file[...$0]) } ?? ".").identity
        else { return nil }
        return paths.first { $0 != "-" && GraphFileSearch.folders(at: $0).contains(parent) }
    }
}
