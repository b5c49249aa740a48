import ArgumentParser
import GraphFormats
import MapRendering
import RelationGraph

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one node with all that is known of it, and from where.",
        discussion: """
            Examples:
              relgraph show Peskov
              relgraph show visit-2015
              relgraph show Soleimani --document mt-2015-08-09
            """)

    @Argument(help: "An id, a name, an alias.")
    var name: String

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let names = NodeLookup(try graph.load())
        let node = try names.node(name)
        let portrait = Portrait(node, in: Subgraph(names.graph, try selection.selection(names)), top: answer.top)
        try answer.answer(json: { portrait.json }, table: { portrait.table }, text: { PortraitText(terminal: $0, portrait: portrait).text })
    }
}

/// A node with what a part of a graph knows of it.
struct Portrait {
    let node: Node
    let part: Subgraph
    /// Stances that the node takes, or for a statement those taken towards it.
    let stances: [Relation]
    let relations: [Relation]
    let documents: [Node]
    /// How many of each list were cut.
    let cutStances: [Polarity: Int]
    let cutRelations: Int
    let cutDocuments: Int

    /// - Parameter top: keeps every list to its first so many, the stances of every polarity for themselves: a cut must not take a side.
    init(_ node: Node, in part: Subgraph, top: Int?) {
        self.node = node
        self.part = part
        let all = Array(part.relations(of: node))
        let top = top ?? .max
        var counts: [Polarity: Int] = [:]
        stances = all.filter { relation in
            guard let polarity = relation.type.polarity else { return false }
            counts[polarity, default: 0] += 1
            return counts[polarity, default: 0] <= top
        }
        cutStances = counts.mapValues { max(0, $0 - top) }
        let others = all.filter { !$0.type.isStance }
        relations = Array(others.prefix(top))
        cutRelations = others.count - relations.count
        var seen: Set<NodeIndex> = []
        let sources = all.flatMap { part.documents(of: $0) }.filter { seen.insert($0.index).inserted && $0 != node }
        documents = Array(sources.prefix(top))
        cutDocuments = sources.count - documents.count
    }

    var json: JSONValue {
        .object([
            ("node", nodeJSON), ("relations", .array(relations.map(relationJSON))), ("stances", .array(stances.map(stanceJSON))),
            ("documents", .strings(documents.map(\.id))),
        ])
    }

    private var nodeJSON: JSONValue {
        let facts = node.facts
        return .object(dropping: [
            ("id", .string(node.id)), ("name", .string(node.name)), ("kind", .string(node.kind.id)),
            ("aliases", .strings(facts.aliases.map(\.name))),
            ("ids", .object(grouping: facts.identifiers.map { ($0.scheme, .string($0.value)) })),
            ("role", facts.role.map(JSONValue.string)), ("description", facts.summary.map(JSONValue.string)),
            ("country", facts.country.map(JSONValue.string)), ("when", facts.period.map { .string($0.text) }),
            ("published", facts.published.map { .string($0.text) }), ("updated", facts.updated.map { .string($0.text) }),
            ("retrieved", facts.retrieved.map { .string($0.text) }), ("language", facts.language.map(JSONValue.string)),
            ("tags", facts.tags.isEmpty ? nil : .strings(facts.tags)), ("url", facts.url.map(JSONValue.string)),
            ("anonymous", facts.isAnonymous ? .bool(true) : nil), ("count", facts.headcount.map(JSONValue.integer)),
            ("reliability", facts.reliability.map { .string($0.rawValue) }), ("note", facts.note.map(JSONValue.string)),
            ("attributes", facts.attributes.isEmpty ? nil : .object(grouping: facts.attributes.map { ($0.key, $0.value.json) })),
        ])
    }

    private func relationJSON(_ relation: Relation) -> JSONValue {
        let evidence = part.evidence(of: relation)
        return .object(dropping: [
            ("type", .string(relation.type.id)), ("other", relation.other(than: node.index).reference),
            ("outgoing", .bool(relation.sourceIndex == node.index)),
            ("since", evidence?.period?.start.map { .string($0.text) }), ("until", evidence?.period?.end.map { .string($0.text) }),
            ("evidence", .array(evidence?.json(in: part.graph) ?? [])), ("grade", SourceGrade(relation).json),
        ])
    }

    private func stanceJSON(_ relation: Relation) -> JSONValue {
        let evidence = part.evidence(of: relation)
        func ids(_ nodes: [NodeIndex]?) -> JSONValue { .strings((nodes ?? []).map { part.graph.node($0).id }) }
        return .object(dropping: [
            ("statement", relation.target.reference), ("speaker", relation.source.reference), ("stance", .string(relation.type.id)),
            ("polarity", relation.type.polarity.map { .string($0.rawValue) }),
            ("said_on", evidence?.saidOn.map { .string($0.text) } ?? .null), ("via", ids(evidence?.via)), ("citing", ids(evidence?.citing)),
            ("documents", .strings(part.documents(of: relation).map(\.id))),
            ("personal", evidence?.isPersonal == true ? .bool(true) : nil), ("grade", SourceGrade(relation).json),
        ])
    }

    var table: Table {
        let rows = (stances + relations).map { relation in
            let isOutgoing = relation.sourceIndex == node.index
            let evidence = part.evidence(of: relation)
            let dates = [evidence?.saidOn, evidence?.period].compactMap { $0?.text }
            return [
                node.name, isOutgoing ? relation.type.label : relation.type.inverseLabel, relation.other(than: node.index).name,
                dates.joined(separator: "; "), part.documents(of: relation).map(\.id).joined(separator: "; "),
            ]
        }
        return Table(headings: ["node", "relation", "other", "dates", "documents"], rows: rows)
    }
}

