import MapRendering
import RelationAnalysis
import RelationGraph

/// Connections in words.
struct PathText {
    let terminal: Terminal
    let connections: Connections
    let listsAll: Bool

    /// - Parameter limits: what the search was limited to, to be told if it found nothing.
    func text(limits: [String]) -> String {
        guard !connections.paths.isEmpty else { return absence(limits) }
        var text = ""
        for (number, path) in connections.paths.enumerated() {
            if number > 0 { text += "\n" }
            text += heading(path, number)
            text += "\n"
            text += body(path)
            for remark in remarks(on: path) { text += "\n" + terminal.wrap(remark) + "\n" }
        }
        return text + more
    }

    private func absence(_ limits: [String]) -> String {
        let ends = "from \(connections.from.name.printable) to \(connections.to.name.printable)"
        let hint =
            limits.isEmpty
            ? "" : " \(limits.joined(separator: ", ")). Without \(limits.count == 1 ? "this limit" : "these limits") there may be one"
        return terminal.wrap("No connection \(ends)\(hint).") + "\n"
    }

    private func heading(_ path: Connection, _ number: Int) -> String {
        let ends = "\(path.nodes[0].name.printable) to \(path.nodes[path.nodes.count - 1].name.printable)"
        let weight = path.weight == Double(path.hops.count) ? "" : ", length \(path.weight.shown(digits: 7))"
        let numbering = connections.paths.count > 1 ? "\(number + 1). " : ""
        return terminal.wrap("\(numbering)\(ends): \(path.hops.count.counted("hop"))\(weight)") + "\n"
    }

    private func body(_ path: Connection) -> String {
        var lines = [indented(path.nodes[0])]
        for hop in path.hops {
            let arrow = hop.type.isSymmetric ? "—" : hop.isForward ? "→" : "←"
            let label = hop.isForward ? hop.type.label : hop.type.inverseLabel
            lines.append(terminal.wrap(terminal.mark("\(arrow) \(label.printable)", emphasis(hop)), indent: 4, hanging: 2))
            let words = EvidenceText(terminal: terminal, graph: hop.part.graph)
            for evidence in hop.evidence { lines += words.lines(evidence, indent: 6) }
            if hop.evidence.allSatisfy(\.documents.isEmpty), !hop.type.isStance, hop.relations[0].isImplied {
                lines.append("      as the notes encode it")
            }
            if !hop.others.isEmpty { lines.append(terminal.wrap("also: " + others(hop), indent: 6, hanging: 2)) }
            lines.append(indented(hop.to))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func indented(_ node: Node) -> String { terminal.wrap(node.heading(terminal), indent: 2, hanging: 2) }

    private func emphasis(_ hop: Hop) -> Terminal.Emphasis {
        switch hop.type.polarity {
        case .for: .green
        case .against, .withdraws: .red
        case .some(.none): .yellow
        case nil: .bold
        }
    }

    private func others(_ hop: Hop) -> String {
        hop.others.map { $0.sourceIndex == hop.from.index ? $0.type.label : $0.type.inverseLabel }
            .uniqued().joined(separator: ", ").printable
    }

    /// What a reader must not miss: that a connection is a dispute, or the silence of somebody.
    private func remarks(on path: Connection) -> [String] {
        var remarks: [String] = []
        if !path.denials.isEmpty {
            let who = path.denials.map { "\($0.relations[0].source.name) \($0.type.label) this".printable }.joined(separator: "; ")
            remarks.append("This connection runs through a denial (\(who)): the two ends are joined by a dispute, not by a tie.")
        }
        if !path.abstentions.isEmpty {
            let who = path.abstentions.map { "\($0.relations[0].source.name) \($0.type.label) it".printable }.joined(separator: "; ")
            remarks.append("Taking no position is neither a denial nor a confirmation (\(who)).")
        }
        return remarks
    }

    private var more: String {
        guard let count = connections.shortestCount, count > Double(connections.paths.count) else { return "" }
        let rest = count - Double(connections.paths.count)
        let number = rest.shown()
        let hint = listsAll ? "--top lists more." : "--all lists them."
        return "\n"
            + terminal.wrap(rest == 1 ? "One more connection is as short. \(hint)" : "\(number) more connections are as short. \(hint)")
            + "\n"
    }
}
