import Foundation
import Testing

/// A view's steps as files.
@Suite struct StepsTests {
    private static let notes = """
        relgraph: 1
        title: Who let her sail?
        views:
          default:
            subtitle: Everybody
            steps:
              - {caption: The paper reports it., highlight: [herald, sailed]}
              - {caption: The master denies it., statement: sailed, types: [denied], as-of: 2019-03-05}
          plain: {title: No steps}
        outlets: {herald: The Herald}
        people: {volkova: {name: Anna Volkova, ties: [{met: master}]}, master: The Master}
        statements:
          sailed:
            says: She sailed without papers
            stances: [{reported: herald, on: 2019-03-04}, {denied: master, on: 2019-03-05}, {confirmed: volkova, on: 2019-03-06}]
        """

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        return folder
    }

    private func render(_ arguments: String..., in folder: TemporaryFolder) throws -> CommandRun {
        try Executable.run(["render", "--graph", folder.path("graphs")] + arguments)
    }

    @Test func aSeriesOfFilesIsWritten() throws {
        let folder = try folder()
        let run = try render("--steps", "--out", folder.path("map.svg"), in: folder)
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(run.messages.contains("Wrote \(folder.path("map-1.svg")), \(folder.path("map-2.svg"))."), "\(run.messages)")
        #expect(try folder.names == ["graphs", "map-1.svg", "map-2.svg"])
        #expect(try folder.text("map-1.svg").contains("Step 1 of 2. The paper reports it."))
        #expect(try folder.text("map-2.svg").contains("Step 2 of 2, as of 5 Mar 2019. The master denies it."))
        // One by itself is the same figure.
        let single = try render("--step", "2", "--out", "-", in: folder)
        #expect(single.outputBytes == (try folder.contents("map-2.svg")))
    }

    #if os(Linux)
        @Test("What is lost in print is told of a series, too, and once")
        func lettersThatNoFontHas() throws {
            let folder = try folder()
            try folder.write("graphs/notes.yaml", Self.notes.replacingOccurrences(of: "The Master", with: "The \u{10FFF0} Master"))
            let run = try render("--steps", "--out", folder.path("map.png"), in: folder)
            #expect(
                run.status == 0 && run.messages.components(separatedBy: "No font here has the characters \u{10FFF0}").count == 2,
                "\(run.messages)")
        }
    #endif

    @Test("What they are, in JSON, as the program's own schema has it")
    func json() throws {
        let folder = try folder()
        let run = try render("--steps", "--out", folder.path("map.svg"), "--format", "json", in: folder)
        #expect(run.status == 0)
        let answer = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
        let steps = try #require(answer["steps"] as? [[String: Any]])
        #expect(answer["title"] as? String == "Who let her sail?" && answer["view"] as? String == "default")
        #expect(steps.map { $0["file"] as? String } == ["map-1.svg", "map-2.svg"])
        #expect(steps.map { $0["as_of"] as? String } == [nil, "2019-03-05"])
        let schema = try relgraph("schema", "--answers").outputBytes
        let sample = SchemaValidator.Sample(definition: "render", label: "steps", text: run.outputBytes)
        if let errors = try SchemaValidator.errors([sample], schema: schema) { #expect(errors == [""] || errors.allSatisfy(\.isEmpty)) }
    }

    @Test("All files or none: where one cannot be written, the others stay as they were")
    func noneOrAll() throws {
        let folder = try folder()
        try folder.write("map-1.svg", "old")
        try folder.write("map-2.svg/inside.txt", "in the way")
        let run = try render("--steps", "--out", folder.path("map.svg"), in: folder)
        #expect(run.status == 2 && run.messages.contains("map-2.svg"))
        #expect(try folder.text("map-1.svg") == "old")
        #expect(try folder.names == ["graphs", "map-1.svg", "map-2.svg"])
    }

    @Test func aFigureOfAnEarlierSeriesIsTold() throws {
        let folder = try folder()
        try folder.write("map-3.svg", "old")
        let run = try render("--steps", "--out", folder.path("map.svg"), in: folder)
        #expect(run.messages.contains("map-3.svg is of no step any more"))
        #expect(try folder.text("map-3.svg") == "old")
    }

    @Test func whatCannotBeDoneIsSaidWithARemedy() throws {
        let folder = try folder()
        for (arguments, fault, remedy) in [
            (["--steps", "--out", "-"], "one file for each", "map-1.svg"), (["--steps", "--out", "map.dot"], "dot", ".svg"),
            (["--step", "3", "--out", "map.svg"], "2 steps", "no step 3"),
            (["--steps", "--view", "plain", "--out", "map.svg"], "“plain”", "default"),
            (["--steps", "--view", "all", "--out", "map.svg"], "belong to a view", "default"),
        ] {
            let run = try Executable.run(["render", "--graph", folder.path("graphs")] + arguments, in: folder.path)
            #expect(run.status == 2 && run.messages.contains(fault) && run.messages.contains(remedy), "\(run.messages)")
        }
        #expect(try folder.names == ["graphs"])
    }
}
