import ArgumentParser
import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relgraph-bench", abstract: "Times a graph kernel, and verifies what it finds.",
        discussion: """
            The graph is built undirected (unless --directed) and simple: loops are dropped, parallel edges kept once. Trials are timed one \
            by one, in a graph that is ready; each result is then verified by its properties, which is not timed.

            Kernels:
            \(Benchmark.all.map { "  " + $0.name.padded(to: 21) + $0.summary }.joined(separator: "\n"))

            Exit status: 0 done; 1 a result was wrong; 2 bad usage or bad input.

            Examples:
              relgraph-bench bfs --input graph.el --trials 16
              relgraph-bench components --input kron:20:16:1 --threads 2 --format json
              relgraph-bench load --input graph.el
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The kernel.", completion: .list(Benchmark.all.map(\.name)))
    var kernel: String

    @Option(
        help: ArgumentHelp(
            "A text edge list (“u v” or “u v w” a line), or kron:SCALE:EDGEFACTOR:SEED, grid:ROWS:COLS, ba:N:M:SEED.", valueName: "file"))
    var input: String

    @Option(help: "How often the kernel runs.")
    var trials = 3

    @Option(help: "How many threads it uses. (default: all)")
    var threads: Int?

    @Option(help: "From how many nodes it starts: bfs and sssp one after the other, sampled betweenness together.")
    var sources: Int?

    @Option(
        help: ArgumentHelp("Start from the nodes in this file, one id a line, so that other tools can start there too.", valueName: "file"))
    var sourcesFrom: String?

    @Flag(help: "Edges lead from the first node of a line to the second.")
    var directed = false

    @Flag(name: .customLong("edge-ids"), help: "Keep the number of every edge in the lists: of its line in the file, from 0.")
    var edgeIDs = false

    @Option(help: "How to print the answer.")
    var format = Format.text

    /// Runs the command line given, without the program's name, and returns the exit status.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            try parse(arguments).measure()
            return 0
        } catch let failure as VerificationFailure {
            printError("relgraph-bench: the result is wrong: \(failure)")
            return 1
        } catch let error where error is BadInput || error is GraphKernelError || error is EdgeListError {
            printError("relgraph-bench: \(error)")
            return 2
        } catch {
            guard exitCode(for: error) != .success else {
                do { try printAnswer(fullMessage(for: error)) } catch {
                    printError("relgraph-bench: \(error)")
                    return 2
                }
                return 0
            }
            printError(fullMessage(for: error))
            return 2
        }
    }

    private func measure() throws {
        guard let benchmark = Benchmark.named(kernel) else {
            throw BadInput("there is no kernel “\(kernel)”; there are: \(Benchmark.all.map(\.name).joined(separator: ", "))")
        }
        guard trials >= 1 else { throw BadInput("--trials must be at least 1, got \(trials)") }
        guard threads ?? 1 >= 1 else { throw BadInput("--threads must be at least 1, got \(threads ?? 0)") }
        guard sources ?? 1 >= 1 else { throw BadInput("--sources must be at least 1, got \(sources ?? 0)") }
        let execution = Execution(threads: threads ?? Execution.processorCount)
        let input = try BenchmarkInput(input)
        let clock = ContinuousClock()
        let start = clock.now
        var loaded = start
        let before = residentBytes()
        let graph = try input.graph(directed: directed, keepsEdgeIDs: edgeIDs, execution: execution) { loaded = clock.now }
        let built = clock.now
        let memory = GraphMemory(graph, before: before)
        let settings = Settings(
            input: input, isDirected: directed, keepsEdgeIDs: edgeIDs, trials: trials, sources: try startingNodes(in: graph),
            limitsSources: sources != nil || sourcesFrom != nil, execution: execution)
        let trial = try benchmark.prepare(graph, settings)
        var seconds: [Double] = []
        var failure: VerificationFailure?
        for number in 0..<trials {
            let start = clock.now
            let verification = try trial(number)
            seconds.append((clock.now - start) / .seconds(1))
            do {
                try verification()
            } catch let wrong as VerificationFailure {
                failure = failure ?? wrong
            }
        }
        let report = Report(
            kernel: kernel, nodes: graph.nodeCount, edges: graph.edgeCount, threads: execution.threads,
            loadSeconds: (loaded - start) / .seconds(1), buildSeconds: (built - loaded) / .seconds(1), trialSeconds: seconds,
            verified: failure == nil, peakResidentBytes: peakResidentBytes(), memory: memory,
            degreeSquares: graph.degrees().reduce(0) { $0 + Double($1) * Double($1) }, findings: settings.findings.all)
        try printAnswer(format == .json ? report.json : report.text)
        if let failure { throw failure }
    }

    private func startingNodes(in graph: CSRGraph) throws -> [Int32] {
        guard let path = sourcesFrom else { return Settings.drawSources(sources ?? trials, from: graph) }
        let nodes = try readLines(of: path).filter { !$0.isEmpty }.map { line in
            guard let node = Int32(line), node >= 0, Int(node) < graph.nodeCount else {
                throw BadInput("\(path): “\(line)” is none of the \(graph.nodeCount) nodes, which are numbered from 0")
            }
            return node
        }
        guard !nodes.isEmpty else { throw BadInput("\(path): there is no node in it: write one id a line") }
        return Array(nodes.prefix(sources ?? .max))
    }
}
