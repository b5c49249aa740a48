import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapDiagramTests {
    @Test func aChangeOfStatusIsAChangeOfTheStatement() throws {
        func version(_ stances: String) throws -> RelationGraph {
            try MapFixtures.graph(
                """
                relgraph: 1
                people: {ann: {name: Ann}, bob: {name: Bob}}
                statements:
                  s: {says: He came, stances: [{asserted: ann}\(stances)]}
                  t: {says: He went, stances: [{asserted: ann}]}
                """)
        }
        let difference = GraphDifference(from: try version(""), to: try version(", {denied: bob}"))
        let versions = try UnitedVersions(difference)
        var options = MapOptions()
        options.mark(versions, of: difference)
        let diagram = MapDiagram(versions.part, options)
        let statement = try diagram.box("s")
        #expect(statement.change == .changed && statement.standing?.badge == "DISPUTED")
        #expect(statement.tag.hasPrefix("± CHANGED"))
        #expect(BoxOutline(statement).isDouble)
        #expect(try diagram.line("bob", "denied", "s").change == .added)
        #expect(diagram.boxes.count == 2)
    }

    @Test func relationsOfOneTypeBetweenTwoNodesAreOneLine() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        #expect(try diagram.line("peskov", "spokesperson-of", "putin").relations.count == 2)
        // Said of either end, a meeting is one meeting.
        #expect(try diagram.line("peskov", "met", "putin").relations.count == 2)
        #expect(diagram.lines.count == 9)
        let relations = diagram.lines.flatMap(\.relations).map(\.index)
        #expect(Set(relations).count == relations.count)
    }

    @Test func linesKeepTheirDirection() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        for line in diagram.lines where !line.type.isSymmetric {
            for relation in line.relations {
                #expect(diagram.boxes[line.source].node.index == relation.sourceIndex)
                #expect(diagram.boxes[line.target].node.index == relation.targetIndex)
            }
        }
    }

    @Test func tagsSayKindAndTime() throws {
        let diagram = MapDiagram(Subgraph(try MapFixtures.dispute()), MapOptions())
        #expect(try diagram.box("visit").tag == "STATEMENT · Jul 2015")
        #expect(try diagram.box("mt").tag == "DOCUMENT · 9 Aug 2015")
        #expect(try diagram.box("peskov").tag == "PERSON")
        #expect(try diagram.box("peskov").caption == ["Kremlin spokesman"])
        #expect(try diagram.box("putin").caption == [])
        #expect(try diagram.box("peskov").lines == ["Dmitry Peskov"])
    }

    @Test func columnsReadFromSourcesToOrganizations() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        let columns = try ["western", "reuters", "visit", "peskov", "kremlin"].map { try #require(try diagram.box($0).column) }
        #expect(columns == columns.sorted())
        #expect(Set(columns).count == columns.count)
    }

    @Test func aSourceThatSpeaksForItselfStandsWithPeople() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            sources: {reader: {name: A reader, anonymous: true}, insider: {name: An insider, anonymous: true}}
            outlets: {paper: {name: Paper}}
            people: {she: {name: She}}
            statements: {fact: {says: It is so, stances: [{denied: reader}, {asserted: she}, {reported: paper, citing: insider}]}}
            """)
        let diagram = MapDiagram(Subgraph(graph), MapOptions())
        #expect(try diagram.box("reader").column == diagram.box("she").column)
        #expect(try diagram.box("insider").column != diagram.box("she").column)
    }

    @Test func fewLinesAreLabelled() throws {
        #expect(try MapDiagram.view("default", of: MapFixtures.dispute()).diagram.labelsLines)
        #expect(try !MapDiagram.view("default", of: MapFixtures.bundled()).diagram.labelsLines)
    }

    @Test func aNameThatCannotBeDrawnGivesWayToTheID() throws {
        let graph = try MapFixtures.people(["\u{200B}\u{1}", " "])
        #expect(MapDiagram(Subgraph(graph), MapOptions()).boxes.map(\.lines) == [["n0"], ["n1"]])
    }

    @Test func statementsOfATallColumnAreBrokenIntoLongerLines() throws {
        func lines(_ count: Int) throws -> [String] {
            try MapDiagram(Subgraph(MapFixtures.manyStatements(count)), MapOptions()).box("s0").lines
        }
        #expect(try lines(24).count == 2)
        #expect(try lines(25).count == 1)
        #expect(try lines(37).count == 2)
    }

    @Test func usedTypesAndKindsAreThoseDrawn() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        #expect(Set(diagram.usedTypes.map(\.id)) == Set(diagram.lines.map(\.type.id)))
        #expect(Set(diagram.usedKinds.map(\.id)) == ["person", "organization", "source", "outlet", "statement"])
    }

    @Test func anEmptyPartGivesAnEmptyDiagram() throws {
        let graph = try GraphBuilder().build()
        let diagram = MapDiagram(Subgraph(graph), MapOptions())
        #expect(diagram.boxes.isEmpty && diagram.lines.isEmpty && diagram.usedTypes.isEmpty)
    }

    // MARK: Words

    @Test func sentencesSayWhoWhatWhenAndWherefrom() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        #expect(
            diagram.sentence(of: try diagram.line("peskov", "denied", "visit"))
                == "Dmitry Peskov denied: The general visited Moscow in July 2015 (7 Aug 2015, via Reuters; Reuters, 9 Aug 2015 / Second report, 15 Aug 2015)"
        )
        #expect(
            diagram.sentence(of: try diagram.line("peskov", "spokesperson-of", "putin"))
                == "Dmitry Peskov spokesperson of Vladimir Putin (Reuters, 9 Aug 2015 | Second report, 15 Aug 2015)")
        #expect(diagram.sentence(of: try diagram.box("peskov")) == "Person: Dmitry Peskov, Kremlin spokesman")
        #expect(diagram.sentence(of: try diagram.box("visit")) == "Statement: The general visited Moscow in July 2015 (Jul 2015); disputed")
    }

    @Test func theSummaryCounts() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        #expect(
            diagram.summary
                == "A map of 7 nodes (2 people, 1 organization, 1 outlet, 1 unnamed source, 2 statements) and 9 lines between them. "
                + "Of the statements, 1 asserted, 1 disputed.")
    }

    @Test func theSourceLineNamesDocumentsInOrderOfDate() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.dispute()).diagram
        #expect(diagram.sourceLine == "Sources: Reuters, 9 Aug 2015; Second report, 15 Aug 2015")
        #expect(MapDiagram(Subgraph(try MapFixtures.people(["A", "B"])), MapOptions()).sourceLine == nil)
    }

    /// A map of what was known by a day says so: without that it would pass for one of today.
    @Test func theSourceLineNamesTheDayOfTheMap() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        request.selection.asOf = DateSpan("2015-08-10")
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(MapDiagram(part, options).sourceLine?.hasPrefix("As of 10 Aug 2015. Sources: Reuters, 9 Aug 2015") == true)
        request.statement = try graph.index("visit")
        let (figure, marked) = try request.compose(graph, MapOptions())
        #expect(MapDiagram(figure, marked).sourceLine?.hasPrefix("As of 10 Aug 2015. ") == true)
    }
}

@Suite struct MapGroupingTests {
    private func groups(_ graph: RelationGraph, _ grouping: MapGrouping) -> [String: Set<String>] {
        var options = MapOptions()
        options.groupBy = grouping
        let diagram = MapDiagram(Subgraph(graph), options)
        return Dictionary(uniqueKeysWithValues: diagram.groups.map { ($0.label, Set($0.members.map { diagram.boxes[$0].node.id })) })
    }

    @Test func readsItsName() {
        #expect(MapGrouping("none") == .none && MapGrouping("kind") == .kind && MapGrouping("bloc") == .attribute("bloc"))
    }

    @Test func byCountryWithAFrameForTheStatementsOfEachYear() throws {
        #expect(
            groups(try MapFixtures.dispute(), .attribute("country")) == [
                "Russia": ["peskov", "putin", "kremlin"], "Elsewhere": ["hermit"], "Statements about 2015": ["visit"],
                "Statements about 2017": ["later"], "Media and their sources": ["western", "reuters", "mt", "trt"],
            ])
    }

    @Test func byKind() throws {
        #expect(
            groups(try MapFixtures.dispute(), .kind) == [
                "People": ["peskov", "putin", "hermit"], "Organizations": ["kremlin"], "Statements": ["visit", "later"],
                "Sources": ["western"], "Outlets": ["reuters"], "Documents": ["mt", "trt"],
            ])
    }

    @Test("A source that nobody cites stands among the speakers, in a frame of its own")
    func byKindOnBothSidesOfTheStatements() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            outlets: {paper: {name: Paper}}
            sources: {cited: {name: A clerk, anonymous: true}, own: {name: An aide, anonymous: true}}
            statements: {s: {says: It was so, stances: [{reported: paper, citing: cited}, {denied: own}]}}
            """)
        #expect(
            groups(graph, .kind) == [
                "Statements": ["s"], "Outlets": ["paper"], "Sources": ["cited"], "Sources who speak for themselves": ["own"],
            ])
    }

    @Test func notAtAll() throws { #expect(groups(try MapFixtures.dispute(), .none).isEmpty) }

    @Test func manyYearsShareOneFrame() throws {
        let statements = (2010...2014).map { "  s\($0): {says: Of \($0), when: \($0)}" }.joined(separator: "\n")
        let graph = try MapFixtures.graph("relgraph: 1\nstatements:\n\(statements)\n  undated: {says: Of no year}")
        #expect(Set(groups(graph, .attribute("country")).keys) == ["Statements"])
    }

    @Test func aFreeAttribute() throws {
        let graph = try MapFixtures.graph("relgraph: 1\npeople:\n  a: {name: A, attributes: {bloc: East}}\n  b: {name: B}")
        #expect(groups(graph, .attribute("bloc")) == ["East": ["a"]])
    }

    @Test func noBoxIsInTwoGroups() throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.bundled()).diagram
        let members = diagram.groups.flatMap(\.members)
        #expect(Set(members).count == members.count)
        #expect(members.allSatisfy { diagram.boxes.indices.contains($0) })
    }
}

