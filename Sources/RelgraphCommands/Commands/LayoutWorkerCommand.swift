import ArgumentParser
import Graphviz

/// The process in which Graphviz lays out: it may take too long, too much, or crash, and only it is lost.
struct LayoutWorkerCommand: ParsableCommand {
    static let name = "layout-worker"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Lay out a graph read from standard input.", shouldDisplay: false)

    func run() throws { throw ExitCode(Graphviz.runWorker()) }
}
