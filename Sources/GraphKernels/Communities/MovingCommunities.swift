/// What is known of communities while nodes move between them, indexed by label.
struct MovingCommunities: Sendable {
    let totals: WorkArray<CommunityGraph.Strength>
    let sizes: WorkArray<Int32>
    /// A stack of the labels that no node has.
    private let empty: WorkArray<Int32>
    private var emptyCount = 0

    init(labels: WorkArray<Int32>, strengths: WorkArray<CommunityGraph.Strength>) throws(GraphKernelError) {
        totals = try WorkArray(zeros: labels.count)
        sizes = try WorkArray(zeros: labels.count)
        empty = try WorkArray(zeros: labels.count)
        for node in 0..<labels.count {
            totals[labels[node]] += strengths[node]
            sizes[labels[node]] += 1
        }
        for label in 0..<labels.count where sizes[label] == 0 {
            empty[emptyCount] = Int32(label)
            emptyCount += 1
        }
    }

    /// There is one as long as some community has two nodes.
    var anEmptyOne: Int32 {
        empty[emptyCount - 1]
    }

    /// Moves a node of this strength.
    mutating func move(_ strength: CommunityGraph.Strength, from old: Int32, to new: Int32) {
        // Only the top of the stack is ever moved to, and nothing is pushed in between.
        if sizes[new] == 0 { emptyCount -= 1 }
        totals[new] += strength
        sizes[new] += 1
        totals[old] -= strength
        sizes[old] -= 1
        if sizes[old] == 0 {
            // What rounding left of the total goes, too.
            totals[old] = CommunityGraph.Strength()
            empty[emptyCount] = old
            emptyCount += 1
        }
    }
}
