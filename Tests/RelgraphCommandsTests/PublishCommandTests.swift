import Foundation
import Testing

@Suite struct PublishCommandTests {
    private struct Answer: Decodable {
        struct Node: Decodable {
            var id: String
        }

        struct LeftOut: Decodable {
            var node: Node
            var reason: String
            var standIn: String?
        }

        struct Leak: Decodable {
            var file: String
            var line: Int
            var node: String
            var found: String
            var certain: Bool
            var allowed: Bool
            var inFileName: Bool
        }

        struct Unsearched: Decodable {
            var file: String
        }

        struct Status: Decodable {
            var id: String
            var before: String?
            var after: String?
        }

        var written: [String]?
        var searched: [String]
        var unsearched: [Unsearched]?
        var leftOut: [LeftOut]
        var leaks: [Leak]
        var statuses: [Status]
    }

    private static let notes = """
        relgraph: 1
        # Ann Fox told us.
        outlets: {paper: {name: The Paper}, wire: {name: The Wire}}
        documents: {d1: {title: One, outlet: paper}, d2: {title: Two, outlet: wire}}
        people:
          ann-fox: {name: Ann Fox}
          ben: {name: Ben Gray, note: a friend of Fox}
        statements:
          bribe:
            says: There was a bribe
            stances:
              - {reported: paper, citing: ann-fox, in: [d1]}
              - {reported: wire, citing: ann-fox, in: [d2]}
              - {denied: ben, in: [d1]}

        """

