struct WorkerProcess: ~Copyable {
    init(executable: String, arguments: [String]) throws(GraphvizError) { throw GraphvizError(.workerFailed(.malformedAnswer, diagnostics: "")) }
    consuming func answer(to request: LayoutRequest, limits: LayoutLimits) throws(GraphvizError) -> LayoutAnswer { throw GraphvizError(.workerFailed(.malformedAnswer, diagnostics: "")) }
}
