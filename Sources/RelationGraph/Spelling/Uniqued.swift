extension Sequence where Element: Hashable {
    /// The elements, each once, in the order of their first places.
    ///
    /// - Complexity: O(n).
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
