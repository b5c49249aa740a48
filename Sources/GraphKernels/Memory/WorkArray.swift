import Synchronization

/// An array that a kernel works in. Copies share the elements, and several threads may write, each to elements of its own.
///
/// Indices are checked in debug builds only: a kernel indexes it by node, slot or edge numbers that were validated when the graph was built.
/// Where threads may meet on one element, the kernel uses the atomic operations.
@safe
struct WorkArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let count: Int
    private let memory: Memory
    private let base: UnsafeMutablePointer<Element>

    /// All elements are zero.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    init(zeros count: Int, paging: Memory.Paging = .atOnce) throws(GraphKernelError) {
        let (bytes, isTooMany) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        if isTooMany { throw .outOfMemory(bytes: .max) }
        self.init(memory: try Memory(bytes: bytes, paging: paging), count: count)
    }

    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    init(copying elements: [Element]) throws(GraphKernelError) {
        try self.init(zeros: elements.count)
        for index in elements.indices { self[index] = elements[index] }
    }

    private init(memory: Memory, count: Int) {
        self.memory = memory
        // Safe: the memory lives as long as this value and holds `count` elements.
        unsafe base = memory.base.bindMemory(to: Element.self, capacity: count)
        self.count = count
    }

    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    init(repeating element: Element, count: Int) throws(GraphKernelError) {
        try self.init(zeros: count)
        unsafe base.update(repeating: element, count: count)
    }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count, "index \(index) out of range 0..<\(count)")
            return unsafe base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count, "index \(index) out of range 0..<\(count)")
            unsafe base[index] = newValue
        }
    }

    /// A node's element.
    subscript(node: Int32) -> Element {
        @inline(__always) get { self[Int(node)] }
        @inline(__always) nonmutating set { self[Int(node)] = newValue }
    }

    /// Sets all elements of a range.
    func fill(_ range: Range<Int>, with element: Element) {
        assert(range.lowerBound >= 0 && range.upperBound <= count, "range \(range) out of 0..<\(count)")
        unsafe (base + range.lowerBound).update(repeating: element, count: range.count)
    }

    /// The elements so far as an immutable array, without copying them. Nothing is written afterwards.
    func frozen(count: Int? = nil) -> FrozenArray<Element> {
        assert(count ?? self.count <= self.count, "more elements than there are")
        return FrozenArray(memory: memory, count: count ?? self.count)
    }

    /// The same memory as elements of another type. What the old elements were is lost to it: it is to be written first.
    func reused<Other: BitwiseCopyable & Sendable>(for type: Other.Type) -> WorkArray<Other> {
        WorkArray<Other>(memory: memory, count: count * MemoryLayout<Element>.stride / MemoryLayout<Other>.stride)
    }

    /// Moves elements of an array, which may be this one, to a place that may overlap with the old one.
    func move(_ range: Range<Int>, of other: WorkArray, to index: Int) {
        assert(range.lowerBound >= 0 && range.upperBound <= other.count, "range \(range) out of 0..<\(other.count)")
        assert(index >= 0 && index + range.count <= count, "move out of range")
        unsafe (base + index).update(from: other.base + range.lowerBound, count: range.count)
    }

    /// Copies elements of an immutable array to the beginning of this one.
    func copy(_ range: Range<Int>, of elements: FrozenArray<Element>) {
        assert(range.lowerBound >= 0 && range.upperBound <= elements.count && range.count <= count, "copy out of range")
        unsafe elements.withUnsafeBufferPointer { source in
            if let from = source.baseAddress { unsafe base.update(from: from + range.lowerBound, count: range.count) }
        }
    }

    /// Gives the memory of the elements from an index on back to the system. They are not used any more.
    func discard(from index: Int) {
        memory.discard(from: index * MemoryLayout<Element>.stride)
    }

    /// Lets a kernel work in the elements of an array. They must not be kept for longer than the call.
    static func lend<Result, Failure: Error>(
        _ elements: inout [Element], to body: (WorkArray) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe elements.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in
            // Safe: the elements stay where they are until the body returns.
            guard let base = buffer.baseAddress else {
                // An empty array has no address, and any other serves as well.
                var nothing = 0
                return try unsafe withUnsafeMutablePointer(to: &nothing) { (base) throws(Failure) in
                    try unsafe body(WorkArray(memory: Memory(lent: UnsafeMutableRawPointer(base)), count: 0))
                }
            }
            return try unsafe body(WorkArray(memory: Memory(lent: UnsafeMutableRawPointer(base)), count: buffer.count))
        }
    }

    /// A copy of the elements.
    var array: [Element] {
        unsafe Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// Calls back with the memory itself.
    @inline(__always)
    func withUnsafeMutableBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let result = try unsafe body(UnsafeMutableBufferPointer(start: base, count: count))
        extendLifetime(memory)
        return result
    }

    /// An element as an atomic of the same size and alignment.
    @inline(__always)
    fileprivate func atomic<Value: AtomicRepresentable>(_ index: Int, as type: Value.Type) -> UnsafeMutablePointer<Atomic<Value>> {
        assert(index >= 0 && index < count, "index \(index) out of range 0..<\(count)")
        // Safe: an atomic integer is laid out as the integer, and stays where it is.
        return unsafe UnsafeMutableRawPointer(base + index).assumingMemoryBound(to: Atomic<Value>.self)
    }
}

