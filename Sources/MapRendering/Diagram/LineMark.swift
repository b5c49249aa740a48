import RelationAnalysis
import RelationGraph

/// What makes a line less than certain, as a sign on its middle. The strongest counts.
enum LineMark: CaseIterable, Sendable {
    /// A stance that its speaker took back or replaced.
    case withdrawn
    /// Even the surest of its reports is only probably read right.
    case uncertain
    /// It holds of a time that is known only about.
    case approximate

    /// What the key says of it.
    var label: String {
        switch self {
        case .withdrawn: "taken back or replaced"
        case .uncertain: "reading not certain"
        case .approximate: "date approximate"
        }
    }

    /// Nil unless all that the line stands for is so.
    ///
    /// - Complexity: O(relations of the line).
    init?(_ relations: [Relation], in part: Subgraph, withdrawn: Set<RelationIndex>) {
        let told = relations.filter { !$0.isImplied }
        guard !told.isEmpty else { return nil }
        if told.allSatisfy({ withdrawn.contains($0.index) }) {
            self = .withdrawn
            return
        }
        let evidence = told.map { part.evidence(of: $0) }
        if evidence.allSatisfy({ ($0?.certainty ?? .certain) != .certain }) {
            self = .uncertain
        } else if evidence.allSatisfy({ $0?.isDatedAbout == true }) {
            self = .approximate
        } else {
            return nil
        }
    }
}

extension Evidence {
    fileprivate var isDatedAbout: Bool { [period, saidOn].contains { $0?.isApproximate == true || $0?.isUncertain == true } }
}
