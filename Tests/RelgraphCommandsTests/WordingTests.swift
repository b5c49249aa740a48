import Foundation
import Testing

@testable import RelgraphCommands

/// Sentences that count and name what was found.
@Suite struct WordingTests {
    private func ask(_ notes: String, _ arguments: String...) throws -> CommandRun {
        let folder = try TemporaryFolder()
        return try Executable.run(arguments + ["--graph", try folder.write("n.yaml", "relgraph: 1\n" + notes)])
    }

    @Test("Namesakes are told apart by what they are, and those in another script are offered too")
    func namesakes() throws {
        let run = try ask(
            """
            people:
              a1: {name: Ivan Petrov, role: Minister}
              a2: {name: Ivan Petrov, role: Banker}
              a3: Иван Петров
              a4: Ivan Sidorov
            """,
            "show", "Ivan Petrov")
        #expect(run.status == 2)
        #expect(run.messages.contains("Ivan Petrov [a1], person, Minister: "), "\(run.messages)")
        #expect(run.messages.contains("Ivan Petrov [a2], person, Banker: "))
        #expect(run.messages.contains("Иван Петров [a3], person: "), "\(run.messages)")
        #expect(!run.messages.contains("Sidorov"))
    }

    @Test func singularAndArticles() throws {
        let show = try ask("sources: {s: {name: an official, anonymous: true, count: 1}}\n", "show", "s")
        #expect(show.output.contains("unnamed, 1 person\n"), "\(show.output) \(show.messages)")
        let check = try ask("outlets: {o: {name: Outlet, date: 2020}}\n", "check")
        #expect((check.output + check.messages).contains("An outlet has `when:`"), "\(check.output)")
        let kind = try ask("outlets: {o: Outlet}\nstatements: {s: That it rains}\n", "claim", "o")
        #expect(kind.messages.contains("is an outlet"), "\(kind.messages)")
    }

    @Test func verbsAgree() throws {
        let notes = """
            outlets: {o: Outlet, p: Paper}
            documents: {d: {title: D, outlet: o, date: 2020}, e: {title: E, outlet: p, date: 2020}}
            people: {ann: Ann, bob: Bob}
            statements:
              s: {says: It rains, stances: [{asserted: ann, in: d}]}
              t: {says: It snows, stances: [{asserted: bob, in: e}]}
            """
        let run = try ask(notes, "claims", "--without", "ann")
        #expect(run.output.contains("1 of 2 statements that somebody holds true loses all support"), "\(run.output) \(run.messages)")
    }

    @Test("A map that cannot be as narrow as asked says how small its letters get")
    func narrowMap() throws {
        let narrow = try relgraph("render", "-g", "harbour", "--width", "300", "--out", "-")
        #expect(narrow.messages.contains("the map is wider than 300 pixels: it is reduced to "), "\(narrow.messages)")
        let wide = try relgraph("render", "-g", "harbour", "--width", "3000", "--out", "-")
        #expect(!wide.messages.contains("is wider than"), "\(wide.messages)")
    }
}
