import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

/// The answer of `claims`.
struct ClaimsReport {
    let analysis: ClaimAnalysis
    /// Those found, the contested first.
    let claims: [StatementClaims]
    let top: Int?
    var loss: Loss?
    var sensitivity: ClaimSensitivity?
    /// What was asked for, to go on after "There is no statement"; empty for all statements.
    var question = ""

    init(_ analysis: ClaimAnalysis, _ claims: [StatementClaims], top: Int?) {
        self.analysis = analysis
        self.claims = claims
        self.top = top
    }

    /// What leaving some nodes out costs.
    struct Loss {
        let without: [Node]
        let changes: [ClaimSensitivity.Change]
        /// How many statements somebody held true with them.
        let supportedCount: Int

        init(_ whole: ClaimAnalysis, without: [NodeIndex], among statements: [StatementClaims]) {
            self.without = without.map(whole.graph.node)
            changes = ClaimSensitivity.changes(whole, without: without, among: statements)
            supportedCount = statements.count { $0.isHeld(.for) }
        }
    }

    /// By status, then by how many spoke, then by id.
    static func isListedBefore(_ a: StatementClaims, _ b: StatementClaims) -> Bool {
        func order(_ claims: StatementClaims) -> (Int, Int, String) {
            (statusOrder.firstIndex(of: claims.status) ?? statusOrder.count, -claims.positions.count, claims.statement.id)
        }
        return order(a) < order(b)
    }

    private static let statusOrder: [ClaimStatus] = [.disputed, .denied, .retracted, .unanswered, .asserted]

    private var listing: Listing<StatementClaims> { Listing(claims, top: top) }
    var listed: ArraySlice<StatementClaims> { listing.shown }

    var json: JSONValue {
        var fields: [(String, JSONValue)] = [("statements", .array(listed.map { .object($0.fields(analysis)) }))]
        if let loss {
            fields.append(
                (
                    "without",
                    .object([("nodes", .array(loss.without.map(\.reference))), ("changes", .array(loss.changes.map(\.json)))])
                ))
        }
        if let sensitivity {
            fields.append(
                (
                    "sensitivity",
                    .array(
                        sensitivity.dependences.map { dependence in
                            .object([
                                ("without", dependence.without.reference), ("lost_support", .integer(dependence.lostSupport.count)),
                                ("lost_denial", .integer(dependence.lostDenial.count)),
                                ("changes", .array(dependence.changes.map(\.json))),
                            ])
                        })
                ))
        }
        return .object(fields)
    }

    /// The statements, with the status that those left out gave them; of what each document, outlet and source carries, a row for every
    /// statement that changes without it.
    var table: Table {
        if let sensitivity { return sensitivity.table }
        let rows = listed.map { claims in
            let origins = [Polarity.for, .against].map { analysis.independence($0, of: claims.statement).words }
            return [
                claims.statement.id, claims.statement.name, claims.status.rawValue, claims.statusSaid.rawValue,
                String(claims.positions(.for).count), String(claims.positions(.against).count), String(claims.undecided.count),
                String(claims.derivedCount(.for)), String(claims.derivedCount(.against)), origins[0], origins[1],
            ] + (loss.map { [($0.status(of: claims.statement) ?? claims.status).rawValue] } ?? [])
        }
        return Table(
            headings: [
                "id", "says", "status", "status said", "for", "against", "neither", "implied for", "implied against", "origins for",
                "origins against",
            ] + (loss == nil ? [] : ["status before"]), rows: rows)
    }

    func text(_ terminal: Terminal) -> String {
        if claims.isEmpty {
            return terminal.wrap(question.isEmpty ? "The graph holds no statements." : "There is no statement \(question).") + "\n"
        }
        var text = terminal.wrap(summary) + "\n"
        if let loss { text += terminal.wrap(loss.sentence) + "\n" }
        var shown: ClaimStatus?
        for claims in listed {
            if claims.status != shown { text += "\n" + terminal.mark(claims.status.heading, claims.status.emphasis) + "\n" }
            shown = claims.status
            text += entry(claims, terminal)
        }
        if listing.restCount > 0 { text += "\n" + listing.more() }
        if let sensitivity { text += sensitivity.text(terminal, statementCount: claims.count) }
        return text
    }

    /// "28 statements: 5 disputed, 1 denied, 2 unanswered, 20 asserted."
    private var summary: String {
        let counts = Self.statusOrder.compactMap { status -> String? in
            let count = claims.count { $0.status == status }
            return count > 0 ? "\(count) \(status.rawValue)" : nil
        }
        return "\(claims.count.counted("statement")): \(counts.joined(separator: ", "))."
    }

    private func entry(_ claims: StatementClaims, _ terminal: Terminal) -> String {
        let reasons = claims.explanation.printable.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
        var text = terminal.wrap(claims.heading(terminal), indent: 2, hanging: 2) + "\n"
        guard claims.status != .asserted || !claims.derived.isEmpty || !claims.undecided.isEmpty else {
            // Uncontested, the reasons say it all.
            let origins = analysis.independence(.for, of: claims.statement).phrase
            return text + terminal.wrap(terminal.mark("\(reasons) (\(origins))", .faint), indent: 4, hanging: 2) + "\n"
        }
        let parts = [side("for", .for, claims), side("against", .against, claims)].compactMap { $0 }
        let silent = claims.undecided.isEmpty ? [] : ["\(claims.undecided.count) without a position"]
        let counts = (parts + silent).joined(separator: "; ")
        if !counts.isEmpty { text += terminal.wrap(counts, indent: 4, hanging: 2) + "\n" }
        return text + terminal.wrap(terminal.mark(reasons, .faint), indent: 4, hanging: 2) + "\n"
    }

