/// Why files could not be taken as a graph at all. What is wrong *inside* a file is a `GraphProblems`.
public enum LoadError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound(String)
    case unreadable(String, reason: String)
    case noGraphFiles(folder: String)
    case tooManyFiles(folder: String, limit: Int)
    case unsupportedFormat(String, supported: [String])
    case tooLarge(String, bytes: Int, limit: Int)
    /// Files take more memory than this process may have; `others` are how many besides the one that is named.
    case needsMemory(String, others: Int, bytes: Int, needed: Int, available: Int, limit: String, isEdgeList: Bool)
    /// Standard input has no name to tell its format by.
    case missingInputFormat
    /// Standard input is asked for several times.
    case repeatedStandardInput
    /// The columns of tables are named, but no table is read.
    case noTable

    public var description: String { "\(message)\n  \(remedy)" }

    public var message: String {
        switch self {
        case .notFound(let path): "There is no file or folder “\(path)”"
        case .unreadable(let path, let reason): "“\(path)” cannot be read: \(reason)"
        case .noGraphFiles(let folder): "The folder “\(folder)” holds no graph file"
        case .tooManyFiles(let folder, let limit):
            "The folder “\(folder)” holds, with those in it, more than \(limit) files, the most that are searched for a graph"
        case .unsupportedFormat(let path, _): "“\(path)” is of no format that can be read"
        case .tooLarge(let path, let bytes, let limit):
            "“\(path)” has \(bytes >> 20) MB; \(limit >> 20) MB is the most that is read of a file"
        case .needsMemory(let path, let others, let bytes, let needed, let available, let limit, _):
            "“\(path)”\(others > 0 ? " and \(others) more files have" : " has") \(LoadError.megabytes(bytes)); to read "
                + "\(others > 0 ? "them" : "it") takes at least \(LoadError.megabytes(needed)) of memory, and \(limit) leaves "
                + "\(LoadError.megabytes(available))"
        case .missingInputFormat: "Standard input has no file name to tell its format by"
        case .repeatedStandardInput: "Standard input is named several times, but it can be read only once"
        case .noTable: "Columns are named, but no table is read"
        }
    }

    public var remedy: String {
        switch self {
        case .notFound: "Check the spelling of the path, and the folder that it starts from."
        case .unreadable: "Check that you may read it, and that it is a file or a folder of files."
        case .noGraphFiles:
            "Put a .yaml file into it that begins with “relgraph: 1”, or give another path. Tables (.csv, .tsv) are read if they are named."
        case .tooManyFiles: "Name the folder that holds the notes, or the files themselves."
        case .unsupportedFormat(_, let supported): "Known formats: \(supported.joined(separator: ", "))."
        case .tooLarge: "Split it into several files, and name them all."
        case .needsMemory(_, _, _, _, _, _, isEdgeList: true):
            "Raise the limit or take a machine with more memory; or read a part of it. The measures of an edge list whose nodes are numbers take "
                + "far less with relgraph-bench, or in a program with EdgeListFile, which never hold the file."
        case .needsMemory: "Raise the limit or take a machine with more memory; or read a part of it."
        case .missingInputFormat: "Say it with --input-format."
        case .repeatedStandardInput: "Name - once, and write what else comes from programs to files."
        case .noTable: "Leave --columns out, or name a table: its format is csv or tsv."
        }
    }

    /// A size as a message says it.
    private static func megabytes(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB"
    }
}
