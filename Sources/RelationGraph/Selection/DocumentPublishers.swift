/// Who stands for every document: the outlets that published it; where none did, its authors.
public struct DocumentPublishers: Sendable {
    private var outlets: [NodeIndex: [NodeIndex]] = [:]
    private var authors: [NodeIndex: [NodeIndex]] = [:]

    /// - Parameter relations: among others those of who published and wrote what.
    /// - Complexity: O(relations).
    public init(_ relations: some Sequence<Relation>, _ vocabulary: Vocabulary) {
        let types = vocabulary.relationTypes.map { CoreType(rawValue: $0.id) }
        for relation in relations {
            switch types[relation.typeIndex] {
            case .published: outlets[relation.targetIndex, default: []].append(relation.sourceIndex)
            case .wrote: authors[relation.targetIndex, default: []].append(relation.sourceIndex)
            default: break
            }
        }
    }

    /// The outlets of a document, or else its authors.
    public subscript(document: NodeIndex) -> [NodeIndex] { outlets[document] ?? authors[document] ?? [] }

    /// Outlets and authors of a document.
    public func all(of document: NodeIndex) -> [NodeIndex] { (outlets[document] ?? []) + (authors[document] ?? []) }

    /// Whether a document goes when some nodes are left out: it is one of them, or all who stand for it are. What another outlet published
    /// too, stays.
    public func isLeftOut(_ document: NodeIndex, with nodes: Set<NodeIndex>) -> Bool {
        if nodes.contains(document) { return true }
        let publishers = self[document]
        return !publishers.isEmpty && publishers.allSatisfy(nodes.contains)
    }
}