    /// "3 for (2 to 3 independent origins), 1 more by implication"; nil if nobody takes the side.
    private func side(_ word: String, _ side: Polarity, _ claims: StatementClaims) -> String? {
        let count = claims.positions(side).count
        let implied = claims.derivedCount(side)
        guard count + implied > 0 else { return nil }
        guard count > 0 else { return "\(implied) \(word) by implication only" }
        let said = "\(count) \(word) (\(analysis.independence(side, of: claims.statement).phrase))"
        return implied > 0 ? said + ", \(implied) more by implication" : said
    }
}

extension ClaimsReport.Loss {
    /// The status that a statement has with what is left out; nil if nothing changes.
    func status(of statement: Node) -> ClaimStatus? { changes.first { $0.statement == statement }?.status }

    /// "Without Fox News, 4 of 9 statements that somebody held true lose all support; 1 changes its status otherwise."
    var sentence: String {
        let names = Phrasing.list(without.map(\.shortName))
        let lost = changes.count(where: \.losesSupport)
        let others = changes.count { !$0.losesSupport && $0.status != $0.statusWithout }
        let verb = lost == 1 ? "loses" : "lose"
        var sentence = "Without \(names), \(lost) of \(supportedCount) statements that somebody holds true \(verb) all support"
        if others > 0 { sentence += "; \(others) more \(others == 1 ? "changes its" : "change their") status" }
        return sentence.printable + "."
    }
}

extension ClaimSensitivity.Change {
    var json: JSONValue {
        .object([
            ("id", .string(statement.id)), ("status", .string(status.rawValue)), ("status_without", .string(statusWithout.rawValue)),
            ("loses_support", .bool(losesSupport)), ("loses_denial", .bool(losesDenial)), ("origins_for", originsFor.json),
            ("origins_for_without", originsForWithout.json), ("origins_against", originsAgainst.json),
            ("origins_against_without", originsAgainstWithout.json),
        ])
    }

    /// "visit-2015 is denied only", "arrival-2015-07-24 has no support left".
    var words: String {
        if status != statusWithout { return "\(statement.id) turns from \(status.rawValue) to \(statusWithout.rawValue)" }
        if originsFor != originsForWithout { return "\(statement.id) keeps \(originsForWithout.words) of \(originsFor.words) origins for" }
        return "\(statement.id) keeps \(originsAgainstWithout.words) of \(originsAgainst.words) origins against"
    }
}

extension ClaimSensitivity {
    private static let listedDependences = 8
    private static let listedChanges = 4

    var table: Table {
        let rows = dependences.flatMap { dependence in
            dependence.changes.map { change in
                [
                    dependence.without.id, dependence.without.name, change.statement.id, change.status.rawValue,
                    change.statusWithout.rawValue, change.losesSupport ? "yes" : "no", change.originsFor.words,
                    change.originsForWithout.words, change.originsAgainst.words, change.originsAgainstWithout.words,
                ]
            }
        }
        return Table(
            headings: [
                "without", "its name", "id", "status", "status without", "loses support", "origins for", "origins for without",
                "origins against", "origins against without",
            ], rows: rows)
    }

    func text(_ terminal: Terminal, statementCount: Int) -> String {
        var text = "\n" + terminal.mark("If one document, outlet or source is left out", .bold) + "\n"
        guard !dependences.isEmpty else {
            let tried = triedCount == 0 ? "This graph names none of them" : "None of the \(triedCount) changes anything"
            return text + terminal.wrap("\(tried).", indent: 2) + "\n"
        }
        for dependence in dependences.prefix(Self.listedDependences) {
            let lost = dependence.lostSupport.count
            let head =
                lost > 0
                ? "\(lost) of \(supportedCount) statements that somebody holds true \(lost == 1 ? "loses" : "lose") all support"
                : "\(dependence.changes.count) of \(statementCount.counted("statement")) \(dependence.changes.count == 1 ? "changes" : "change")"
            let examples = dependence.changes.prefix(Self.listedChanges).map(\.words)
            let rest = dependence.changes.count - examples.count
            let more = rest > 0 ? "; \(rest) more \(rest == 1 ? "changes" : "change")" : ""
            let name = terminal.mark(dependence.without.shortName.printable, .bold)
            text += terminal.wrap("Without \(name): \(head). \(examples.joined(separator: "; "))\(more).", indent: 2, hanging: 2) + "\n"
        }
        let others = dependences.count - min(dependences.count, Self.listedDependences)
        let unmoved = triedCount - dependences.count
        var rest = others > 0 ? "\(others) more \(others == 1 ? "changes" : "change") less. " : ""
        rest += "\(triedCount) \(triedCount == 1 ? "was" : "were") left out in turn"
        rest += unmoved > 0 ? ", and \(unmoved) \(unmoved == 1 ? "changes" : "change") nothing." : ", and each changes something."
        return text + terminal.wrap(rest, indent: 2) + "\n"
    }
}

extension Node {
    /// "Fox News"; of a document, "The Moscow Times, 9 Aug 2015".
    var shortName: String { isDocument ? Wording.shortReference(self) : name }
}
