import RelationGraph

/// A small graph of claims with every occasion for a selection to tell apart: four documents of two outlets, one of them undated; a
/// statement known from several of them, one from a single one, one that nobody takes a stance towards; ties with, without and of several
/// documents.
enum NewsGraph {
    static func make() throws -> RelationGraph {
        var builder = GraphBuilder()
        let people = ["putin", "peskov", "kerry", "soleimani"]
        for (kind, ids) in [
            ("person", people), ("organization", ["quds"]), ("source", ["insider"]), ("outlet", ["times", "post", "fox", "ria"]),
            ("place", ["moscow"]), ("event", ["orphan"]),
        ] {
            for id in ids { builder.add(NodeDraft(id: Reference(id), kind: kind, name: id)) }
        }
        builder.document("d1", outlet: "times", published: "2015-08-09")
        builder.document("d2", outlet: "post", published: "2015-08-14")
        builder.document("d3", outlet: "times", published: "2017-02")
        builder.document("d4", outlet: "post", updated: "2015-08-20")
        builder.statement("meeting", [(.about, ["putin", "soleimani"]), (.implies, ["visit"])])
        builder.relate("fox", "reported", "meeting", in: ["d1", "d2"], said: "2015-08-06", citing: ["insider"])
        builder.relate("peskov", "denied", "meeting", in: ["d1"], said: "2015-08-07", via: ["ria"])
        builder.statement("visit", [(.about, ["soleimani", "moscow"])])
        builder.relate("fox", "reported", "visit", in: ["d2"], said: "2015-08-10", citing: ["insider"])
        builder.relate("kerry", "questioned", "visit", in: ["d2"])
        builder.statement("later", [(.about, ["quds"]), (.elaborates, ["visit"])])
        builder.relate("times", "asserted", "later", in: ["d3"])
        builder.statement("rumor", [(.about, ["kerry"])])
        builder.relate("soleimani", "commands", "quds", in: ["d1"], period: "2007/..")
        builder.relate("soleimani", "commands", "quds", in: ["d3"], period: "1998/..", citing: ["fox"])
        builder.relate("peskov", "spokesperson-of", "putin")
        builder.relate("putin", "met", "kerry", in: ["d3"], period: "2013-05")
        builder.relate("kerry", "called", "peskov", in: ["d4"])
        builder.relate("kerry", "not-same-as", "peskov")
        return try builder.build()
    }
}

extension GraphBuilder {
    mutating func document(_ id: String, outlet: String, published: String? = nil, updated: String? = nil) {
        var draft = NodeDraft(id: Reference(id), kind: "document", name: id)
        draft.facts.published = published.flatMap { DateSpan($0) }
        draft.facts.updated = updated.flatMap { DateSpan($0) }
        draft.links = [(.published, [Reference(outlet)])]
        add(draft)
    }

    mutating func statement(_ id: String, _ links: [(type: CoreType, to: [String])] = []) {
        var draft = NodeDraft(id: Reference(id), kind: "statement", name: id)
        draft.links = links.map { ($0.type, $0.to.map { Reference($0) }) }
        add(draft)
    }

    /// A tie or, towards a statement, a stance.
    mutating func relate(
        _ source: String, _ type: String, _ target: String, in documents: [String] = [], said: String? = nil, period: String? = nil,
        via: [String] = [], citing: [String] = [], reliability: Reliability? = nil, credibility: Credibility? = nil
    ) {
        let isStance = vocabulary.relationType(type)?.isStance ?? false
        var draft = RelationDraft(
            source: Reference(source), type: Reference(type), target: Reference(target), setting: isStance ? .stances : .ties)
        draft.documents = documents.map { CitationDraft(document: Reference($0)) }
        draft.evidence.saidOn = said.flatMap { DateSpan($0) }
        draft.evidence.period = period.flatMap { DateSpan($0) }
        draft.evidence.reliability = reliability
        draft.evidence.credibility = credibility
        draft.via = via.map { Reference($0) }
        draft.citing = citing.map { Reference($0) }
        add(draft)
    }
}

extension RelationGraph {
    func index(_ id: String) throws -> NodeIndex {
        guard let node = node(id: id) else { throw NoSuchNode(id: id) }
        return node.index
    }

    /// What is left under a selection.
    func part(_ configure: (inout Selection) throws -> Void) rethrows -> Subgraph {
        var selection = Selection()
        try configure(&selection)
        return Subgraph(self, selection)
    }
}

struct NoSuchNode: Error {
    var id: String
}

extension Relation {
    var line: String { "\(source.id) \(type.id) \(target.id)" }
}

extension Subgraph {
    /// What is in sight, in words; parallel relations as often as they occur.
    var nodeIDs: Set<String> { Set(nodes.map(\.id)) }
    var lines: [String] { relations.map(\.line).sorted() }
    var lineSet: Set<String> { Set(lines) }

    func documentIDs(of line: String) -> Set<String> {
        Set(relations.filter { $0.line == line }.flatMap { documents(of: $0).map(\.id) })
    }
}
