/// An immutable array of numbers in one block of memory, shared by its copies.
///
/// Like `Array`, but filled before it is frozen, possibly by several threads, and never copied. Indices are checked; within this module
/// kernels that have validated their input read through `subscript(unchecked:)`.
@safe
public struct FrozenArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    public let count: Int
    private let memory: Memory
    @usableFromInline let base: UnsafePointer<Element>

    init(memory: Memory, count: Int) {
        self.memory = memory
        self.count = count
        // Safe: the memory lives as long as this value, holds `count` elements, and is not written any more.
        unsafe base = UnsafePointer(memory.base.assumingMemoryBound(to: Element.self))
    }

    /// The element at an index that is known to be in range. Checked in debug builds.
    subscript(unchecked index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count, "index \(index) out of range 0..<\(count)")
            return unsafe base[index]
        }
    }

    /// Calls back with the memory itself, for readers outside this module whose own checks are enough.
    public func withUnsafeBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let result = try unsafe body(UnsafeBufferPointer(start: base, count: count))
        extendLifetime(memory)
        return result
    }
}

extension FrozenArray: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    @inlinable
    public subscript(position: Int) -> Element {
        precondition(position >= 0 && position < count, "index out of range")
        // Safe: just checked.
        return unsafe base[position]
    }
}

extension FrozenArray {
    /// A copy of a sequence's elements.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    public init(_ elements: some Collection<Element>) throws(GraphKernelError) {
        let copy = try WorkArray<Element>(zeros: elements.count)
        let end = unsafe copy.withUnsafeMutableBufferPointer { unsafe $0.initialize(fromContentsOf: elements) }
        self = copy.frozen(count: end)
    }
}

extension FrozenArray: Equatable where Element: Equatable {
    public static func == (a: FrozenArray, b: FrozenArray) -> Bool {
        a.elementsEqual(b)
    }
}

extension FrozenArray: ExpressibleByArrayLiteral {
    /// - Precondition: there is memory for what someone has written out.
    public init(arrayLiteral elements: Element...) {
        do throws(GraphKernelError) {
            try self.init(elements)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension FrozenArray: CustomStringConvertible {
    public var description: String {
        Array(self).description
    }
}