@Suite struct HighlightTests {
    private func diagram(_ ids: [String], relations: [RelationIndex] = []) throws -> MapDiagram {
        let graph = try MapFixtures.dispute()
        var options = MapOptions()
        options.highlightedNodes = Set(try ids.map(graph.index))
        options.highlightedRelations = Set(relations)
        return MapDiagram(Subgraph(graph), options)
    }

    private func staying(_ diagram: MapDiagram) -> Set<String> { Set(diagram.boxes.filter { !$0.isDimmed }.map(\.node.id)) }

    @Test func nothingIsDimmedWithoutAHighlight() throws {
        let plain = try diagram([])
        #expect(plain.boxes.allSatisfy { !$0.isDimmed && !$0.isHighlighted })
        #expect(plain.lines.allSatisfy { !$0.isDimmed && !$0.isHighlighted })
    }

    @Test func whatJoinsTwoNodesIsBroughtOut() throws {
        let joined = try diagram(["peskov", "visit"])
        #expect(staying(joined) == ["peskov", "visit"])
        #expect(joined.lines.filter(\.isHighlighted).map(\.type.id) == ["denied"])
        #expect(joined.lines.allSatisfy { $0.isDimmed != $0.isHighlighted })
        #expect(joined.summary.contains("Brought out: Dmitry Peskov denied: The general visited Moscow"))
    }

