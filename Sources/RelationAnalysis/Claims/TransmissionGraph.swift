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
    private var stations: [Station] = []
    private var numbers: [Station: Int32] = [:]
    private var arcs: [(from: Int32, to: Int32)] = []
    private var starts: Set<Int32> = []
    private var ends: Set<Int32> = []
    /// For every node, whom it has it from.
    private var sources: [NodeIndex: Set<NodeIndex>] = [:]

    init(_ side: SideAnalysis, _ analysis: ClaimAnalysis) {
        graph = analysis.graph
        let provenance = analysis.material.provenance
        let without = analysis.without
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
                print(document, from: last, provenance, without)
            }
        }
        for origin in side.origins { starts.insert(number(of: Station(node: origin.node.index))) }
        for node in side.closedCircles.joined() { starts.insert(number(of: Station(node: node.index))) }
    }

    private mutating func print(_ document: NodeIndex, from carrier: Station, _ provenance: Provenance, _ without: Set<NodeIndex>) {
        let page = Station(node: document)
        let copied = (provenance.copied[document] ?? []).filter { !without.contains($0) }
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

    /// The way's neighbours in an order that does not depend on where anything was written.
    private func neighbors(reversed: Bool) -> [[Int32]] {
        var lists = [[Int32]](repeating: [], count: stations.count)
        for arc in arcs { if reversed { lists[Int(arc.to)].append(arc.from) } else { lists[Int(arc.from)].append(arc.to) } }
        return lists.map { list in
            Set(list).sorted { (id($0), stations[Int($0)].isPress ? 1 : 0) < (id($1), stations[Int($1)].isPress ? 1 : 0) }
        }
    }

    /// Distances from the starts, not through a node; nil where nothing leads.
    private func distances(avoiding avoided: NodeIndex?, _ neighbors: [[Int32]]) -> [Int?] {
        var distances = [Int?](repeating: nil, count: stations.count)
        var queue = starts.filter { stations[Int($0)].node != avoided }.sorted()
        for start in queue { distances[Int(start)] = 0 }
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            for there in neighbors[Int(here)] where distances[Int(there)] == nil && stations[Int(there)].node != avoided {
                distances[Int(there)] = (distances[Int(here)] ?? 0) + 1
                queue.append(there)
            }
        }
        return distances
    }

    /// The nodes without each of which nothing of the side is left; if there is none, a smallest set without which together nothing is left.
    /// From the origins to the readers.
    ///
    /// - Complexity: O(nodes · (nodes + arcs)) for the first, that of a minimum vertex cut for the second.
    func chokePoints() throws(GraphKernelError) -> (nodes: [Node], isEachEnough: Bool) {
        guard !ends.isEmpty else { return ([], true) }
        let neighbors = neighbors(reversed: false)
        let distances = distances(avoiding: nil, neighbors)
        var depth: [NodeIndex: Int] = [:]
        for (place, station) in stations.enumerated() {
            if let distance = distances[place] { depth[station.node] = min(depth[station.node] ?? .max, distance) }
        }
        func ordered(_ nodes: some Sequence<NodeIndex>) -> [Node] {
            nodes.map(graph.node).sorted { (depth[$0.index] ?? 0, $0.id) < (depth[$1.index] ?? 0, $1.id) }
        }
        let single = depth.keys.filter { node in
            let left = self.distances(avoiding: node, neighbors)
            return ends.allSatisfy { left[Int($0)] == nil }
        }
        if !single.isEmpty { return (ordered(single), true) }
        let csr = try CSRGraph(sources: arcs.map(\.from), targets: arcs.map(\.to), nodeCount: stations.count, directed: true)
        let cut = try csr.minimumVertexCut(from: starts, to: ends, includingEnds: true, execution: .serial)
        return (ordered(Set((cut?.nodes ?? []).map { stations[Int($0)].node })), false)
    }

    /// For every document of the side the shortest way back to every origin that it goes back to: the document, who passed it on, the speaker,
    /// those it cites, the origin. By document as given, the nearest origin first.
    ///
    /// - Complexity: O(documents · (nodes + arcs)).
    func chains(of documents: [Node]) -> [[Node]] {
        let back = neighbors(reversed: true)
        return documents.flatMap { document -> [[Node]] in
            guard let first = numbers[Station(node: document.index)] else { return [] }
            var parent = [Int32](repeating: -1, count: stations.count)
            var queue = [first]
            var seen: Set<Int32> = [first]
            var next = 0
            while next < queue.count {
                for there in back[Int(queue[next])] where seen.insert(there).inserted {
                    parent[Int(there)] = queue[next]
                    queue.append(there)
                }
                next += 1
            }
            return queue.dropFirst().filter(starts.contains).map { way(to: $0, parent) }
        }
    }

    private func way(to end: Int32, _ parent: [Int32]) -> [Node] {
        var way: [Node] = []
        var place = end
        while place >= 0 {
            way.append(graph.node(stations[Int(place)].node))
            place = parent[Int(place)]
        }
        return way.reversed()
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
