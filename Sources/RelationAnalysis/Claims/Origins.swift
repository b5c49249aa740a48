import RelationGraph

/// Where a side of a statement starts: a node that names no further source.
public struct Origin: Sendable {
    /// What is known of who that is.
    public enum Identity: String, Sendable {
        /// A named person or institution, or somebody unnamed who speaks for a named one.
        case named
        /// Somebody unnamed: may be the same as another unnamed one, or as a named one.
        case anonymous
        /// An outlet, somebody who speaks for one, or a document, that does not say where it has it from: may be any source.
        case undisclosed
    }

    public let node: Node
    public let identity: Identity
    /// The documents whose chains start here, by id.
    public let supports: [Node]
    /// For whom it speaks: its institution, then those above it.
    public let speaksFor: [Node]
    /// The nearest institution that it and all its partners speak for, or that one of them is; nil if there is none.
    public let sharedInstitution: Node?
    /// The other origins of this side that are one with it, because they speak for the same institution or were judged the same; by id.
    public let partners: [Node]
    /// For every partner, in their order, the nearest that both speak for, or that one of the two is.
    public let partnerInstitutions: [Node]
    /// The other origins of this side that it may be, as nothing tells them apart; by id.
    public let mayBe: [Node]
}

/// How many independent origins there are, as far as can be known: never fewer than `atLeast`, never more than `atMost`.
///
/// Two origins are one if they speak for one institution or were judged the same. That is said of pairs: whoever speaks for two firms is one
/// with the people of either, and makes no one origin of the two firms. Named origins that are not one are different. Somebody unnamed is
/// different from another only if the encoder recorded so (`not-same-as`) or both have a country and not the same. Sources that are not
/// disclosed may be any. `atMost` is the size of the largest set of origins no two of which are one, and one more for every circle that cites
/// only itself; `atLeast` that of the largest set no two of which can be one, a lower bound of their true number.
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

/// The origins of one side, which of them are one, and how many independent ones these are.
struct OriginComparison {
    private let institutions: Institutions
    private let origins: [NodeIndex]
    private let principals: [NodeIndex: [NodeIndex]]
    /// Whether those who speak for an outlet pass on what somebody told it, as against denying something by themselves.
    private let reports: Bool
    /// For every origin that has any, the others that are one with it.
    private let oneWith: [NodeIndex: Set<NodeIndex>]

    /// - Parameters:
    ///   - origins: Those that count, ascending.
    ///   - personal: Those that speak for nobody but themselves.
    ///   - days: When they may have spoken, or have been cited.
    ///   - reports: Whether those who speak for an outlet pass on what somebody told it.
    init(
        _ origins: [NodeIndex], personal: Set<NodeIndex>, on days: [NodeIndex: Set<DayRange>], reports: Bool, _ institutions: Institutions
    ) {
        self.reports = reports
        self.institutions = institutions
        self.origins = origins
        var principals: [NodeIndex: [NodeIndex]] = [:]
        var voices: [NodeIndex: [NodeIndex]] = [:]
        for origin in origins {
            let reached = institutions.principals(of: origin, isPersonal: personal.contains(origin), on: days[origin] ?? [])
            principals[origin] = reached
            for principal in reached { voices[principal, default: []].append(origin) }
        }
        var oneWith: [NodeIndex: Set<NodeIndex>] = [:]
        for voices in voices.values where voices.count > 1 {
            for voice in voices { oneWith[voice, default: []].formUnion(voices.filter { $0 != voice }) }
        }
        self.principals = principals
        self.oneWith = oneWith
    }

    /// - Parameter circles: How many closed circles count.
    ///
    /// - Complexity: O(origins²), besides the search of `LargestIndependentSet`.
    func independence(circles: Int) -> Independence {
        var same = [[Int]](repeating: [], count: origins.count)
        var alike = same
        for (place, origin) in origins.enumerated() {
            for other in 0..<place {
                let isOne = areOne(origin, origins[other])
                if isOne { LargestIndependentSet.connect(place, other, &same) }
                if isOne || !isApart(origin, origins[other]) { LargestIndependentSet.connect(place, other, &alike) }
            }
        }
        return Independence(
            atLeast: LargestIndependentSet.size(alike).lowerBound, atMost: LargestIndependentSet.size(same).upperBound + circles)
    }

    private func areOne(_ a: NodeIndex, _ b: NodeIndex) -> Bool { oneWith[a]?.contains(b) ?? false }

    /// Whether two origins are certainly not one: both are named, or the encoder recorded so, or a country tells an unnamed one from the other.
    private func isApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        let identities = (identity(of: a), identity(of: b))
        if identities.0 == .undisclosed || identities.1 == .undisclosed { return false }
        if identities == (.named, .named) || institutions.isApart(a, b) { return true }
        return institutions.haveDifferentCountries(a, b)
    }

    func identity(of origin: NodeIndex) -> Origin.Identity {
        let principals = speaksFor(origin)
        // A reporter has it from somebody, too.
        if institutions.isMedium(origin) || reports && principals.contains(where: institutions.isMedium) { return .undisclosed }
        guard institutions.isUnnamed(origin) else { return .named }
        return principals.contains { !institutions.isUnnamed($0) } ? .named : .anonymous
    }

    func speaksFor(_ origin: NodeIndex) -> [NodeIndex] { Array((principals[origin] ?? []).dropFirst()) }

    /// The other origins that are one with it.
    func partners(of origin: NodeIndex) -> Set<NodeIndex> { oneWith[origin] ?? [] }

    /// The nearest node for whom an origin and all the others speak, or that one of them is.
    func institution(of origin: NodeIndex, sharedWith others: some Collection<NodeIndex>) -> NodeIndex? {
        guard !others.isEmpty else { return nil }
        return principals[origin]?.first { principal in others.allSatisfy { principals[$0]?.contains(principal) ?? false } }
    }

    /// The origins that are not one with it and that it may be.
    func mayBe(_ origin: NodeIndex) -> [NodeIndex] { origins.filter { $0 != origin && !areOne($0, origin) && !isApart($0, origin) } }
}
