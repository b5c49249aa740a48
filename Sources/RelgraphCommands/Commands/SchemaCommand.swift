import ArgumentParser
import GraphFormats

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of the native format, for editors that complete and check YAML.",
        discussion: """
            Examples:
              relgraph schema --out relgraph.schema.json
              # in VS Code with the YAML extension, at the head of a graph file:
              # yaml-language-server: $schema=relgraph.schema.json
            """)

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
    var out = "-"

    func run() throws { try OutputFile.write(Array(NativeSchema.json().utf8), to: out) }
}
