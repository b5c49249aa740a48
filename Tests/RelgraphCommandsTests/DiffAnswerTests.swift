import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct DiffAnswerTests {
    /// The harbour case a week later: the ministry denies, an article names its source, the salt works are gone, a ship has come.
    private static func later() throws -> String {
        var text = try String(contentsOfFile: Fixtures.harbour + "/harbour.yaml", encoding: .utf8)
        text = text.replacing("{declined-to-comment: ports-ministry, on: 2019-03-06,", with: "{denied: ports-ministry, on: 2019-03-06,")
        text = text.replacing(
            "{reported: coast-herald, in: [herald-2019-03-04#p2]}",
            with: "{reported: coast-herald, citing: dock-workers, in: [herald-2019-03-04#p2]}")
        text = text.replacing("    name: Salt Works of Enning\n", with: "    name: Salt Works of Enning Ltd\n")
        text = text.replacing("places:\n", with: "places:\n  lindal: {name: Lindal}\n")
        #expect(text.contains("Enning Ltd") && text.contains("denied: ports-ministry") && text.contains("lindal: {name"))
        return text
    }

    @Test func nothingDiffers() throws {
        let run = try relgraph("diff", "harbour", "harbour")
        #expect(run.status == 0)
        #expect(try relgraph("diff", "harbour", "harbour", "--format", "json").status == 0)
    }

    @Test("Tables whose columns are told by no name")
    func columns() throws {
        let folder = try TemporaryFolder()
        let before = try folder.write("a.csv", "Seller,Buyer,Deal\na,b,x\n")
        let after = try folder.write("b.csv", "Seller,Buyer,Deal\na,c,x\n")
        let run = try relgraph("diff", before, after, "--columns", "source=Seller,target=Buyer,type=Deal")
        #expect(run.status == 1 && run.output.contains("+ a x c") && run.output.contains("- a x b"), "\(run.output)\(run.messages)")
        // One of the two may be no table.
        let graph = try folder.write(
            "a.json", #"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "type": "x"}]}"#)
        for (one, other) in [(graph, before), (before, graph)] {
            let run = try relgraph("diff", one, other, "--columns", "source=Seller,target=Buyer,type=Deal")
            #expect(run.status == 0, "\(run.output)\(run.messages)")
        }
        #expect(try relgraph("diff", graph, graph, "--columns", "source=Seller,target=Buyer").status == 2)
    }

    @Test("Claims first: who changed position, and what became of the origins")
    func claims() throws {
        let run = try relgraph("diff", "harbour/harbour.yaml", "-", "--input-format", "relgraph", input: try Self.later())
        #expect(run.status == 1)
        #expect(run.output.contains("Ministry of Ports: declined to comment → denied"), "\(run.output)")
        for word in ["Lindal", "Salt Works of Enning Ltd", "dock-workers"] { #expect(run.output.contains(word), "\(word): \(run.output)") }
    }

    @Test func json() throws {
        let run = try relgraph(
            "diff", "-", "harbour/harbour.yaml", "--input-format", "relgraph", "--format", "json", input: try Self.later())
        #expect(run.status == 1)
        #expect(run.output.outermostKeys == ["from", "to", "claims", "nodes", "relations"])
        let answer = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
        let claims = try #require(answer["claims"] as? [String: Any])
        #expect(Set(claims.keys).isSuperset(of: ["positions", "statuses", "origins"]))
        let positions = try #require(claims["positions"] as? [[String: Any]])
        #expect(positions.map { $0["statement"] as? String } == ["bribe-2018"])
        let nodes = try #require(answer["nodes"] as? [String: [[String: Any]]])
        #expect(nodes["removed"]?.map { $0["id"] as? String } == ["lindal"])
        #expect(nodes["added"]?.isEmpty == true)
        #expect(nodes["changed"]?.map { $0["id"] as? String } == ["salt-works"])
    }

    @Test("The drawing is well-formed and says what its marks mean")
    func drawing() throws {
        let run = try relgraph(
            "diff", "harbour/harbour.yaml", "-", "--input-format", "relgraph", "--out", "-", input: try Self.later())
        #expect(run.status == 1)
        #expect(XMLParser(data: run.outputBytes).parse())
        for word in ["added", "changed", "Ministry of Ports"] { #expect(run.output.contains(word), "no “\(word)”") }
    }

    @Test("Foreign files are compared too")
    func foreignFiles() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("friday.el", "1 2\n2 3\n3 4\n")
        let run = try relgraph("diff", "-", file, "--input-format", "el", input: "1 2\n2 3\n")
        #expect(run.status == 1)
        #expect(try relgraph("diff", file, file).status == 0)
    }

    @Test("Mistakes end with status 2 and a remedy")
    func mistakes() throws {
        #expect(try relgraph("diff", "harbour", "nowhere").status == 2)
        #expect(try relgraph("diff", "-", "-").status == 2)
        #expect(try relgraph("diff", "harbour", "harbour", "--title", "What?").status == 2)
        let unknown = try relgraph("diff", "harbour", "harbour", "--without", "nobody-at-all")
        #expect(unknown.status == 2)
        #expect(unknown.messages.contains("nobody-at-all"))
    }

    @Test("JSON has its keys in the order of the contract")
    func jsonKeys() throws {
        let run = try relgraph("diff", "harbour", "harbour-later", "--format", "json")
        #expect(run.status == 1)
        #expect(
            run.output.keys(indentation: 4) == ["positions", "statuses", "origins"] + [
                "added", "removed", "changed", "added", "removed", "changed",
            ])
    }

    @Test("A row of CSV for every difference")
    func csv() throws {
        let run = try relgraph("diff", "harbour", "harbour-later", "--format", "csv")
        #expect(run.status == 1)
        let rows = run.output.split(whereSeparator: \.isNewline)
        #expect(rows.first == "what,change,id,detail,before,after")
        #expect(rows.contains("position,changed,bribe-2018,lindqvist,denied,retracted"))
        #expect(rows.contains("origins,changed,sailed-uninspected-2018,for,1 to 2,2 to 3"))
        #expect(rows.contains("node,removed,salt-works,,Salt Works of Enning,"))
        #expect(rows.contains("relation,changed,coast-herald reported sailed-uninspected-2018,citing,,dock-workers"))
        #expect(rows.count == 1 + 3 + 2 + 3 + 8)
    }

    @Test("The drawing in a file, and the answer besides")
    func drawingInAFile() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("diff", "harbour", "harbour-later", "--out", folder.path("changes.svg"))
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("From harbour to harbour-later"))
        #expect(run.messages.contains("Wrote \(folder.path("changes.svg"))"))
        let picture = try folder.contents("changes.svg")
        #expect(XMLParser(data: picture).parse())
        let text = String(decoding: picture, as: UTF8.self)
        for mark in ["bold: added", "dashed, grey: removed", "± changed"] { #expect(text.contains(mark), "no “\(mark)”") }
    }

    @Test("The drawing says where a statement stands whose status changed")
    func drawingOfAStatus() throws {
        let folder = try TemporaryFolder()
        func version(_ name: String, _ stances: String) throws -> String {
            try folder.write(
                name,
                "relgraph: 1\npeople: {ann: {name: Ann}, bob: {name: Bob}}\nstatements: {s: {says: He came, stances: [\(stances)]}}\n")
        }
        let (before, after) = (try version("a.yaml", "{asserted: ann}"), try version("b.yaml", "{asserted: ann}, {denied: bob}"))
        let picture = try relgraph("diff", before, after, "--out", "-").output
        #expect(picture.contains(">± CHANGED · STATEMENT<") && picture.contains(">DISPUTED<"))
    }

    @Test("A name that only one version knows is looked for in that one")
    func selection() throws {
        #expect(try relgraph("diff", "harbour", "harbour-later", "--without", "salt-works").status == 1)
        let run = try relgraph("diff", "harbour", "harbour-later", "--type", "nonsense")
        #expect(run.status == 2)
        #expect(run.messages.contains("nonsense"))
    }
}
