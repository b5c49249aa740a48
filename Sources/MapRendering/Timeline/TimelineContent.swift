import RelationAnalysis
import RelationGraph

/// What a timeline figure shows, before it has places: rows of what happened, of who said so, and of documents.
///
/// Statements are numbered in the order of their dates; what somebody said is told by these numbers.
struct TimelineContent {
    struct EventRow {
        /// Of a statement.
        var number: Int?
        var label: String
        /// A word on what it is, where it is no statement.
        var kind: String?
        var date: DateSpan
        var color: StyleColor
        /// The numbers of statements of other dates that it contradicts, in order.
        var contradicted: [Int]
        /// Of a statement that not everybody agrees with.
        var standing: StatementStanding?
        /// For those who cannot see it.
        var words: String
    }

    struct DocumentRow {
        var document: Node
        var date: DateSpan?
        var words: String
    }

    private(set) var events: [EventRow] = []
    /// Statements with their numbers, and events.
    private(set) var undated: [String] = []
    private(set) var sayings: [SayingRow] = []
    private(set) var documents: [DocumentRow] = []
    private(set) var contradictions: [String] = []
    private(set) var usedKinds: [NodeKind] = []
    private(set) var usedTypes: [RelationType] = []
    /// Those that are drawn as bars.
    private(set) var usedTies: Set<String> = []

    var isEmpty: Bool { events.isEmpty && undated.isEmpty && sayings.isEmpty && documents.isEmpty }

    /// By when all that is shown was known.
    let asOf: DateSpan?
    private let part: Subgraph
    private var numbers: [NodeIndex: Int] = [:]
    private let standings: [NodeIndex: StatementStanding]
    /// What became of stances that no longer stand.
    private let fates: [RelationIndex: Position.Fate]
    /// The documents that what is shown is known from.
    private var sources: Set<NodeIndex> = []

    /// - Parameters:
    ///   - limit: at most so many rows of what happened, and what was said of these.
    ///   - known: what statements are judged by; nil for all that the graph says by the query's date.
    init(_ query: TimelineQuery, _ part: Subgraph, limit: Int?, known: Selection? = nil) {
        self.part = part
        var dated = Selection()
        dated.asOf = query.asOf
        let analysis = ClaimAnalysis(part.graph, known ?? dated)
        standings = ClaimMarks(analysis).standings.filter { $0.value.status != .asserted }
        fates = analysis.fates
        asOf = query.asOf
        func timeline(_ axis: TimelineAxis, bounded: Bool = true) -> Timeline {
            var query = query
            query.axis = axis
            if !bounded { (query.since, query.until) = (nil, nil) }
            return query.timeline(of: part)
        }
        let said = timeline(.said)
        let isSpokenOf = Set(
            (said.entries + said.undated).compactMap { entry in
                if case .stance(let stance) = entry.subject { stance.targetIndex } else { nil }
            })
        let happened = timeline(.event)
        // Whatever is spoken of has a number, even if the limits put its own date out of sight.
        let all = timeline(.event, bounded: false)
        let kept = Set(happened.entries.compactMap(TimelineContent.statement))
        let entries = all.entries.filter { entry in
            guard let statement = TimelineContent.statement(entry) else { return happened.entries.contains { $0.isSame(as: entry) } }
            return kept.contains(statement) || isSpokenOf.contains(statement)
        }
        let drawn = addEvents(entries, happened.contradictions, limit ?? .max)
        addUndated(happened.undated, limit ?? .max)
        let told = (said.entries + said.undated).filter { entry in
            if case .stance(let stance) = entry.subject { numbers[stance.targetIndex] != nil } else { false }
        }
        sayings = SayingRow.rows(of: told, in: part, numbers: numbers, fates: fates)
        sources.formUnion((drawn + told).flatMap(\.documents))
        let published = timeline(.published)
        for entry in published.entries + published.undated {
            guard case .document(let node) = entry.subject else { continue }
            sources.insert(node.index)
            let date = entry.date?.readableText ?? "no date given"
            documents.append(
                DocumentRow(document: node, date: entry.date, words: "\(node.name). \(Wording.shortReference(node)); \(date)"))
        }
        contradictions = happened.contradictions.map { Wording.sentence($0, in: part.graph) }
        collectUse(drawn)
    }

    private static func statement(_ entry: TimelineEntry) -> NodeIndex? {
        if case .statement(let node) = entry.subject { node.index } else { nil }
    }

    // MARK: What happened

