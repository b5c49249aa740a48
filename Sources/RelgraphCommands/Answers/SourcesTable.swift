import RelationAnalysis
import RelationGraph

/// The answer of `sources` as a table: for every side a row with its counts, then its origins, choke points and circles.
extension SourcesReport {
    var table: Table {
        let sides = zip(["for", "against"], said).flatMap(rows)
        let divided = divided.map { Table.row("both", $0.institution.id, $0.sentence, "speaks on both sides") }
        let headings = ["side", "origin", "name", "identity", "documents", "one with", "may be"]
        return Table(headings: headings, rows: sides + divided)
    }

    private func rows(_ word: String, _ sources: SourceAnalysis) -> [[String]] {
        let side = sources.side
        guard !side.stances.isEmpty else { return [Table.row(word, "", "nobody, in so many words", "side")] }
        let recanted = side.recantationPhrase.map { "; " + $0 } ?? ""
        let reach = "\(side.documents.count.counted("document")) of \(side.outlets.count.counted("outlet"))"
        var rows = [
            Table.row(word, "", "\(reach), \(side.independence.phrase)\(recanted)", "side", side.documents)
        ]
        for origin in origins(side).shown {
            let remark = side.recantation(of: origin.node).map { " (\($0.phrase))" } ?? ""
            rows.append(
                Table.row(
                    word, origin.node.id, origin.node.name + remark, origin.identity.rawValue, origin.supports, origin.partners,
                    origin.mayBe))
        }
        let point = sources.isEachChokePointEnough ? "choke point" : "choke point, together"
        rows += sources.chokePoints.map { Table.row(word, $0.id, $0.shortName, point) }
        rows += sources.circles.map { circle in
            let names = (circle + circle.prefix(1)).map(\.shortName).joined(separator: " ← ")
            return Table.row(word, circle.map(\.id).joined(separator: "; "), names, "circular reporting")
        }
        return rows
    }
}

extension Table {
    fileprivate static func row(
        _ side: String, _ id: String, _ name: String, _ identity: String, _ documents: [Node] = [], _ partners: [Node] = [],
        _ mayBe: [Node] = []
    ) -> [String] {
        [side, id, name, identity] + [documents, partners, mayBe].map { $0.map(\.id).joined(separator: "; ") }
    }
}

extension DividedInstitution {
    /// "Both sides speak for the Ministry: Ann for, Bob against. …"
    var sentence: String {
        func names(_ nodes: [Node]) -> String { Phrasing.list(nodes.map(\.name)) }
        return "On both sides somebody speaks for \(institution.name): \(names(supporters)) for, \(names(opponents)) against. "
            + "Mark the stance of whoever speaks for nobody else `personal: true`."
    }
}
