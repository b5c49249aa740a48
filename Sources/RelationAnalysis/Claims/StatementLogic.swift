import RelationGraph

/// A statement held to be true, or held to be false.
public struct Literal: Hashable, Sendable {
    public var statement: NodeIndex
    public var isTrue: Bool

    init(_ statement: NodeIndex, _ isTrue: Bool) {
        self.statement = statement
        self.isTrue = isTrue
    }

    var negation: Literal { Literal(statement, !isTrue) }
}

/// What follows from what by the `implies` and `contradicts` of a graph.
///
/// Who holds a statement true holds true all that it implies, and false all that contradicts it; who holds a statement false holds false all
/// that would imply it. Nothing follows the other way: a denial of a meeting denies no visit, and a confirmed visit confirms no meeting. This
/// is the implication graph of 2-satisfiability (Aspvall, Plass and Tarjan, 1979, doi:10.1016/0020-0190(79)90002-4), walked from one literal.
struct StatementLogic {
    private var follows: [Literal: [Literal]] = [:]

    /// - Complexity: O(relations of statements).
    init(_ part: Subgraph) {
        let types = part.graph.vocabulary.relationTypes.map { CoreType(rawValue: $0.id) }
        for relation in part.relations {
            let (source, target) = (relation.sourceIndex, relation.targetIndex)
            guard source != target else { continue }
            switch types[relation.typeIndex] {
            case .implies:
                add(Literal(source, true), Literal(target, true))
                add(Literal(target, false), Literal(source, false))
            case .contradicts:
                add(Literal(source, true), Literal(target, false))
                add(Literal(target, true), Literal(source, false))
            default: break
            }
        }
        // The order in which relations were written must not show.
        for key in follows.keys {
            follows[key]?.sort {
                (part.graph.node($0.statement).id, $0.isTrue ? 1 : 0) < (part.graph.node($1.statement).id, $1.isTrue ? 1 : 0)
            }
        }
    }

    private mutating func add(_ premise: Literal, _ conclusion: Literal) { follows[premise, default: []].append(conclusion) }

    /// All that follows from a literal, the nearest first, each with the way there: the literal itself, those between, the conclusion.
    ///
    /// - Complexity: O(what follows, with its relations).
    func consequences(of premise: Literal) -> [[Literal]] {
        guard follows[premise] != nil else { return [] }
        var reached: [(literal: Literal, parent: Int)] = [(premise, -1)]
        var seen: Set<Literal> = [premise]
        var next = 0
        while next < reached.count {
            for conclusion in follows[reached[next].literal] ?? [] where seen.insert(conclusion).inserted {
                reached.append((conclusion, next))
            }
            next += 1
        }
        return reached.indices.dropFirst().map { index in
            var way: [Literal] = []
            var place = index
            while place >= 0 {
                way.append(reached[place].literal)
                place = reached[place].parent
            }
            return way.reversed()
        }
    }
}
