import GraphKernels
import RelationGraph

/// The sources of one side of a statement: origins and their independence, choke points, circular reporting, the chain of every document.
public struct SourceAnalysis: Sendable {
    public let side: SideAnalysis
    /// From the origins to the readers: each by itself enough, or all together; see `isEachChokePointEnough`.
    public let chokePoints: [Node]
    /// Whether the side is left with nothing without any one of the choke points; otherwise only without all of them, none of which can be spared.
    public let isEachChokePointEnough: Bool
    /// Circles of nodes each of which has it from the next and the last from the first.
    public let circles: [[Node]]
    /// By document and origin: the document itself, whoever passed the word on, the speaker, those it cites, the origin; the shortest way.
    public let chains: [[Node]]
}

extension ClaimAnalysis {
    /// Where one side of a statement starts and how it reached its readers; nil if the statement is out of sight.
    ///
    /// - Parameter withDerived: Whether those count too whose words on other statements decide this one.
    /// - Throws: `GraphKernelError` if the kernels refuse.
    public func sources(
        _ side: Polarity, of statement: Node, withDerived: Bool = false
    ) throws(GraphKernelError) -> SourceAnalysis? {
        guard let claims = claims(of: statement) else { return nil }
        return try sources(side, of: claims, withDerived: withDerived)
    }

    /// The same of claims that this analysis found.
    public func sources(
        _ side: Polarity, of claims: StatementClaims, withDerived: Bool = false
    ) throws(GraphKernelError) -> SourceAnalysis {
        let side = self.side(side, of: claims, withDerived: withDerived)
        let transmission = TransmissionGraph(side, self)
        let (chokePoints, isEachEnough) = try transmission.chokePoints(SideRemains(side, self))
        return SourceAnalysis(
            side: side, chokePoints: chokePoints, isEachChokePointEnough: isEachEnough, circles: transmission.circles(),
            chains: DocumentChains(side, self).chains(of: side.documents))
    }
}