    private func folder(_ notes: String = notes) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("notes/n.yaml", notes)
        return folder
    }

    private func publish(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
        try Executable.run(["publish", "--graph", "notes"] + arguments, in: folder.path)
    }

    @Test func aCopyIsWrittenAndTellsWhatItChanges() throws {
        let folder = try folder()
        let run = try publish(folder, "--remove", "Ben Gray", "--replace", "ann-fox=a city clerk", "--out", "public/")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(
            try folder.text("public/graph.yaml") == """
                relgraph: 1

                outlets:
                  paper:
                    name: The Paper

                  wire:
                    name: The Wire

                sources:
                  source-1:
                    name: a city clerk
                    anonymous: true

                documents:
                  d1:
                    title: One
                    outlet: paper

                  d2:
                    title: Two
                    outlet: wire

                statements:
                  bribe:
                    says: There was a bribe
                    stances:
                      - {reported: paper, citing: source-1, in: [d1]}
                      - {reported: wire, citing: source-1, in: [d2]}

                """)
        #expect(
            run.output.contains("Ann Fox, person [ann-fox] → a city clerk [source-1]")
                || run.output.contains("[ann-fox] → a city clerk [source-1]"))
        #expect(run.output.contains("status: disputed → asserted"))
        let answer = try publish(folder, "--remove", "ben", "--out", "public/", "--format", "json").decoded(Answer.self)
        #expect(answer.written == ["public/graph.yaml"] && answer.leftOut.map(\.node.id) == ["ben"])
        #expect(answer.statuses.map(\.id) == ["bribe"] && answer.statuses.first?.after == "asserted")
    }

    @Test func aNameInTheCopyIsRefusedUnlessItIsAllowed() throws {
        let folder = try folder(Self.notes.replacing("There was a bribe", with: "Ann Fox took a bribe"))
        let run = try publish(folder, "--remove", "ann-fox", "--out", "public.yaml", "--format", "json")
        #expect(run.status == 1)
        #expect(try folder.names == ["notes"])
        let answer = try run.decoded(Answer.self)
        #expect(answer.written == nil)
        // A surname alone, in a note, only may be hers.
        #expect(answer.leaks.map(\.found) == ["Ann Fox", "Fox"] && answer.leaks.map(\.certain) == [true, false])
        let text = try publish(folder, "--remove", "ann-fox", "--out", "public.yaml").output
        #expect(text.hasPrefix("Nothing is written: the copy would name what it leaves out, in 1 place.") && text.contains("--allow"))
        #expect(text.contains("public.yaml:") && text.contains("says: Ann Fox took a bribe"))
        #expect(
            try publish(folder, "--remove", "ann-fox", "--reword", "bribe=Somebody took a bribe", "--drop", "notes", "--out", "public.yaml")
                .status == 0)
        #expect(try !folder.text("public.yaml").contains("Fox"))
        let allowed = try publish(folder, "--remove", "ann-fox", "--allow", "ann fox", "--out", "p.yaml", "--format", "json")
        #expect(allowed.status == 0)
        // The whole name may stand, which says nothing of the surname in the note.
        let leaks = try allowed.decoded(Answer.self).leaks
        #expect(leaks.filter(\.allowed).map(\.found) == ["Ann Fox"] && leaks.filter { !$0.allowed }.map(\.found) == ["Fox"])
        // The answer does not say that nothing is there.
        let words = try joined(publish(folder, "--remove", "ann-fox", "--allow", "ann fox", "--out", "p.yaml").output)
        #expect(words.contains("Only allowed names of what is left out are in it, in 1 place; 1 place to look at."), "\(words)")
        let checked = try joined(publish(folder, "--remove", "ann-fox", "--allow", "ann fox", "--check", "p.yaml").output)
        #expect(checked.hasPrefix("1 file searched: only allowed names of what is left out, in 1 place; 1 place to look at."), "\(checked)")
    }

    /// An answer as one line: where it is broken depends on the width of the terminal.
    private func joined(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test(arguments: [
        ("subtitle: As Ann Fox told us", "--rules"), ("credit: Research by Ann Fox", "--credit=The desk"),
        ("credit: Research by Ann Fox", "--drop=credits"),
        ("views: {default: {credit: Research by Ann Fox}}", "--drop=credits"),
        ("views: {default: {subtitle: What Ann Fox saw}}", "--drop=views"),
        ("views: {default: {steps: [{caption: Ann Fox comes}]}}", "--drop=views"),
    ]) func linesOfFiguresAreSearched(line: String, remedy: String) throws {
        let folder = try folder(Self.notes + line + "\n")
        let arguments = ["--remove", "ann-fox", "--drop", "notes", "--out", "public.yaml"]
        let refused = try Executable.run(["publish", "--graph", "notes"] + arguments, in: folder.path)
        #expect(refused.status == 1 && refused.output.contains("“Ann Fox”"), "\(refused.output)")
        try folder.write("rules.yaml", "relgraph-publication: 1\nsubtitle: As a clerk told us\n")
        let option = remedy == "--rules" ? ["--rules", "rules.yaml"] : [remedy]
        let run = try Executable.run(["publish", "--graph", "notes"] + arguments + option, in: folder.path)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try !folder.text("public.yaml").contains("Fox"))
    }

    @Test func theNameOfTheCopyIsSearchedToo() throws {
        let folder = try folder()
        for out in ["ann-fox.yaml", "AnnFox/"] {
            let run = try publish(folder, "--remove", "ann-fox", "--drop", "notes", "--out", out)
            #expect(run.status == 1 && run.output.contains("the name of \(out)"), "\(run.output)")
        }
        #expect(try folder.names == ["notes"])
    }

    @Test func whatHasOtherWordsOrAnotherIDIsSearchedByItsOldOnes() throws {
        let folder = try folder(Self.notes.replacing("a friend of Fox", with: "knows ann-fox-story well; Secret Title"))
        let notes = try folder.text("notes/n.yaml").replacing("title: Two", with: "title: Secret Title").replacing(
            "  bribe:", with: "  ann-fox-story:")
        try folder.write("notes/n.yaml", notes)
        let run = try publish(
            folder, "--reword", "d2=Two", "--rename", "ann-fox-story=story", "--out", "public.yaml", "--format", "json")
        #expect(run.status == 1)
        #expect(try run.decoded(Answer.self).leaks.map(\.found) == ["ann-fox-story", "Secret Title"])
        let clean = try publish(
            folder, "--reword", "d2=Two", "--rename", "ann-fox-story=story", "--drop", "notes", "--out", "public.yaml")
        #expect(clean.status == 0, "\(clean.output)")
        // New words that hold the old ones are meant.
        #expect(try publish(folder, "--reword", "paper=The Paper of Oslo", "--out", "public.yaml").status == 0)
    }

    @Test func foldersAreSearchedWhole() throws {
        let folder = try folder()
        try folder.write("site/index.html", "<p>Nobody.</p>")
        try folder.write("site/figures/map.svg", "<svg><title>Ann Fox</title></svg>")
        let run = try publish(folder, "--remove", "ann-fox", "--check", "site", "--format", "json")
        let answer = try run.decoded(Answer.self)
        #expect(run.status == 1 && answer.searched == ["site/figures/map.svg", "site/index.html"])
        #expect(answer.leaks.map(\.file) == ["site/figures/map.svg"])
        // Without anything to search for, nothing can be said.
        let nothing = try publish(folder, "--check", "site")
        #expect(nothing.status == 2 && nothing.messages.contains("nothing to search for"))
    }

    @Test func rulesComeFromAFileBesideTheNotes() throws {
        let folder = try folder()
        try folder.write(
            "notes/public.publication.yaml",
            """
            relgraph-publication: 1
            remove: [Ben Gray]
            replace: {ann-fox: a city clerk}
            rename: {bribe: claim-1}
            drop: [notes, {attributes: [phone], documents: [d2]}]
            title: For all
            """)
        let run = try publish(folder, "--rules", "notes/public.publication.yaml", "--out", "public.yaml")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        let copy = try folder.text("public.yaml")
        #expect(copy.contains("title: For all\n") && copy.contains("  claim-1:\n") && !copy.contains("d2"))
        try folder.write("bad.publication.yaml", "relgraph-publication: 1\nremve: [x]\ndrop: [nots]\n")
        let bad = try publish(folder, "--rules", "bad.publication.yaml", "--out", "public.yaml")
        #expect(bad.status == 2 && bad.messages.contains("bad.publication.yaml:2:1") && bad.messages.contains("bad.publication.yaml:3:8"))
        try folder.write("odd.publication.yaml", "relgraph-publication: 1\nremove:\n  - Nobody Known\n")
        let odd = try publish(folder, "--rules", "odd.publication.yaml", "--out", "public.yaml")
        #expect(odd.status == 2 && odd.messages.contains("odd.publication.yaml:3:5"))
    }

    @Test(arguments: ["graphml", "json", "gexf", "cyjs", "dot", "csv"]) func everyFormatIsSearched(ending: String) throws {
        let folder = try folder(Self.notes.replacing("title: Two", with: "title: Ann Fox speaks"))
        let run = try publish(folder, "--remove", "ann-fox", "--out", "public.\(ending)")
        #expect(run.status == 1 && run.output.contains("“Ann Fox”"), "\(run.output)")
        #expect(try folder.names == ["notes"])
        #expect(try publish(folder, "--remove", "ann-fox", "--reword", "d2=Two", "--out", "public.\(ending)").status == 0)
    }

    @Test func filesThatExistAreSearched() throws {
        let folder = try folder()
        try folder.write("map.svg", "<svg>\n<title>Who knew</title><text><tspan>Ann</tspan> <tspan>Fox</tspan></text>\n</svg>\n")
        try folder.write("clean.html", "<p>Nobody.</p>")
        try folder.write("ann-fox.txt", "nothing")
        try folder.write("map.png", Data([0x89, 0x50, 0xFF, 0x00]))
        let answer = try publish(folder, "--remove", "ann-fox", "--check", "map.svg", "clean.html", "ann-fox.txt", "--format", "json")
        #expect(answer.status == 1)
        let leaks = try answer.decoded(Answer.self).leaks
        #expect(
            leaks.map(\.file) == ["map.svg", "ann-fox.txt"] && leaks.map(\.line) == [2, 1] && leaks.map(\.inFileName) == [false, true])
        let clean = try publish(folder, "--remove", "ann-fox", "--check", "clean.html")
        #expect(clean.status == 0 && clean.output == "1 file searched: no name of what is left out.\n")
        let picture = try publish(folder, "--remove", "ann-fox", "--check", "map.png")
        #expect(picture.status == 2 && picture.messages.contains("no text"))
    }

    /// A figure of the full notes tells what a figure of the copy does not.
    @Test func figuresOfTheCopyTellNothing() throws {
        let folder = try folder()
        #expect(try publish(folder, "--replace", "ann-fox=a city clerk", "--drop", "notes", "--out", "public.yaml").status == 0)
        for ending in ["svg", "html", "dot", "json"] {
            let (full, copy) = (folder.path("full.\(ending)"), folder.path("copy.\(ending)"))
            #expect(try relgraph("render", "--graph", folder.path("notes"), "--out", full).status == 0)
            #expect(try relgraph("render", "--graph", folder.path("public.yaml"), "--out", copy).status == 0)
            #expect(try publish(folder, "--remove", "ann-fox", "--check", full).status == 1, "\(ending)")
            #expect(try publish(folder, "--remove", "ann-fox", "--check", copy).status == 0, "\(ending)")
        }
    }

    @Test func theNotesThemselvesAreNeverOverwritten() throws {
        let folder = try folder()
        for out in ["notes/public.yaml", "notes/", "notes/n.yaml"] {
            let run = try publish(folder, "--remove", "ben", "--out", out)
            #expect(run.status == 2 && run.messages.contains("among the notes"), "\(out)")
        }
        #expect(try folder.text("notes/n.yaml") == Self.notes)
    }

    @Test func anOutletOfTheBundledGraphGoes() throws {
        let folder = try TemporaryFolder()
        let refused = try relgraph("publish", "--graph", Fixtures.bundledGraph, "--remove", "south-front", "--out", folder.path("p.yaml"))
        #expect(refused.status == 1 && refused.output.contains("South Front"))
        let replaced = try relgraph(
            "publish", "--graph", Fixtures.bundledGraph, "--replace", "western-intel-2015=people in a position to know", "--out",
            folder.path("p.yaml"), "--format", "json")
        let answer = try replaced.decoded(Answer.self)
        #expect(answer.leaks.allSatisfy { $0.node == "western-intel-2015" })
    }

    @Test(arguments: [
        [], ["--out", "-"], ["--out", "p.yaml", "--check", "x"], ["--out", "p.docx"], ["--remove", "Zzzz", "--out", "p.yaml"],
        ["--replace", "ben", "--out", "p.yaml"], ["--rename", "ben=ann-fox", "--out", "p.yaml"],
        ["--rules", "none.yaml", "--out", "p.yaml"],
        ["--check", "none.svg"], ["--drop", "everything", "--out", "p.yaml"], ["--out", "no/such/folder/"],
    ])
    func badUsageIsRefused(arguments: [String]) throws {
        let folder = try folder()
        let run = try Executable.run(["publish", "--graph", "notes"] + arguments, in: folder.path)
        #expect(run.status == 2 && run.output.isEmpty, "\(run.output)\(run.messages)")
        #expect(try folder.names == ["notes"])
    }

    @Test func noSecondFileOverwritesTheNotesOrTheRules() throws {
        let folder = try TemporaryFolder()
        try folder.write("t-nodes.csv", "id,label\na,Ann Fox\nb,Ben\n")
        let run = try Executable.run(["publish", "-g", "t-nodes.csv", "--remove", "a", "--out", "t.csv"], in: folder.path)
        #expect(run.status == 2 && run.messages.contains("among the notes"), "\(run.output)\(run.messages)")
        #expect(try folder.text("t-nodes.csv").contains("Ann Fox") && folder.names == ["t-nodes.csv"])
        let notes = try self.folder()
        let rules = "relgraph-publication: 1\nremove: [ben]\n"
        try notes.write("rules.yaml", rules)
        let over = try publish(notes, "--rules", "rules.yaml", "--out", "rules.yaml")
        #expect(over.status == 2 && over.messages.contains("file of rules"), "\(over.output)\(over.messages)")
        #expect(try notes.text("rules.yaml") == rules)
    }

    @Test func markersOfTablesAreReadAndUnreadableOnesRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("n.csv", "id,label,confidential\na,Ann Fox,yes\nb,Ben,\nc,Cleo Drake,TRUE\nd,Dora Lind,no\n")
        let run = try Executable.run(["publish", "-g", "n.csv", "--out", "p.yaml"], in: folder.path)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        let copy = try folder.text("p.yaml")
        #expect(copy.contains("Ben") && copy.contains("Dora Lind") && !copy.contains("Fox") && !copy.contains("Drake"), "\(copy)")
        #expect(!copy.contains("yes") && !copy.contains("TRUE"), "\(copy)")
        let odd = try self.folder(Self.notes.replacing("{name: Ann Fox}", with: "{name: Ann Fox, attributes: {confidential: [true]}}"))
        let refused = try publish(odd, "--out", "public.yaml")
        #expect(refused.status == 2 && refused.messages.contains("n.yaml:6:3"), "\(refused.messages)")
        #expect(try odd.names == ["notes"])
    }

    @Test func filesThatCannotBeSearchedDoNotHideLeaksInOthers() throws {
        let folder = try folder()
        try folder.write("site/a.png", Data([0x89, 0x50, 0xFF, 0x00]))
        try folder.write("site/b.html", "<p>Nobody.</p>")
        let open = try publish(folder, "--remove", "ann-fox", "--check", "site")
        #expect(open.status == 2 && open.messages.contains("a.png") && open.output.contains("Not searched"), "\(open.output)")
        #expect(joined(open.output).hasPrefix("1 file of 2 searched: no name of what is left out."), "\(open.output)")
        try folder.write("site/c.svg", "<svg><title>Ann Fox</title></svg>")
        let run = try publish(folder, "--remove", "ann-fox", "--check", "site")
        #expect(run.status == 1 && run.output.contains("site/c.svg:1:") && run.output.contains("a.png"), "\(run.output)")
        let answer = try publish(folder, "--remove", "ann-fox", "--check", "site", "--format", "json").decoded(Answer.self)
        #expect(answer.searched == ["site/b.html", "site/c.svg"] && answer.unsearched?.map(\.file) == ["site/a.png"])
        // A name of a file is read whatever it holds.
        try folder.write("ann-fox.png", Data([0x89, 0x50, 0xFF, 0x00]))
        #expect(try publish(folder, "--remove", "ann-fox", "--check", "ann-fox.png").status == 1)
    }

    @Test func whoIsLeftUnderAnotherNameIsNotLeftOut() throws {
        let folder = try folder(Self.notes + "ties: [{from: ben, same-as: ann-fox}]\n")
        let run = try publish(folder, "--remove", "ann-fox", "--drop", "notes", "--out", "public.yaml")
        #expect(run.status == 1 && run.output.contains("judged one with ann-fox"), "\(run.output)")
        #expect(try folder.names == ["notes"])
        #expect(try publish(folder, "--remove", "ann-fox", "--remove", "ben", "--drop", "notes", "--out", "public.yaml").status == 0)
    }

    @Test func newIDsAreIDs() throws {
        let folder = try folder()
        for id in ["a b: #c", "Bribe 1", "a--b", "-"] {
            let run = try publish(folder, "--rename", "ben=\(id)", "--out", "p.yaml")
            #expect(run.status == 2 && run.messages.contains("is no id"), "\(id): \(run.messages)")
        }
        try folder.write("r.yaml", "relgraph-publication: 1\nrename:\n  ben: Big Ben\n")
        let run = try publish(folder, "--rules", "r.yaml", "--out", "p.yaml")
        #expect(run.status == 2 && run.messages.contains("r.yaml:3:3") && run.messages.contains("“big-ben”"), "\(run.messages)")
        #expect(try folder.names == ["notes", "r.yaml"])
    }

    /// A number glued to letters is a number.
    @Test(arguments: ["iban: DE89370400440532013000", "passport: AB1234567"]) func numbersWithLettersAreFoundInNotes(attribute: String)
        throws
    {
        let folder = try TemporaryFolder()
        let number = attribute.split(separator: " ").last.map(String.init) ?? ""
        let file = try folder.write(
            "notes.yaml",
            "relgraph: 1\npeople:\n  clerk-7: {name: Lima Weiss, attributes: {\(attribute)}}\n  vera: {name: Vera Ng, note: paid to \(number)}\n"
        )
        let run = try relgraph("publish", "-g", file, "--remove", "clerk-7", "--out", folder.path("copy.yaml"))
        #expect(run.status == 1 && run.output.contains(number), "\(run.output)")
        #expect(try !folder.names.contains("copy.yaml"))
        #expect(try relgraph("publish", "-g", file, "--remove", "clerk-7", "--check", file).status == 1)
    }

    /// What is not in the copy has not changed there.
    @Test func statementsThatAreNotInTheCopyAreNotListedAsChanged() throws {
        struct Counts: Decodable {
            struct Origin: Decodable { var statement: String }
            var origins: [Origin]
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let run = try relgraph(
            "publish", "-g", file, "--keep-only", "ben", "--keep-only", "paper", "--out", folder.path("copy.yaml"), "--format", "json")
        #expect(run.status == 0, "\(run.messages)")
        #expect(try run.decoded(Counts.self).origins.map(\.statement) == [])
    }
}