extension AttributeValue {
    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .decimal(let number): .number(number)
        case .boolean(let flag): .bool(flag)
        case .list(let values): .array(values.map(\.json))
        case .map(let entries): .object(entries.map { ($0.key, $0.value.json) })
        }
    }
}

/// A portrait in words: who it is, what it says or what is said of it, its relations by type, the documents.
struct PortraitText {
    let terminal: Terminal
    let portrait: Portrait

    var text: String {
        var text = terminal.wrap(portrait.node.heading(terminal), hanging: 2) + "\n" + facts
        text += stanceSection
        text += relationSection
        if portrait.stances.isEmpty, portrait.relations.isEmpty { text += "\nNothing more is known of it, as far as the selection goes.\n" }
        text += gradeSection
        if !portrait.documents.isEmpty {
            text += "\n" + terminal.mark("Documents", .bold) + "\n"
            for document in portrait.documents {
                text += terminal.wrap(
                    "\(Wording.shortReference(document).printable): \(document.name.printable) [\(document.id)]", indent: 2, hanging: 2)
                text += "\n"
            }
            text += rest(portrait.cutDocuments)
        }
        return text
    }

    private func rest(_ count: Int) -> String { count > 0 ? "  … and \(count) more\n" : "" }

    private var facts: String {
        let node = portrait.node
        let facts = node.facts
        var lines: [(String, String?)] = [
            ("Id", node.id), ("Also", facts.aliases.isEmpty ? nil : facts.aliases.map(\.name).joined(separator: "; ")),
            ("Ids", facts.identifiers.isEmpty ? nil : facts.identifiers.map { "\($0.scheme): \($0.value)" }.joined(separator: ", ")),
            ("Country", facts.country), ("Description", facts.summary), ("Outlet", node.neighbors(.published, incoming: true).first?.name),
            ("Published", facts.published?.readableText), ("Updated", facts.updated?.readableText),
            ("Retrieved", facts.retrieved?.readableText),
            ("Language", facts.language), ("Source", unnamed), ("Reliability", facts.reliability.map { "\($0.rawValue), \($0.words)" }),
            ("Tags", facts.tags.isEmpty ? nil : facts.tags.joined(separator: ", ")), ("Link", facts.url), ("Note", facts.note),
        ]
        lines += facts.attributes.map { ($0.key, $0.value.text) }
        return lines.compactMap { label, value in
            value.map { terminal.wrap("\(label): \($0)".printable, indent: 2, hanging: 2) + "\n" }
        }.joined()
    }

    private var unnamed: String? {
        let facts = portrait.node.facts
        guard facts.isAnonymous else { return nil }
        return facts.headcount.map { "unnamed, \($0) people" } ?? "unnamed"
    }

    private var stanceSection: String {
        guard !portrait.stances.isEmpty else { return "" }
        if !portrait.node.isStatement {
            let cut = rest(portrait.cutStances.values.reduce(0, +))
            return "\n" + terminal.mark("Stances", .bold) + "\n" + lines(portrait.stances) + cut
        }
        let sides: [(String, Polarity)] = [
            ("For", .for), ("Against", .against), ("Takes no position", Polarity.none), ("Withdrawn", .withdraws),
        ]
        return sides.map { heading, polarity in
            let stances = portrait.stances.filter { $0.type.polarity == polarity }
            guard !stances.isEmpty else { return "" }
            return "\n" + terminal.mark(heading, .bold) + "\n" + lines(stances) + rest(portrait.cutStances[polarity] ?? 0)
        }.joined()
    }

    private var relationSection: String {
        var groups: [(label: String, relations: [Relation])] = []
        for relation in portrait.relations {
            let label = relation.sourceIndex == portrait.node.index ? relation.type.label : relation.type.inverseLabel
            if let group = groups.firstIndex(where: { $0.label == label }) {
                groups[group].relations.append(relation)
            } else {
                groups.append((label, [relation]))
            }
        }
        guard !groups.isEmpty else { return "" }
        return "\n" + terminal.mark("Relations", .bold) + "\n" + groups.map { lines($0.relations) }.joined() + rest(portrait.cutRelations)
    }

    /// What the grades that stand above mean, each once.
    private var gradeSection: String {
        let grades = Set((portrait.stances + portrait.relations).map { SourceGrade($0) }).filter { !$0.isUnknown }
        guard !grades.isEmpty else { return "" }
        let lines = grades.sorted { $0.code < $1.code }.map { terminal.wrap("\($0.code): \($0.words)", indent: 2, hanging: 4) + "\n" }
        return "\n" + terminal.mark("Grades of sources and reports (Admiralty scale)", .bold) + "\n" + lines.joined()
    }

    private func lines(_ relations: [Relation]) -> String {
        let words = EvidenceText(terminal: terminal, graph: portrait.part.graph)
        return relations.map { relation in
            let isOutgoing = relation.sourceIndex == portrait.node.index
            let label = isOutgoing ? relation.type.label : relation.type.inverseLabel
            var lines = [
                terminal.wrap(
                    "\(label.printable) \(terminal.mark(relation.other(than: portrait.node.index).name.printable, .bold))", indent: 2,
                    hanging: 4)
            ]
            if let evidence = portrait.part.evidence(of: relation) { lines += words.lines(evidence, indent: 6) }
            let grade = SourceGrade(relation)
            if !grade.isUnknown { lines.append(terminal.wrap("graded \(grade.code)", indent: 8)) }
            return lines.joined(separator: "\n") + "\n"
        }.joined()
    }
}
