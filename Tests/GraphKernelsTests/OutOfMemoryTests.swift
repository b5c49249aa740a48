import Testing

@testable import GraphKernels

/// What the system refuses, no machine has: 2⁶¹ bytes are more than a processor can address.
@Suite struct OutOfMemoryTests {
    @Test func anArrayThatNoMachineHasIsAnError() {
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 61)) { try WorkArray<Int>(zeros: 1 << 58) }
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 61)) { try WorkArray<Int>(zeros: 1 << 58, paging: .whenTouched) }
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 60)) { try WorkArray<Float>(repeating: 1, count: 1 << 58) }
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 61)) { try Memory.check(for: Int.self, count: 1 << 58) }
    }

    @Test func aSizeThatOverflowsIsAnError() {
        #expect(throws: GraphKernelError.outOfMemory(bytes: .max)) { try WorkArray<Int>(zeros: .max) }
        #expect(throws: GraphKernelError.outOfMemory(bytes: .max)) { try Memory.check(for: Int.self, count: .max) }
    }

    /// A collection that says it is larger than any memory, and is never read. The compiler must not know how large: optimising, it would make
    /// room for a copy itself, and crash.
    private struct Endless: RandomAccessCollection {
        var startIndex: Int { 0 }
        var endIndex: Int { 1 << (Int("58") ?? 0) }
        subscript(index: Int) -> Int {
            Issue.record("element \(index) was read, though there is no place for it")
            return index
        }
    }

    @Test func aCopyThatNoMachineHoldsIsAnErrorBeforeAnythingIsCopied() {
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 61)) { try FrozenArray(Endless()) }
    }

    @Test(arguments: [1, 2, 8])
    func aThreadThatFindsNoMemoryEndsTheLoop(threads: Int) {
        #expect(throws: GraphKernelError.outOfMemory(bytes: 1 << 61)) {
            try Execution(threads: threads).forEach(100) { index, _ throws(GraphKernelError) in
                if index == 3 { _ = try WorkArray<Int>(zeros: 1 << 58) }
            }
        }
    }

    @Test func theMessagesSayHowMuchAndWhatToDo() {
        let error = GraphKernelError.outOfMemory(bytes: 3 << 30)
        #expect("\(error)".hasPrefix("there is no memory for another 3072 MB: "))
        #expect("\(error)".contains("fewer threads"))
        let inFile = EdgeListError(path: "big.el", error)
        #expect(inFile.problem == .outOfMemory(bytes: 3 << 30))
        #expect("\(inFile)".hasPrefix("big.el: does not fit the memory that is left: there is no memory for another 3072 MB"))
        #expect(EdgeListError(path: "big.el", .cancelled).problem == .cancelled)
    }
}
