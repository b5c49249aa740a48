/// Columns for the entries of a key, aligned through all its sections, as many as the width has room for.
struct LegendColumns {
    /// Where each column begins.
    let offsets: [Double]
    /// How wide the labels of each column may be.
    let labelWidths: [Double]

    var count: Int { offsets.count }

    private static let gap = 16.0

    /// The column for the heading of a short section beside another that ends in the column `used`; nil if it needs rows of its own.
    ///
    /// - Parameters:
    ///   - labels: the widths of its labels.
    ///   - heading: the width of its heading.
    func place(for labels: [Double], after used: Int, heading: Double) -> Int? {
        let start = used + 1
        guard !labels.isEmpty, start + labels.count < count, heading + LegendColumns.gap / 2 <= offsets[start + 1] - offsets[start],
            zip(labels, labelWidths[(start + 1)...]).allSatisfy({ $0 <= $1 + 0.5 })
        else { return nil }
        return start
    }

    /// - Parameters:
    ///   - sections: the widths of the labels, section by section, in the order of the entries.
    ///   - sampleWidth: what stands before each label.
    ///   - longest: the width at which labels are broken.
    /// - Complexity: O(entries of the longest section × entries).
    init(_ sections: [[Double]], sampleWidth: Double, longest: Double, width: Double) {
        let most = max(1, sections.map(\.count).max() ?? 1)
        for count in stride(from: most, to: 1, by: -1) {
            var widths = Array(repeating: 0.0, count: count)
            for section in sections {
                for (index, label) in section.enumerated() { widths[index % count] = max(widths[index % count], min(label, longest)) }
            }
            guard widths.reduce(-LegendColumns.gap, { $0 + $1 + sampleWidth + LegendColumns.gap }) <= width else { continue }
            labelWidths = widths
            var offset = 0.0
            offsets = widths.map { label in
                defer { offset += label + sampleWidth + LegendColumns.gap }
                return offset
            }
            return
        }
        labelWidths = [max(width - sampleWidth, 24)]
        offsets = [0]
    }
}
