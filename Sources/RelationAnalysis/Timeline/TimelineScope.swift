import RelationGraph

/// What a timeline is about: everything in sight, or what concerns some nodes.
///
/// A statement brings along what implies or contradicts it, in either direction. Any other node brings what statements say about it, what it
/// says itself or passes on, its ties; a document, what it carries.
struct TimelineScope {
    private let part: Subgraph
    /// Nil for everything.
    private let nodes: Set<NodeIndex>?
    private let statements: Set<NodeIndex>
    /// Whatever an admitted relation touches, for statements, events and documents that are named only so.
    private let touched: Set<NodeIndex>

    init(_ part: Subgraph, about subjects: [NodeIndex]) {
        self.part = part
        nodes = subjects.isEmpty ? nil : Set(subjects)
        var statements: Set<NodeIndex> = []
        for node in subjects.map({ part.graph.node($0) }) {
            if node.isStatement { statements.insert(node.index) }
            for relation in part.relations(of: node) {
                let other = relation.other(than: node.index)
                let type = CoreType(rawValue: relation.type.id)
                let isLogic = node.isStatement && (type == .implies || type == .contradicts)
                if isLogic || (type == .about && other.isStatement) { statements.insert(other.index) }
            }
        }
        self.statements = statements
        var touched = statements
        if let nodes {
            for relation in part.relations where TimelineScope.concerns(relation, nodes, statements, part) {
                touched.insert(relation.sourceIndex)
                touched.insert(relation.targetIndex)
                // Of what a named document tells, others that tell it too are not asked for.
                let documents = part.documents(of: relation).map(\.index)
                let named = documents.filter(nodes.contains)
                touched.formUnion(named.isEmpty ? documents : named)
            }
        }
        self.touched = touched
    }

    /// Whether a tie or a stance belongs here.
    func admits(_ relation: Relation) -> Bool { nodes.map { TimelineScope.concerns(relation, $0, statements, part) } ?? true }

    /// Whether a statement, an event or a document belongs here.
    func admits(_ node: Node) -> Bool { nodes.map { $0.contains(node.index) || touched.contains(node.index) } ?? true }

    private static func concerns(_ relation: Relation, _ nodes: Set<NodeIndex>, _ statements: Set<NodeIndex>, _ part: Subgraph) -> Bool {
        guard relation.type.isStance || relation.isHappening else { return false }
        if statements.contains(relation.targetIndex) || nodes.contains(relation.sourceIndex) || nodes.contains(relation.targetIndex) {
            return true
        }
        guard let evidence = part.evidence(of: relation) else { return false }
        return (evidence.via + evidence.citing + evidence.documents.map(\.document)).contains { nodes.contains($0) }
    }
}

extension Relation {
    /// A relation between people and things that may have a time: no stance, and nothing about how word travelled.
    var isHappening: Bool { !type.isStance && !isImplied && ![.claims, .attribution, .identity].contains(type.layer) }
}
