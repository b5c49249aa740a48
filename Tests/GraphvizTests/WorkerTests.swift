import Foundation
import Testing

@testable import Graphviz

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The fixture beside the test bundle; nil when it was not built.
private let fixture: String? = {
    for argument in CommandLine.arguments where argument.contains(".xctest") {
        var path = argument.split(separator: "/", omittingEmptySubsequences: false)
        while path.popLast() != nil {
            let candidate = (path + ["graphviz-worker-fixture"]).joined(separator: "/")
            if unsafe access(candidate, X_OK) == 0 { return candidate }
        }
    }
    return nil
}()

private func isolated(_ mode: String..., limits: LayoutLimits = .default) throws -> Graphviz {
    Graphviz(isolation: .worker(executable: try #require(fixture, "the fixture is not built"), arguments: mode), limits: limits)
}

private func kind(_ body: () throws(GraphvizError) -> Void) -> GraphvizError.Kind? {
    do { try body() } catch { return error.kind }
    return nil
}

@Suite struct WorkerTests {
    @Test func answersAreThoseOfTheSameProcess() throws {
        let graph = GraphvizGraph.random(nodes: 40, edges: 60, clusters: 3, seed: 7)
        #expect(try isolated().layout(graph, engine: .dot) == Graphviz().layout(graph, engine: .dot))
        #expect(try isolated().render(graph, engine: .dot, format: .svg) == Graphviz().render(graph, engine: .dot, format: .svg))
        #expect(try isolated(limits: .unlimited).layout(.small, engine: .neato) == Graphviz().layout(.small, engine: .neato))
    }

    @Test func preparedWorkerServesTheFirstRequestAndOthersFollow() throws {
        let prepared = try isolated().prepared()
        let expected = try Graphviz().layout(.small, engine: .dot)
        #expect(try prepared.layout(.small, engine: .dot) == expected)
        #expect(try prepared.layout(.small, engine: .dot) == expected)
        // One that is never used must end with its owner.
        _ = try isolated().prepared()
        #expect(try Graphviz().prepared().layout(.small, engine: .dot) == expected)
    }

    /// A process of one thread forks; this one has several, and starts the executable.
    @Test func aCopyOfTheProcessServesTheFirstRequest() throws {
        #expect(try isolated().preparedByForking().layout(.small, engine: .dot) == Graphviz().layout(.small, engine: .dot))
        #if os(Linux)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(fixture, "the fixture is not built"))
            process.arguments = ["fork"]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #endif
    }

    /// Graphviz 2.42 loses about 100 KB a layout: it must be the workers that lose them.
    @Test func aThousandLayoutsFromTwoThreadsLeaveTheParentAsItWas() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(fixture, "the fixture is not built"))
        process.arguments = ["measure-growth"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "a layout failed")
        let growth = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(growth < 8 * 1024, "grew by \(growth) KiB")
    }

    @Test func errorsComeThrough() throws {
        var graph = GraphvizGraph.small
        graph.nodes[0].attributes["label"] = .html("<B>open")
        #expect(kind { () throws(GraphvizError) in _ = try Graphviz().layout(graph, engine: .dot) } != nil)
        let worker = try isolated()
        #expect(throws: GraphvizError.self) { try worker.layout(graph, engine: .dot) }
        #expect(
            kind { () throws(GraphvizError) in _ = try worker.layout(graph, engine: .dot) }
                == kind { () throws(GraphvizError) in _ = try Graphviz().layout(graph, engine: .dot) })
        #expect(
            kind { () throws(GraphvizError) in _ = try worker.layout(.small, engine: .patchwork) }
                == .edgesNotDrawn(count: 3, of: 3, examples: ["a → b", "b → c", "a → c"]))
    }

    @Test func timeLimitStopsALongLayout() throws {
        // dot takes minutes for this one.
        var graph = GraphvizGraph.random(nodes: 300, edges: 1_500, seed: 1)
        graph.attributes["nslimit"] = 1_000
        graph.attributes["mclimit"] = 100
        let worker = try isolated(limits: LayoutLimits(seconds: 0.3, memoryBytes: 2 << 30))
        let start = ContinuousClock.now
        #expect(throws: GraphvizError(.timeLimit(seconds: 0.3))) { try worker.layout(graph, engine: .dot) }
        // Not a measure of speed: without the limit the test would take minutes.
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(GraphvizError(.timeLimit(seconds: 0.3)).description.contains("0.3 s"))
    }

    @Test(arguments: ["hang", "close-and-hang"])
    func workerThatHangsIsStopped(mode: String) throws {
        let worker = try isolated(mode, limits: LayoutLimits(seconds: 0.2, memoryBytes: 2 << 30))
        #expect(throws: GraphvizError(.timeLimit(seconds: 0.2))) { try worker.layout(.small, engine: .dot) }
    }

    #if os(Linux)
        @Test func memoryLimitIsAnErrorOfItsOwn() throws {
            let limits = LayoutLimits(seconds: 60, memoryBytes: 250 << 20)
            let worker = try isolated(limits: limits)
            #expect(throws: GraphvizError(.memoryLimit(bytes: limits.memoryBytes))) {
                // neato keeps the distances between all pairs: 5,000² of them do not fit.
                try worker.layout(.chain(8_000), engine: .neato)
            }
            #expect(GraphvizError(.memoryLimit(bytes: limits.memoryBytes)).description.contains("250 MiB"))
        }
    #endif

    @Test func workerThatDiesIsReported() throws {
        func end(_ mode: String) throws -> GraphvizError.WorkerEnd? {
            let worker = try isolated(mode)
            guard case .workerFailed(let end, _)? = kind({ () throws(GraphvizError) in _ = try worker.layout(.small, engine: .dot) }) else {
                return nil
            }
            return end
        }
        #expect(try end("kill-itself") == .signalled(SIGKILL))
        #expect(try end("abort") == .signalled(SIGABRT))
        #expect(try end("exit") == .exited(7))
        #expect(try end("say-nothing") == .malformedAnswer)
        #expect(try end("garbage") == .malformedAnswer)
        #expect(try end("cut-answer") == .malformedAnswer)
    }

    @Test func diagnosticsOfTheWorkerAreKept() throws {
        let worker = try isolated("complain")
        guard
            case .workerFailed(.exited(3), let diagnostics)? = kind({ () throws(GraphvizError) in
                _ = try worker.layout(.small, engine: .dot)
            })
        else {
            Issue.record("no error")
            return
        }
        #expect(diagnostics.contains("what went wrong"))
        #expect(try isolated("flood").layout(.small, engine: .dot).nodes.count == 3)
    }

    @Test func workerThatDoesNotReadALargeRequestDoesNotEndTheCaller() throws {
        // Far more than a socket holds: the caller is still writing when the worker is gone (SIGPIPE must not reach it).
        let graph = GraphvizGraph.random(nodes: 20_000, edges: 40_000, seed: 2)
        let worker = try isolated("exit")
        #expect(throws: GraphvizError.self) { try worker.layout(graph, engine: .dot) }
    }

    @Test func missingExecutableIsReported() {
        let graphviz = Graphviz(isolation: .worker(executable: "/nowhere/at/all", arguments: []))
        #expect(throws: GraphvizError(.workerFailed(.notStarted(ENOENT), diagnostics: "/nowhere/at/all"))) {
            try graphviz.layout(.small, engine: .dot)
        }
        #expect(throws: GraphvizError.self) { try graphviz.prepared().layout(.small, engine: .dot) }
    }

    @Test func noDescriptorsAndNoProcessesAreLeftBehind() throws {
        func openDescriptors() -> Int { (0..<1_024).count { fcntl(Int32($0), F_GETFD) >= 0 } }
        _ = try isolated().layout(.small, engine: .dot)
        let before = openDescriptors()
        for _ in 0..<5 { _ = try isolated().layout(.small, engine: .dot) }
        for _ in 0..<5 { _ = try? isolated("exit").layout(.small, engine: .dot) }
        // Other tests run at the same time and have at most a few workers of their own.
        #expect(openDescriptors() <= before + 24)
    }
}
