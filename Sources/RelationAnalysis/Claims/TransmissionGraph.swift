import GraphKernels
import RelationGraph

/// How one side of a statement reached its readers: from the origins through those who cite them, the speakers, whoever passed their words on,
/// the documents, to the outlets that printed these.
struct TransmissionGraph {
    /// An outlet that speaks is one thing, the same outlet as the paper that others are quoted in is another.
    private struct Station: Hashable {
        var node: NodeIndex
        var isPress = false
    }

    private let graph: RelationGraph
    private let side: SideAnalysis
    private let provenance: Provenance
    private let without: Set<NodeIndex>
    private var stations: [Station] = []
    private var numbers: [Station: Int32] = [:]
    private var arcs: [(from: Int32, to: Int32)] = []
    private var starts: Set<Int32> = []
    private var ends: Set<Int32> = []
    /// For every node, whom it has it from.
    private var sources: [NodeIndex: Set<NodeIndex>] = [:]

    init(_ side: SideAnalysis, _ analysis: ClaimAnalysis) {
        self.side = side
        graph = analysis.graph
        provenance = analysis.material.provenance
        without = analysis.without
        let upstream = side.attribution.upstream(of: Set(side.stances.map(\.speaker.index)), without: without)
        for node in upstream {
            for source in side.attribution.sources[node] ?? [] where upstream.contains(source) {
                pass(Station(node: source), Station(node: node))
                sources[node, default: []].insert(source)
            }
        }
        for stance in side.stances {
            let carriers = [stance.speaker.index] + stance.evidence.via
            for (from, to) in zip(carriers, carriers.dropFirst()) where from != to {
                pass(Station(node: from), Station(node: to))
                sources[to, default: []].insert(from)
            }
            let last = Station(node: carriers[carriers.count - 1])
            if stance.evidence.documents.isEmpty { ends.insert(number(of: last)) }
            for document in Set(stance.evidence.documents.map(\.document)) where !provenance.isLeftOut(document, without) {
                print(document, from: last)
            }
        }
        for origin in side.origins { starts.insert(number(of: Station(node: origin.node.index))) }
        for node in side.closedCircles.joined() { starts.insert(number(of: Station(node: node.index))) }
    }

    private mutating func print(_ document: NodeIndex, from carrier: Station) {
        let page = Station(node: document)
        let copied = side.attribution.originals(of: document).filter { !without.contains($0) }
        if copied.isEmpty { pass(carrier, page) }
        for original in copied {
            if original != carrier.node { pass(carrier, Station(node: original)) }
            pass(Station(node: original), page)
        }
        let outlets = provenance.outlets(of: document)
        for outlet in outlets {
            let press = Station(node: outlet, isPress: true)
            pass(page, press)
            ends.insert(number(of: press))
        }
        if outlets.isEmpty { ends.insert(number(of: page)) }
    }

    private mutating func number(of station: Station) -> Int32 {
        if let number = numbers[station] { return number }
        let number = Int32(stations.count)
        numbers[station] = number
        stations.append(station)
        return number
    }

    private mutating func pass(_ from: Station, _ to: Station) {
        let arc = (number(of: from), number(of: to))
        arcs.append(arc)
    }

    private func id(_ station: Int32) -> String { graph.node(stations[Int(station)].node).id }

    /// How far from the starts every node is; nothing of those to which nothing leads.
    private var depths: [NodeIndex: Int] {
        var neighbors = [[Int32]](repeating: [], count: stations.count)
        for arc in arcs { neighbors[Int(arc.from)].append(arc.to) }
        var distances = [Int?](repeating: nil, count: stations.count)
        var queue = starts.sorted()
        for start in queue { distances[Int(start)] = 0 }
        var depths: [NodeIndex: Int] = [:]
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            let distance = distances[Int(here)] ?? 0
            let node = stations[Int(here)].node
            depths[node] = min(depths[node] ?? .max, distance)
            for there in neighbors[Int(here)] where distances[Int(there)] == nil {
                distances[Int(there)] = distance + 1
                queue.append(there)
            }
        }
        return depths
    }

    /// The nodes without each of which nothing of the side is left; if there is none, a set without which together nothing is left, and none of
    /// which can be spared. From the origins to the readers.
    ///
    /// - Complexity: O(stances + sources) for every node on the ways of one stance, of the nearest to an origin; if none is enough, that of a
    ///   minimum vertex cut, and of what has to do with every node of the cut.
    func chokePoints(_ remains: SideRemains) throws(GraphKernelError) -> (nodes: [Node], isEachEnough: Bool) {
        let depths = depths
        func depth(_ stance: Stance) -> Int { depths[stance.speaker.index] ?? .max }
        guard let stance = side.stances.min(by: { depth($0) < depth($1) }) else { return ([], true) }
        func ordered(_ nodes: some Sequence<NodeIndex>) -> [Node] {
            nodes.map(graph.node).sorted { (depths[$0.index] ?? 0, $0.id) < (depths[$1.index] ?? 0, $1.id) }
        }
        // What leaves nothing takes every stance, so that it lies on the ways of any one.
        let single = carriers(of: stance).filter { !remains.isLeft(without: [$0]) }
        if !single.isEmpty { return (ordered(single), true) }
        let csr = try CSRGraph(sources: arcs.map(\.from), targets: arcs.map(\.to), nodeCount: stations.count, directed: true)
        let cut = try csr.minimumVertexCut(from: starts, to: ends, includingEnds: true, execution: .serial)
        var together = Set((cut?.nodes ?? []).map { stations[Int($0)].node })
        if remains.isLeft(without: together) { together = Set(side.stances.map(\.speaker.index)) }
        // An outlet that speaks in one place and prints in another counted as two.
        return (ordered(remains.needed(of: ordered(together).reversed().map(\.index))), false)
    }

    /// Everybody and everything that a stance may fall with.
    private func carriers(of stance: Stance) -> Set<NodeIndex> {
        var carriers = side.attribution.upstream(of: [stance.speaker.index], without: without).union(stance.evidence.via)
        for document in stance.evidence.documents.map(\.document) {
            carriers.insert(document)
            carriers.formUnion(provenance.outlets(of: document) + (provenance.copied[document] ?? []))
        }
        return carriers.subtracting(without)
    }

    /// Circular reporting: for every group whose members have it in the end from themselves, one shortest circle, each member from the next.
    func circles() -> [[Node]] {
        func byID(_ nodes: some Sequence<NodeIndex>) -> [NodeIndex] { nodes.sorted { graph.node($0).id < graph.node($1).id } }
        let lists = sources.mapValues(byID)
        return AttributionGraph.circles(lists).map { circle in
            let members = Set(circle)
            let first = byID(circle)[0]
            var parent: [NodeIndex: NodeIndex] = [:]
            var queue = [first]
            var next = 0
            while next < queue.count {
                let here = queue[next]
                next += 1
                for there in lists[here] ?? [] where members.contains(there) {
                    if there == first {
                        var way = [here]
                        while let before = parent[way[0]] { way.insert(before, at: 0) }
                        return way.map(graph.node)
                    }
                    guard parent[there] == nil else { continue }
                    parent[there] = here
                    queue.append(there)
                }
            }
            return byID(circle).map(graph.node)
        }.sorted { $0[0].id < $1[0].id }
    }
}
