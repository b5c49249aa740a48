import Testing

@testable import GraphKernels

@Suite("Paths against trying all")
struct PathsByEnumerationTests {
    @Test(arguments: [0, 1, 2, 3])
    func kShortestPathsAreTheFirstOfAll(viaCount: Int) throws {
        for seed in UInt64(0)..<1500 {
            let question = try PathQuestion(seed: seed, viaCount: viaCount)
            let expected = question.everyPath()
            let found = try question.graph.kShortestPaths(
                from: question.source, to: question.target, k: expected.count + 1, constraints: question.constraints,
                preference: question.preference)
            #expect(found == expected, "seed \(seed), via \(viaCount)")
        }
    }

    @Test(arguments: [0, 1, 2, 3])
    func shortestPathIsTheFirstOfAll(viaCount: Int) throws {
        for seed in UInt64(0)..<1500 {
            let question = try PathQuestion(seed: seed, viaCount: viaCount)
            let found = try question.graph.shortestPath(
                from: question.source, to: question.target, constraints: question.constraints, preference: question.preference)
            #expect(found == question.everyPath().first, "seed \(seed), via \(viaCount)")
        }
    }

    @Test(arguments: [0, 1, 2, 3], [1, 2, 100])
    func allShortestPathsAreThoseOfLeastLength(viaCount: Int, limit: Int) throws {
        for seed in UInt64(0)..<1500 {
            let question = try PathQuestion(seed: seed, viaCount: viaCount)
            let every = question.everyPath()
            let expected = every.filter { $0.length == every.first?.length }
            let found = try question.graph.allShortestPaths(
                from: question.source, to: question.target, limit: limit, constraints: question.constraints,
                preference: question.preference)
            #expect(found.paths == Array(expected.prefix(limit)), "seed \(seed), via \(viaCount)")
            if let count = found.count {
                #expect(count == Double(expected.count), "seed \(seed), via \(viaCount)")
            } else {
                #expect(expected.count > limit, "seed \(seed), via \(viaCount)")
            }
        }
    }
}
