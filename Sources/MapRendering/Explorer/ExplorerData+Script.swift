import RelationAnalysis
import RelationGraph

/// The data block of a page to explore; `model.js` reads it. What is empty is left out.
extension ExplorerData {
    /// - Parameter dots: how to paint the map, if it is one of many nodes.
    func script(dots: ScriptValue? = nil) -> ScriptValue {
        let vocabulary = diagram.part.graph.vocabulary
        return .object(dropping: [
            ("kinds", .array(vocabulary.kinds.map(script))), ("types", .array(vocabulary.relationTypes.map(script))),
            ("steps", .array(steps.days.map { .object([("date", .string($0.text)), ("label", .string($0.readableText))]) })),
            ("nodes", .array(nodes.enumerated().map { script($1, isDrawn: $0 < diagram.boxes.count) })),
            ("documents", .array(documents.map(script))), ("relations", .array(relations.map(script))),
            ("lines", .array(diagram.lines.map(script))), ("groups", .array(diagram.groups.map { .integers($0.members) }).unlessEmpty),
            ("partial", isPartial ? .bool(true) : nil), ("dots", dots),
        ])
    }

    private func script(_ kind: NodeKind) -> ScriptValue {
        .object([("id", .string(kind.id)), ("label", .string(kind.label)), ("section", .string(kind.sectionTitle))])
    }

    private func script(_ type: RelationType) -> ScriptValue {
        .object(dropping: [
            ("id", .string(type.id)), ("label", .string(type.label)), ("inverse", .string(type.inverseLabel)),
            ("layer", .string(type.layer.rawValue)), ("polarity", type.polarity.map { .string($0.rawValue) }),
            ("symmetric", type.isSymmetric ? .bool(true) : nil), ("unwalkable", type.isWalkable ? nil : .bool(true)),
        ])
    }

    private func script(_ node: Node, isDrawn: Bool) -> ScriptValue {
        var pairs: [(String, ScriptValue?)] = [
            ("id", .string(node.id)), ("name", .string(node.shownName)), ("kind", .integer(kindNumber(node))),
        ]
        guard isDrawn else { return .object(dropping: pairs + [("undrawn", .bool(true))]) }
        let facts = node.facts
        let step = steps.first(drawing: node)
        pairs += [
            ("step", step > 0 && hasRelations(node) ? .integer(step) : nil),
            ("role", facts.role.map(ScriptValue.string)), ("aliases", ScriptValue.strings(facts.aliases.map(\.name)).unlessEmpty),
            ("ids", ScriptValue.strings(facts.identifiers.map { "\($0.scheme): \($0.value)" }).unlessEmpty),
            ("facts", ScriptValue.array(words(of: node).map { .strings([$0, $1]) }).unlessEmpty), ("url", url(of: node)),
            ("standings", ScriptValue.array((claims.standings[node.index] ?? []).map(script)).unlessEmpty),
        ]
        return .object(dropping: pairs)
    }

    /// What the notes relate to nothing has no date.
    private func hasRelations(_ node: Node) -> Bool { !node.relations.isEmpty }

    /// What else is known of a node, each under its heading.
    private func words(of node: Node) -> [(String, String)] {
        let facts = node.facts
        let unnamed = facts.isAnonymous ? facts.headcount.map { "unnamed, \($0) people" } ?? "unnamed" : nil
        let fields: [(String, String?)] = [
            ("Speaks of", node.isStatement ? facts.period?.readableText : nil), ("Country", facts.country), ("Description", facts.summary),
            ("Time", node.isStatement ? nil : facts.period?.readableText),
            ("Outlet", node.isDocument ? node.neighbors(.published, incoming: true).first?.name : nil),
            ("Published", facts.published?.readableText), ("Updated", facts.updated?.readableText),
            ("Retrieved", facts.retrieved?.readableText), ("Language", facts.language), ("Source", unnamed),
            ("Reliability", facts.reliability.map { "\($0.rawValue), \($0.words)" }),
            ("Tags", facts.tags.isEmpty ? nil : facts.tags.joined(separator: ", ")), ("Note", facts.note),
        ]
        return (fields + facts.attributes.map { ($0.key, $0.value.text) }).compactMap { key, value in value.map { (key, $0) } }
    }

    private func script(_ standing: ExplorerClaims.Standing) -> ScriptValue {
        let fates = standing.fates.compactMap { relation, fate in numberOfRelation[relation].map { ($0, fate) } }.sorted { $0.0 < $1.0 }
        let reasons = standing.explanation.dropFirst(standing.status.rawValue.count)
        return .object(dropping: [
            ("step", .integer(standing.step)), ("status", .string(standing.status.rawValue)),
            ("derived", standing.isDerived ? .bool(true) : nil), ("why", .string(String(reasons))),
            ("for", standing.originsFor.isEmpty ? nil : .string(standing.originsFor)),
            ("against", standing.originsAgainst.isEmpty ? nil : .string(standing.originsAgainst)),
            ("partly", ScriptValue.integers(standing.partlyUndecided.compactMap { numberOfNode[$0] }).unlessEmpty),
            ("fates", ScriptValue.array(fates.map { .array([.integer($0), .string($1)]) }).unlessEmpty),
        ])
    }

    private func script(_ document: Node) -> ScriptValue {
        .object(dropping: [
            ("id", .string(document.id)), ("title", .string(document.shownName)),
            ("reference", .string(Wording.shortReference(document))), ("url", url(of: document)),
            ("node", numberOfNode[document.index].map(ScriptValue.integer)),
        ])
    }

    /// Numbers of its ends and its type, the step from which on it is known, where it is known from, and what else is known of it, if anything
    /// is.
    private func script(_ relation: Relation) -> ScriptValue {
        let evidence = evidence(of: relation)
        let provenance = Wording.provenance(evidence, in: relation.graph, concealing: diagram.concealed)
        // The document, the step from which on it counts, and where in it.
        let citations = evidence.documents.map { citation -> ScriptValue in
            let numbers = [numberOfDocument[citation.document] ?? 0, steps.first(witnessing: relation, citation.document)]
            return .array(numbers.map(ScriptValue.integer) + [citation.locator].compactMap { $0.map(ScriptValue.string) })
        }
        let grade = SourceGrade(relation)
        let numbers = [
            numberOfNode[relation.sourceIndex] ?? 0, numberOfNode[relation.targetIndex] ?? 0, relation.typeIndex,
            steps.first(knowing: relation),
        ]
        let more: [(String, ScriptValue?)] = [
            ("how", provenance.isEmpty ? nil : .string(provenance)), ("note", evidence.note.map(ScriptValue.string)),
            ("grade", grade.isUnknown ? nil : .string("\(grade.code), \(grade.words)")),
            ("personal", evidence.isPersonal ? .bool(true) : nil), ("implied", relation.isImplied ? .bool(true) : nil),
        ]
        let told = more.compactMap { key, value in value.map { (key, $0) } }
        // Of most nothing but their documents.
        let rest: [ScriptValue] = told.isEmpty ? (citations.isEmpty ? [] : [.array(citations)]) : [.array(citations), .object(told)]
        return .array(numbers.map(ScriptValue.integer) + rest)
    }

    /// The relations that it stands for.
    private func script(_ line: MapDiagram.Line) -> ScriptValue { .integers(line.relations.compactMap { numberOfRelation[$0.index] }) }

    private func kindNumber(_ node: Node) -> Int { diagram.part.graph.vocabulary.kinds.firstIndex { $0.id == node.kind.id } ?? 0 }

    private func url(of node: Node) -> ScriptValue? { node.facts.url.flatMap { $0.isSafeURL ? .string($0) : nil } }
}
