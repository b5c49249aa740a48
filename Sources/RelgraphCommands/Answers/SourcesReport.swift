import GraphFormats
import GraphKernels
import MapRendering
import RelationAnalysis
import RelationGraph

/// The answer of `sources`.
struct SourcesReport {
    private let question: StatementQuestion
    private var claims: StatementClaims { question.claims }
    /// Those who spoke of the statement: for, against.
    let said: [SourceAnalysis]
    /// The same with those whose words on other statements decide this one.
    private let withImplied: [SideAnalysis]
    /// At most so many origins of every side.
    private let top: Int?

    /// - Throws: `ProjectionError` if the ways back to the origins cannot be sought.
    init(_ question: StatementQuestion, top: Int?) throws {
        let (analysis, claims) = (question.analysis, question.claims)
        self.question = question
        self.top = top
        do throws(GraphKernelError) {
            said = [try analysis.sources(.for, of: claims), try analysis.sources(.against, of: claims)]
        } catch { throw ProjectionError.kernel(error) }
        withImplied = [Polarity.for, .against].map { analysis.side($0, of: claims, withDerived: true) }
    }

    private var statement: Node { claims.statement }

    /// Institutions for which origins of both sides speak.
    var divided: [DividedInstitution] { DividedInstitution.all(for: said[0].side, against: said[1].side) }

    private func json(_ divided: DividedInstitution) -> JSONValue {
        .object([
            ("institution", divided.institution.reference), ("for", .strings(divided.supporters.map(\.id))),
            ("against", .strings(divided.opponents.map(\.id))),
        ])
    }

    var json: JSONValue {
        .object(dropping: [
            ("statement", statement.reference), ("for", json(said[0], withImplied[0])), ("against", json(said[1], withImplied[1])),
            ("both_sides", divided.isEmpty ? nil : .array(divided.map(json))),
        ])
    }

    private func json(_ sources: SourceAnalysis, _ wide: SideAnalysis) -> JSONValue {
        let side = sources.side
        let implied = JSONValue.object([
            ("speakers", .integer(claims.derivedCount(side.side))), ("documents", .integer(wide.documents.count)),
            ("origins", .strings(wide.origins.map(\.node.id))), ("independent", wide.independence.json),
        ])
        return .object([
            ("documents", .integer(side.documents.count)), ("outlets", .integer(side.outlets.count)),
            ("origins", .array(origins(side).shown.map { json($0, side) })), ("independent", side.independence.json),
            ("choke_points", .array(sources.chokePoints.map(\.reference))),
            ("cycles", .array(sources.circles.map { .strings($0.map(\.id)) })),
            ("choke_points_together", .bool(!sources.isEachChokePointEnough)),
            ("chains", .array(sources.chains.map { .strings($0.map(\.id)) })), ("with_implications", implied),
            (
                "recanted",
                .array(
                    side.recantations.map { .object([("node", $0.node.reference), ("own_word", .string($0.word.rawValue))]) })
            ),
            ("independent_standing", (side.independenceOfStanding ?? side.independence).json),
        ])
    }

    func origins(_ side: SideAnalysis) -> Listing<Origin> { Listing(side.origins, top: top) }

    private func json(_ origin: Origin, _ side: SideAnalysis) -> JSONValue {
        .object([
            ("node", origin.node.reference), ("anonymous", .bool(origin.identity == .anonymous)),
            ("supports", .strings(origin.supports.map(\.id))), ("identity", .string(origin.identity.rawValue)),
            ("speaks_for", .strings(origin.speaksFor.map(\.id))), ("one_with", .strings(origin.partners.map(\.id))),
            ("may_be", .strings(origin.mayBe.map(\.id))),
            ("own_word", side.recantation(of: origin.node).map { .string($0.word.rawValue) } ?? .null),
        ])
    }

    func text(_ terminal: Terminal) -> String {
        var text = terminal.wrap(statement.heading(terminal), hanging: 2) + "\n" + question.limitLine(terminal)
        for (index, sources) in said.enumerated() { text += "\n" + side(sources, withImplied[index], terminal) }
        if !divided.isEmpty { text += "\n" }
        for sentence in divided.map(\.sentence) { text += terminal.wrap(sentence.printable, hanging: 2) + "\n" }
        return text
    }

    private func side(_ sources: SourceAnalysis, _ wide: SideAnalysis, _ terminal: Terminal) -> String {
        let side = sources.side
        let word = side.side == .for ? "For" : "Against"
        let implied = claims.derivedCount(side.side)
        var text: String
        if side.stances.isEmpty {
            text = terminal.wrap("\(terminal.mark(word + ":", .bold)) nobody, in so many words") + "\n"
        } else {
            let reach = "\(side.documents.count.counted("document")) of \(side.outlets.count.counted("outlet"))"
            text = terminal.wrap("\(terminal.mark(word + ":", .bold)) \(reach), \(side.independence.phrase)") + "\n"
            let chains = Dictionary(grouping: sources.chains) { $0.last?.index ?? -1 }
            for origin in origins(side).shown { text += words(on: origin, chains[origin.node.index] ?? [], side, terminal) }
            text += origins(side).more()
            for circle in side.closedCircles {
                let names = Phrasing.list(circle.map(\.name.printable))
                text += terminal.wrap("\(names) cite only each other: no origin is known.", indent: 2, hanging: 2) + "\n"
            }
            if let phrase = side.recantationPhrase {
                let sentence = phrase.prefix(1).uppercased() + phrase.dropFirst() + "."
                text += terminal.wrap(sentence.printable, indent: 2, hanging: 2) + "\n"
            }
            text += chokePoints(sources, terminal) + circles(sources, terminal)
        }
        if implied > 0 {
            let also = "\(Phrasing.number(implied)) more \(implied == 1 ? "speaker" : "speakers") by implication"
            text += terminal.wrap("Counting \(also): \(wide.independence.phrase).", indent: 2, hanging: 2) + "\n"
        }
        return text
    }

