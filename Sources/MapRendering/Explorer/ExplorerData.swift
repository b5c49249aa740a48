import RelationAnalysis
import RelationGraph

/// All that a page to explore knows: what its map draws, and what else the graph tells of those on it.
///
/// Boxes come first among the nodes and keep their numbers; behind them stand those that the map does not draw but that are mentioned.
struct ExplorerData {
    let diagram: MapDiagram
    /// What the selection leaves of the graph, drawn or not.
    private let known: Subgraph
    /// Whether the selection leaves out some of what statements are judged by.
    let isPartial: Bool
    private(set) var nodes: [Node] = []
    private(set) var relations: [Relation] = []
    /// The documents that the relations are known from.
    private(set) var documents: [Node] = []
    private(set) var numberOfNode: [NodeIndex: Int] = [:]
    private(set) var numberOfRelation: [RelationIndex: Int] = [:]
    private(set) var numberOfDocument: [NodeIndex: Int] = [:]
    let steps: KnowledgeSteps
    let claims: ExplorerClaims

    /// - Parameter selection: what counts as known, whether or not the diagram shows it.
    init(_ diagram: MapDiagram, _ selection: Selection) {
        self.diagram = diagram
        let graph = diagram.part.graph
        let known = Subgraph(graph, selection)
        var wanted = Set(diagram.lines.flatMap { $0.relations.map(\.index) })
        for box in diagram.boxes { wanted.formUnion(known.relations(of: box.node).map(\.index)) }
        self.known = known
        isPartial = selection != selection.asKnowledge
        steps = KnowledgeSteps(known.restricted { wanted.contains($0.index) }, drawn: diagram.part, selection)
        // Where types, layers or kinds are left out, a reason must not name whom the page does not.
        let told = Set(diagram.boxes.map(\.node.index)).union(
            wanted.flatMap { [graph.relation($0).sourceIndex, graph.relation($0).targetIndex] })
        let isPartial = isPartial
        claims = ExplorerClaims(
            diagram.boxes.map(\.node).filter(\.isStatement), of: graph, selection, steps, naming: { !isPartial || told.contains($0.index) })
        for box in diagram.boxes { add(box.node) }
        for index in wanted.sorted() {
            let relation = graph.relation(index)
            numberOfRelation[index] = relations.count
            relations.append(relation)
            add(relation.source)
            add(relation.target)
            for citation in evidence(of: relation).documents where numberOfDocument[citation.document] == nil {
                numberOfDocument[citation.document] = documents.count
                documents.append(graph.node(citation.document))
            }
        }
    }

    private mutating func add(_ node: Node) {
        guard numberOfNode[node.index] == nil else { return }
        numberOfNode[node.index] = nodes.count
        nodes.append(node)
    }

    /// As far as the map's view admits it; of what is not drawn, as far as the selection does.
    func evidence(of relation: Relation) -> Evidence {
        (diagram.part.contains(relation) ? diagram.part : known).evidence(of: relation) ?? Evidence()
    }
}
