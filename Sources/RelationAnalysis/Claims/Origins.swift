import RelationGraph

/// Where a side of a statement starts: a node that names no further source.
public struct Origin: Sendable {
    /// What is known of who that is.
    public enum Identity: String, Sendable {
        /// A named person or institution, or somebody unnamed who speaks for a named one.
        case named
        /// Somebody unnamed: may be the same as another unnamed one, or as a named one.
        case anonymous
        /// An outlet or a document that does not say where it has it from: may be any source.
        case undisclosed
    }

    public let node: Node
    public let identity: Identity
    /// The documents whose chains start here, by id.
    public let supports: [Node]
    /// For whom it speaks: its institution, then those above it.
    public let speaksFor: [Node]
    /// What makes it one with its partners: the nearest institution that it shares with one of them; nil if it has none.
    public let sharedInstitution: Node?
    /// The other origins of this side that are one with it, because they speak for the same institution or were judged the same; by id.
    public let partners: [Node]
    /// The other origins of this side that it may be, as nothing tells them apart; by id.
    public let mayBe: [Node]
}

/// How many independent origins there are, as far as can be known: never fewer than `atLeast`, never more than `atMost`.
///
/// Origins that speak for one institution are one group. Named groups are different from each other. A group of unnamed people is different
/// from another group only if the encoder recorded so (`not-same-as`) or both have a country and not the same. Sources that are not disclosed
/// may be any. `atMost` counts all groups, and one for every circle that cites only itself; `atLeast` the largest set of groups no two of
/// which can be one, which is a lower bound of their true number.
public struct Independence: Sendable, Hashable {
    public let atLeast: Int
    public let atMost: Int

    static let none = Independence(atLeast: 0, atMost: 0)

    /// "2", "2 to 3".
    public var words: String { atLeast == atMost ? String(atLeast) : "\(atLeast) to \(atMost)" }

    /// "2 to 3 independent origins", "one origin".
    public var phrase: String {
        if atLeast == 1, atMost == 1 { return "one origin" }
        return atMost == 0 ? "no origin" : "\(words) independent origins"
    }
}

/// The origins of one side in groups of which each is one, and how many of these there are.
struct OriginGroups {
    private let institutions: Institutions
    private let principals: [NodeIndex: [NodeIndex]]
    /// By node in the chains, the number of its group.
    private var groups: [NodeIndex: Int] = [:]
    private let standing: [NodeIndex]
    private(set) var independence = Independence.none

    /// - Parameters:
    ///   - everybody: All in the chains by what is known, left out or not, origin or not: they decide what is one group, so that neither leaving
    ///     one out nor learning that one is no origin makes two of the others.
    ///   - standing: The origins that count.
    ///   - circles: How many closed circles count.
    ///   - personal: Those that speak for nobody but themselves.
    init(
        _ everybody: some Sequence<NodeIndex>, standing: [NodeIndex], circles: Int, personal: Set<NodeIndex>, _ institutions: Institutions
    ) {
        self.institutions = institutions
        self.standing = standing
        principals = Dictionary(
            uniqueKeysWithValues: everybody.map { ($0, institutions.principals(of: $0, isPersonal: personal.contains($0))) })
        unite()
        count(circles)
    }

    /// Unites those that share somebody for whom they speak.
    private mutating func unite() {
        let nodes = principals.keys.sorted()
        var parent = Array(nodes.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while parent[place] != place { place = parent[place] }
            return place
        }
        var owner: [NodeIndex: Int] = [:]
        for (place, node) in nodes.enumerated() {
            for principal in principals[node] ?? [] {
                if let other = owner[principal] {
                    let roots = (root(other), root(place))
                    parent[max(roots.0, roots.1)] = min(roots.0, roots.1)
                } else {
                    owner[principal] = place
                }
            }
        }
        for (place, node) in nodes.enumerated() { groups[node] = root(place) }
    }

    private mutating func count(_ circles: Int) {
        let members = Dictionary(grouping: standing) { self.groups[$0] ?? 0 }
        let groups = members.values.sorted { $0[0] < $1[0] }
        var isApart = [[Bool]](repeating: [Bool](repeating: false, count: groups.count), count: groups.count)
        for a in groups.indices {
            for b in groups.indices where b < a {
                let apart = groups[a].contains { one in groups[b].contains { self.isApart(one, $0) } }
                isApart[a][b] = apart
                isApart[b][a] = apart
            }
        }
        independence = Independence(atLeast: LargestClique.size(isApart), atMost: groups.count + circles)
    }

    /// Whether two origins are certainly not one: both are named, or the encoder recorded so, or a country tells an unnamed one from the other.
    private func isApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        let identities = (identity(of: a), identity(of: b))
        if identities.0 == .undisclosed || identities.1 == .undisclosed { return false }
        if identities == (.named, .named) || institutions.isApart(a, b) { return true }
        return institutions.haveDifferentCountries(a, b)
    }

    func identity(of origin: NodeIndex) -> Origin.Identity {
        if institutions.isUnnamed(origin) {
            return speaksFor(origin).contains { !institutions.isUnnamed($0) } ? .named : .anonymous
        }
        return institutions.isMedium(origin) ? .undisclosed : .named
    }

    func speaksFor(_ origin: NodeIndex) -> [NodeIndex] { Array((principals[origin] ?? []).dropFirst()) }

    /// The other origins in the same group.
    func partners(of origin: NodeIndex) -> [NodeIndex] { standing.filter { $0 != origin && groups[$0] == groups[origin] } }

    /// The nearest node for whom both an origin and one of its partners speak, or that one of them is.
    func sharedInstitution(_ origin: NodeIndex) -> NodeIndex? {
        let others = Set(partners(of: origin).flatMap { principals[$0] ?? [] })
        return principals[origin]?.first(where: others.contains)
    }

    /// The origins of other groups that it may be.
    func mayBe(_ origin: NodeIndex) -> [NodeIndex] { standing.filter { groups[$0] != groups[origin] && !isApart($0, origin) } }
}

/// The largest set of pairwise adjacent vertices of a small graph.
///
/// Branch and bound (Carraghan and Pardalos, 1990, doi:10.1016/0167-6377(90)90057-C). Exponential at worst; beyond a million steps the
/// largest set found so far is taken, which still is one.
enum LargestClique {
    static func size(_ isAdjacent: [[Bool]]) -> Int {
        var best = 0
        var steps = 0
        func extend(_ size: Int, _ candidates: [Int]) {
            steps += 1
            best = max(best, size)
            var rest = candidates[...]
            while let vertex = rest.first, size + rest.count > best, steps < 1_000_000 {
                rest = rest.dropFirst()
                extend(size + 1, rest.filter { isAdjacent[vertex][$0] })
            }
        }
        extend(0, Array(isAdjacent.indices))
        return best
    }
}
