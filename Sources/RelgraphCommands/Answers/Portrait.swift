import GraphFormats
import RelationAnalysis
import RelationGraph

/// A node with what a part of a graph knows of it.
struct Portrait {
    let node: Node
    let part: Subgraph
    let fates: StanceFates
    /// Stances that the node takes, or for a statement those taken towards it.
    let stances: [Relation]
    let relations: [Relation]
    let documents: [Node]
    /// Why several entries are this one node.
    var judgements: [SameAsJudgement] { part.graph.sameAsJudgements[node.index] ?? [] }
    /// How many of each list were cut.
    let cutStances: [Polarity: Int]
    let cutRelations: Int
    let cutDocuments: Int

    /// - Parameter top: keeps every list to its first so many, the stances of every polarity for themselves: a cut must not take a side.
    init(_ node: Node, in part: Subgraph, _ fates: StanceFates, top: Int?) {
        self.node = node
        self.part = part
        self.fates = fates
        let all = Array(part.relations(of: node))
        let top = top ?? .max
        var counts: [Polarity: Int] = [:]
        stances = all.filter { relation in
            guard let polarity = relation.type.polarity else { return false }
            counts[polarity, default: 0] += 1
            return counts[polarity, default: 0] <= top
        }
        cutStances = counts.mapValues { max(0, $0 - top) }
        let others = all.filter { !$0.type.isStance }
        relations = Array(others.prefix(top))
        cutRelations = others.count - relations.count
        var seen: Set<NodeIndex> = []
        let sources = all.flatMap { part.documents(of: $0) }.filter { seen.insert($0.index).inserted && $0 != node }
        documents = Array(sources.prefix(top))
        cutDocuments = sources.count - documents.count
    }

    var json: JSONValue {
        .object(dropping: [
            ("node", nodeJSON), ("status", fates.status(of: node).map { .string($0.rawValue) }),
            ("same_as", judgements.isEmpty ? nil : .array(judgements.map(judgementJSON))),
            ("relations", .array(relations.map(relationJSON))), ("stances", .array(stances.map(stanceJSON))),
            ("documents", .strings(documents.map(\.id))),
        ])
    }

    private var nodeJSON: JSONValue {
        let facts = node.facts
        return .object(dropping: [
            ("id", .string(node.id)), ("name", .string(node.name)), ("kind", .string(node.kind.id)),
            ("aliases", .strings(facts.aliases.map(\.name))),
            ("ids", .object(grouping: facts.identifiers.map { ($0.scheme, .string($0.value)) })),
            ("role", facts.role.map(JSONValue.string)), ("description", facts.summary.map(JSONValue.string)),
            ("country", facts.country.map(JSONValue.string)), ("when", facts.period.map { .string($0.text) }),
            ("published", facts.published.map { .string($0.text) }), ("updated", facts.updated.map { .string($0.text) }),
            ("retrieved", facts.retrieved.map { .string($0.text) }), ("language", facts.language.map(JSONValue.string)),
            ("tags", facts.tags.isEmpty ? nil : .strings(facts.tags)), ("url", facts.url.map(JSONValue.string)),
            ("anonymous", facts.isAnonymous ? .bool(true) : nil), ("count", facts.headcount.map(JSONValue.integer)),
            ("reliability", facts.reliability.map { .string($0.rawValue) }), ("note", facts.note.map(JSONValue.string)),
            ("attributes", facts.attributes.isEmpty ? nil : .object(grouping: facts.attributes.map { ($0.key, JSONValue($0.value)) })),
        ])
    }

    private func judgementJSON(_ judgement: SameAsJudgement) -> JSONValue {
        func reference(_ entry: (id: String, name: String)) -> JSONValue {
            .object([("id", .string(entry.id)), ("name", .string(entry.name))])
        }
        return .object(dropping: [
            ("first", reference(judgement.first)), ("second", reference(judgement.second)), ("by", judgement.by.map(JSONValue.string)),
            ("on", judgement.evidence.saidOn.map { .string($0.text) }), ("because", judgement.evidence.note.map(JSONValue.string)),
            ("documents", .strings(judgement.evidence.documents.map { part.graph.node($0.document).id })),
        ])
    }

    private func relationJSON(_ relation: Relation) -> JSONValue {
        let evidence = part.evidence(of: relation)
        return .object(dropping: [
            ("type", .string(relation.type.id)), ("other", relation.other(than: node.index).reference),
            ("outgoing", .bool(relation.sourceIndex == node.index)),
            ("since", evidence?.period?.start.map { .string($0.text) }), ("until", evidence?.period?.end.map { .string($0.text) }),
            ("evidence", .array(evidence?.json(in: part.graph) ?? [])), ("grade", SourceGrade(relation).json),
        ])
    }

    private func stanceJSON(_ relation: Relation) -> JSONValue {
        let evidence = part.evidence(of: relation)
        func ids(_ nodes: [NodeIndex]?) -> JSONValue { .strings((nodes ?? []).map { part.graph.node($0).id }) }
        return .object(dropping: [
            ("statement", relation.target.reference), ("speaker", relation.source.reference), ("stance", .string(relation.type.id)),
            ("polarity", relation.type.polarity.map { .string($0.rawValue) }), ("stands", .bool(fates.stands(relation))),
            ("said_on", evidence?.saidOn.map { .string($0.text) } ?? .null), ("via", ids(evidence?.via)), ("citing", ids(evidence?.citing)),
            ("documents", .strings(part.documents(of: relation).map(\.id))),
            ("personal", evidence?.isPersonal == true ? .bool(true) : nil), ("grade", SourceGrade(relation).json),
        ])
    }

    var table: Table {
        let rows = (stances + relations).map { relation in
            let isOutgoing = relation.sourceIndex == node.index
            let evidence = part.evidence(of: relation)
            let dates = [evidence?.saidOn, evidence?.period].compactMap { $0?.text }
            return [
                node.name, isOutgoing ? relation.type.label : relation.type.inverseLabel, relation.other(than: node.index).name,
                dates.joined(separator: "; "), part.documents(of: relation).map(\.id).joined(separator: "; "),
            ]
        }
        return Table(headings: ["node", "relation", "other", "dates", "documents"], rows: rows)
    }
}
