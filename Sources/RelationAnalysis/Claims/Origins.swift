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
    let lists: OriginLists

    /// The other origins of this side that are one with it, because they speak for the same institution or were judged the same; by id.
    ///
    /// - Complexity: This and the following lists are made where they are asked for, each in O(o log o) for o origins.
    public var partners: [Node] { lists.partners(of: node.index) }

    /// For every partner, in their order, the nearest that both speak for, or that one of the two is.
    public var partnerInstitutions: [Node] { lists.partnerInstitutions(of: node.index) }

    /// The other origins of this side that it may be, as nothing tells them apart; by id.
    public var mayBe: [Node] { lists.mayBe(node.index) }

    /// The first few of a list, and how many are in it.
    public struct Excerpt: Sendable {
        public let first: [Node]
        public let count: Int

        public var isEmpty: Bool { count == 0 }
    }

    /// The first of the partners.
    public func partners(upTo limit: Int) -> Excerpt { lists.partners(of: node.index, upTo: limit) }

    /// Whether another origin of this side is one with it.
    public func isOne(with other: Node) -> Bool { lists.areOne(node.index, other.index) }

    /// The first of those that it may be, as `mayBe` has them.
    public func mayBe(upTo limit: Int) -> Excerpt { lists.mayBe(node.index, upTo: limit) { _ in true } }

    /// The institutions for which it speaks if it said long before what others cite it for, nearest first, each with the origins that are one
    /// with it then; `mayBe` has these, too.
    public var maySpeakFor: [(institution: Node, others: [Node])] {
        lists.maySpeakFor(node.index).map { ($0.institution, $0.others.map(lists.graph.node)) }
    }

    /// The first of those that `mayBe` has because they may have it from here, without saying so: an outlet is nobody's other name; and a
    /// reporter is the only named one that a named one may have to do with.
    public func maySupply(upTo limit: Int) -> Excerpt { lists.mayBe(node.index, upTo: limit, where: passesOn) }

    /// The first of those that `mayBe` has without these: whose other name it may be.
    public func mayBeSame(upTo limit: Int) -> Excerpt { lists.mayBe(node.index, upTo: limit) { !self.passesOn($0) } }

    private func passesOn(_ other: OriginLists.Likeness) -> Bool { other.isMedium || identity == .named && !other.isUnnamed }
}

/// How many independent origins there are, as far as can be known: never fewer than `atLeast`; and never more than `atMost`, if every tie held
/// that may have held on the day of a word.
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
