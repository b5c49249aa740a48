import Dispatch
import Foundation
import RelationGraph
import Synchronization

/// Reads files and folders of files as one graph.
public enum GraphLoader {
    /// The name under which problems refer to standard input.
    public static let standardInputName = "standard input"

    /// Reads all that the paths name as one graph. Its `warnings` say what is doubtful.
    ///
    /// A folder is searched with its subfolders for files of known formats, in the order of their names; hidden ones and others are left out.
    /// Symbolic links are followed, and a file to which several ways lead is read once. A file that cannot be read is a problem like others,
    /// unless it is the only one that is asked for. Places of problems and nodes name the files as the paths do.
    ///
    /// - Parameters:
    ///   - paths: files and folders; `-` stands for standard input.
    ///   - standardInput: gives what comes in there.
    ///   - inputFormat: the format of standard input, and of files whose names do not tell it.
    ///   - namesCount: whether the name of a file tells its format before that one. In a folder it always does.
    ///   - columns: what the columns of tables are for; nil leaves that to their names.
    /// - Complexity: O(bytes) expected; files are parsed in parallel.
    /// - Throws: `LoadError` if there is nothing to read, or more than fits the memory that this process may have, `GraphProblems` with everything that is wrong in the files.
    public static func load(
        _ paths: [String], standardInput: () throws -> [UInt8] = readStandardInput, inputFormat: InputFormat? = nil,
        namesCount: Bool = true, columns: ColumnMapping? = nil
    ) throws -> RelationGraph {
        try load(
            paths, standardInput: standardInput, inputFormat: inputFormat, namesCount: namesCount, columns: columns,
            memory: { MemoryLimits.current() })
    }

    /// - Parameter memory: what limits the memory of this process; asked only about files that are worth the question.
    package static func load(
        _ paths: [String], standardInput: () throws -> [UInt8] = readStandardInput, inputFormat: InputFormat? = nil,
        namesCount: Bool = true, columns: ColumnMapping? = nil, memory: () -> MemoryLimits
    ) throws -> RelationGraph {
        if paths.count(where: { $0 == "-" }) > 1 { throw LoadError.repeatedStandardInput }
        var inputs: [Input] = []
        var search = GraphFileSearch(inputFormat: inputFormat, namesCount: namesCount)
        for path in paths {
            if path == "-" {
                guard let inputFormat else { throw LoadError.missingInputFormat }
                inputs.append(Input(name: standardInputName, format: inputFormat, isFormatGiven: true, bytes: try standardInput()))
                continue
            }
            do throws(LoadError) {
                inputs += try search.files(at: path).map { Input(name: $0.path, format: $0.format, isFormatGiven: $0.isFormatGiven) }
            } catch {
                guard case .unreadable = error, paths.count > 1 else { throw error }
                search.report(error, at: path)
            }
        }
        let need = memoryNeed(of: inputs)
        if need.bytes >= leastNeedToAsk { try need.check(memory()) }
        if columns != nil {
            guard inputs.contains(where: { $0.format == .csv || $0.format == .tsv }) else { throw LoadError.noTable }
            for index in inputs.indices { inputs[index].columns = columns }
        }
        let isOnlyFile = paths.count == 1 && inputs.first?.name == paths[0]
        return try parse(inputs, besides: search.problems, failingAtOnce: isOnlyFile)
    }

    /// All problems of the files, errors and warnings, in the order of files and lines.
    ///
    /// - Throws: `LoadError` if there is nothing to read.
    public static func check(
        _ paths: [String], standardInput: () throws -> [UInt8] = readStandardInput, inputFormat: InputFormat? = nil
    ) throws -> [Problem] {
        do {
            return try load(paths, standardInput: standardInput, inputFormat: inputFormat).warnings
        } catch let found as GraphProblems {
            return found.problems
        }
    }

    /// The folder `graphs` in the given one, or in the nearest of its parents that has one.
    public static func nearestGraphFolder(from directory: String) -> String? {
        var folder = URL(fileURLWithPath: directory, isDirectory: true).standardizedFileURL
        while true {
            let candidate = folder.appendingPathComponent("graphs").path
            if (try? FileStatus(of: candidate))?.kind == .folder { return candidate }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            guard parent.path != folder.path, folder.path != "/" else { return nil }
            folder = parent
        }
    }

