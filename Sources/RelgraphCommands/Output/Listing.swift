/// The first of a list, and how many more there are.
struct Listing<Element> {
    let shown: ArraySlice<Element>
    let restCount: Int

    /// - Parameter top: at most so many are shown; nil for all.
    init(_ elements: some Collection<Element>, top: Int?) {
        shown = ArraySlice(elements.prefix(top ?? .max))
        restCount = elements.count - shown.count
    }

    /// The line below the list that tells of the rest; empty if there is none.
    func more(indent: Int = 2, _ hint: String = "") -> String {
        restCount > 0 ? String(repeating: " ", count: indent) + "… and \(restCount) more\(hint)\n" : ""
    }
}
