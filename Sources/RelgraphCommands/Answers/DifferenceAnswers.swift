import GraphFormats
import RelationAnalysis
import RelationGraph

extension DifferenceReport {
    var json: JSONValue {
        .object([
            ("from", .string(from)), ("to", .string(to)), ("claims", claimsJSON),
            (
                "nodes",
                .object([
                    ("added", .array(listed(difference.addedNodes).map(\.reference))),
                    ("removed", .array(listed(difference.removedNodes).map(\.reference))),
                    (
                        "changed",
                        .array(
                            listed(difference.changedNodes).map {
                                .object([("id", .string($0.after.id)), ("fields", .array($0.fields.map(\.json)))])
                            })
                    ),
                ])
            ),
            (
                "relations",
                .object([
                    ("added", .array(listed(difference.addedRelations).map { relationJSON($0, in: difference.after) })),
                    ("removed", .array(listed(difference.removedRelations).map { relationJSON($0, in: difference.before) })),
                    (
                        "changed",
                        .array(
                            listed(difference.changedRelations).map {
                                .object($0.after.endsJSON + [("fields", .array($0.fields.map(\.json)))])
                            })
                    ),
                ])
            ),
        ])
    }

    private var claimsJSON: JSONValue {
        let claims = difference.claims
        let positions = listed(claims.positions).map { change in
            JSONValue.object([
                ("statement", .string(change.statement.id)), ("speaker", change.speaker.reference),
                ("before", .strings(change.before.map(\.relation.type.id))), ("after", .strings(change.after.map(\.relation.type.id))),
            ])
        }
        let statuses = listed(claims.statuses).map { change in
            JSONValue.object([
                ("id", .string(change.statement.id)), ("before", change.before.map { .string($0.status.rawValue) } ?? .null),
                ("after", change.after.map { .string($0.status.rawValue) } ?? .null),
                ("explanation_before", change.before.map { .string($0.explanation) } ?? .null),
                ("explanation_after", change.after.map { .string($0.explanation) } ?? .null),
            ])
        }
        let origins = listed(claims.origins).map { change in
            JSONValue.object([
                ("statement", .string(change.statement.id)), ("side", .string(change.side.rawValue)), ("before", change.before.json),
                ("after", change.after.json),
            ])
        }
        return .object([("positions", .array(positions)), ("statuses", .array(statuses)), ("origins", .array(origins))])
    }

    private func relationJSON(_ relation: Relation, in part: Subgraph) -> JSONValue {
        .object(relation.endsJSON + [("evidence", .array(part.evidence(of: relation)?.json(in: relation.graph) ?? []))])
    }

    var table: Table {
        typealias Row = [String]
        var rows: [Row] = []
        for change in listed(difference.claims.positions) {
            rows.append([
                "position", "changed", change.statement.id, change.speaker.id, change.before.words, change.after.words,
            ])
        }
        for change in listed(difference.claims.statuses) {
            let states = [change.before, change.after].map { $0?.status.rawValue ?? "" }
            rows.append(["status", "changed", change.statement.id, ""] + states)
        }
        for change in listed(difference.claims.origins) {
            rows.append([
                "origins", "changed", change.statement.id, change.side.rawValue, change.before.words, change.after.words,
            ])
        }
        rows += listed(difference.addedNodes).map { ["node", "added", $0.id, "", "", $0.name] }
        rows += listed(difference.removedNodes).map { ["node", "removed", $0.id, "", $0.name, ""] }
        for change in listed(difference.changedNodes) {
            rows += change.fields.map { ["node", "changed", change.after.id, $0.field, $0.text($0.before), $0.text($0.after)] }
        }
        rows += listed(difference.addedRelations).map { ["relation", "added", $0.triple, "", "", difference.after.summary(of: $0)] }
        rows += listed(difference.removedRelations).map { ["relation", "removed", $0.triple, "", difference.before.summary(of: $0), ""] }
        for change in listed(difference.changedRelations) {
            rows += change.fields.map { ["relation", "changed", change.after.triple, $0.field, $0.text($0.before), $0.text($0.after)] }
        }
        return Table(headings: ["what", "change", "id", "detail", "before", "after"], rows: rows)
    }
}

extension Relation {
    fileprivate var endsJSON: [(String, JSONValue)] {
        [("source", .string(source.id)), ("type", .string(type.id)), ("target", .string(target.id))]
    }

    /// "peskov denied visit-2015".
    var triple: String { "\(source.id) \(type.id) \(target.id)" }
}

extension Subgraph {
    /// Where a relation is known from, for a cell of a table: document ids.
    fileprivate func summary(of relation: Relation) -> String { documents(of: relation).map(\.id).joined(separator: "; ") }
}

extension FieldChange {
    fileprivate var json: JSONValue {
        func value(_ values: [String]) -> JSONValue { isList ? .strings(values) : values.first.map { .string($0) } ?? .null }
        return .object([("field", .string(field)), ("before", value(before)), ("after", value(after))])
    }

    func text(_ values: [String]) -> String { values.joined(separator: "; ") }
}

extension [Stance] {
    /// "no information", "reported, denied"; "nothing" for none.
    var words: String { isEmpty ? "nothing" : map { $0.relation.type.id.replacing("-", with: " ") }.joined(separator: ", ") }
}