    /// All bytes of standard input, but not much more than a file may have.
    public static func readStandardInput() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= ForeignText.sizeLimit, let data = try FileHandle.standardInput.read(upToCount: 1 << 20), !data.isEmpty {
            bytes += data
        }
        return bytes
    }

    // MARK: Parsing

    private struct Input: Sendable {
        var name: String
        var format: InputFormat
        /// The content need not tell the format.
        var isFormatGiven: Bool
        /// Nil if they are still in the file.
        var bytes: [UInt8]?
        var columns: ColumnMapping?
    }

    private enum Content: Sendable {
        case notes(YAMLTree)
        /// With the roles that somebody has given to its columns.
        case foreign([ForeignContent], roles: Set<ColumnMapping.Role> = [])
    }

    /// - Parameter failingAtOnce: whether a file that cannot be read is no problem among others, but the end.
    private static func parse(_ inputs: [Input], besides problems: [Problem], failingAtOnce: Bool) throws -> RelationGraph {
        let outcomes = inParallel(inputs, parse)
        // Where nothing speaks of people and companies, what foreign files call their edges cannot be confused with the types that notes have.
        let hasNotes = zip(inputs, outcomes).contains { input, outcome in
            switch outcome {
            case .success(.foreign(let contents, _)):
                contents.contains { if case .table(let table) = $0 { !table.kinds.isEmpty } else { true } }
            case .success(.notes): true
            case .failure: input.format == .relgraph
            }
        }
        var builder = GraphBuilder(vocabulary: hasNotes ? .builtIn : Vocabulary())
        for problem in problems { builder.report(problem) }
        var trees: [YAMLTree] = []
        var properties: [PropertyNotesReader] = []
        var drafts: [GraphDrafts] = []
        var roles: Set<ColumnMapping.Role> = []
        for (input, outcome) in zip(inputs, outcomes) {
            switch outcome {
            case .success(.notes(let tree)): trees.append(tree)
            case .success(.foreign(let contents, let given)):
                roles.formUnion(given)
                for content in contents {
                    switch content {
                    case .table(let table): builder.add(table)
                    case .properties(let table, let isPartial): properties.append(PropertyNotesReader(table, isPartial: isPartial))
                    case .drafts(let file): drafts.append(file)
                    case .several: continue
                    }
                }
            case .failure(let error as UnreadableFile): builder.report(error.problem)
            case .failure(let error as LoadError) where !failingAtOnce: builder.report(Problem(unreadable: input.name, error))
            case .failure(let error): throw error
            }
        }
        if !builder.problems.contains(where: { $0.severity == .error }) { reportUnused(besides: roles, inputs, in: &builder) }
        // What such a file would have declared is unknown: complaints of the others about missing nodes would mislead.
        let hasUnreadableFile = builder.problems.contains { $0.severity == .error }
        NativeReader.read(trees, properties, drafts, into: &builder)
        if hasUnreadableFile { throw GraphProblems(builder.problems) }
        return try builder.build()
    }

    /// Reports the columns that are said to be for something, but that no table has.
    private static func reportUnused(besides roles: Set<ColumnMapping.Role>, _ inputs: [Input], in builder: inout GraphBuilder) {
        guard let table = inputs.first(where: { $0.columns != nil && ($0.format == .csv || $0.format == .tsv) }) else { return }
        for (role, column) in table.columns?.unused(besides: roles) ?? [] {
            builder.error(
                "unknown-column", "No table has a column “\(column)” to be the \(role.rawValue)",
                remedy: "Read the table with it too, give the name as its header has it, or leave the role out.",
                at: SourcePlace(file: table.name, line: 1, column: 1))
        }
    }

    private static func parse(_ input: Input) -> Result<Content, any Error> {
        Result {
            var bytes = try input.bytes ?? contents(of: input.name, limit: input.format.sizeLimit)
            if Gzip.isPacked(bytes) { bytes = try Gzip.unpacked(bytes, file: input.name, limit: input.format.sizeLimit) }
            let format = input.isFormatGiven ? input.format : input.format.narrowed(by: bytes)
            guard let reader = format.reader else { return .notes(try YAMLTree(SourceText(bytes, file: input.name))) }
            guard bytes.count <= format.sizeLimit else {
                throw LoadError.tooLarge(input.name, bytes: bytes.count, limit: format.sizeLimit)
            }
            if let columns = input.columns, format == .csv || format == .tsv {
                let delimiter = UInt8(ascii: format == .tsv ? "\t" : ",")
                let (content, roles) = CSVReader.content(bytes, file: input.name, columns: columns, delimiter: delimiter)
                return .foreign(content.parts, roles: roles)
            }
            return .foreign(reader.content(bytes, file: input.name).parts)
        }
    }

    /// Less than this is there wherever the program starts.
    private static let leastNeedToAsk = 1 << 20

    private static func memoryNeed(of inputs: [Input]) -> MemoryNeed {
        var need = MemoryNeed()
        for input in inputs where input.bytes == nil {
            guard let status = try? FileStatus(of: input.name), status.kind == .file else { continue }
            // What is over the limit is refused for that. A packed file is not asked what it unpacks to: it may say anything.
            guard status.size <= input.format.sizeLimit else { continue }
            need.add(input.name, input.format, bytes: status.size)
        }
        return need
    }

    private static func contents(of path: String, limit: Int) throws(LoadError) -> [UInt8] {
        let size: Int
        do throws(FileAccessError) {
            size = try FileStatus(of: path).size
            if size <= limit { return try Array(contentsOfFile: path, limit: limit) }
        } catch {
            throw .unreadable(path, reason: error.reason)
        }
        throw .tooLarge(path, bytes: size, limit: limit)
    }

    /// The results in the order of the inputs.
    static func inParallel<Element: Sendable, Output: Sendable>(
        _ elements: [Element], _ work: @Sendable (Element) -> Output
    ) -> [Output] {
        guard elements.count > 1 else { return elements.map(work) }
        let outputs = Mutex([Output?](repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let output = work(elements[index])
            outputs.withLock { $0[index] = output }
        }
        return outputs.withLock { $0.compactMap { $0 } }
    }
}