    /// - Returns: The entries that have a row.
    private mutating func addEvents(
        _ entries: [TimelineEntry], _ contradictions: [DateContradiction], _ limit: Int
    ) -> [TimelineEntry] {
        var folded: [Fold: Int] = [:]
        var added: [TimelineEntry] = []
        for entry in entries where events.count < limit {
            guard let date = entry.date else { continue }
            added.append(entry)
            switch entry.subject {
            case .statement(let node):
                numbers[node.index] = numbers.count + 1
                add(node.name, kind: nil, date, node.kind.style.color, node, entry)
            case .event(let node), .document(let node):
                add(node.name, kind: node.kind.label.lowercased(), date, node.kind.style.color, nil, entry)
            case .tie(let tie), .stance(let tie):
                // Seven parties to an agreement are one row.
                let fold = Fold(type: tie.typeIndex, target: tie.targetIndex, date: date)
                if let index = folded[fold] {
                    events[index].label = tie.source.name + ", " + events[index].label
                    events[index].words = Wording.sentence(tie) + "; " + events[index].words
                } else {
                    folded[fold] = events.count
                    add(Wording.sentence(tie), kind: "tie", date, tie.type.style.color, nil, entry)
                }
            }
        }
        for contradiction in contradictions {
            guard let first = numbers[contradiction.first.node.index], let second = numbers[contradiction.second.node.index] else {
                continue
            }
            for (own, other) in [(first, second), (second, first)] where own != other {
                if let index = events.firstIndex(where: { $0.number == own }) { events[index].contradicted.append(other) }
            }
        }
        for index in events.indices { events[index].contradicted = Set(events[index].contradicted).sorted() }
        return added
    }

    private struct Fold: Hashable {
        var type: Int
        var target: NodeIndex
        var date: DateSpan
    }

    private mutating func add(
        _ label: String, kind: String?, _ date: DateSpan, _ color: StyleColor, _ statement: Node?, _ entry: TimelineEntry
    ) {
        let standing = statement.flatMap { standings[$0.index] }
        var words = "\(label): \(date.readableText)" + (standing.map { ". It is \($0.words)" } ?? "")
        if statement != nil, !entry.relations.isEmpty {
            var ways: [String] = []
            for stance in entry.relations {
                let way = "\(stance.type.inverseLabel) \(stance.source.name)" + (fates[stance.index].map { " (\($0.words))" } ?? "")
                if !ways.contains(way) { ways.append(way) }
            }
            words += ". " + ways.joined(separator: "; ")
        }
        let places = entry.citations.isEmpty ? "" : " [\(entry.citations.map { $0.text(in: part.graph) }.joined(separator: ", "))]"
        events.append(
            EventRow(
                number: statement.flatMap { numbers[$0.index] }, label: label, kind: kind, date: date, color: color, contradicted: [],
                standing: standing, words: words + places))
    }

    private mutating func addUndated(_ entries: [TimelineEntry], _ limit: Int) {
        for entry in entries where events.count + undated.count < limit {
            switch entry.subject {
            case .statement(let node):
                let number = numbers.count + 1
                numbers[node.index] = number
                sources.formUnion(entry.documents)
                undated.append("\(number) \(node.name)" + (standings[node.index].map { " (\($0.status.rawValue))" } ?? ""))
            case .event(let node): undated.append("\(node.name) (\(node.kind.label.lowercased()))")
            case .tie, .stance, .document: continue
            }
        }
    }

    // MARK: The key

    /// The documents that what is shown is known from; nil if there are none.
    var sourceLine: String? { Wording.sources(sources.map(part.graph.node), asOf: asOf) }

    /// The signs on stances.
    var usedMarks: [LineMark] { sayings.flatMap(\.marks).contains { $0.fate != .stands } ? [.withdrawn] : [] }

    private mutating func collectUse(_ entries: [TimelineEntry]) {
        var kinds: Set<String> = []
        for entry in entries {
            switch entry.subject {
            case .statement(let node), .event(let node), .document(let node): kinds.insert(node.kind.id)
            case .tie(let tie), .stance(let tie): usedTies.insert(tie.type.id)
            }
        }
        usedKinds = part.graph.vocabulary.kinds.filter { kinds.contains($0.id) }
        let types = usedTies.union(sayings.map(\.type.id))
        usedTypes = part.graph.vocabulary.relationTypes.filter { types.contains($0.id) }
    }
}

extension TimelineEntry {
    /// Whether both are about the same, of the same date.
    fileprivate func isSame(as other: TimelineEntry) -> Bool {
        guard date == other.date else { return false }
        return switch (subject, other.subject) {
        case (.tie(let a), .tie(let b)), (.stance(let a), .stance(let b)): a == b
        case (.statement(let a), .statement(let b)), (.event(let a), .event(let b)), (.document(let a), .document(let b)): a == b
        default: false
        }
    }
}
