import GraphFormats
import RelationAnalysis
import RelationGraph

extension StatementClaims {
    /// The contract's object for a statement. The numbers of speakers and of origins are of those who spoke of the statement itself.
    func fields(_ analysis: ClaimAnalysis) -> [(String, JSONValue)] {
        let origins = (for: analysis.independence(.for, of: statement), against: analysis.independence(.against, of: statement))
        let unknown = origins.for.atMost - origins.for.atLeast + origins.against.atMost - origins.against.atLeast
        return [
            ("id", .string(statement.id)), ("says", .string(statement.name)), ("status", .string(status.rawValue)),
            ("for", .integer(positions(.for).count)), ("against", .integer(positions(.against).count)),
            ("neither", .integer(undecided.count)), ("origins_for", .integer(origins.for.atLeast)),
            ("origins_against", .integer(origins.against.atLeast)), ("unknown_origins", .integer(unknown)),
            ("status_said", .string(statusSaid.rawValue)), ("derived_for", .integer(derivedCount(.for))),
            ("derived_against", .integer(derivedCount(.against))), ("withdrawn", .integer(withdrawn.count)),
            ("certainty_for", certaintyJSON(.for)), ("certainty_against", certaintyJSON(.against)), ("explanation", .string(explanation)),
        ]
    }

    private func certaintyJSON(_ side: Polarity) -> JSONValue { certainty(side).map { .string($0.rawValue) } ?? .null }

    /// "“Soleimani visited Moscow” [visit-2015]".
    func heading(_ terminal: Terminal) -> String { statement.statementHeading(terminal) }
}

extension Node {
    func statementHeading(_ terminal: Terminal) -> String {
        "\(terminal.mark(name.printable, .bold)) \(terminal.mark("[\(id)]", .faint))"
    }
}

extension Independence {
    var json: JSONValue { .object([("at_least", .integer(atLeast)), ("at_most", .integer(atMost))]) }
}

extension ClaimStatus {
    /// As the heading of a list: "Disputed".
    var heading: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    var emphasis: Terminal.Emphasis {
        switch self {
        case .asserted: .green
        case .denied: .red
        case .disputed: .yellow
        case .unanswered, .retracted: .faint
        }
    }
}
