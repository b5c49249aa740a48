/// Voices of which some belong together: those of one group, and those whose traits can be one.
///
/// Groups are kept as groups, without a list of the pairs in them. Before the largest set of voices no two of which belong together is
/// searched for, whatever decides nothing goes:
/// - a group of a single voice joins nobody;
/// - voices of the same groups and the same trait belong together with the same others: one of them counts for all, or, where they do not
///   belong together themselves, all count as one voice of their joint weight;
/// - a voice that is in one group only leaves no need for those of its trait that are in more groups besides.
///
/// These steps alone solve what is nested, such as the offices of ministries of a government. The rest is left to `LargestIndependentSet`.
struct VoiceGroups {
    private struct Standing: Hashable {
        var groups: [Int]
        var trait: Int
    }

    private var voices: [(standing: Standing, weight: Int)]
    private let canBeOne: (Int, Int) -> Bool

    /// - Parameters:
    ///   - voices: The groups of every voice, each once, in one order for all; and the number of its trait.
    ///   - canBeOne: Whether two traits can be one, also a trait with itself.
    init(_ voices: [(groups: [Int], trait: Int)], canBeOne: @escaping (Int, Int) -> Bool) {
        self.voices = voices.map { (Standing(groups: $0.groups, trait: $0.trait), 1) }
        self.canBeOne = canBeOne
    }

    /// How many the largest set has no two of which belong together; where the search for it takes too long, the largest found and an upper
    /// bound.
    ///
    /// - Complexity: O(voices and the groups that they are in) expected, times the depth to which groups are nested; for what is not nested
    ///   that of `LargestIndependentSet`.
    func largestSet() -> ClosedRange<Int> {
        var left = self
        while left.reduce() {}
        let weights = left.voices.map(\.weight)
        return LargestIndependentSet.size(left.neighbors, weights: weights)
    }

    /// Takes out what decides nothing; false if there is nothing more of that.
    private mutating func reduce() -> Bool {
        var counts: [Int: Int] = [:]
        for group in voices.lazy.map(\.standing.groups).joined() { counts[group, default: 0] += 1 }
        var places: [Standing: Int] = [:]
        var left: [(standing: Standing, weight: Int)] = []
        for (standing, weight) in voices {
            let standing = Standing(groups: standing.groups.filter { counts[$0, default: 0] > 1 }, trait: standing.trait)
            guard let place = places[standing] else {
                places[standing] = left.count
                left.append((standing, weight))
                continue
            }
            // Those who belong together stand for one voice, as every one of them did before.
            let belongTogether = !standing.groups.isEmpty || canBeOne(standing.trait, standing.trait)
            if !belongTogether { left[place].weight += weight }
        }
        let needed = left.filter { standing, _ in
            guard standing.groups.count > 1 else { return true }
            return !standing.groups.contains { places[Standing(groups: [$0], trait: standing.trait)] != nil }
        }
        defer { voices = needed }
        return needed.count < voices.count
    }

    /// Of every voice the others that it belongs together with, ascending.
    ///
    /// - Complexity: O(voices²).
    private var neighbors: [[Int]] {
        var neighbors = [Set<Int>](repeating: [], count: voices.count)
        func connect(_ one: [Int], _ other: [Int]) {
            for a in one {
                for b in other where a != b {
                    neighbors[a].insert(b)
                    neighbors[b].insert(a)
                }
            }
        }
        var members: [Int: [Int]] = [:]
        var bearers: [Int: [Int]] = [:]
        for (voice, (standing, _)) in voices.enumerated() {
            for group in standing.groups { members[group, default: []].append(voice) }
            bearers[standing.trait, default: []].append(voice)
        }
        for group in members.values { connect(group, group) }
        for (trait, one) in bearers {
            for (otherTrait, other) in bearers where trait <= otherTrait && canBeOne(trait, otherTrait) { connect(one, other) }
        }
        return neighbors.map { $0.sorted() }
    }
}
