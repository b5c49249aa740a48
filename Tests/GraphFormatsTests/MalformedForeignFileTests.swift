import GraphFormats
import RelationGraph
import Testing

@Suite struct MalformedForeignFileTests {
    /// What is wrong, and that it is told as it should be: with a place in the file, and a remedy.
    private func errors(_ bytes: [UInt8], _ format: InputFormat) throws -> [Problem] {
        let problems = try ForeignFixtures.problems(bytes, format).filter { $0.severity == .error }
        let lineCount = bytes.count { $0 == 0x0A } + 1
        for problem in problems {
            let place = try #require(problem.place, "\(problem)")
            #expect((1...lineCount).contains(place.line) && place.column >= 1, "\(problem)")
            #expect(!problem.remedy.isEmpty)
        }
        return problems
    }

    @Test(arguments: ForeignSample.all) func samplesAreGraphs(_ sample: ForeignSample) throws {
        #expect(try errors(Array(sample.text.utf8), sample.format) == [])
        #expect(try ForeignFixtures.graph(sample.text, sample.format).nodeCount > 0)
    }

    /// A file that is cut off anywhere is refused, unless its lines stand each for itself: then it holds no more than it did.
    @Test(arguments: ForeignSample.all) func filesThatAreCutOffAreNoHalfGraphs(_ sample: ForeignSample) throws {
        let bytes = Array(sample.text.utf8)
        let whole = try ForeignFixtures.graph(bytes, sample.format)
        for length in 0..<bytes.count {
            let part = Array(bytes.prefix(length))
            let found = try errors(part, sample.format)
            if sample.isClosed { #expect(!found.isEmpty, "cut off at \(length)") }
            guard found.isEmpty else { continue }
            let graph = try ForeignFixtures.graph(part, sample.format)
            #expect(graph.nodeCount <= whole.nodeCount && graph.relationCount <= whole.relationCount, "cut off at \(length)")
        }
    }

    /// Latin-1 where UTF-8 is due is told on the line where it begins.
    @Test(arguments: ForeignSample.all) func latin1IsToldWhereItStands(_ sample: ForeignSample) throws {
        let bytes = sample.text.unicodeScalars.map { UInt8($0.value) }
        let first = try #require(bytes.firstIndex { $0 >= 0x80 })
        let line = bytes[..<first].count { $0 == 0x0A } + 1
        let column = first - (bytes[..<first].lastIndex(of: 0x0A) ?? -1)
        let problem = try #require(try errors(bytes, sample.format).first)
        #expect(problem.code == (sample.isXML ? "xml-syntax" : "encoding"), "\(problem)")
        let place = try #require(problem.place)
        // A text is named by its beginning.
        #expect(place.line == line && place.column <= column && place.column > column - 8, "\(problem) instead of \(line):\(column)")
    }

    @Test(arguments: ForeignSample.all, [false, true]) func utf16IsReadOrRefused(_ sample: ForeignSample, bigEndian: Bool) throws {
        let marked = ForeignFixtures.utf16(sample.text, bigEndian: bigEndian)
        if sample.isXML {
            let graph = try ForeignFixtures.graph(marked, sample.format)
            #expect(GraphSnapshot(graph).nodes == GraphSnapshot(try ForeignFixtures.graph(sample.text, sample.format)).nodes)
        } else {
            let found = try errors(marked, sample.format)
            #expect(found.map(\.code) == ["encoding"] && found.first?.place?.line == 1 && found.first?.place?.column == 1)
        }
        // Without the mark, only XML can tell; nobody may take the zeros for letters.
        let bare = Array(marked.dropFirst(2))
        guard try errors(bare, sample.format).isEmpty else { return }
        #expect(sample.isXML)
        #expect(try ForeignFixtures.graph(bare, sample.format).nodes.allSatisfy { !$0.id.contains("\0") && !$0.name.contains("\0") })
    }

    @Test(arguments: ForeignSample.all) func aZeroByteIsRefused(_ sample: ForeignSample) throws {
        let bytes = sample.text.unicodeScalars.flatMap { $0.value < 0x80 ? [UInt8($0.value)] : [0] }
        #expect(try !errors(bytes, sample.format).isEmpty)
    }

    // MARK: XML

    private static let roots: [(format: InputFormat, root: String, body: String)] = [
        (.graphml, "graphml", "<graphml><graph><node id=\"X\"/></graph></graphml>"),
        (
            .graphml, "graphml",
            "<graphml><key id=\"k\" attr.name=\"k\"/><graph><node id=\"a\"><data key=\"k\">X</data></node></graph></graphml>"
        ),
        (.gexf, "gexf", "<gexf><graph><nodes><node id=\"a\" label=\"X\"/></nodes></graph></gexf>"),
        (
            .unList, "CONSOLIDATED_LIST",
            "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>X</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></INDIVIDUAL>"
                + "</INDIVIDUALS></CONSOLIDATED_LIST>"
        ),
    ]

    private static let entities: [String] = [
        // Billion laughs.
        (1...12).reduce("<!ENTITY e0 \"ha ha ha\">") { text, level in
            text + "<!ENTITY e\(level) \"" + String(repeating: "&e\(level - 1);", count: 10) + "\">"
        } + "<!ENTITY e \"&e12;\">",
        // Quadratic: one that is long, many times.
        "<!ENTITY long \"" + String(repeating: "a", count: 50_000) + "\"><!ENTITY e \"" + String(repeating: "&long;", count: 50_000)
            + "\">",
        // In a circle.
        "<!ENTITY e \"&f;\"><!ENTITY f \"&e;\">",
        // From elsewhere.
        "<!ENTITY e SYSTEM \"file:///etc/hostname\">",
        "<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;<!ENTITY e \"x\">",
    ]

    @Test(arguments: 0..<4, 0..<5) func entitiesAreNotExpanded(_ root: Int, _ entity: Int) throws {
        let (format, name, body) = Self.roots[root]
        let text =
            "<!DOCTYPE \(name) [\(Self.entities[entity])]>\n" + body.replacing(">X<", with: ">&e;<").replacing("\"X\"", with: "\"&e;\"")
        let found = try errors(Array(text.utf8), format)
        #expect(!found.isEmpty)
    }

    // MARK: Nesting

    static let nested: [(name: String, format: InputFormat, open: String, close: String, around: (String, String))] = [
        ("graphs", .graphml, "<node id='a'><graph>", "</graph></node>", ("<graphml><graph>", "</graph></graphml>")),
        ("nodes", .gexf, "<node id='a'><nodes>", "</nodes></node>", ("<gexf><graph><nodes>", "</nodes></graph></gexf>")),
        ("unknown elements", .gexf, "<x>", "</x>", ("<gexf><graph><nodes/>", "</graph></gexf>")),
        ("entries", .unList, "<x>", "</x>", ("<CONSOLIDATED_LIST><INDIVIDUALS>", "</INDIVIDUALS></CONSOLIDATED_LIST>")),
        ("subgraphs", .dot, "{", "}", ("graph {", "}")),
        ("HTML", .dot, "<", ">", ("graph { a [label=", "] }")),
        ("lists", .json, "[", "]", ("{\"nodes\": [], \"x\": ", "}")),
        ("objects", .json, "{\"x\": ", "}", ("{\"nodes\": [], \"x\": ", "0}")),
        (
            "values", .stix, "[", "]",
            ("{\"type\": \"bundle\", \"objects\": [{\"type\": \"malware\", \"id\": \"malware--1\", \"x\": ", "}]}")
        ),
        (
            "entities", .ftm, "{\"id\": \"b\", \"schema\": \"Person\", \"properties\": {\"owner\": [", "]}}",
            ("{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"owner\": [", "]}}")
        ),
    ]

    @Test(arguments: nested.indices, [50, 20_000]) func deepNestingEndsInAnAnswer(_ sample: Int, _ depth: Int) throws {
        let (name, format, open, close, around) = Self.nested[sample]
        let text =
            around.0 + String(repeating: open, count: depth) + (name == "objects" ? "0" : "") + String(repeating: close, count: depth)
            + around.1
        let found = try errors(Array(text.utf8), format)
        // What an HTML label and elements that are passed over hold, nobody looks into.
        if depth > 1000, !["HTML", "unknown elements", "entries"].contains(name) { #expect(!found.isEmpty, "\(name)") }
    }

    /// What contains itself, by references instead of brackets.
    @Test func parentsInACircleAreNoTrap() throws {
        let text = "<gexf><graph><nodes><node id='a' pid='b'/><node id='b' pid='a'/><node id='c' pid='c'/></nodes></graph></gexf>"
        #expect(try ForeignFixtures.graph(text, .gexf).nodeCount == 3)
        let bundle = """
            {"type": "bundle", "objects": [{"type": "report", "id": "report--1", "name": "R", "object_refs": ["report--2", "report--1"]},
            {"type": "report", "id": "report--2", "name": "S", "object_refs": ["report--1"]}]}
            """
        #expect(try ForeignFixtures.graph(bundle, .stix).nodeCount == 2)
        let entities = """
            {"id": "a", "schema": "Company", "properties": {"name": ["A"], "parent": ["b"]}}
            {"id": "b", "schema": "Company", "properties": {"name": ["B"], "parent": ["a"]}}
            """
        #expect(try ForeignFixtures.graph(entities, .ftm).relationCount == 2)
    }

    // MARK: Numbers

    static let digits = String(repeating: "9", count: 400)

    /// Too large for a number is an error where a number is due, and a text elsewhere; nothing overflows.
    static let numbers: [(format: InputFormat, text: String, expected: [String])] = [
        (.csv, "source,target,n\na,b,\(digits)\n", []),
        (.csv, "source,target,n\na,b,1e99999\n", []),
        (.csv, "source,target,n\na,b,-9223372036854775809\n", []),
        (.csv, ",a,b\na,,\(digits)\nb,,\n", ["bad-weight 2:4"]),
        (.csv, ":START_ID,:END_ID,n:int\na,b,9223372036854775808\n", ["bad-value 2:5"]),
        (.csv, ":START_ID,:END_ID,n:double\na,b,1e99999\n", ["bad-value 2:5"]),
        (.edgeList, "\(digits) b\n", []),
        (.edgeList, "1 2 1e99999\n", ["bad-weight 1:5"]),
        (.dot, "graph { a -- b [weight=\(digits)] }", []),
        // Graphviz takes “1e9” for two words.
        (.dot, "graph { \(digits) -- 1e99999 }", []),
        (.json, "{\"nodes\": [{\"id\": \(digits)}]}", []),
        (.json, "{\"nodes\": [{\"id\": 1, \"n\": -1e99999}]}", ["huge-number 1:27"]),
        (
            .gexf, "<gexf><graph><nodes><node id='a'/></nodes><edges><edge source='a' target='a' weight='1e99999'/></edges></graph></gexf>",
            ["bad-weight 1:50"]
        ),
        (.ofacList, "\(digits),\"A\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 31 Feb 99999; DOB circa \(digits)\"\n", []),
        (
            .unList,
            "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER>"
                + "<INDIVIDUAL_DATE_OF_BIRTH><YEAR>\(digits)</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>",
            []
        ),
        (.ftm, "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"birthDate\": [\(digits)], \"x\": -1e99999}}\n", []),
    ]

    @Test(arguments: numbers.indices) func hugeNumbersAreToldOrKeptAsWritten(_ index: Int) throws {
        let (format, text, expected) = Self.numbers[index]
        #expect(try ForeignFixtures.codes(text, format).filter { !$0.hasPrefix("no-header") } == expected)
        if expected.isEmpty {
            let graph = try ForeignFixtures.graph(text, format)
            let attributes = graph.nodes.flatMap { $0.facts.attributes } + graph.relations.flatMap { $0.evidence?.attributes ?? [] }
            for case .decimal(let number) in attributes.map(\.value) { #expect(number.isFinite) }
        }
    }

    // MARK: Ids and ends

    /// Ids that are there twice, and ends that are not there.
    static let references: [(format: InputFormat, text: String, expected: [String])] = [
        (.csv, "id,name\na,A\na,B\n", ["duplicate-id 3:1"]),
        (.tsv, "source\ttarget\na\t\n", ["missing-end 2:3"]),
        (.csv, ",a,b\na,,1\na,,1\n", ["duplicate-row 3:1"]),
        (.csv, ",a,a\na,,1\n", ["duplicate-column 1:1"]),
        (.csv, ":ID\na\na\n", ["duplicate-id 3:1"]),
        (.edgeList, "1 2\n1\n", ["wrong-word-count 2:1"]),
        (.ofacAliases, "101,1,\"aka\",\"\",-0- \n", ["unknown-name-type 1:1"]),
        (.ftm, "{\"id\": \"\", \"schema\": \"Person\", \"properties\": {}}\n", ["missing-id 1:1"]),
        (.ftm, "{\"id\": \"a\", \"properties\": {}}\n", ["missing-schema 1:1"]),
        (.ftm, "{\"id\": \"a\", \"id\": \"b\", \"schema\": \"Person\"}\n", ["duplicate-key 1:13"]),
        (.stix, "{\"type\": \"bundle\", \"objects\": [\n{\"type\": \"malware\", \"name\": \"A\"}]}", ["missing-id 2:1"]),
    ]

    @Test(arguments: references.indices) func wrongIdsAndEndsAreToldWithTheirPlaces(_ index: Int) throws {
        let (format, text, expected) = Self.references[index]
        #expect(try ForeignFixtures.codes(text, format) == expected)
    }

    // MARK: Compressed files

    /// What is packed is checked like what is not: the place is that in the text.
    @Test func whatIsWrongInAPackedFileIsToldAsInAPlainOne() throws {
        // “source,target\na\n”, stored without compression.
        let text = Array("source,target\na\n".utf8)
        let packed = GzipFixtures.stored(text)
        let found = try errors(packed, .csv)
        #expect(found.map { "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" } == ["ragged-record 2:2"])
        // Packed twice is no table.
        #expect(try !errors(GzipFixtures.stored(packed), .csv).isEmpty)
        #expect(try errors(GzipFixtures.stored([]), .csv).map(\.code) == ["empty-file"])
    }
}
