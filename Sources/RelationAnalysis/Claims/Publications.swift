import RelationGraph

/// Which outlet published which documents of a graph, and so what answers ask the leaving out of.
struct Publications {
    private var documents: [NodeIndex: [NodeIndex]] = [:]
    private var outlets: [NodeIndex: [NodeIndex]] = [:]

    /// - Complexity: O(relations).
    init(_ graph: RelationGraph) {
        let published = graph.vocabulary.typeIndex(CoreType.published.rawValue)
        for relation in graph.relations where relation.typeIndex == published {
            documents[relation.sourceIndex, default: []].append(relation.targetIndex)
            outlets[relation.targetIndex, default: []].append(relation.sourceIndex)
        }
    }

    func outlets(of document: NodeIndex) -> [NodeIndex] { outlets[document] ?? [] }

    /// The document that is all that an outlet has published; nil if there are none or several.
    func onlyDocument(of outlet: NodeIndex) -> NodeIndex? {
        guard let own = documents[outlet], own.allSatisfy({ $0 == own[0] }) else { return nil }
        return own[0]
    }

    /// Whether answers ask what they owe to a node: outlets, unnamed sources, and documents unless they are all that their one outlet has
    /// published.
    func isWorthLeavingOut(_ node: Node) -> Bool {
        switch node.kind.id {
        case "outlet", "source": true
        case "document": !isAllOfItsOutlet(node.index)
        default: false
        }
    }

    /// Whether leaving out a document is leaving out its outlet.
    private func isAllOfItsOutlet(_ document: NodeIndex) -> Bool {
        let outlets = outlets(of: document)
        return outlets.count == 1 && documents[outlets[0]]?.count == 1
    }
}
