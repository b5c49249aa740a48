/// Whose names a large map brings out with a frame: the few of more contacts, or more of what is measured, than all others.
///
/// Of nodes that are equal all are framed or none: a frame picks somebody out, and an order in a file is no reason for it.
struct OverviewEmphasis {
    /// Indices of boxes.
    let framed: Set<Int>
    /// What each of them reaches and no other box does; nil if there are none.
    let threshold: Double?

    /// - Parameters:
    ///   - values: a box each.
    ///   - limit: the most that are framed.
    ///   - least: those of less are not, however few they are.
    /// - Complexity: O(n log n).
    init(_ values: [Double], limit: Int, least: Double) {
        let sorted = values.sorted(by: >)
        let bound = limit < sorted.count ? sorted[max(0, limit)] : sorted.last ?? 0
        let framed = Set(values.indices.filter { values[$0] > bound && values[$0] >= least })
        self.framed = framed
        threshold = framed.map { values[$0] }.min()
    }
}
