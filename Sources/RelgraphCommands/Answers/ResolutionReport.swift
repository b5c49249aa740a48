import GraphFormats
import RelationAnalysis
import RelationGraph

/// The answer of `resolve`.
struct ResolutionReport {
    let graph: RelationGraph
    let resolution: IdentityResolution
    /// At most so many pairs of each outcome.
    let top: Int?

    private func listed(_ proposals: [IdentityProposal]) -> [IdentityProposal] { top.map { Array(proposals.prefix($0)) } ?? proposals }

    private var all: [IdentityProposal] { listed(resolution.proposed) + listed(resolution.apart) + listed(resolution.incomparable) }

    // MARK: JSON and tables

    var json: JSONValue {
        .object([
            ("compared", .integer(resolution.comparedCount)), ("settled", .integer(resolution.settledCount)),
            ("oversized_blocks", .integer(resolution.omission.groupCount)),
            (
                "largest_blocks",
                .array(
                    resolution.omission.largest.map { group in
                        .object([("count", .integer(group.count)), ("example", graph.node(group.example).reference)])
                    })
            ),
            (
                "totals",
                .object([
                    ("proposed", .integer(resolution.proposed.count)), ("apart", .integer(resolution.apart.count)),
                    ("cannot_compare", .integer(resolution.incomparable.count)),
                ])
            ),
            ("proposed", .array(listed(resolution.proposed).map(object))), ("apart", .array(listed(resolution.apart).map(object))),
            ("cannot_compare", .array(listed(resolution.incomparable).map(object))),
        ])
    }

    private func object(_ proposal: IdentityProposal) -> JSONValue {
        .object([
            ("first", graph.node(proposal.first).reference), ("second", graph.node(proposal.second).reference),
            ("score", proposal.score.map { .number(ResolutionReport.rounded($0)) } ?? .null),
            ("name_similarity", proposal.nameSimilarity.map { .number(ResolutionReport.rounded($0)) } ?? .null),
            (
                "reasons",
                .array(
                    proposal.reasons.map { reason in
                        .object([
                            ("field", .string(reason.field.rawValue)), ("weight", .number((reason.weight * 10).rounded() / 10)),
                            ("text", .string(reason.text)),
                        ])
                    })
            ),
        ])
    }

    private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

    var table: Table {
        Table(
            headings: ["outcome", "score", "name_similarity", "first", "first_name", "second", "second_name", "for", "against"],
            rows: all.map { proposal in
                let (first, second) = (graph.node(proposal.first), graph.node(proposal.second))
                return [
                    proposal.outcome.rawValue, proposal.score.map { String(ResolutionReport.rounded($0)) } ?? "",
                    proposal.nameSimilarity.map { String(ResolutionReport.rounded($0)) } ?? "", first.id, first.name, second.id,
                    second.name,
                    proposal.reasonsFor.map(\.text).joined(separator: "; "), proposal.reasonsAgainst.map(\.text).joined(separator: "; "),
                ]
            })
    }

    // MARK: Text

    func text(_ terminal: Terminal) -> String {
        let compared = "\(resolution.comparedCount.counted("pair")) compared"
        var text = ""
        if resolution.proposed.isEmpty {
            text += "Nobody is proposed as one with another; \(compared).\n"
        } else {
            text += "\(resolution.proposed.count.counted("pair")) may be one; \(compared).\n\n"
            text += section(resolution.proposed, terminal)
        }
        if !resolution.apart.isEmpty {
            text +=
                "\nKept apart, though the names agree: \(resolution.apart.count.counted("pair")).\n\n" + section(resolution.apart, terminal)
        }
        if !resolution.incomparable.isEmpty {
            let count = resolution.incomparable.count.counted("pair")
            let head =
                "Cannot be compared: \(count). The names agree, or are in scripts that do not meet, and nothing else is known of both that could "
                + "decide."
            text += "\n" + terminal.wrap(head) + "\n\n" + section(resolution.incomparable, terminal)
        }
        var notes: [String] = []
        if resolution.settledCount > 0 {
            notes.append("\(resolution.settledCount.counted("pair")) not compared: the graph records a judgement on them.")
        }
        if let largest = resolution.omission.largest.first {
            let groups = resolution.omission.groupCount.counted("group")
            notes.append(
                "\(groups) with two words of their names in common, or a number, are too large to compare each with each: of them only those "
                    + "are compared who also share another word, a year of birth or a country. The largest has \(largest.count), such as "
                    + "\(graph.node(largest.example).name.quoted).")
        }
        if !notes.isEmpty { text += "\n" + notes.map { terminal.wrap($0) + "\n" }.joined() }
        return text
    }

    private func section(_ proposals: [IdentityProposal], _ terminal: Terminal) -> String {
        let listing = Listing(proposals, top: top)
        return listing.shown.map { item($0, terminal) }.joined() + listing.more(indent: 0, ".")
    }

    private func item(_ proposal: IdentityProposal, _ terminal: Terminal) -> String {
        let (first, second) = (graph.node(proposal.first), graph.node(proposal.second))
        let score = proposal.score.map(ResolutionReport.percent) ?? "–   "
        let ends = "\(first.heading(terminal)) [\(first.id)] and \(second.heading(terminal)) [\(second.id)]"
        var text = terminal.wrap("\(score)  \(ends)", hanging: 6) + "\n"
        for reason in proposal.reasons {
            let sign = reason.weight > 0 ? "for" : reason.weight < 0 ? "against" : "–"
            let weight = reason.weight == 0 ? "" : " \(ResolutionReport.decimal(abs(reason.weight)))"
            text += terminal.wrap("\(sign)\(weight): \(reason.text.printable)", indent: 6, hanging: 2) + "\n"
        }
        return text
    }

    /// The score with two digits; a pair that is not certain is never shown as 1.00.
    private static func percent(_ score: Double) -> String {
        let hundredths = min(99, Int((score * 100).rounded(.down)))
        return "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    }

    private static func decimal(_ weight: Double) -> String {
        let tenths = Int((weight * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
