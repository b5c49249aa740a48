/// A binary min-heap that is told the order at each call, so that the order may look at data outside the heap. For nodes ordered by a key
/// alone there is ``NodeQueue``.
///
/// Time: O(log n) an operation. The same order must be given every time.
struct BinaryHeap<Element> {
    private var elements: [Element] = []

    var isEmpty: Bool {
        elements.isEmpty
    }

    mutating func insert(_ element: Element, by precedes: (Element, Element) -> Bool) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(elements[child], elements[parent]) else { break }
            elements.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popFirst(by precedes: (Element, Element) -> Bool) -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < elements.count else { break }
            if child + 1 < elements.count, precedes(elements[child + 1], elements[child]) {
                child += 1
            }
            guard precedes(elements[child], elements[parent]) else { break }
            elements.swapAt(child, parent)
            parent = child
        }
        return first
    }
}