    /// An origin, what is known of who it is, and the way of every document back to it.
    private func words(on origin: Origin, _ chains: [[Node]], _ side: SideAnalysis, _ terminal: Terminal) -> String {
        var text = terminal.wrap("- \(origin.node.heading(terminal))", indent: 2, hanging: 2) + "\n"
        let recantation = side.recantation(of: origin.node).map(\.phrase)
        for line in (recantation.map { [$0] } ?? []) + origin.remarks {
            text += terminal.wrap(line.printable, indent: 4, hanging: 2) + "\n"
        }
        for chain in chains {
            let stations = chain.dropLast().enumerated().map { place, node in
                let remark = side.recantation(of: node).map { " (\($0.phrase))" } ?? ""
                return (place == 0 ? "in \(node.shortName.printable) [\(node.id)]" : node.name.printable) + remark
            }
            text += terminal.wrap(stations.joined(separator: " ← "), indent: 4, hanging: 2) + "\n"
        }
        return text
    }

    private func chokePoints(_ sources: SourceAnalysis, _ terminal: Terminal) -> String {
        guard !sources.chokePoints.isEmpty else { return "" }
        let names = sources.chokePoints.map(\.shortName.printable)
        let sentence =
            sources.isEachChokePointEnough
            ? "Choke \(names.count == 1 ? "point" : "points"), without \(names.count == 1 ? "which" : "any of which") nothing is left: "
            : "No single choke point; nothing is left without these together: "
        return terminal.wrap(sentence + names.joined(separator: " · "), indent: 2, hanging: 2) + "\n"
    }

    private func circles(_ sources: SourceAnalysis, _ terminal: Terminal) -> String {
        sources.circles.map { circle in
            let names = (circle + circle.prefix(1)).map(\.shortName.printable)
            return terminal.wrap("Circular reporting: " + names.joined(separator: " ← "), indent: 2, hanging: 2) + "\n"
        }.joined()
    }
}

extension Origin {
    /// Why it counts as it does.
    var remarks: [String] {
        var remarks: [String] = []
        switch identity {
        case .named: break
        case .anonymous: remarks.append("unnamed")
        case .undisclosed: remarks.append("names no source")
        }
        if !partners(upTo: 1).isEmpty {
            remarks.append(partnership)
        } else if let institution = speaksFor.first {
            remarks.append("speaks for \(institution.name)")
        }
        for (institution, others) in maySpeakFor {
            let names = Phrasing.list(others.prefix(Origin.named).map(\.name), of: others.count)
            let whose =
                institution == node || others == [institution] ? "in the name of \(institution.name)" : "by voices of \(institution.name)"
            remarks.append("perhaps one origin with \(names), if it was all said \(whose)")
        }
        if identity == .undisclosed {
            let others = mayBe(upTo: Origin.named)
            if !others.isEmpty { remarks.append("may share one with \(others.names)") }
            return remarks
        }
        let (same, supplied) = (mayBeSame(upTo: Origin.named), maySupply(upTo: Origin.named))
        let ways =
            (same.isEmpty ? [] : ["the same as \(same.names)"])
            + (supplied.isEmpty ? [] : ["the undisclosed source of \(supplied.names)"])
        if !ways.isEmpty { remarks.append("may be \(ways.joined(separator: ", or ")): nothing tells them apart") }
        return remarks
    }

    /// How many are named at most where they are listed in a sentence.
    private static let named = 4

    /// With whom it is one, and through whom: "one origin together with Ann and Bob, all for the Ministry of Ports".
    private var partnership: String {
        if let shared = sharedInstitution {
            let some = partners(upTo: Origin.named)
            let (verb, all) = some.count == 1 ? ("speaks", "both") : ("speak", "all")
            let institution = shared == node ? ", who \(verb) for it" : isOne(with: shared) ? "" : ", \(all) for \(shared.name)"
            return "one origin together with \(some.names)\(institution)"
        }
        // With some through one institution, with others through another: these are not one because of it.
        var groups: [(institution: Node, names: [String])] = []
        for (partner, institution) in zip(partners, partnerInstitutions) {
            if let place = groups.firstIndex(where: { $0.institution == institution }) {
                groups[place].names.append(partner.name)
            } else {
                groups.append((institution, [partner.name]))
            }
        }
        let ways = groups.map { institution, names in
            let list = Phrasing.list(names)
            if institution == node { return "\(list) (who \(names.count == 1 ? "speaks" : "speak") for it)" }
            return names == [institution.name] ? list : "\(list) (\(names.count == 1 ? "both" : "all") for \(institution.name))"
        }
        return "one origin with \(ways.joined(separator: ", and with "))"
    }
}

extension Origin.Excerpt {
    /// "Ann, Bob, Eve and 3 others".
    fileprivate var names: String { Phrasing.list(first.map(\.name), of: count) }
}
