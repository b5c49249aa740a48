import Foundation
import Testing

/// Communities of a map are those that `communities` finds with the same seed.
@Suite struct RenderSeedTests {
    private struct Answer: Decodable {
        struct Community: Decodable { var size: Int }
        var communities: [Community]
    }

    @Test func framesFollowTheSeed() throws {
        let folder = try TemporaryFolder()
        // A circle may be divided anywhere.
        let edges = (0..<30).map { "n\($0),n\(($0 + 1) % 30)\n" }.joined()
        let graph = try folder.write("circle.csv", "source,target\n" + edges)
        var maps: Set<String> = []
        for seed in ["0", "1", "2", "3"] {
            let map = try relgraph("render", "-g", graph, "--group-by", "community", "--format", "dot", "--layout", "dot", "--seed", seed)
            #expect(map.status == 0, "\(map.messages)")
            let found = try relgraph("communities", "-g", graph, "--format", "json", "--seed", seed)
            let answer = try JSONDecoder().decode(Answer.self, from: found.outputBytes)
            #expect(map.output.components(separatedBy: "Around n").count - 1 >= answer.communities.count)
            if seed == "0" {
                let plain = try relgraph("render", "-g", graph, "--group-by", "community", "--format", "dot", "--layout", "dot")
                #expect(plain.output == map.output)
            }
            maps.insert(map.output)
        }
        #expect(maps.count > 1)
    }
}
