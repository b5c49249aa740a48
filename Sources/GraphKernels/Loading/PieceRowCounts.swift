/// How many edges of every piece of a text have their source, and how many their target, in every one of up to 2,048 ranges of rows.
///
/// How many nodes there are is known only after the last piece; so a piece is counted in ranges as wide as its own greatest id asks for, and
/// the counts are added up when it is.
struct PieceRowCounts: Sendable {
    private static let rangeCount = 1 << RowLayout.rangeCountBits

    private let pieceCount: Int
    /// The greatest id of every piece, which says how wide its ranges are.
    private let greatest: WorkArray<Int32>
    /// By piece, then all sources, then the targets of all edges that are no loops.
    private let counts: WorkArray<UInt32>

    init(pieceCount: Int) throws(GraphKernelError) {
        self.pieceCount = pieceCount
        greatest = try WorkArray(zeros: pieceCount)
        counts = try WorkArray(zeros: pieceCount * 2 * PieceRowCounts.rangeCount)
    }

    /// Counts the rows of a piece.
    func count(_ batch: EdgeBatch<Double>, edgeCount: Int, greatest: Int32, piece: Int) {
        self.greatest[piece] = greatest
        add(batch, edgeCount, to: counts, at: piece * 2 * PieceRowCounts.rangeCount, shift: PieceRowCounts.shift(greatest))
    }

    /// Whether a piece that was read again has as many edges in every range as before.
    func matches(_ batch: EdgeBatch<Double>, edgeCount: Int, greatest: Int32, piece: Int) throws(GraphKernelError) -> Bool {
        guard greatest == self.greatest[piece] else { return false }
        guard edgeCount > 0 else { return true }
        let size = 2 * PieceRowCounts.rangeCount
        let shift = PieceRowCounts.shift(greatest)
        let again = try WorkArray<UInt32>(zeros: size)
        add(batch, edgeCount, to: again, at: 0, shift: shift)
        for range in 0...Int(greatest >> shift) {
            let (sources, targets) = (range, PieceRowCounts.rangeCount + range)
            guard again[sources] == counts[piece * size + sources], again[targets] == counts[piece * size + targets] else { return false }
        }
        return true
    }

    /// How many slots every piece has in every range of a layout, by piece, then by range.
    func counts(_ layout: RowLayout, isSymmetric: Bool) throws(GraphKernelError) -> WorkArray<UInt32> {
        let rangeCount = layout.rangeCount
        let sums = try WorkArray<UInt32>(zeros: pieceCount * rangeCount)
        for piece in 0..<pieceCount {
            let first = piece * 2 * PieceRowCounts.rangeCount
            // The layout's ranges are as wide as those of the piece with the greatest id.
            let pieceShift = PieceRowCounts.shift(greatest[piece])
            let shift = layout.rangeBits - Int(pieceShift)
            for range in 0..<Int(greatest[piece] >> pieceShift) + 1 {
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
