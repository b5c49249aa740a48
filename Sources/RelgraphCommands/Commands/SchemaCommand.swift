import ArgumentParser
import GraphFormats

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of the native format, of style files, or of the JSON answers.",
        discussion: """
            The schema of the format is for editors that complete and check YAML; --answers is for programs that read what the commands write with \
            --format json: `$defs` holds one definition a command, under its name.

            Examples:
              relgraph schema --out relgraph.schema.json
              # in VS Code with the YAML extension, at the head of a graph file:
              # yaml-language-server: $schema=relgraph.schema.json
              relgraph schema --style --out style.schema.json
              relgraph schema --answers --out answers.schema.json
            """)

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
    var out = "-"

    @Flag(help: "The schema of the answers with --format json instead.")
    var answers = false

    @Flag(help: "The schema of the files that --style takes instead.")
    var style = false

    func validate() throws {
        if answers, style { throw ValidationError("--answers and --style are two schemas: ask for one of them.") }
    }

    func run() throws {
        let bytes = answers ? AnswerSchema.json.utf8 : Array((style ? StyleFile.schema() : NativeSchema.json()).utf8)
        try OutputFile.write(bytes, to: out, as: .text)
    }
}
