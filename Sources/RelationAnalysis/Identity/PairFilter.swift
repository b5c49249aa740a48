/// Which pairs of nodes may be one at all: those of kinds that may be one and, if a list is compared with, of one from each side.
struct PairFilter: Sendable {
    private var kinds: [UInt16] = []
    private let sides: [Bool]?

    private static let (none, either): (UInt16, UInt16) = (0, 3)

    /// - Parameters:
    ///   - profiles: nil for nodes that are not compared.
    ///   - sides: if set, only pairs with one node of either side.
    init(_ profiles: [IdentityProfile?], sides: [Bool]?) {
        self.sides = sides
        var codes: [IdentityProfile.Group: UInt16] = [.person: 1, .organization: 2, .personOrOrganization: PairFilter.either]
        kinds.reserveCapacity(profiles.count)
        for profile in profiles {
            guard let group = profile?.group else {
                kinds.append(PairFilter.none)
                continue
            }
            let code = codes[group] ?? UInt16(clamping: codes.count + 1)
            codes[group] = code
            kinds.append(code)
        }
    }

    func allows(_ a: Int32, _ b: Int32) -> Bool {
        let (one, other) = (kinds[Int(a)], kinds[Int(b)])
        guard one == other || (max(one, other) == PairFilter.either && min(one, other) != PairFilter.none) else { return false }
        return sides.map { $0[Int(a)] != $0[Int(b)] } ?? true
    }

    /// How large a group of nodes is in which as many pairs would be compared: for one list as many as there are nodes, across two fewer.
    func size(of nodes: ArraySlice<Int32>) -> Int {
        guard let sides else { return nodes.count }
        let theirs = nodes.count { sides[Int($0)] }
        return Int((2 * Double(theirs) * Double(nodes.count - theirs)).squareRoot().rounded(.up))
    }

    /// Calls back with each pair of the nodes, which ascend, the smaller number first.
    func eachPair(of nodes: ArraySlice<Int32>, _ body: (Int32, Int32) -> Void) {
        guard let sides else {
            for (index, one) in nodes.enumerated() {
                for other in nodes[(nodes.startIndex + index + 1)...] where allows(one, other) { body(one, other) }
            }
            return
        }
        let (ours, theirs) = (nodes.filter { !sides[Int($0)] }, nodes.filter { sides[Int($0)] })
        for one in ours {
            for other in theirs where allows(one, other) { body(min(one, other), max(one, other)) }
        }
    }
}
