import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

/// The answer to `relgraph centrality` in its three forms.
struct CentralityReport {
    let centrality: Centrality
    let sensitivity: CentralitySensitivity?
    let isNormalized: Bool
    let weight: String?
    let top: Int?

    /// The first nodes, and their places. Equal values share a place; who has no value has none.
    private func ranked(first count: Int) -> [(index: Int, place: Int?)] {
        let values = centrality.values.first ?? []
        var places: [(index: Int, place: Int?)] = []
        for (position, index) in centrality.ranking(first: count).enumerated() {
            let sharesPlace = places.last.map { values[$0.index] == values[index] } ?? false
            let place = values[index].isNaN ? nil : sharesPlace ? places[position - 1].place : position + 1
            places.append((index, place))
        }
        return places
    }

    /// Whether a measure's values are comparable between graphs, as was asked: a sum of weights has no greatest value to be divided by.
    private func isNormalized(_ measure: CentralityMeasure) -> Bool { isNormalized && !isStrength(measure) }

    /// Whether a measure is the sum of the weights.
    private func isStrength(_ measure: CentralityMeasure) -> Bool {
        weight != nil && [.degree, .inDegree, .outDegree].contains(measure)
    }

    /// So many are listed in text if nothing else is said.
    private static let standardTop = 15

    var json: JSONValue {
        let nodes = ranked(first: top ?? .max).map { index, _ in
            let node = centrality.nodes[index]
            let scores = zip(centrality.measures, centrality.values).map { measure, values in
                (measure.rawValue, values[index].isNaN ? JSONValue.null : measure.json(values[index], isNormalized(measure)))
            }
            return JSONValue.object([("id", .string(node.id)), ("name", .string(node.name)), ("kind", .string(node.kind.id))] + scores)
        }
        return .object(
            dropping: [
                ("directed", .bool(centrality.isDirected.first ?? false)),
                ("normalized", .bool(centrality.measures.contains(where: isNormalized))),
                ("weight", weight.map(JSONValue.string) ?? .null),
                ("measures", .strings(centrality.measures.map(\.rawValue))), ("directions", directions), ("nodes", .array(nodes)),
                ("attenuation", centrality.attenuation.map(JSONValue.number)),
                ("remarks", centrality.remarks.isEmpty ? nil : .strings(centrality.remarks)), ("sensitivity", sensitivity?.json),
            ])
    }

    /// For every measure whether relations counted as they point; absent if that is the same for all.
    private var directions: JSONValue? {
        guard Set(centrality.isDirected).count > 1 else { return nil }
        return .object(zip(centrality.measures, centrality.isDirected).map { ($0.rawValue, .string($1 ? "directed" : "undirected")) })
    }

    /// What was asked for; of who depends on what, a row for everybody who moves.
    var table: Table {
        if let sensitivity { return sensitivity.table }
        return Table(
            headings: ["rank", "id", "name", "kind"] + centrality.measures.map(\.rawValue),
            rows: ranked(first: top ?? .max).map { index, place in
                let node = centrality.nodes[index]
                let scores = centrality.values.map { $0[index].isNaN ? "" : "\($0[index])" }
                return [place.map { String($0) } ?? "", node.id, node.name, node.kind.id] + scores
            })
    }

    func text(_ terminal: Terminal) -> String {
        guard !centrality.nodes.isEmpty else { return "The selection leaves no nodes to measure.\n" }
        let shown = ranked(first: top ?? CentralityReport.standardTop)
        var text = terminal.wrap(scope) + "\n\n"
        let columns = zip(centrality.measures, centrality.values).map { measure, values in
            shown.reduce(max(measure.rawValue.count, 7)) { max($0, values[$1.index].shown().count) }
        }
        let header = zip(centrality.measures, columns).map { $0.rawValue.leftPadded(to: $1) }.joined(separator: "  ")
        text += terminal.mark("     " + header, .faint) + "\n"
        for (index, place) in shown {
            let scores = zip(centrality.measures.indices, columns).map { measure, width in
                centrality.values[measure][index].shown().leftPadded(to: width)
            }
            let head = (place.map { String($0) } ?? "–").leftPadded(to: 4) + " " + scores.joined(separator: "  ") + "  "
            let node = centrality.nodes[index]
            let words =
                terminal.mark(node.name.printable, .bold) + " " + terminal.mark("(\(node.kind.label.printable.lowercased()))", .faint)
            let name = terminal.wrap(words, indent: head.count, hanging: 2)
            text += head + name.dropFirst(head.count) + "\n"
        }
        if centrality.nodes.count > shown.count {
            text += terminal.wrap("… and \((centrality.nodes.count - shown.count).counted("more node")).", indent: 5) + "\n"
        }
        text += "\n"
        for (measure, isDirected) in zip(centrality.measures, centrality.isDirected) {
            let way = isDirected == centrality.isDirected[0] ? "" : isDirected ? " (as relations point)" : " (either way)"
            text += terminal.wrap("\(measure.rawValue)\(way): \(explanation(of: measure, isDirected)).", hanging: 2) + "\n"
        }
        for remark in centrality.remarks {
            text += "\n" + terminal.wrap(terminal.mark("Note:", .yellow) + " " + remark.printable, hanging: 2) + "\n"
        }
        return text + (sensitivity.map { $0.text(terminal) } ?? "")
    }

