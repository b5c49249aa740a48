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

    /// The first nodes, and their places. Equal values share a place.
    private func ranked(first count: Int) -> [(index: Int, place: Int)] {
        let values = centrality.values.first ?? []
        var places: [(index: Int, place: Int)] = []
        for (position, index) in centrality.ranking(first: count).enumerated() {
            let sharesPlace = places.last.map { values[$0.index] == values[index] } ?? false
            places.append((index, sharesPlace ? places[position - 1].place : position + 1))
        }
        return places
    }

    /// So many are listed in text if nothing else is said.
    private static let standardTop = 15

    var json: JSONValue {
        let nodes = ranked(first: top ?? .max).map { index, _ in
            let node = centrality.nodes[index]
            let scores = zip(centrality.measures, centrality.values).map { measure, values in
                (measure.rawValue, values[index].isNaN ? JSONValue.null : measure.json(values[index], isNormalized))
            }
            return JSONValue.object([("id", .string(node.id)), ("name", .string(node.name)), ("kind", .string(node.kind.id))] + scores)
        }
        return .object(
            dropping: [
                ("directed", .bool(centrality.isDirected.first ?? false)), ("normalized", .bool(isNormalized)),
                ("weight", weight.map(JSONValue.string) ?? .null),
                ("measures", .strings(centrality.measures.map(\.rawValue))), ("directions", directions), ("nodes", .array(nodes)),
                ("remarks", centrality.remarks.isEmpty ? nil : .strings(centrality.remarks)), ("sensitivity", sensitivity?.json),
            ])
    }

    /// For every measure whether relations counted as they point; absent if that is the same for all.
    private var directions: JSONValue? {
        guard Set(centrality.isDirected).count > 1 else { return nil }
        return .object(zip(centrality.measures, centrality.isDirected).map { ($0.rawValue, .string($1 ? "directed" : "undirected")) })
    }

    var table: Table {
        Table(
            headings: ["rank", "id", "name", "kind"] + centrality.measures.map(\.rawValue),
            rows: ranked(first: top ?? .max).map { index, place in
                let node = centrality.nodes[index]
                let scores = centrality.values.map { $0[index].isNaN ? "" : "\($0[index])" }
                return [String(place), node.id, node.name, node.kind.id] + scores
            })
    }

    func text(_ terminal: Terminal) -> String {
        guard !centrality.nodes.isEmpty else { return "The selection leaves no nodes to measure.\n" }
        let shown = ranked(first: top ?? CentralityReport.standardTop)
        var text = terminal.wrap(scope) + "\n\n"
        let columns = centrality.measures.map { max($0.rawValue.count, 7) }
        let header = zip(centrality.measures, columns).map { $0.rawValue.leftPadded(to: $1) }.joined(separator: "  ")
        text += terminal.mark("     " + header, .faint) + "\n"
        for (index, place) in shown {
            let scores = zip(centrality.measures.indices, columns).map { measure, width in
                centrality.measures[measure].shown(centrality.values[measure][index], isNormalized).leftPadded(to: width)
            }
            let head = String(place).leftPadded(to: 4) + " " + scores.joined(separator: "  ") + "  "
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
            text += terminal.wrap("\(measure.rawValue)\(way): \(measure.explanation(isNormalized)).", hanging: 2) + "\n"
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

extension CentralityMeasure {
    /// What the value means, on the scale it is given in.
    func explanation(_ isNormalized: Bool) -> String {
        switch self {
        case .degree, .inDegree, .outDegree: isNormalized ? meaning + ", as a share of all others" : meaning
        case .betweenness: isNormalized ? meaning + "; as a share of all pairs" : meaning + "; pairs counted once"
        default: meaning
        }
    }

    /// A whole number as one.
    func json(_ value: Double, _ isNormalized: Bool) -> JSONValue {
        let isCount = counts && (self == .core || self == .eccentricity || !isNormalized) && value == value.rounded() && abs(value) < 1e15
        return isCount ? .integer(Int(value)) : .number(value)
    }

    /// Four digits that count; a whole number as one.
    func shown(_ value: Double, _ isNormalized: Bool) -> String {
        if value.isNaN { return "–" }
        if value == value.rounded(), abs(value) < 1e15 { return value == 0 ? "0" : String(Int(value)) }
        let magnitude = abs(value)
        if magnitude >= 1000 { return String(Int(value.rounded())) }
        if magnitude < 1e-4 { return scientific(value) }
        let scale: Double = magnitude >= 100 ? 10 : magnitude >= 10 ? 100 : magnitude >= 1 ? 1000 : 10_000
        return "\((value * scale).rounded() / scale)"
    }

    private func scientific(_ value: Double) -> String {
        var (mantissa, exponent) = (value, 0)
        while abs(mantissa) < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return "\((mantissa * 10).rounded() / 10)e\(exponent)"
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
            let more = rest > 0 ? "; \(rest) more move" : ""
            text +=
                terminal.wrap("Without \(name(of: dependence.without)): \(moves.joined(separator: "; "))\(more).", indent: 2, hanging: 2)
                + "\n"
        }
        let others = dependences.count - min(dependences.count, Self.listedDependences)
        let unmoved = triedCount - dependences.count
        let rest =
            unmoved == 0
            ? "All \(triedCount) were left out in turn, and each changes"
            : "\(triedCount) were left out in turn, and \(unmoved) do not change"
        text += terminal.wrap(
            (others > 0 ? "\(others) more change fewer places. " : "") + "\(rest) the first \(places) places by \(measure.rawValue).",
            indent: 2)
        return text + "\n"
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - terminalWidth)) + self }
}
