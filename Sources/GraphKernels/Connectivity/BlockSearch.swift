/// The depth-first search behind bridges, cut vertices and biconnected components: which nodes it visits when, and how far up the tree each
/// subtree reaches back (Hopcroft and Tarjan's LOWPOINT).
///
/// It keeps its own stack: the path to the node at work is the chain of parents. Parallel edges reach back to the parent, so they make each
/// other no bridges; self-loops are looked over.
struct BlockSearch {
    /// The position of a node in the order of visits, from 1.
    let visit: WorkArray<Int32>
    /// The block of the edge to a node's parent, a node; -1 for roots.
    let block: WorkArray<Int32>
    /// The node through which a block hangs on what was visited before, a block.
    private(set) var head: [Int32] = []
    /// The other node of a block that is one edge; else -1. A block.
    private(set) var bridgeEnd: [Int32] = []
    /// Whether more blocks than one meet at a node, a node.
    let isCutVertex: WorkArray<Bool>

    var blockCount: Int {
        head.count
    }

    /// - Precondition: the graph is undirected.
    /// - Throws: ``GraphKernelError/cancelled``.
    init(_ graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        let adjacency = graph.outgoing
        let nodeCount = graph.nodeCount
        execution.monitor?.begin(nodeCount)
        visit = try WorkArray(zeros: nodeCount)
        block = try WorkArray(repeating: -1, count: nodeCount)
        isCutVertex = try WorkArray(zeros: nodeCount)
        // The earliest visit of a node that a subtree has an edge to.
        let lowest = try WorkArray<Int32>(zeros: nodeCount)
        let parent = try WorkArray<Int32>(zeros: nodeCount)
        let nextSlot = try WorkArray<Int>(zeros: nodeCount)
        // Nodes visited whose block is not known.
        let open = try WorkArray<Int32>(zeros: nodeCount)
        var openCount = 0
        var visited: Int32 = 0
        for root in 0..<Int32(nodeCount) where visit[root] == 0 {
            visited += 1
            visit[root] = visited
            lowest[root] = visited
            parent[root] = -1
            nextSlot[root] = adjacency.range(of: root).lowerBound
            var rootBlocks = 0
            var node = root
            search: while true {
                let slots = adjacency.range(of: node)
                var slot = nextSlot[node]
                while slot < slots.upperBound {
                    let neighbor = adjacency.neighbor(slot)
                    // Of parallel edges to the parent, which lie side by side, the first is the one that led here.
                    let ledHere = neighbor == parent[node] && (slot == slots.lowerBound || adjacency.neighbor(slot - 1) != neighbor)
                    slot += 1
                    if visit[neighbor] == 0 {
                        nextSlot[node] = slot
                        visited += 1
                        if visited & 0xFFFF == 0 {
                            try execution.checkCancelled()
                            execution.monitor?.advance(by: 0x10000)
                        }
                        visit[neighbor] = visited
                        lowest[neighbor] = visited
                        parent[neighbor] = node
                        nextSlot[neighbor] = adjacency.range(of: neighbor).lowerBound
                        open[openCount] = neighbor
                        openCount += 1
                        node = neighbor
                        continue search
                    }
                    if !ledHere, visit[neighbor] < lowest[node] { lowest[node] = visit[neighbor] }
                }
                let above = parent[node]
                guard above >= 0 else { break }
                if lowest[node] >= visit[above] {
                    // Nothing below reaches past the parent: all that is still open down from here is a block.
                    let isBridge = lowest[node] > visit[above]
                    var last: Int32
                    repeat {
                        openCount -= 1
                        last = open[openCount]
                        block[last] = Int32(head.count)
                    } while last != node
                    head.append(above)
                    bridgeEnd.append(isBridge ? node : -1)
                    if above == root {
                        rootBlocks += 1
                    } else {
                        isCutVertex[Int(above)] = true
                    }
                }
                lowest[above] = min(lowest[above], lowest[node])
                node = above
            }
            isCutVertex[Int(root)] = rootBlocks > 1
        }
    }
}