    /// What was included: "245 nodes and 612 contacts of the layers ties and claims, counted either way."
    private var scope: String {
        let layers = centrality.layers.map(\.rawValue)
        let which = layers.isEmpty ? "" : " of the \(layers.count == 1 ? "layer" : "layers") \(layers.joined(separator: ", "))"
        let way = centrality.isDirected.first == true ? "as relations point" : "whichever way relations point"
        let weighing = weight.map { ", weighed by “\($0)”" } ?? ""
        let parts = centrality.componentSizes.count
        let falling = parts > 1 ? "; \(parts) parts that are not connected, the largest of \(centrality.componentSizes[0])" : ""
        let counts = "\(centrality.nodes.count.counted("node")) and \(centrality.contactCount.counted("contact"))"
        return "\(counts)\(which), \(way)\(weighing)\(falling).".printable
    }
}

extension CentralityReport {
    /// What the value means, on the scale it is given in.
    private func explanation(of measure: CentralityMeasure, _ isDirected: Bool) -> String {
        switch measure {
        case .degree, .inDegree, .outDegree:
            if isStrength(measure) { return "the sum of the weights of its connections" }
            return isNormalized ? measure.meaning + ", as a share of all others" : measure.meaning
        case .betweenness:
            if isNormalized { return measure.meaning + "; as a share of all pairs" }
            return measure.meaning + (isDirected ? "; every pair counted in both directions" : "; pairs counted once")
        default: return measure.meaning
        }
    }
}

extension CentralityMeasure {
    /// A whole number as one.
    func json(_ value: Double, _ isNormalized: Bool) -> JSONValue {
        let isCount = counts && (self == .core || self == .eccentricity || !isNormalized) && value == value.rounded() && abs(value) < 1e15
        return isCount ? .integer(Int(value)) : .number(value)
    }
}

extension CentralitySensitivity {
    fileprivate var json: JSONValue {
        .array(
            dependences.map { dependence in
                let shifts = dependence.shifts.map { shift in
                    JSONValue.object([
                        ("id", .string(shift.node.id)), ("name", .string(shift.node.name)), ("kind", .string(shift.node.kind.id)),
                        ("rank", .integer(shift.rank)), ("rank_without", shift.rankWithout.map(JSONValue.integer) ?? .null),
                    ])
                }
                return .object([
                    ("without", dependence.without.reference), ("replaced", .integer(dependence.replaced)), ("shifts", .array(shifts)),
                ])
            })
    }

    fileprivate var table: Table {
        let rows = dependences.flatMap { dependence in
            dependence.shifts.map { shift in
                [
                    dependence.without.id, dependence.without.name, shift.node.id, shift.node.name, String(shift.rank),
                    shift.rankWithout.map { String($0) } ?? "",
                ]
            }
        }
        return Table(headings: ["without", "its name", "id", "name", "rank", "rank without"], rows: rows)
    }

    /// "Fox News"; of a document, "The Moscow Times, 9 Aug 2015".
    private func name(of node: Node) -> String { (node.isDocument ? Wording.shortReference(node) : node.name).printable }

    /// So many are told in text.
    private static let listedDependences = 8
    private static let listedShifts = 4

    fileprivate func text(_ terminal: Terminal) -> String {
        var text = "\n" + terminal.mark("If one document, outlet or source is left out", .bold) + "\n"
        guard triedCount > 0 else {
            return text + terminal.wrap("This graph names none of them, so there is none to leave out.", indent: 2) + "\n"
        }
        guard !dependences.isEmpty else {
            return text
                + terminal.wrap("None of the \(triedCount) changes the first \(places) places by \(measure.rawValue).", indent: 2) + "\n"
        }
        for dependence in dependences.prefix(Self.listedDependences) {
            let moves = dependence.shifts.prefix(Self.listedShifts).map { shift in
                let name = shift.node.name.printable
                guard let rank = shift.rankWithout else { return "\(name) (\(shift.rank)) drops out" }
                return "\(name) goes from \(shift.rank) to \(rank)"
            }
            let rest = dependence.shifts.count - moves.count
            let more = rest > 0 ? "; \(rest) more \(rest == 1 ? "moves" : "move")" : ""
            text +=
                terminal.wrap("Without \(name(of: dependence.without)): \(moves.joined(separator: "; "))\(more).", indent: 2, hanging: 2)
                + "\n"
        }
        let others = dependences.count - min(dependences.count, Self.listedDependences)
        let unmoved = triedCount - dependences.count
        let tried = triedCount == 1 ? "1 was left out" : "\(triedCount) were left out in turn"
        let rest =
            unmoved == 0
            ? "\(tried), and \(triedCount == 1 ? "it" : "each") changes"
            : "\(tried), and \(unmoved) \(unmoved == 1 ? "does" : "do") not change"
        let more = others > 0 ? "\(others) more \(others == 1 ? "changes" : "change") fewer places. " : ""
        text += terminal.wrap("\(more)\(rest) the first \(places) places by \(measure.rawValue).", indent: 2)
        return text + "\n"
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - terminalWidth)) + self }
}
