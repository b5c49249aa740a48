import RelationAnalysis
import RelationGraph

extension TimelineContent {
    /// The stances of one type that one speaker takes.
    struct SayingRow {
        var speaker: Node
        var type: RelationType
        var marks: [Mark]
        /// What neither a date of saying nor one of publication tells the time of, by what became of it.
        fileprivate var undated: [Position.Fate: [Int]]

        /// "1–3; 4 (taken back)"; empty if everything has a date.
        var undatedNumbers: String {
            Position.Fate.allCases.compactMap { fate in undated[fate].map { fate.remarked($0) } }.joined(separator: "; ")
        }
    }

    /// What was said on one date, or is known from documents of one date, and still stands, was replaced or was taken back.
    struct Mark {
        var date: DateSpan
        /// Whether it is the date of the saying, as against that of the document that tells it.
        var isOwnDate: Bool
        var fate: Position.Fate
        var numbers: [Int]
        var words: String

        /// "1, 3–5", "1 (taken back)".
        var shownNumbers: String { fate.remarked(numbers) }
    }
}

extension TimelineContent.SayingRow {
    private struct Way: Hashable {
        var speaker: NodeIndex
        var type: Int
    }

    private struct Moment: Hashable {
        var date: DateSpan
        var isOwnDate: Bool
        var fate: Position.Fate
    }

    /// Whoever spoke first stands first, with all that he said.
    ///
    /// - Parameters:
    ///   - entries: of stances towards statements that have numbers.
    ///   - fates: what became of the stances that no longer stand.
    static func rows(
        of entries: [TimelineEntry], in part: Subgraph, numbers: [NodeIndex: Int], fates: [RelationIndex: Position.Fate]
    ) -> [TimelineContent.SayingRow] {
        var moments: [Way: [Moment: [TimelineEntry]]] = [:]
        var undated: [Way: [Position.Fate: [Int]]] = [:]
        for entry in entries {
            guard case .stance(let stance) = entry.subject, let number = numbers[stance.targetIndex] else { continue }
            let way = Way(speaker: stance.sourceIndex, type: stance.typeIndex)
            // Of what was said several times, it counts that one of them stands.
            func fate(of relations: [Relation]) -> Position.Fate {
                let fates = relations.map { fates[$0.index] ?? .stands }
                return fates.contains(.stands) ? .stands : fates.first ?? .stands
            }
            func add(_ date: DateSpan, isOwnDate: Bool, _ relations: [Relation]) {
                let moment = Moment(date: date, isOwnDate: isOwnDate, fate: fate(of: relations))
                moments[way, default: [:]][moment, default: []].append(entry)
            }
            if let date = entry.date {
                add(date, isOwnDate: true, entry.relations)
                continue
            }
            func appearance(_ document: Node) -> DateSpan? { document.facts.published ?? document.facts.updated }
            let dates = Set(entry.documents.compactMap { appearance(part.graph.node($0)) })
            for date in dates {
                add(date, isOwnDate: false, entry.relations.filter { part.documents(of: $0).contains { appearance($0) == date } })
            }
            if dates.isEmpty { undated[way, default: [:]][fate(of: entry.relations), default: []].append(number) }
        }
        let rows = Set(moments.keys).union(undated.keys).map { way in
            let marks = (moments[way] ?? [:]).map { mark($0.key, $0.value, in: part, numbers) }
            return TimelineContent.SayingRow(
                speaker: part.graph.node(way.speaker), type: part.graph.vocabulary.relationTypes[way.type],
                marks: marks.sorted { place($0) < place($1) }, undated: (undated[way] ?? [:]).mapValues { $0.sorted() })
        }
        return rows.inOrder(of: part.graph.vocabulary)
    }

    private static func place(_ mark: TimelineContent.Mark) -> (Int, Int, Int, String, Int) {
        let fate = Position.Fate.allCases.firstIndex(of: mark.fate) ?? 0
        return (mark.date.earliestDay ?? .min, mark.date.latestDay ?? .max, mark.isOwnDate ? 0 : 1, mark.date.text, fate)
    }

    private static func mark(
        _ moment: Moment, _ entries: [TimelineEntry], in part: Subgraph, _ numbers: [NodeIndex: Int]
    ) -> TimelineContent.Mark {
        let stances = entries.compactMap { entry -> Relation? in if case .stance(let stance) = entry.subject { stance } else { nil } }
        let told = zip(stances, entries).map { stance, entry in
            "\(numbers[stance.targetIndex] ?? 0) “\(stance.target.name)” [\(entry.citations.map { $0.text(in: part.graph) }.joined(separator: ", "))]"
        }
        let dating = moment.isOwnDate ? moment.date.readableText : "no date given, known from documents of \(moment.date.readableText)"
        let who = stances.first.map { "\($0.source.name) \($0.type.label)" } ?? ""
        let fate = moment.fate == .stands ? "" : "; \(moment.fate.words)"
        return TimelineContent.Mark(
            date: moment.date, isOwnDate: moment.isOwnDate, fate: moment.fate,
            numbers: Set(stances.compactMap { numbers[$0.targetIndex] }).sorted(),
            words: "\(who), \(dating): \(told.joined(separator: "; "))\(fate)")
    }
}

extension [TimelineContent.SayingRow] {
    /// By who spoke first, and of one speaker by the order of the types.
    fileprivate func inOrder(of vocabulary: Vocabulary) -> Self {
        var firstDay: [NodeIndex: Int] = [:]
        for row in self {
            let day = row.marks.map { $0.date.earliestDay ?? .min }.min() ?? .max
            firstDay[row.speaker.index] = Swift.min(firstDay[row.speaker.index] ?? .max, day)
        }
        let rank = Dictionary(uniqueKeysWithValues: vocabulary.relationTypes.enumerated().map { ($1.id, $0) })
        func place(_ row: Element) -> (Int, String, Int) {
            (firstDay[row.speaker.index] ?? .max, row.speaker.id, rank[row.type.id] ?? 0)
        }
        return sorted { place($0) < place($1) }
    }
}

extension Position.Fate {
    /// Numbers of what stands, and behind those of what does not the words for that.
    fileprivate func remarked(_ numbers: [Int]) -> String { numbers.asRanges + (self == .stands ? "" : " (\(words))") }
}
