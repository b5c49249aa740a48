import Testing

@Suite struct SourcesAnswerTests {
    private static let notes = """
        relgraph: 1
        outlets: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma}}
        organizations: {ministry: {name: Ministry}, exx: {name: Exx}, yps: {name: Yps}}
        people:
          w: {name: Walter Witt}
          min: {name: Mia Minister, ties: [{leads: ministry, in: [da]}]}
          sp: {name: Sam Spokesman, ties: [{spokesperson-of: ministry, in: [da]}]}
          sven: {name: Sven, ties: [{spokesperson-of: exx, in: [da]}, {spokesperson-of: yps, in: [da]}]}
          xenia: {name: Xenia, ties: [{works-for: exx, in: [da]}]}
          rep: {name: Roger Reporter, ties: [{works-for: a, in: [da]}]}
          yves: {name: Yves, ties: [{works-for: yps, in: [da]}]}
        documents:
          da: {title: A, outlet: a, date: 2020-01-10}
          db: {title: B, outlet: b, date: 2020-01-11}
          dc: {title: C, outlet: c, date: 2020-01-12}
        statements:
          recant:
            says: Somebody recants
            stances:
              - {asserted: w, on: 2020-01-02, in: [da]}
              - {reported: b, on: 2020-01-03, citing: w, in: [db]}
              - {denied: w, on: 2020-01-09, in: [dc]}
          divided: {says: They disagree, stances: [{asserted: min, in: [da]}, {denied: sp, in: [db]}]}
          firms: {says: Firms deny, stances: [{denied: sven, in: [da]}, {denied: xenia, in: [db]}, {denied: yves, in: [dc]}]}
          told: {says: A reporter tells it too, stances: [{reported: a, citing: ministry, in: [da]}, {reported: rep, in: [da]}]}
          seen: {says: A reporter saw it, stances: [{reported: a, citing: ministry, in: [da]}, {reported: rep, personal: true, in: [da]}]}
          refuted: {says: Both deny it, stances: [{denied: rep, in: [da]}, {denied: xenia, in: [db]}]}
          circle: {says: A circle, stances: [{reported: a, citing: b, in: [da]}, {reported: b, citing: a, in: [db]}]}

        """

    private func answer(_ command: String, _ statement: String, _ format: String = "text") throws -> String {
        let options = ["-g", "-", "--input-format", "relgraph", "--format", format]
        return try Executable.run([command, statement] + options, input: Self.notes).output
    }

    @Test("Who cites somebody that denies it now is told so, and what is left without him")
    func recanted() throws {
        let text = try answer("sources", "recant")
        #expect(text.contains("For: 1 document of 1 outlet, one origin\n"), "\(text)")
        #expect(text.contains("    now denies it\n"), "\(text)")
        #expect(text.contains("  Without Walter Witt (now denies it): no origin.\n"), "\(text)")
        #expect(try answer("claim", "recant").contains("For: one origin; without Walter Witt (now denies it): no origin"))
        let json = try answer("sources", "recant", "json")
        #expect(json.contains("\"own_word\": \"other-side\""), "\(json)")
        #expect(try answer("sources", "recant", "csv").contains("for,w,Walter Witt (now denies it),named,db,,\n"))
    }

    @Test("What no longer stands is marked wherever stances are told") func fates() throws {
        let shown = try answer("show", "recant")
        #expect(shown.contains("  Status: asserted\n") || shown.contains("  Status: denied\n") || shown.contains("  Status: disputed\n"))
        #expect(shown.contains("asserted by Walter Witt (replaced later)\n"), "\(shown)")
        #expect(shown.contains("denied by Walter Witt\n") && shown.contains("reported by Beta\n"))
        #expect(try answer("show", "w").contains("asserted Somebody recants (replaced later)\n"))
        struct Portrait: Decodable {
            struct Stance: Decodable {
                var stance: String
                var stands: Bool
            }
            var status: String?
            var stances: [Stance]
        }
        let portrait = try Executable.run(
            ["show", "recant", "-g", "-", "--input-format", "relgraph", "--format", "json"], input: Self.notes
        ).decoded(Portrait.self)
        #expect(portrait.status == "disputed")
        #expect(portrait.stances.filter { !$0.stands }.map(\.stance) == ["asserted"])
        let timeline = try Executable.run(["timeline", "--by", "said", "-g", "-", "--input-format", "relgraph"], input: Self.notes).output
        #expect(timeline.contains("Walter Witt asserted: Somebody recants (replaced later)\n"), "\(timeline)")
        #expect(timeline.contains("Walter Witt denied: Somebody recants\n"))
    }

