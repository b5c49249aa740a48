import RelationGraph

extension RelationGraph {
    /// The view that a name asks for; nil for “all”, which shows everything.
    ///
    /// - Throws: `CommandError` for a name that the graph does not know, with what it knows instead.
    func view(askedFor name: String) throws -> ViewDefinition? {
        if name == "all" { return nil }
        if let view = view(named: name) { return view }
        let known = views.map(\.name) + ["all"]
        let remedy =
            closestSpelling(to: name, among: known).map { "Did you mean “\($0)”?" } ?? "There are: \(known.joined(separator: ", "))."
        throw CommandError("The graph has no view \(name.quoted). \(remedy)")
    }
}
