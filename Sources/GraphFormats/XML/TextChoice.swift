/// Texts of an element that may serve as its name, or its type.
struct TextChoice {
    private var candidates: [(rank: Int, key: String?, text: String)] = []

    /// - Parameters:
    ///   - rank: the least is the best; of equals the first.
    ///   - key: the id of the key under which the text stands; nil for what a drawing shows.
    mutating func offer(_ text: String, rank: Int, key: String?) {
        if !text.isEmpty { candidates.append((rank, key, text)) }
    }

    func holds(_ key: String) -> Bool { candidates.contains { $0.key == key } }

    /// The text of the best rank, and the others that have keys.
    var decided: (best: String?, others: [(key: String, text: String)]) {
        guard let best = candidates.indices.min(by: { candidates[$0].rank < candidates[$1].rank }) else { return (nil, []) }
        let others = candidates.indices.filter { $0 != best }.compactMap { index in
            candidates[index].key.map { ($0, candidates[index].text) }
        }
        return (candidates[best].text, others)
    }
}
