import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct NativeSchemaTests {
    private let schema: [String: Any]

    init() throws {
        schema = try #require(try JSONSerialization.jsonObject(with: Data(NativeSchema.json().utf8)) as? [String: Any])
    }

    private func definition(_ name: String) -> [String: Any] { (schema["$defs"] as? [String: [String: Any]])?[name] ?? [:] }

    private func properties(ofNode name: String) -> [String] {
        let objects = (definition(name)["anyOf"] as? [[String: Any]])?.compactMap { $0["properties"] as? [String: Any] }
        return objects?.first?.keys.sorted() ?? []
    }

    private func properties(of name: String) -> [String] { (definition(name)["properties"] as? [String: Any])?.keys.sorted() ?? [] }

    @Test func declaresItself() {
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect((schema["$id"] as? String)?.isEmpty == false)
        #expect(schema["required"] as? [String] == ["relgraph"])
    }

    /// What the reader says to a field of a node: whether it knows it there.
    private func readerKnows(_ field: String, section: String, required: String) -> Bool {
        !NativeFixtures.problems("relgraph: 1\n\(section):\n  a:\n    \(required): A\n    \(field): x\n").contains {
            $0.code == "unknown-field"
        }
    }

    @Test(arguments: ["people", "organizations", "outlets", "sources", "documents", "statements", "places", "events", "agreements"])
    func readerAndSchemaKnowTheSameNodeFields(_ section: String) throws {
        let kind = try #require(Vocabulary.builtIn.kind(section: section))
        let properties = properties(ofNode: ["source", "document", "statement"].contains(kind.id) ? kind.id : "node")
        let required = NodeField.required(for: kind.id)
        for field in Set(NodeField.keys + properties) where field != required.rawValue {
            #expect(properties.contains(field) == readerKnows(field, section: section, required: required.rawValue), "\(section) \(field)")
        }
        #expect(properties.contains(required.rawValue))
    }

    @Test func readerAndSchemaKnowTheSameSections() {
        let properties = (schema["properties"] as? [String: Any] ?? [:]).keys
        for section in Set(FileField.keys + Vocabulary.builtIn.kinds.map(\.section) + properties + ["peeple"]) {
            let text = section == "relgraph" ? "relgraph: 1\n" : "relgraph: 1\n\(section): {}\n"
            #expect(properties.contains(section) != NativeFixtures.problems(text).contains { $0.code == "unknown-section" }, "\(section)")
        }
    }

    @Test func readerAndSchemaKnowTheSameEntryFields() {
        for field in Set(EntryField.keys + ["sinse"]) where field != "from" {
            let text = "relgraph: 1\npeople:\n  a: {name: A, ties: [{met: b, \(field): x}]}\n  b: B\n"
            #expect(
                properties(of: "tie").contains(field) != NativeFixtures.problems(text).contains { $0.code == "unknown-field" }, "\(field)")
        }
        #expect(properties(of: "list-entry").contains("from"))
        for stance in Vocabulary.builtIn.stances { #expect(properties(of: "stance").contains(stance.id)) }
        for type in Vocabulary.builtIn.relationTypes { #expect(properties(of: "tie").contains(type.id)) }
        #expect(!properties(of: "stance").contains("commands"))
    }

    @Test func readerAndSchemaKnowTheSameFieldsOfDeclarationsAndViews() {
        let objects = [
            ("view", ViewField.keys, "views:\n  v: {FIELD: x}\n"), ("step", StepField.keys, "views:\n  v: {steps: [{FIELD: x}]}\n"),
            ("vocabulary", VocabularyField.keys, "vocabulary:\n  FIELD: {}\n"),
            ("kind-declaration", KindField.keys, "vocabulary:\n  kinds:\n    k: {FIELD: x}\n"),
            ("relation-type-declaration", RelationTypeField.keys, "vocabulary:\n  relations:\n    r: {FIELD: x}\n"),
        ]
        for (name, keys, template) in objects {
            for field in Set(keys + properties(of: name) + ["nonsense"]) {
                let problems = NativeFixtures.problems("relgraph: 1\n" + template.replacing("FIELD", with: field))
                #expect(properties(of: name).contains(field) != problems.contains { $0.code == "unknown-field" }, "\(name) \(field)")
            }
        }
    }

    @Test func everyPropertyIsDescribed() {
        func check(_ value: Any, _ path: String) {
            if let object = value as? [String: Any] {
                for (key, property) in object["properties"] as? [String: [String: Any]] ?? [:] {
                    #expect((property["description"] as? String)?.isEmpty == false, "\(path)/\(key)")
                }
                for (key, inner) in object { check(inner, path + "/" + key) }
            } else if let list = value as? [Any] {
                for inner in list { check(inner, path) }
            }
        }
        check(schema, "")
    }

    @Test func declaredVocabularyIsCompleted() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        let text = NativeSchema.json(vocabulary: graph.vocabulary)
        #expect(text.contains("\"vessels\""))
        #expect(text.contains("\"ferried\""))
    }

    /// An independent validator, where there is one, agrees that the fixtures are valid and that broken ones are not.
    @Test func validatesTheFixtures() throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try NativeSchema.json().write(to: directory.appendingPathComponent("schema.json"), atomically: true, encoding: .utf8)
        let samples = [
            ("valid-1", NativeFixtures.canonical), ("valid-2", NativeFixtures.untidy), ("valid-3", "relgraph: 1\npeople: {a: A}\n"),
            ("invalid-1", "people: {a: A}\n"), ("invalid-2", "relgraph: 1\npeople:\n  a: {nmae: A}\n"), ("invalid-3", "relgraph: 2\n"),
            ("invalid-4", "relgraph: 1\npeople:\n  Fox News: A\n"),
            ("invalid-5", "relgraph: 1\npeople:\n  a: {name: A, when: yesterday}\n"),
            ("invalid-6", "relgraph: 1\nstatements:\n  a: {says: A, stances: [{denied: b, certainty: sure}]}\n"),
            ("invalid-7", "relgraph: 1\npeople:\n  a: {name: A, url: 'javascript:alert(1)'}\n"),
            ("invalid-8", "relgraph: 1\nviews: {v: {path: {a: b}}}\n"),
            ("invalid-9", "relgraph: 1\nviews: {v: {steps: [{highlight: [a]}]}}\n"),
        ]
        for (name, text) in samples {
            try text.write(to: directory.appendingPathComponent(name + ".yaml"), atomically: true, encoding: .utf8)
        }
        // YAML 1.2's core types, as editors read them: no dates, no “on” for true.
        let script = """
            import json, re, sys, pathlib
            try:
                import yaml, jsonschema
            except ImportError as missing:
                print("SKIP", missing); sys.exit(0)
            class Core(yaml.SafeLoader): pass
            Core.yaml_implicit_resolvers = {}
            for tag, pattern, first in [("bool", r"^(true|false)$", "tf"), ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
                    ("float", r"^[-+]?[0-9]+\\.[0-9]+$", "-+0123456789"), ("null", r"^(~|null|)$", ["~", "n", ""])]:
                Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))
            folder = pathlib.Path(sys.argv[1])
            schema = json.loads((folder / "schema.json").read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            for file in sorted(folder.glob("*.yaml")):
                errors = list(jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(file.read_text(), Loader=Core)))
                print(file.stem, "invalid" if errors else "valid", *[str(e.message)[:300] for e in errors[:2]])
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, directory.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if process.terminationStatus == 127 || output.hasPrefix("SKIP") {
            print("SKIPPED: the schema was not validated, python3 with jsonschema and PyYAML is missing. \(output)")
            #expect(ProcessInfo.processInfo.environment["CI"] == nil, "python3 with jsonschema and PyYAML is missing")
            return
        }
        let lines = output.split(separator: "\n")
        #expect(process.terminationStatus == 0)
        #expect(lines.count == samples.count, "\(output)")
        for line in lines { #expect(line.split(separator: "-")[0] == line.split(separator: " ")[1], "\(line)") }
    }
}