/// Operations on elements that several threads may touch at the same time. All are relaxed: what must be seen in order is separated by the
/// end of a parallel loop, which synchronises.
extension WorkArray where Element == Int32 {
    @inline(__always)
    func atomicLoad(_ index: Int) -> Int32 {
        unsafe atomic(index, as: Int32.self).pointee.load(ordering: .relaxed)
    }

    @inline(__always)
    func atomicStore(_ element: Int32, at index: Int) {
        unsafe atomic(index, as: Int32.self).pointee.store(element, ordering: .relaxed)
    }

    /// Replaces an element if it is as expected, and says whether it was.
    @inline(__always)
    func atomicCompareExchange(_ index: Int, expected: Int32, desired: Int32) -> Bool {
        unsafe atomic(index, as: Int32.self).pointee.compareExchange(expected: expected, desired: desired, ordering: .relaxed).exchanged
    }

    /// Adds to an element and returns what it was.
    @inline(__always)
    @discardableResult
    func atomicAdd(_ value: Int32, at index: Int) -> Int32 {
        unsafe atomic(index, as: Int32.self).pointee.wrappingAdd(value, ordering: .relaxed).oldValue
    }

    /// Lowers an element to a value if it is greater, and says whether it was.
    @inline(__always)
    func atomicMin(_ value: Int32, at index: Int) -> Bool {
        var current = atomicLoad(index)
        while value < current {
            if atomicCompareExchange(index, expected: current, desired: value) { return true }
            current = atomicLoad(index)
        }
        return false
    }
}

extension WorkArray where Element == Double {
    @inline(__always)
    func atomicLoad(_ index: Int) -> Double {
        unsafe atomic(index, as: Double.self).pointee.load(ordering: .relaxed)
    }

    @inline(__always)
    func atomicStore(_ element: Double, at index: Int) {
        unsafe atomic(index, as: Double.self).pointee.store(element, ordering: .relaxed)
    }

    /// Lowers an element to a value if it is greater, and says whether it was.
    @inline(__always)
    func atomicMin(_ value: Double, at index: Int) -> Bool {
        var current = atomicLoad(index)
        while value < current {
            let (exchanged, original) = unsafe atomic(index, as: Double.self).pointee.compareExchange(
                expected: current, desired: value, ordering: .relaxed)
            if exchanged { return true }
            current = original
        }
        return false
    }
}

/// For bit sets, and for numbers whose order is that of their bits.
extension WorkArray where Element == UInt64 {
    @inline(__always)
    func atomicLoad(_ index: Int) -> UInt64 {
        unsafe atomic(index, as: UInt64.self).pointee.load(ordering: .relaxed)
    }

    /// Replaces an element if it is as expected, and says whether it was.
    @inline(__always)
    func atomicCompareExchange(_ index: Int, expected: UInt64, desired: UInt64) -> Bool {
        unsafe atomic(index, as: UInt64.self).pointee.compareExchange(expected: expected, desired: desired, ordering: .relaxed).exchanged
    }

    /// Sets bits of an element and returns what it was.
    @inline(__always)
    @discardableResult
    func atomicOr(_ bits: UInt64, at index: Int) -> UInt64 {
        unsafe atomic(index, as: UInt64.self).pointee.bitwiseOr(bits, ordering: .relaxed).oldValue
    }
}

extension WorkArray where Element == Int {
    /// Adds to an element and returns what it was.
    @inline(__always)
    @discardableResult
    func atomicAdd(_ value: Int, at index: Int) -> Int {
        unsafe atomic(index, as: Int.self).pointee.wrappingAdd(value, ordering: .relaxed).oldValue
    }
}
