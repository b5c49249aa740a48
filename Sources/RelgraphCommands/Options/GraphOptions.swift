import ArgumentParser
import GraphFormats
import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which graph a command reads.
struct GraphOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A graph file or folder; repeatable, several make one graph. - reads standard input.", valueName: "path"),
        completion: .file())
    var graph: [String] = []

    @Option(help: ArgumentHelp("The format of standard input, and of files whose names do not tell it.", valueName: "format"))
    var inputFormat: InputFormat?

    @Option(
        help: ArgumentHelp(
            "What the columns of tables are for: source=Buyer,target=Seller,type=Deal; of tables of nodes id=Number,name=Firm. Also direction, weight, since, until, date.",
            valueName: "role=column,…"),
        transform: ColumnMapping.init(argument:))
    var columns: ColumnMapping?

    /// What to read: the paths given, `$RELGRAPH_GRAPH`, or the nearest `graphs` folder.
    func paths() throws -> [String] {
        if !graph.isEmpty { return graph }
        // Safe: the pointer is read at once; nothing in this process changes the environment.
        if let variable = unsafe getenv("RELGRAPH_GRAPH"), case let path = unsafe String(cString: variable), !path.isEmpty { return [path] }
        // Here, places in messages begin as one would type them: graphs/people.yaml:3:5.
        var information = stat()
        if unsafe stat("graphs", &information) == 0, information.st_mode & S_IFMT == S_IFDIR { return ["graphs"] }
        if let folder = GraphLoader.nearestGraphFolder(from: ".") { return [folder] }
        throw CommandError(
            "No graph given, and no graphs/ folder here or above. Name one with --graph PATH, set RELGRAPH_GRAPH, or run where a graphs/ folder is."
        )
    }

    /// The graph, with those as one that it judges the same; how many they are is said on standard error.
    ///
    /// - Throws: `CommandError` or `LoadError` if there is nothing to read, `GraphProblems` if it cannot be built.
    func load() throws -> RelationGraph {
        if let collector = AnswerCollector.current {
            let options = graph.isEmpty && inputFormat == nil && columns == nil ? collector.graph : self
            let paths = try options.paths()
            return try collector.load(paths, options.inputFormat, options.columns, isUnited: true) { try options.read(paths) }
        }
        return try read(paths())
    }

    private func read(_ paths: [String]) throws -> RelationGraph {
        let apart = try GraphReading.load(paths, inputFormat: inputFormat, columns: columns)
        OutputFile.protect(paths, inputFormat)
        let graph = apart.unitingIdentities()
        let count = apart.nodeCount - graph.nodeCount
        if count > 0 {
            StandardError.write("\(count.counted("node")) read as one with others, which the notes judge the same (same-as).")
        }
        return graph
    }
}

extension ColumnMapping {
    /// Reads the value of an option.
    init(argument: String) throws {
        do throws(ColumnMappingError) {
            self = try ColumnMapping(argument)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}

extension InputFormat: ExpressibleByArgument {
    /// Takes a name extension for its format too: `el`, `.yaml`.
    public init?(argument: String) {
        let format = InputFormat(rawValue: argument) ?? InputFormat(extension: String(argument.drop { $0 == "." }))
        guard let format else { return nil }
        self = format
    }
}
