import RelationGraph

/// The origins of one side, which of them are one, and how many independent ones these are.
///
/// Who is one with whom is kept by institution: all voices of one are one, and no pairs of them are written down.
struct OriginComparison: Sendable {
    let institutions: Institutions
    /// Ascending.
    let origins: [NodeIndex]
    /// For every origin itself and all that it speaks for, the nearest first.
    let principals: [NodeIndex: [NodeIndex]]
    /// For every principal of several origins these, ascending.
    let voices: [NodeIndex: [NodeIndex]]
    let identities: [NodeIndex: Origin.Identity]
    /// The principals all of whose voices speak for another principal as well, which joins them by itself.
    private let covered: Set<NodeIndex>

    /// - Parameters:
    ///   - origins: Those that count, ascending.
    ///   - personal: Those that speak for nobody but themselves.
    ///   - days: When they may have spoken.
    ///   - reports: Whether those who speak for an outlet pass on what somebody told it, as against denying something by themselves.
    ///   - sure: The comparison by fewer days, which does not know some that this one takes for voices of named institutions.
    /// - Complexity: O(origins and all that they speak for) expected.
    init(
        _ origins: [NodeIndex], personal: Set<NodeIndex>, on days: [NodeIndex: Set<DayRange>], reports: Bool, _ institutions: Institutions,
        besides sure: OriginComparison? = nil
    ) {
        self.institutions = institutions
        self.origins = origins
        var principals: [NodeIndex: [NodeIndex]] = [:]
        var voices: [NodeIndex: [NodeIndex]] = [:]
        var identities: [NodeIndex: Origin.Identity] = [:]
        for origin in origins {
            let reached = institutions.principals(of: origin, isPersonal: personal.contains(origin), on: days[origin] ?? [])
            principals[origin] = reached
            for principal in reached { voices[principal, default: []].append(origin) }
            let identity = OriginComparison.identity(of: origin, speakingFor: reached.dropFirst(), reports, institutions)
            let isUnknown = identity == .named && sure?.identities[origin] == .anonymous
            identities[origin] = isUnknown ? .anonymous : identity
        }
        voices = voices.filter { $0.value.count > 1 }
        self.principals = principals
        self.voices = voices
        self.identities = identities
        covered = OriginComparison.covered(voices, principals)
    }

    private static func identity(
        of origin: NodeIndex, speakingFor principals: ArraySlice<NodeIndex>, _ reports: Bool, _ institutions: Institutions
    ) -> Origin.Identity {
        // A reporter has it from somebody, too.
        if institutions.isMedium(origin) || reports && principals.contains(where: institutions.isMedium) { return .undisclosed }
        guard institutions.isUnnamed(origin) else { return .named }
        return principals.contains { !institutions.isUnnamed($0) } ? .named : .anonymous
    }

    private static func covered(_ voices: [NodeIndex: [NodeIndex]], _ principals: [NodeIndex: [NodeIndex]]) -> Set<NodeIndex> {
        var covered: Set<NodeIndex> = []
        for (principal, members) in voices {
            var common = (principals[members[0]] ?? []).filter { other in
                let count = voices[other]?.count ?? 0
                return count > members.count || count == members.count && other < principal
            }
            for member in members.dropFirst() where !common.isEmpty {
                let others = principals[member] ?? []
                common.removeAll { !others.contains($0) }
            }
            if !common.isEmpty { covered.insert(principal) }
        }
        return covered
    }

    func speaksFor(_ origin: NodeIndex) -> [NodeIndex] { Array((principals[origin] ?? []).dropFirst()) }

    /// The principals through which an origin is one with others; none whose voices all speak for another of them, too.
    func joints(of origin: NodeIndex) -> [NodeIndex] {
        (principals[origin] ?? []).filter { voices[$0] != nil && !covered.contains($0) }
    }

    func areOne(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        guard let others = principals[b] else { return false }
        return a != b && (principals[a] ?? []).contains(where: others.contains)
    }

    /// Whether two origins are certainly not one: both are named, or the encoder recorded so, or a country tells an unnamed one from the other.
    func isApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        let identities = (identities[a], identities[b])
        if identities.0 == .undisclosed || identities.1 == .undisclosed { return false }
        if identities == (.named, .named) || institutions.isApart(a, b) { return true }
        return institutions.haveDifferentCountries(a, b)
    }

    /// - Parameters:
    ///   - circles: How many closed circles count.
    ///   - possible: The comparison by all days on which the origins may have spoken; nil if it is the same.
    /// - Complexity: That of `VoiceGroups`.
    func independence(circles: Int, possible: OriginComparison?) -> Independence {
        let most = largestSet
        let least = possible.map { $0.atLeast ?? $0.largestSet.lowerBound } ?? atLeast ?? most.lowerBound
        return Independence(atLeast: least, atMost: most.upperBound + circles)
    }

    /// The size of the largest set of origins no two of which are one.
    private var largestSet: ClosedRange<Int> {
        VoiceGroups(origins.map { (joints(of: $0).map(Int.init), 0) }) { _, _ in false }.largestSet()
    }

    /// What an origin shows of who it is, where not all are named.
    private struct Trait: Hashable {
        var isNamed: Bool
        var country: String?
        /// Those that are judged not to be it, ascending.
        var apart: [NodeIndex]
    }

    /// The size of the largest set of origins no two of which can be one; nil if that is the largest of those no two of which are one.
    private var atLeast: Int? {
        let disclosed = origins.filter { identities[$0] != .undisclosed }
        let unnamed = disclosed.filter { identities[$0] == .anonymous }
        if unnamed.isEmpty {
            if disclosed.count == origins.count { return nil }
            // What may be any other is in no set with another one.
            return max(1, VoiceGroups(disclosed.map { (joints(of: $0).map(Int.init), 0) }) { _, _ in false }.largestSet().lowerBound)
        }
        let (present, isUnnamed) = (Set(disclosed), Set(unnamed))
        var countries: [String: Int] = [:]
        for country in disclosed.compactMap(institutions.country) { countries[country, default: 0] += 1 }
        let known = countries.values.reduce(0, +)
        let told = Set(unnamed.compactMap(institutions.country))
        var numbers: [Trait: Int] = [:]
        var traits: [(trait: Trait, bearer: NodeIndex)] = []
        var voices: [(groups: [Int], trait: Int)] = []
        for origin in disclosed {
            let isNamed = !isUnnamed.contains(origin)
            let apart = institutions.judgedApart(from: origin).filter { present.contains($0) && (!isNamed || isUnnamed.contains($0)) }
            var country = institutions.country(of: origin)
            // Nothing tells an unnamed one of these from any other.
            if !isNamed, apart.isEmpty, country.map({ countries[$0] == known }) ?? true { continue }
            // From unnamed ones, all countries tell alike that none of them has.
            if isNamed, let name = country, !told.contains(name) { country = "" }
            let trait = Trait(isNamed: isNamed, country: country, apart: apart)
            let number = numbers[trait] ?? traits.count
            if number == traits.count {
                numbers[trait] = number
                traits.append((trait, origin))
            }
            voices.append((joints(of: origin).map(Int.init), number))
        }
        let groups = VoiceGroups(voices) { one, other in
            let (a, b) = (traits[one], traits[other])
            if a.trait.isNamed && b.trait.isNamed || a.trait.apart.contains(b.bearer) { return false }
            guard let country = a.trait.country, let otherCountry = b.trait.country else { return true }
            return country == otherCountry
        }
        return max(1, groups.largestSet().lowerBound)
    }
}
