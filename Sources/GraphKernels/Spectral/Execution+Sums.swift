extension Execution {
    /// Up to four sums over `0 ..< count` at once, formed in an order that does not depend on the number of threads. `body` may work on the
    /// elements of its chunk while it adds them.
    @inline(__always)
    func sums(
        over count: Int, chunk size: Int = 1 << 14, _ body: @Sendable (_ chunk: Range<Int>) -> SIMD4<Double>
    ) throws(GraphKernelError) -> SIMD4<Double> {
        let partial = try WorkArray<SIMD4<Double>>(zeros: (count + size - 1) / size)
        try forEachChunk(of: count, size: size) { chunk, _ in
            partial[chunk.lowerBound / size] = body(chunk)
        }
        var total = SIMD4<Double>.zero
        for index in 0..<partial.count { total += partial[index] }
        return total
    }
}
