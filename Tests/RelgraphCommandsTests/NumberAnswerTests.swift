import Foundation
import Testing

/// Numbers as answers tell them.
@Suite struct NumberAnswerTests {
    /// A triangle with a tail; one stands alone.
    private func ask(_ arguments: String...) throws -> CommandRun {
        let notes =
            "relgraph: 1\npeople: {a: {name: Ada, ties: [{met: b}, {met: c}]}, b: {name: Ben, ties: [{met: c}]}, c: {name: Cyd, ties: [{informed: d}]}, d: Dan, g: Gus}\n"
        return try Executable.run(arguments + ["--graph", "-", "--input-format", "relgraph"], input: notes)
    }

    private func weighted(_ edges: String, _ arguments: String..., name: String = "w.wel") throws -> CommandRun {
        let folder = try TemporaryFolder()
        try folder.write(name, edges)
        return try Executable.run(arguments + ["--graph", name, "--weight", "weight"], in: folder.path)
    }

    /// No number is too great or too small to be told.
    @Test func greatAndSmallNumbersAreTold() throws {
        let great = try weighted("a b 10000000000000000000\n", "centrality", "--measure", "degree")
        #expect(great.status == 0 && great.output.contains("1e19"), "\(great.output)\(great.messages)")
        for (weight, length) in [("0.0000001", "1e-7"), ("1e303", "1e303"), ("0.0000025", "2.5e-6")] {
            let path = try weighted("a b \(weight)\n", "path", "a", "b")
            #expect(path.output.contains("length \(length)"), "\(path.output)\(path.messages)")
        }
        let katz = try weighted("a b 100000000\nb a 100000000\n", "centrality", "--measure", "katz")
        #expect(!katz.output.contains("to 0.0,") && !katz.output.contains("to 0,"), "\(katz.output)")
        struct Katz: Decodable { var attenuation: Double }
        let json = try weighted("a b 100000000\nb a 100000000\n", "centrality", "--measure", "katz", "--format", "json")
        #expect(try json.decoded(Katz.self).attenuation > 0)
    }

    /// A sum of weights is no share, and who has no value has no place.
    @Test func whatIsNotNormalizedIsNotCalledSo() throws {
        let degree = try weighted("a b 7\n", "centrality", "--measure", "degree", "--format", "json").decoded(
            NetworkAnswerTests.Scores.self)
        #expect(!degree.normalized && degree.nodes.first?.degree == 7)
        let words = try weighted("a b 7\n", "centrality", "--measure", "degree").output
        #expect(!words.contains("as a share") && words.contains("the sum of the weights"), "\(words)")
        let directed = try ask("centrality", "--raw", "--directed", "--measure", "betweenness").output
        #expect(!directed.contains("counted once") && directed.contains("in both directions"), "\(directed)")
        let holes = try ask("centrality", "--measure", "constraint", "--format", "csv").output.split(separator: "\n").map(String.init)
        #expect(holes.contains { $0.hasPrefix(",g,") }, "\(holes)")
        #expect(try ask("centrality", "--measure", "constraint").output.contains("   –          –  Gus"))
    }

    /// A weight that cannot be used is told by its place and its ends.
    @Test func aWeightOfNothingIsToldByItsPlace() throws {
        let run = try weighted(
            "source,target,weight\nA,B,1\nA,C,1\nB,C,0\n", "centrality", "--measure", "betweenness", name: "zero.csv")
        #expect(run.status == 2 && run.messages.contains("zero.csv:4"), "\(run.messages)")
        #expect(run.messages.contains("“B edge C” is 0") && run.messages.contains("--weight"), "\(run.messages)")
    }
}
