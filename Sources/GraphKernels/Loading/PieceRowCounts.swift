/// How many edges of every piece of a text have their source, and how many their target, in every one of up to 2,048 ranges of rows.
///
/// How many nodes there are is known only after the last piece; so a piece is counted in ranges as wide as its own greatest id asks for, and
/// the counts are added up when it is.
struct PieceRowCounts: Sendable {
    private static let rangeCount = 1 << RowLayout.rangeCountBits

    private let pieceCount: Int
    /// Ranges are of 2^`shifts[piece]` rows.
    private let shifts: WorkArray<Int32>
    /// By piece, then all sources, then the targets of all edges that are no loops.
    private let counts: WorkArray<UInt32>

    init(pieceCount: Int) {
        self.pieceCount = pieceCount
        shifts = WorkArray(zeros: pieceCount)
        counts = WorkArray(zeros: pieceCount * 2 * PieceRowCounts.rangeCount)
    }

    /// Counts the rows of a piece.
    func count(_ batch: EdgeBatch<Double>, edgeCount: Int, greatest: Int32, piece: Int) {
        shifts[piece] = PieceRowCounts.shift(greatest)
        add(batch, edgeCount, to: counts, at: piece * 2 * PieceRowCounts.rangeCount, shift: shifts[piece])
    }

    /// Whether a piece that was read again has as many edges in every range as before.
    func matches(_ batch: EdgeBatch<Double>, edgeCount: Int, greatest: Int32, piece: Int) -> Bool {
        guard PieceRowCounts.shift(greatest) == shifts[piece] else { return false }
        let size = 2 * PieceRowCounts.rangeCount
        let again = WorkArray<UInt32>(zeros: size)
        add(batch, edgeCount, to: again, at: 0, shift: shifts[piece])
        for entry in 0..<size where again[entry] != counts[piece * size + entry] { return false }
        return true
    }

    /// How many slots every piece has in every range of a layout, by piece, then by range.
    func counts(_ layout: RowLayout, isSymmetric: Bool) -> WorkArray<UInt32> {
        let rangeCount = layout.rangeCount
        let sums = WorkArray<UInt32>(zeros: pieceCount * rangeCount)
        for piece in 0..<pieceCount {
            let first = piece * 2 * PieceRowCounts.rangeCount
            // The layout's ranges are as wide as those of the piece with the greatest id.
            let shift = layout.rangeBits - Int(shifts[piece])
            for range in 0..<PieceRowCounts.rangeCount {
                let count = counts[first + range] + (isSymmetric ? counts[first + PieceRowCounts.rangeCount + range] : 0)
                if count > 0 { sums[piece * rangeCount + (range >> shift)] += count }
            }
        }
        return sums
    }

    private static func shift(_ greatest: Int32) -> Int32 {
        Int32(RowLayout.rangeBits(greatest: Int(greatest)))
    }

    private func add(_ batch: EdgeBatch<Double>, _ edgeCount: Int, to counts: WorkArray<UInt32>, at first: Int, shift: Int32) {
        let (sources, targets) = (batch.sources, batch.targets)
        for edge in 0..<edgeCount {
            let (source, target) = (sources[edge], targets[edge])
            counts[first &+ Int(source &>> shift)] &+= 1
            if source != target { counts[first &+ PieceRowCounts.rangeCount &+ Int(target &>> shift)] &+= 1 }
        }
    }
}
