import GraphFormats
import RelationAnalysis
import RelationGraph

/// The answer of `communities`.
struct CommunitiesReport {
    let found: CommunityStructure
    let method: CommunityQuery.Method
    let resolution: Double
    /// At most so many communities.
    let top: Int?

    private var listed: ArraySlice<[Node]> { Listing(found.communities, top: top).shown }

    var json: JSONValue {
        let communities = listed.enumerated().map { id, members in
            JSONValue.object([("id", .integer(id)), ("size", .integer(members.count)), ("nodes", .array(members.map(\.reference)))])
        }
        return .object([
            ("method", .string(method.rawValue)), ("resolution", .number(resolution)), ("modularity", .number(found.modularity)),
            ("communities", .array(communities)),
        ])
    }

    var table: Table {
        let rows = listed.enumerated().flatMap { id, members in
            members.map { [String(id), String(members.count), $0.id, $0.name, $0.kind.id] }
        }
        return Table(headings: ["community", "size", "id", "name", "kind"], rows: rows)
    }

    /// So many members are named in text.
    private static let namedMembers = 12

    func text(_ terminal: Terminal) -> String {
        let nodeCount = found.communities.reduce(0) { $0 + $1.count }
        guard nodeCount > 0 else { return "The selection leaves no nodes to group.\n" }
        let groups = found.communities.prefix { $0.count > 1 }
        let alone = nodeCount - groups.reduce(0) { $0 + $1.count }
        let ways = groups.count == 1 ? "community" : "communities"
        var text =
            terminal.wrap(
                "\(nodeCount.counted("node")) and \(found.contactCount.counted("contact")) in \(groups.count) \(ways)"
                    + (alone > 0 ? "; \(alone.counted("node")) by \(alone == 1 ? "itself" : "themselves")." : ".")) + "\n"
        text += terminal.wrap(modularity) + "\n"
        for members in listed where members.count > 1 {
            let ranked = found.ranked(members)
            let heading = "Around \(ranked[0].name.printable): \(members.count.counted("node"))"
            text += "\n" + terminal.wrap(terminal.mark(heading, .bold)) + "\n"
            let rest = members.count - Self.namedMembers
            let names = ranked.prefix(Self.namedMembers).map { $0.name.printable }.joined(separator: "; ")
            text += terminal.wrap(rest > 0 ? "\(names); and \(rest) more" : names, indent: 2) + "\n"
        }
        if found.layers.count > 1 {
            text +=
                "\n"
                + terminal.wrap(
                    terminal.mark("Note:", .yellow) + " These groups mix layers ("
                        + found.layers.map(\.rawValue).joined(separator: ", ")
                        + "): who denies a claim stands beside who makes it. --layer ties groups by who belongs with whom.", hanging: 2)
                + "\n"
        }
        return text
    }

    /// The modularity, and what it says; of another resolution than 1 it is not what chance would bring that it is measured against.
    private var modularity: String {
        let value = found.modularity.shown(digits: 3)
        guard resolution == 1 else {
            return "Modularity \(value) at resolution \(resolution.shown()): comparable with others of this resolution, not with chance."
        }
        let amount =
            switch found.modularity {
            case ..<0.1: "hardly"
            case ..<0.3: "somewhat"
            default: "clearly"
            }
        return "Modularity \(value): \(amount) more connections within the groups than chance would bring."
    }
}
