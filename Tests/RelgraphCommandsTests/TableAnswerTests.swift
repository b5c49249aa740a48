import Testing

@testable import RelgraphCommands

@Suite struct TableAnswerTests {
    @Test func csv() throws {
        let run = try relgraph("path", "Herald", "Volkova", "--graph", "harbour", "--format", "csv")
        #expect(
            run.output == """
                path,hop,from,relation,to,said on,documents
                1,1,The Coast Herald,reported,Lindqvist paid the harbour master to let the Meridian sail in June 2018,2019-03-04,herald-2019-03-04
                1,2,Lindqvist paid the harbour master to let the Meridian sail in June 2018,denied by,Anna Volkova,2019-03-05,wire-2019-03-06

                """)
    }

    @Test func markdown() throws {
        let run = try relgraph("find", "Marten", "--graph", "harbour", "--format", "markdown")
        #expect(
            run.output == """
                | id | name | kind | score | matched | reason |
                | --- | --- | --- | --- | --- | --- |
                | joan-marten | Joan Marten | person | 0.87 | name | surname |
                | paul-marten | Paul Marten | person | 0.87 | name | surname |

                """)
    }

    @Test(
        "Every command has a table with as many cells in every row",
        arguments: [
            ["path", "Herald", "Volkova", "--all"], ["show", "bribe-2018"], ["find", "Marten"], ["stats"], ["check"],
        ])
    func columns(_ arguments: [String]) throws {
        let lines = try Executable.run(arguments + ["--graph", "harbour", "--format", "markdown"]).output.split(separator: "\n")
        try #require(lines.count > 2)
        let cells = lines.map { $0.count { $0 == "|" } }
        #expect(Set(cells).count == 1, "\(cells)")
    }

    @Test("Names that Markdown or HTML would read as markup stand for themselves")
    func markupInNames() throws {
        let folder = try TemporaryFolder()
        let people = "{a: '<script> *bold* `code` [x](y) a_b', b: {name: '<Smith>', ties: [{met: a}]}}"
        try folder.write("n.yaml", "relgraph: 1\npeople: \(people)\n")
        let run = try relgraph("path", "b", "a", "--graph", folder.path("n.yaml"), "--format", "markdown")
        #expect(
            run.output.contains("| \\<Smith\\> | met | \\<script\\> \\*bold\\* \\`code\\` \\[x\\](y) a_b |"), "\(run.output)")
    }

    @Test("A document from which several relations of a hop are known is named once")
    func documentsOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "n.yaml",
            """
            relgraph: 1
            outlets: {o: Outlet}
            documents: {d: {title: Title, outlet: o, date: 2020}, e: {title: Other, outlet: o, date: 2021}}
            people: {a: {name: Ann, ties: [{met: b, in: ["d#1", "d#2", e, "d#3"]}]}, b: Bob}
            """)
        let run = try relgraph("path", "a", "b", "--graph", folder.path("n.yaml"), "--format", "csv")
        #expect(run.output.contains(",d; e\n"), "\(run.output) \(run.messages)")
    }

    @Test("Cells that would break a table are escaped")
    func escapes() {
        let table = Table(headings: ["a", "b"], rows: [["x|y\\", "one\ntwo"], ["say \"no\"", "p, q"], ["\u{1B}[31mred", ""]])
        #expect(table.csv == "a,b\nx|y\\,one two\n\"say \"\"no\"\"\",\"p, q\"\n[31mred,\n")
        #expect(table.markdown == "| a | b |\n| --- | --- |\n| x\\|y\\\\ | one two |\n| say \"no\" | p, q |\n| \\[31mred |  |\n")
    }
}
