import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

extension Timeline {
    func json(_ fates: StanceFates) -> JSONValue {
        .object([
            ("by", .string(axis.rawValue)), ("entries", .array(entries.map { json($0, fates) })),
            ("undated", .array(undated.map { json($0, fates) })),
            ("contradictions", .array(contradictions.map(json))),
        ])
    }

    private func json(_ entry: TimelineEntry, _ fates: StanceFates) -> JSONValue {
        var pairs: [(String, JSONValue)] = dates(entry.date) + [("kind", .string(entry.kind)), ("dated_by", datedBy(entry))]
        switch entry.subject {
        case .statement(let node), .document(let node):
            pairs += [("node", node.reference), ("stances", .array(entry.relations.map { stance($0, fates) }))]
        case .event(let node):
            pairs.append(("node", node.reference))
        case .tie(let relation):
            pairs += [
                ("source", relation.source.reference), ("type", .string(relation.type.id)), ("target", relation.target.reference),
                ("evidence", evidence(entry)),
            ]
        case .stance(let relation):
            pairs += [
                ("speaker", relation.source.reference), ("stance", .string(relation.type.id)),
                ("polarity", relation.type.polarity.map { .string($0.rawValue) } ?? .null), ("stands", .bool(fates.stands(relation))),
                ("statement", relation.target.reference), ("evidence", evidence(entry)),
            ]
        }
        return .object(pairs + [("documents", .strings(entry.documents.map { part.graph.node($0).id }))])
    }

    private func dates(_ date: DateSpan?) -> [(String, JSONValue)] {
        func text(_ date: PartialDate?) -> JSONValue { date.map { .string($0.text) } ?? .null }
        return [
            ("date", date.map { .string($0.text) } ?? .null), ("earliest", text(date?.start?.firstDay)),
            ("latest", text(date?.end?.lastDay)),
        ]
    }

    private func datedBy(_ entry: TimelineEntry) -> JSONValue { entry.date == nil ? .null : .string(entry.dating.rawValue) }

    /// Only what stands in the documents of the entry: of what an outlet printed twice, each printing has its own.
    private func evidence(_ entry: TimelineEntry) -> JSONValue {
        let documents = Set(entry.documents)
        let evidence = entry.relations.compactMap { relation -> Evidence? in
            var evidence = part.evidence(of: relation)
            evidence?.documents.removeAll { !documents.contains($0.document) }
            return evidence
        }
        return .array(evidence.flatMap { $0.json(in: part.graph) })
    }

    private func stance(_ relation: Relation, _ fates: StanceFates) -> JSONValue {
        .object([
            ("speaker", relation.source.reference), ("stance", .string(relation.type.id)),
            ("polarity", relation.type.polarity.map { .string($0.rawValue) } ?? .null), ("stands", .bool(fates.stands(relation))),
            ("statement", relation.target.reference), ("said_on", part.evidence(of: relation)?.saidOn.map { .string($0.text) } ?? .null),
            ("documents", .strings(part.documents(of: relation).map(\.id))),
        ])
    }

    private func json(_ contradiction: DateContradiction) -> JSONValue {
        .object([
            ("kind", .string(contradiction.kind.rawValue)), ("sentence", .string(Wording.sentence(contradiction, in: part.graph))),
            ("uncertain", .bool(contradiction.involvesDoubt)),
            ("sides", .array([contradiction.first, contradiction.second].map(json))),
        ])
    }

    private func json(_ side: DateContradiction.Side) -> JSONValue {
        let sources = side.citations.map { citation in
            JSONValue.object([
                ("document", .string(part.graph.node(citation.document).id)), ("locator", citation.locator.map(JSONValue.string) ?? .null),
            ])
        }
        let saying: [(String, JSONValue)] = [
            ("speaker", side.relation?.source.reference ?? .null), ("stance", side.relation.map { .string($0.type.id) } ?? .null),
        ]
        return .object([("node", side.node.reference)] + saying + dates(side.date) + [("sources", .array(sources))])
    }

    /// - Parameter fates: for people, who are told what was taken back or replaced, and know documents by outlet and date; nil for programs,
    ///   which know documents by their ids, and find the rest in the JSON.
    func table(for fates: StanceFates?) -> Table {
        let rows = (entries + undated).map { entry -> [String] in
            let what: [String]
            switch entry.subject {
            case .statement(let node), .event(let node), .document(let node): what = ["", "", node.name]
            case .tie(let relation), .stance(let relation):
                what = [
                    relation.source.name, relation.type.label + (fates?.remark(on: relation) ?? ""), relation.target.name,
                ]
            }
            return [
                entry.date?.text ?? "", entry.date?.start?.firstDay?.text ?? "", entry.date?.end?.lastDay?.text ?? "", entry.kind,
            ] + what + [documents(of: entry, isRead: fates != nil)]
        }
        return Table(headings: ["date", "earliest", "latest", "kind", "who", "relation", "what", "documents"], rows: rows)
    }

    private func documents(of entry: TimelineEntry, isRead: Bool) -> String {
        entry.documents.map(part.graph.node).map { isRead ? Wording.shortReference($0) : $0.id }.uniqued().joined(separator: "; ")
    }
}
