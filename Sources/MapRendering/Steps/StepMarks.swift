import RelationAnalysis
import RelationGraph

/// Where statements stand in each figure of a series: as of the date of its step, or by all that is known.
struct StepMarks {
    let steps: [ClaimMarks]
    /// Where a statement stands in any of the figures.
    let all: Set<StatementStanding>
    /// For the map that all are laid out by, with room for any status, whichever it is that a statement has there.
    private(set) var some: [NodeIndex: StatementStanding] = [:]

    /// - Parameters:
    ///   - options: with what is known without the date of a step.
    ///   - part: what the figures show.
    ///   - known: what counts as known, besides the dates.
    /// - Complexity: that of an analysis of the claims for every dated step.
    init(_ steps: [ViewStep], _ options: MapOptions, _ part: Subgraph, _ known: Selection) {
        let standing = ClaimMarks(standings: options.standings, withdrawn: options.withdrawnRelations)
        self.steps = steps.map { step in
            // A map without statements has no marks, whatever the date.
            guard let asOf = step.asOf, !options.standings.isEmpty else { return standing }
            var dated = known
            dated.asOf = [asOf, known.asOf].compactMap { $0 }.min { ($0.latestDay ?? .max) < ($1.latestDay ?? .max) }
            return ClaimMarks(part.graph, dated)
        }
        var all: Set<StatementStanding> = []
        for marks in self.steps {
            for (node, standing) in marks.standings where part.containsNode[Int(node)] {
                all.insert(standing)
                some[node] = some[node] ?? standing
            }
        }
        self.all = all
    }
}
