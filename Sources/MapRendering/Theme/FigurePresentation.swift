import RelationGraph

/// What the notes say of a figure. Options come before a view, a view before the graph, the graph before the built-in looks.
extension FigureSettings {
    /// Takes over what a view and the graph say, where the options say nothing. The graph's subtitle belongs to its title.
    public mutating func adopt(_ view: ViewDefinition?, _ graph: RelationGraph) {
        date = date ?? (view?.date ?? graph.presentation.date)?.readableText
        credit = credit ?? view?.credit ?? graph.presentation.credit
        theme = theme.styled(over: view?.style, graph.presentation.style)
    }
}

extension MapOptions {
    /// Takes over what two versions of a graph say of a figure of both: the later one, but for the dates, which are told of both.
    public mutating func adopt(before: RelationGraph, after: RelationGraph) {
        if date == nil, let later = after.presentation.date, let earlier = before.presentation.date, earlier != later {
            date = "\(later.readableText), compared with \(earlier.readableText)"
        }
        adopt(nil, after)
    }
}

extension MapTheme {
    /// The theme with what other styles say wherever its own says nothing; the first of them before the next.
    public func styled(over styles: MapStyle?...) -> MapTheme {
        let all = ([style] + styles).compactMap { $0 }
        guard let first = all.first, all.count > 1 || style == nil else { return self }
        return styled(all.dropFirst().reduce(first) { $0.over($1) })
    }
}

extension Subgraph {
    /// The same part with kinds and relation types as the theme has them, and with looks for types that have none.
    public func styled(for theme: MapTheme) -> Subgraph {
        let distinct = DistinctLines.style(of: graph, besides: Set(theme.style?.relations.keys.map { $0 } ?? []))
        let styles = [theme.style, distinct].compactMap { $0 }
        guard let first = styles.first else { return self }
        return styled(styles.dropFirst().reduce(first) { $0.over($1) })
    }
}