    @Test("A reporter may have it from the source that the outlet names, unless it is an own observation") func reporters() throws {
        let (told, seen) = (try answer("sources", "told"), try answer("sources", "seen"))
        #expect(told.contains("1 to 2 independent origins"), "\(told)")
        #expect(told.contains("may be the undisclosed source of Roger Reporter") && !told.contains("the same as Roger"), "\(told)")
        // To deny something is to pass on nothing.
        #expect(try answer("sources", "refuted").contains("2 independent origins"))
        #expect(seen.contains("2 independent origins") && !seen.contains("1 to 2"), "\(seen)")
    }

    @Test("What an answer leaves out is said with it") func limits() throws {
        for command in ["claim", "sources"] {
            let run = try Executable.run(
                [command, "recant", "--without", "Beta", "-g", "-", "--input-format", "relgraph"], input: Self.notes)
            #expect(run.output.contains("  By what is selected: --without Beta\n"), "\(run.output)")
            #expect(try !answer(command, "recant").contains("selected"))
        }
        let options = ["render", "--statement", "recant", "--without", "Beta", "--document", "da", "-g", "-", "--input-format", "relgraph"]
        let figure = try Executable.run(options + ["--out", "-", "--format", "svg"], input: Self.notes)
        // Nobody who is left out is named.
        let sentence = "Only what 1 document says. 1 node was left out, and what is known only from it."
        #expect(figure.output.ranges(of: sentence).count == 2 && !figure.output.contains("Beta"), "\(figure.messages)")
    }

    @Test("The caption of the figure says so too")
    func figure() throws {
        let run = try Executable.run(
            ["render", "--statement", "recant", "-g", "-", "--input-format", "relgraph", "--format", "json", "--out", "-"],
            input: Self.notes)
        #expect(run.output.contains("For: one origin; without Walter Witt (now denies it): no origin."), "\(run.output)")
    }

    @Test("An institution on both sides is named, with the remedy")
    func bothSides() throws {
        let text = try answer("sources", "divided").replacing("\n  ", with: " ")
        #expect(text.contains("On both sides somebody speaks for Ministry: Mia Minister for, Sam Spokesman against."), "\(text)")
        #expect(text.contains("personal: true"))
        #expect(try answer("sources", "divided", "json").contains("\"both_sides\""))
        #expect(try !answer("sources", "firms", "json").contains("\"both_sides\""))
    }

    @Test("No institution is said to be that of all where it is not")
    func institutions() throws {
        let text = try answer("sources", "firms")
        #expect(text.contains("3 documents of 3 outlets, 2 independent origins"), "\(text)")
        #expect(text.contains("one origin with Xenia (both for Exx), and with Yves (both for Yps)"), "\(text)")
        #expect(text.contains("one origin together with Sven, both for Yps"), "\(text)")
        #expect(!text.contains("all for"))
    }

    @Test("Tables carry the counts, choke points and circles")
    func tables() throws {
        let table = try answer("sources", "circle", "csv")
        #expect(
            table == """
                side,origin,name,identity,documents,one with,may be
                for,,"2 documents of 2 outlets, 0 to 1 independent origins",side,da; db,,
                for,a,Alpha,choke point,,,
                for,b,Beta,choke point,,,
                for,a; b,Alpha ← Beta ← Alpha,circular reporting,,,
                against,,"nobody, in so many words",side,,,

                """)
        let firms = try answer("sources", "firms", "markdown")
        #expect(firms.contains("| against |  | 3 documents of 3 outlets, 2 independent origins | side | da; db; dc |"), "\(firms)")
        #expect(firms.contains("| choke point, together |"))
    }

    @Test("A former officer who is cited later is perhaps one origin with the spokesman, and both are told so") func remarks() throws {
        let folder = try TemporaryFolder()
        let notes = try folder.write(
            "notes.yaml",
            """
            relgraph: 1
            people:
              spokesman: {name: Spokesman, ties: [{spokesperson-of: ministry, since: 2010}]}
              officer: {name: Officer, ties: [{works-for: ministry, since: 2010, until: 2015}]}
              author: {name: Author}
            organizations: {ministry: {name: Ministry}}
            outlets: {o: {name: O}}
            documents: {d1: {outlet: o, date: 2014-05-01, title: A}, d2: {outlet: o, date: 2020-05-01, title: B}}
            statements:
              s:
                says: S
                stances:
                  - {confirmed: spokesman, on: 2014-05-01, in: [d1]}
                  - {asserted: author, citing: officer, on: 2020-05-01, in: [d2]}
            """)
        let run = try relgraph("sources", "s", "--graph", notes)
        #expect(run.status == 0, "\(run.messages)")
        for words in [
            "1 to 2 independent origins", "perhaps one origin with Spokesman, if it was all said by voices of Ministry",
            "perhaps one origin with Officer, if it was all said by voices of Ministry",
        ] {
            #expect(run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(words): \(run.output)")
        }
    }
}
