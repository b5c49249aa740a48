import RelationGraph

/// What tells a figure of a series from the others.
struct StepMark: Sendable {
    /// From 1 on.
    let number: Int
    let count: Int
    let caption: String
    /// The subtitles of all figures of the series, so that each leaves the room that the longest needs.
    let subtitles: [String]
    /// What was known by the step's date; nil for everything.
    var known: Subgraph?
    /// By when that was, if the step says so.
    var asOf: DateSpan?
    /// Where statements stand in any figure of the series: what the keys of all of them explain.
    var standings: Set<StatementStanding> = []
    /// The signs on lines in any of them.
    var lineMarks: Set<LineMark> = []
    /// Whether it is the map that the series is laid out by, which has room for the labels of all steps.
    var isLayout = false

    /// "Step 2 of 4. Peskov denied that Putin met him."
    var sentence: String { StepMark.sentence(number, count, caption, asOf) }

    static func sentence(_ number: Int, _ count: Int, _ caption: String, _ asOf: DateSpan?) -> String {
        "Step \(number) of \(count)\(asOf.map { ", as of \($0.readableText)" } ?? ""). \(caption)"
    }
}

extension MapDiagram {
    /// Takes out of sight what was not known by the date of the step. A line keeps those of its relations that were.
    mutating func hideUnknown() {
        guard let known = step?.known else { return }
        for index in boxes.indices { boxes[index].isHidden = !known.contains(boxes[index].node) }
        for index in lines.indices {
            let relations = lines[index].relations.filter(known.contains)
            lines[index].isHidden = relations.isEmpty
            if !relations.isEmpty { lines[index].relations = relations }
        }
    }
}
