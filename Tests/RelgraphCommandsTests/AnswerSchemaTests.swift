import Foundation
import Testing

/// Every answer in JSON against the schema that the program itself ships.
@Suite struct AnswerSchemaTests {
    private let schema: [String: Any]
    private let schemaText: Data

    init() throws {
        let run = try relgraph("schema", "--answers")
        #expect(run.status == 0)
        schemaText = run.outputBytes
        schema = try #require(try JSONSerialization.jsonObject(with: schemaText) as? [String: Any])
    }

    private var definitions: [String: [String: Any]] { schema["$defs"] as? [String: [String: Any]] ?? [:] }

    private static let foreign = """
        <graphml><key id="n" for="node" attr.name="name" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="directed"><node id="ann"><data key="n">Ann</data></node><node id="bob"/><node id="cy"/><node id="lone"/>
        <edge source="ann" target="bob"><data key="w">1</data></edge><edge source="bob" target="cy"/><edge source="ann" target="cy"/>
        </graph></graphml>
        """

    /// What is asked of every graph: commands with two nodes and, where there is one, a statement of it.
    private static func questions(_ a: String, _ b: String, _ statements: [String]) -> [[String]] {
        let general = [
            ["path", a, b], ["path", a, b, "-k", "3"], ["path", a, b, "--all", "--layer", "ties"], ["show", a], ["show", b, "--top", "1"],
            ["find", a], ["find", "qqqq"], ["stats"], ["stats", "--layer", "sanctions"], ["centrality"],
            ["centrality", "--measure", "degree", "--measure", "pagerank", "--measure", "constraint", "--sensitivity", "--top", "5"],
            ["centrality", "--measure", "eccentricity", "--raw", "--directed"], ["communities"],
            ["communities", "--method", "label-propagation"], ["structure"], ["structure", "--top", "2"], ["claims"],
            ["claims", "--sensitivity"], ["claims", "--without", a], ["timeline"], ["timeline", "--by", "said"],
            ["timeline", "--by", "published"], ["check"],
        ]
        return general
            + statements.flatMap { id in
                [["claim", id], ["sources", id], ["show", id], ["claim", id, "--without", a], ["sources", id, "--without", a]]
            }
    }

    private func samples() throws -> [SchemaValidator.Sample] {
        let folder = try TemporaryFolder()
        let foreign = try folder.write("foreign.graphml", Self.foreign)
        let contested = ["visit-2015", "putin-met-soleimani-2015", "visit-2017"]
        let graphs: [(path: String, questions: [[String]])] = [
            (
                Fixtures.bundledGraph,
                Self.questions("fox-news", "peskov", contested) + [["show", "soleimani"], ["show", "mt-2015-08-09"]]
            ),
            (Fixtures.harbour, Self.questions("coast-herald", "volkova", ["bribe-2018"]) + [["show", "dock-workers"]]),
            ("graded", Self.questions("hale", "gazette", ["sunk-2020"])), (foreign, Self.questions("ann", "cy", [])),
            ("mistakes", [["check"]]), ("broken", [["check"]]),
        ]
        let notes = Fixtures.bundledGraph
        let differences = [
            ["diff", "harbour", "graded"], ["diff", "harbour", "harbour"], ["diff", notes, "harbour", "--top", "3"],
            ["diff", foreign, notes], ["resolve", "-g", "registers/list.xml", "--against", "registers/sdn.csv"],
            ["resolve", "-g", "registers/list.xml", "--against", "registers/sdn.csv", "--top", "1"],
            ["convert", "harbour", folder.path("a.gexf")], ["convert", notes, folder.path("a.csv")],
            ["convert", foreign, folder.path("a.el"), "--strict"], ["merge", "harbour", "harbour-later"],
            ["merge", "harbour", "harbour-later", "--prefer", "2", "--out", folder.path("m.yaml")],
            ["merge", "harbour", "harbour-later", "--base", "harbour"], ["merge", "harbour", "registers/list.xml", "--top", "1"],
            ["publish", "-g", "harbour", "--remove", "Volkova", "--out", folder.path("p.yaml")],
            ["publish", "-g", "harbour", "--replace", "dock-workers=people at the port", "--out", folder.path("p.yaml")],
            ["publish", "-g", "harbour", "--remove", "Volkova", "--check", "harbour/harbour.yaml", "--top", "2"],
        ]
        return try (graphs.flatMap { path, questions in questions.map { $0 + ["--graph", path] } } + differences).map { question in
            let run = try Executable.run(question + ["--format", "json"])
            #expect(run.status < 2, "\(question): \(run.messages)")
            return SchemaValidator.Sample(definition: question[0], label: "\(question)", text: run.outputBytes)
        }
    }

