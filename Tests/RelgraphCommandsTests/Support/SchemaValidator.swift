import Foundation
import Testing

/// Holds JSON texts against a JSON Schema by a validator of other hands: python3's jsonschema.
enum SchemaValidator {
    struct Sample {
        /// The definition of the schema that the text is held against.
        var definition: String
        /// What it is, for the message.
        var label: String
        var text: Data
    }

    /// What is wrong with every sample; empty texts for valid ones. Nil, and said aloud, if the validator is missing, which on a build server
    /// is a failure.
    static func errors(_ samples: [Sample], schema: Data) throws -> [String]? {
        let folder = try TemporaryFolder()
        try folder.write("schema.json", schema)
        for (number, sample) in samples.enumerated() { try folder.write("sample-\(number).json", sample.text) }
        try folder.write("definitions.txt", samples.map(\.definition).joined(separator: "\n"))
        let script = """
            import json, pathlib, sys
            try:
                import jsonschema
            except ImportError as missing:
                print("SKIP", missing); sys.exit(0)
            folder = pathlib.Path(sys.argv[1])
            schema = json.loads((folder / "schema.json").read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            for number, name in enumerate((folder / "definitions.txt").read_text().split("\\n")):
                part = dict(schema)
                if name:
                    part.pop("anyOf")
                    part["$ref"] = "#/$defs/" + name
                instance = json.loads((folder / f"sample-{number}.json").read_text())
                errors = list(jsonschema.Draft202012Validator(part).iter_errors(instance))
                print(" | ".join(f"{e.json_path}: {e.message[:200]}" for e in errors[:3]).replace("\\n", " "))
            """
        let run = try Executable.run(["python3", "-c", script, folder.path], of: "/usr/bin/env")
        if run.status == 127 || run.output.hasPrefix("SKIP") {
            print("SKIPPED: the answers were not validated, python3 with jsonschema is missing. \(run.output)")
            #expect(ProcessInfo.processInfo.environment["CI"] == nil, "python3 with jsonschema is missing")
            return nil
        }
        #expect(run.status == 0, "\(run.messages)")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        try #require(lines.count == samples.count, "\(run.output) \(run.messages)")
        return lines
    }
}
