import RelationGraph

extension Node {
    /// An outlet or a document, which has what it says from somebody else.
    public var isMedium: Bool { ["outlet", "document"].contains(kind.id) }
}

/// Who speaks for whom: a spokesman for his ministry, the ministry for its government. What several say for one institution has one origin.
///
/// A tie that certainly ended before a word was said, or began after it, does not count for that word; where a date is missing, it counts.
///
/// Those judged the same are one here too, unless two who are so joined are judged apart: then none of these judgements counts.
struct Institutions {
    let graph: RelationGraph
    private var speaksFor: [NodeIndex: [(principal: NodeIndex, days: DayRange)]] = [:]
    /// Whether any tie counts only for a time.
    private(set) var hasDatedTies = false
    private var sameAs: [NodeIndex: [NodeIndex]] = [:]
    private var notSameAs: Set<[NodeIndex]> = []
    private var judgedApart: [NodeIndex: [NodeIndex]] = [:]
    /// Who is unnamed, and whence those come of whom it is known: asked for at every pair of origins.
    private var unnamed: Set<NodeIndex> = []
    private var countries: [NodeIndex: String] = [:]
    /// Outlets and documents, which have what they say from somebody else.
    private var media: Set<NodeIndex> = []

    init(_ part: Subgraph) {
        graph = part.graph
        for node in graph.nodes {
            let facts = node.facts
            if facts.isAnonymous { unnamed.insert(node.index) }
            if let country = facts.country { countries[node.index] = country }
            if node.isMedium { media.insert(node.index) }
        }
        var same: [(NodeIndex, NodeIndex)] = []
        let types = part.graph.vocabulary.relationTypes.map { (speaksFor: $0.speaksFor, id: $0.id) }
        for relation in part.relations {
            let (source, target) = (relation.sourceIndex, relation.targetIndex)
            let type = types[relation.typeIndex]
            if type.speaksFor {
                let period = part.evidence(of: relation)?.period
                hasDatedTies = hasDatedTies || period != nil
                speaksFor[source, default: []].append((target, DayRange(period)))
            }
            switch type.id {
            case "same-as": same.append((source, target))
            case "not-same-as": notSameAs.insert([min(source, target), max(source, target)])
            default: break
            }
        }
        let groups = IdentityGroups(nodeCount: graph.nodeCount, joining: same)
            .dissolving(contradictedBy: notSameAs.lazy.map { ($0[0], $0[1]) })
        for (one, other) in same where groups.areOne(one, other) {
            sameAs[one, default: []].append(other)
            sameAs[other, default: []].append(one)
        }
        for pair in notSameAs where pair[0] != pair[1] {
            judgedApart[pair[0], default: []].append(pair[1])
            judgedApart[pair[1], default: []].append(pair[0])
        }
        // The order in which ties and judgements were written must not show.
        for node in judgedApart.keys { judgedApart[node]?.sort() }
        for node in speaksFor.keys { speaksFor[node]?.sort { part.graph.node($0.principal).id < part.graph.node($1.principal).id } }
        for node in sameAs.keys { sameAs[node]?.sort { part.graph.node($0).id < part.graph.node($1).id } }
    }

    func isUnnamed(_ node: NodeIndex) -> Bool { unnamed.contains(node) }

    func isMedium(_ node: NodeIndex) -> Bool { media.contains(node) }

    /// Where somebody is known to come from.
    func country(of node: NodeIndex) -> String? { countries[node] }

    /// Whether both are known to come from somewhere, and not from the same country.
    func haveDifferentCountries(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        guard let one = countries[a], let other = countries[b] else { return false }
        return one != other
    }

    /// A node with all those for whom it speaks, directly or through others, and those judged the same; itself first, the nearest next.
    ///
    /// - Parameter days: When it may have spoken; empty if nothing is known of that.
    func principals(of node: NodeIndex, isPersonal: Bool, on days: Set<DayRange>) -> [NodeIndex] {
        if speaksFor[node] == nil, sameAs[node] == nil { return [node] }
        var reached = [node]
        var seen: Set<NodeIndex> = [node]
        var next = 0
        while next < reached.count {
            let here = reached[next]
            let ties = isPersonal && here == node ? [] : speaksFor[here] ?? []
            let principals = ties.filter { tie in days.isEmpty || days.contains { $0.mayMeet(tie.days) } }.map(\.principal)
            for other in (sameAs[here] ?? []) + principals where seen.insert(other).inserted { reached.append(other) }
            next += 1
        }
        return reached
    }

    /// Those of whom the encoder has judged that they are not one with a node, ascending.
    func judgedApart(from node: NodeIndex) -> [NodeIndex] { judgedApart[node] ?? [] }

    /// Whether the encoder has judged that two are not one.
    func isApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool { notSameAs.contains([min(a, b), max(a, b)]) }
}