    @Test func aSingleNodeKeepsItsNeighbors() throws {
        #expect(staying(try diagram(["hermit"])) == ["hermit"])
        let peskov = try diagram(["peskov"])
        #expect(staying(peskov) == ["peskov", "putin", "kremlin", "visit", "reuters"])
        #expect(peskov.boxes.filter(\.isHighlighted).map(\.node.id) == ["peskov"])
        #expect(!peskov.lines.contains { $0.isHighlighted })
        for line in peskov.lines {
            let touches = [line.source, line.target].contains { peskov.boxes[$0].isHighlighted }
            #expect(line.isDimmed != touches)
        }
        #expect(peskov.summary.hasSuffix("Brought out: Dmitry Peskov."))
    }

    @Test func namedRelationsGoBeforeWhatJoinsNodes() throws {
        let graph = try MapFixtures.dispute()
        let denial = try #require(graph.relations.first { $0.type.id == "denied" })
        let named = try diagram(["peskov", "visit", "putin"], relations: [denial.index])
        #expect(named.lines.filter(\.isHighlighted).flatMap(\.relations).map(\.index) == [denial.index])
        #expect(try named.line("peskov", "met", "putin").isDimmed)
        #expect(named.labelsHighlightedLines)
    }

    @Test("Many edges of a foreign file are one line that says how many; reports of one relation are not counted")
    func repeatedEdges() throws {
        let rows = Array("source,target,type\na,b,paid\na,b,paid\na,b,paid\nb,c,paid".utf8)
        let foreign = try GraphLoader.load(["-"], standardInput: { rows }, inputFormat: .csv)
        let diagram = MapDiagram(Subgraph(foreign), MapOptions())
        #expect(diagram.lines.map(\.label) == ["paid ×3", "paid"])
        #expect(diagram.sentence(of: diagram.lines[0]) == "a paid b, 3 times")
        let told = try MapDiagram(Subgraph(MapFixtures.dispute()), MapOptions())
        #expect(told.lines.contains { $0.relations.count > 1 } && told.lines.allSatisfy { $0.repetitions == 1 })
    }
}
