import Dispatch
import GraphKernels
import Synchronization

/// A function's values for each of the elements, in their order, computed on several threads.
///
/// - Throws: `GraphKernelError.cancelled`.
func mapInParallel<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ execution: Execution, _ transform: @Sendable (Element) -> Value
) throws(GraphKernelError) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: elements.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(execution.threads, elements.count)) { _ in
        while execution.monitor?.isCancelled != true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let value = transform(elements[index])
            values.withLock { $0[index] = value }
        }
    }
    if execution.monitor?.isCancelled == true { throw .cancelled }
    return values.withLock { $0.compactMap { $0 } }
}

extension [BlockKey] {
    /// The keys in groups by their upper bits: equal keys are in one group.
    func grouped() -> [[BlockKey]] {
        let bits = count > 1 << 16 ? 7 : 0
        guard bits > 0 else { return [self] }
        var groups = [[BlockKey]](repeating: [], count: 1 << bits)
        for index in groups.indices { groups[index].reserveCapacity(count >> (bits - 1)) }
        for key in self { groups[Int(key.key >> UInt64(64 - bits))].append(key) }
        return groups
    }
}

extension [[UInt64]] {
    /// All numbers of the arrays, ascending, each once.
    ///
    /// - Throws: `GraphKernelError.cancelled`.
    func distinctInParallel(_ execution: Execution) throws(GraphKernelError) -> [UInt64] {
        let total = reduce(0) { $0 + $1.count }
        let largest = reduce(0) { Swift.max($0, $1.max() ?? 0) }
        let groupCount = UInt64(total > 1 << 16 ? 128 : 1)
        let width = largest / groupCount + 1
        var groups = [[UInt64]](repeating: [], count: Int(groupCount))
        for array in self { for number in array { groups[Int(number / width)].append(number) } }
        let sorted = try mapInParallel(groups, execution) { group in
            var sorted = group
            sorted.sort()
            var distinct: [UInt64] = []
            distinct.reserveCapacity(sorted.count)
            for number in sorted where number != distinct.last { distinct.append(number) }
            return distinct
        }
        return sorted.flatMap { $0 }
    }
}
