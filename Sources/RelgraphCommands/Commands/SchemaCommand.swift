import ArgumentParser
import GraphFormats

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of the native format, or of the JSON answers.",
        discussion: """
            The schema of the format is for editors that complete and check YAML; --answers is for programs that read what the commands write with \
            --format json: `$defs` holds one definition a command, under its name.

            Examples:
              relgraph schema --out relgraph.schema.json
              # in VS Code with the YAML extension, at the head of a graph file:
              # yaml-language-server: $schema=relgraph.schema.json
              relgraph schema --answers --out answers.schema.json
            """)

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
    var out = "-"

    @Flag(help: "The schema of the answers with --format json instead.")
    var answers = false

    func run() throws { try OutputFile.write(answers ? AnswerSchema.json.utf8 : Array(NativeSchema.json().utf8), to: out) }
}
