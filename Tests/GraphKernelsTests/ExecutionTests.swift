import GraphKernels
import Testing

@Suite("Execution")
struct ExecutionTests {
    @Test("Fewer threads than one are one", arguments: [0, -1, .min])
    func atLeastOneThread(threads: Int) throws {
        #expect(Execution(threads: threads).threads == 1)
        var execution = Execution(threads: 4)
        execution.threads = threads
        #expect(execution.threads == 1)
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 3000, edgesPerNode: 8, seed: 1), directed: false, execution: execution)
        #expect(try graph.triangleCounts(execution: execution) == graph.triangleCounts(execution: .serial))
        #expect(try graph.pageRank(execution: execution) == graph.pageRank(execution: .serial))
        #expect(try graph.leidenCommunities(execution: execution) == graph.leidenCommunities(execution: .serial))
    }

    @Test func otherNumbersStay() {
        var execution = Execution(threads: 3)
        #expect(execution.threads == 3)
        execution.threads = 7
        #expect(execution.threads == 7)
    }
}