    @Test("Real answers of every command are valid, and told apart by an independent validator")
    func answersAreValid() throws {
        let samples = try samples()
        guard let errors = try SchemaValidator.errors(samples, schema: schemaText) else { return }
        for (sample, error) in zip(samples, errors) { #expect(error.isEmpty, "\(sample.label): \(error)") }
        // The whole schema takes any of them.
        let any = samples.map { SchemaValidator.Sample(definition: "", label: $0.label, text: $0.text) }
        #expect(try SchemaValidator.errors(any, schema: schemaText)?.allSatisfy(\.isEmpty) == true)
    }

    @Test("An answer with a key too many, one too few or a value of another type is not valid")
    func driftIsFound() throws {
        var broken: [SchemaValidator.Sample] = []
        func add(_ question: [String], _ label: String, _ change: (inout [String: Any]) -> Void) throws {
            let run = try Executable.run(question + ["--graph", "harbour", "--format", "json"])
            var answer = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
            change(&answer)
            broken.append(
                .init(definition: question[0], label: "\(question) \(label)", text: try JSONSerialization.data(withJSONObject: answer)))
        }
        for question in [["stats"], ["claims"], ["claim", "bribe-2018"], ["sources", "bribe-2018"], ["structure"], ["show", "volkova"]] {
            let keys = try #require(definitions[question[0]]?["required"] as? [String])
            try add(question, "with a key too many") { $0["nonsense"] = 1 }
            for key in keys { try add(question, "without \(key)") { $0[key] = nil } }
        }
        try add(["stats"], "with a text for a number") { $0["nodes"] = "16" }
        try add(["show", "volkova"], "with a node of another shape") { $0["node"] = ["id": "volkova"] }
        try add(["claims"], "with a status of its own") { answer in
            var statements = answer["statements"] as? [[String: Any]] ?? []
            statements[0]["status"] = "perhaps"
            answer["statements"] = statements
        }
        guard let errors = try SchemaValidator.errors(broken, schema: schemaText) else { return }
        for (sample, error) in zip(broken, errors) { #expect(!error.isEmpty, "\(sample.label) is taken for valid") }
    }

    @Test("Every command that answers in JSON has a definition, and every definition a command")
    func everyCommandIsDescribed() throws {
        let shared: Set = ["node", "evidence", "grade", "interval"]
        let help = try relgraph("--help").output
        let commands = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst().compactMap { line -> String? in
            let isName = line.hasPrefix("  ") && !line.hasPrefix("   ")
            return isName ? line.split(separator: " ").first.map(String.init) : nil
        }
        let answering = try commands.filter { command in
            let options = try relgraph(command, "--help").output
            return options.contains("ANSWER:") && options.contains("--format <format>")
        }
        #expect(answering.count > 10)
        // `render` draws; only the list of its steps is an answer.
        #expect(
            Set(definitions.keys) == shared.union(answering).union(["render"]),
            "describe a new command's answer in Sources/RelgraphCommands/AnswerSchema, and list it in `AnswerSchema.commands`")
    }

    @Test("Everything is described, and every object says which keys it may have")
    func everyKeyIsDescribed() {
        func check(_ value: Any, _ path: String) {
            if let object = value as? [String: Any] {
                if object["type"] as? String == "object" { #expect(object["additionalProperties"] != nil, "\(path)") }
                for (key, property) in object["properties"] as? [String: [String: Any]] ?? [:] {
                    #expect((property["description"] as? String)?.isEmpty == false, "\(path)/\(key)")
                }
                for (key, inner) in object { check(inner, path + "/" + key) }
            } else if let list = value as? [Any] {
                for inner in list { check(inner, path) }
            }
        }
        check(schema, "")
        for (name, definition) in definitions { #expect(definition["description"] != nil, "\(name)") }
    }

    /// The keys that the command-line contract fixes must be required, whatever else an answer has.
    @Test func contractKeysAreRequired() {
        let contract = [
            "path": ["from", "to", "length", "weight", "paths"], "centrality": ["directed", "normalized", "weight", "measures", "nodes"],
            "communities": ["method", "resolution", "modularity", "communities"],
            "structure": [
                "nodes", "edges", "density", "components", "strong_components", "bridges", "cut_vertices", "core_numbers", "diameter",
                "triangles",
            ],
            "claims": ["statements"],
            "claim": [
                "id", "says", "status", "for", "against", "neither", "origins_for", "origins_against", "unknown_origins", "stances",
            ],
            "sources": ["statement", "for", "against"],
            "stats": [
                "nodes", "edges", "kinds", "types", "layers", "documents", "components", "density", "earliest", "latest",
            ],
            "show": ["node", "relations", "stances", "documents"], "find": ["query", "matches"],
            "check": ["errors", "warnings", "problems"], "node": ["id", "name", "kind"], "evidence": ["document"],
            "interval": ["at_least", "at_most"],
        ]
        for (name, keys) in contract {
            let required = definitions[name]?["required"] as? [String] ?? []
            #expect(Set(required).isSuperset(of: keys), "\(name): \(required)")
        }
    }
}
