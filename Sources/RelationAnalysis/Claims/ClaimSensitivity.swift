import GraphKernels
import RelationGraph

/// What the picture owes to one document, outlet or source: which statements change when it is left out with all that rests on it.
public struct ClaimSensitivity: Sendable {
    /// What becomes of a statement.
    public struct Change: Sendable {
        public let statement: Node
        public let status: ClaimStatus
        public let statusWithout: ClaimStatus
        /// Of those who said so themselves.
        public let originsFor: Independence
        public let originsForWithout: Independence
        public let originsAgainst: Independence
        public let originsAgainstWithout: Independence
        /// Somebody held it true before, by any words, and nobody does now.
        public let losesSupport: Bool
        /// Somebody held it false before, and nobody does now.
        public let losesDenial: Bool
    }

    public struct Dependence: Sendable {
        public let without: Node
        /// The gravest first: all support lost, another status, fewer origins; then by id.
        public let changes: [Change]

        public var lostSupport: [Change] { changes.filter(\.losesSupport) }
        public var lostDenial: [Change] { changes.filter(\.losesDenial) }
        public var changedStatus: [Change] { changes.filter { $0.status != $0.statusWithout } }
    }

    /// What changes something when left out, the gravest first.
    public let dependences: [Dependence]
    /// How many documents, outlets and sources were tried.
    public let triedCount: Int
    /// How many of the statements looked at somebody holds true, and how many false.
    public let supportedCount: Int
    public let opposedCount: Int

    /// Leaves out one after the other every document, outlet and unnamed source, and everybody who is cited.
    ///
    /// - Parameters:
    ///   - analysis: What they are left out of.
    ///   - statements: The statements to look at.
    /// - Complexity: That of an analysis of the claims; and for each that of an analysis of the statements that it has to do with, and of those
    ///   that these decide.
    /// - Throws: `GraphKernelError.cancelled`.
    public init(
        _ analysis: ClaimAnalysis, among statements: [StatementClaims], execution: Execution = .automatic
    ) throws(GraphKernelError) {
        let suspects = ClaimSensitivity.suspects(analysis)
        triedCount = suspects.count
        supportedCount = statements.count { $0.isHeld(.for) }
        opposedCount = statements.count { $0.isHeld(.against) }
        let baseline = Baseline(analysis, statements)
        var dependences: [Dependence] = []
        execution.monitor?.begin(suspects.count)
        for suspect in suspects {
            if execution.monitor?.isCancelled ?? false { throw .cancelled }
            defer { execution.monitor?.advance(by: 1) }
            let changes = baseline.changes(without: [suspect.index])
            if !changes.isEmpty { dependences.append(Dependence(without: suspect, changes: changes)) }
        }
        self.dependences = dependences.sorted { a, b in
            (b.lostSupport.count, b.changedStatus.count, b.changes.count, a.without.id)
                < (a.lostSupport.count, a.changedStatus.count, a.changes.count, b.without.id)
        }
    }

    /// What changes when some nodes are left out together.
    public static func changes(_ analysis: ClaimAnalysis, without nodes: [NodeIndex], among statements: [StatementClaims]) -> [Change] {
        Baseline(analysis, statements).changes(without: nodes)
    }

    /// What is compared with: the statements before anything more is left out.
    private struct Baseline {
        private let analysis: ClaimAnalysis
        private let dependence: StatementDependence
        private let statements: [NodeIndex: StatementClaims]
        private let independences: [NodeIndex: [Independence]]

        init(_ analysis: ClaimAnalysis, _ statements: [StatementClaims]) {
            self.analysis = analysis
            dependence = StatementDependence(analysis)
            self.statements = Dictionary(statements.map { ($0.statement.index, $0) }, uniquingKeysWith: { first, _ in first })
            independences = self.statements.mapValues { Baseline.sides($0, analysis.material, analysis.without) }
        }

        private static func sides(_ claims: StatementClaims, _ material: ClaimMaterial, _ without: Set<NodeIndex>) -> [Independence] {
            [Polarity.for, .against].map { material.independence($0, of: claims, without: without) }
        }

        func changes(without nodes: [NodeIndex]) -> [Change] {
            let without = analysis.without.union(nodes)
            let narrowed = dependence.claims(among: statements, leavingOut: nodes, without: without)
            let changes = narrowed.compactMap { before, after, isConcerned -> Change? in
                guard let sides = independences[before.statement.index] else { return nil }
                let left = isConcerned ? Baseline.sides(after, analysis.material, without) : sides
                guard before.status != after.status || sides != left || before.isHeld(.for) != after.isHeld(.for) else { return nil }
                return Change(
                    statement: before.statement, status: before.status, statusWithout: after.status, originsFor: sides[0],
                    originsForWithout: left[0], originsAgainst: sides[1], originsAgainstWithout: left[1],
                    losesSupport: before.isHeld(.for) && !after.isHeld(.for),
                    losesDenial: before.isHeld(.against) && !after.isHeld(.against))
            }
            func weight(_ change: Change) -> Int {
                (change.losesSupport ? 4 : 0) + (change.losesDenial ? 2 : 0) + (change.status != change.statusWithout ? 1 : 0)
            }
            return changes.sorted { (weight($1), $0.statement.id) < (weight($0), $1.statement.id) }
        }
    }

    /// Documents, outlets, unnamed sources and whoever is cited, in the order of the graph; without the documents that are all their outlet has
    /// published here, since leaving out the one is leaving out the other, unless other documents tell of the outlet's words.
    ///
    /// - Complexity: O(nodes + relations) expected.
    private static func suspects(_ analysis: ClaimAnalysis) -> [Node] {
        let stances = analysis.material.positions.values.joined().flatMap(\.stances)
        let cited = Set(stances.flatMap(\.evidence.citing))
        let publications = Publications(analysis.graph)
        var isToldElsewhere: Set<NodeIndex> = []
        for stance in stances {
            for node in [stance.speaker.index] + stance.evidence.via + stance.evidence.citing where !isToldElsewhere.contains(node) {
                guard let own = publications.onlyDocument(of: node), stance.evidence.documents.contains(where: { $0.document != own })
                else { continue }
                isToldElsewhere.insert(node)
            }
        }
        return analysis.graph.nodes.filter { node in
            guard !analysis.without.contains(node.index) else { return false }
            if cited.contains(node.index) || publications.isWorthLeavingOut(node) { return true }
            return node.isDocument && publications.outlets(of: node.index).contains(where: isToldElsewhere.contains)
        }
    }
}

extension StatementClaims {
    /// Whether anybody holds that side, by any words.
    public func isHeld(_ side: Polarity) -> Bool { positions.contains { $0.holds(side) } || derived.contains { $0.side == side } }
}
