import GraphKernels
import Testing

@Suite("Members of components and communities")
struct GroupMembersTests {
    @Test(arguments: 0..<10)
    func areTheNodesOfALabel(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        let (components, strong) = try (graph.connectedComponents(), graph.stronglyConnectedComponents())
        let communities = try graph.leidenCommunities()
        for (members, labels, sizes) in [
            (components.members(), components.labels, components.sizes), (strong.members(), strong.labels, strong.sizes),
            (communities.members(), communities.labels, communities.sizes),
        ] {
            #expect(members.map(\.count) == sizes)
            for (label, nodes) in members.enumerated() {
                #expect(Array(nodes) == labels.indices.filter { labels[$0] == Int32(label) }.map { Int32($0) })
            }
        }
    }

    @Test func withoutNodesThereAreNone() throws {
        let graph = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false)
        #expect(try graph.connectedComponents().members().isEmpty)
        #expect(try graph.leidenCommunities().members().isEmpty)
    }
}
