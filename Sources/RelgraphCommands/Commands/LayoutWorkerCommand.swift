import ArgumentParser
import Graphviz
import MapRendering

/// The process in which Graphviz lays out: it may take too long, too much, or crash, and only it is lost.
struct LayoutWorkerCommand: ParsableCommand {
    static let name = "layout-worker"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Lay out a graph read from standard input.", shouldDisplay: false)

    func run() throws { throw ExitCode(Graphviz.runWorker()) }
}

/// The process in which librsvg makes PDF and PNG: it may take too long.
struct PrintWorkerCommand: ParsableCommand {
    static let name = "print-worker"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Make a PDF or PNG of a figure read from standard input.", shouldDisplay: false)

    func run() throws { throw ExitCode(Printing.runWorker()) }
}
