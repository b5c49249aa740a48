import GraphFormats
import RelationAnalysis
import RelationGraph

/// The tables of `claims` for those who read a report: statements by what they say, counts in words where numbers alone would mislead.
extension ClaimsReport {
    /// A column, left out where none of the rows has anything to say in it.
    private struct ReadColumn {
        var heading: String
        var isKept = false
        var cell: (StatementClaims) -> String
    }

    /// What is said, how it stands, and how many take which side.
    ///
    /// Ids stand only behind statements that read alike. A status that follows from what was said of other statements says so.
    var readTable: Table {
        if let sensitivity { return sensitivity.readTable }
        let listed = listed
        let texts = ReadNames(listed.map(\.statement))
        var columns = [
            ReadColumn(heading: "what is said", isKept: true) { texts[$0.statement] },
            ReadColumn(heading: "status", isKept: true) { $0.status.rawValue + ($0.status == $0.statusSaid ? "" : ", by implication") },
            ReadColumn(heading: "for", isKept: true) { $0.readCount(.for) },
            ReadColumn(heading: "against", isKept: true) { $0.readCount(.against) },
            ReadColumn(heading: "no position") { $0.undecided.isEmpty ? "" : String($0.undecided.count) },
        ]
        for (side, word) in [(Polarity.for, "for"), (.against, "against")] {
            columns.append(
                ReadColumn(heading: "independent origins \(word)") { claims in
                    claims.positions(side).isEmpty ? "" : analysis.independence(side, of: claims.statement).words
                })
        }
        if let loss {
            let names = Phrasing.list(loss.without.map(\.shortName))
            columns.append(
                ReadColumn(heading: "status with \(names)", isKept: true) { (loss.status(of: $0.statement) ?? $0.status).rawValue })
        }
        columns = columns.filter { column in column.isKept || listed.contains { !column.cell($0).isEmpty } }
        return Table(headings: columns.map(\.heading), rows: listed.map { claims in columns.map { $0.cell(claims) } })
    }
}

extension StatementClaims {
    /// "3", "3 and 1 by implication", "1 by implication".
    fileprivate func readCount(_ side: Polarity) -> String {
        let (said, implied) = (positions(side).count, derivedCount(side))
        if implied == 0 { return String(said) }
        return said == 0 ? "\(implied) by implication" : "\(said) and \(implied) by implication"
    }
}

extension ClaimSensitivity {
    /// What rests on each document, outlet and source, by names.
    fileprivate var readTable: Table {
        let texts = ReadNames(dependences.flatMap { $0.changes.map(\.statement) })
        let sources = ReadNames(dependences.map(\.without), by: \.shortName)
        let rows = dependences.flatMap { dependence in
            dependence.changes.map { change in
                [
                    sources[dependence.without], texts[change.statement], change.status.rawValue, change.statusWithout.rawValue,
                    change.losesSupport ? "yes" : "no", ClaimSensitivity.turn(change.originsFor, change.originsForWithout),
                    ClaimSensitivity.turn(change.originsAgainst, change.originsAgainstWithout),
                ]
            }
        }
        return Table(
            headings: [
                "without", "what is said", "status", "status without", "loses all support", "independent origins for",
                "independent origins against",
            ], rows: rows)
    }

    /// "2 to 3", "2 to 3 → 1".
    private static func turn(_ before: Independence, _ after: Independence) -> String {
        before == after ? before.words : "\(before.words) → \(after.words)"
    }
}

/// What nodes are called in a table; those that are called alike are told apart by their ids.
private struct ReadNames {
    private let name: (Node) -> String
    private let shared: Set<String>

    init(_ nodes: [Node], by name: @escaping (Node) -> String = \.name) {
        self.name = name
        var bearers: [String: Set<NodeIndex>] = [:]
        for node in nodes { bearers[name(node), default: []].insert(node.index) }
        shared = Set(bearers.filter { $0.value.count > 1 }.keys)
    }

    subscript(_ node: Node) -> String {
        let name = name(node)
        return shared.contains(name) ? "\(name) [\(node.id)]" : name
    }
}
