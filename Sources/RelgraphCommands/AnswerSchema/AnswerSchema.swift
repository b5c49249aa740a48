import GraphFormats
import RelationGraph

/// The JSON Schema (draft 2020-12) of what the commands answer with `--format json`, for programs that read the answers.
///
/// Every command describes its answer in data, with the keys in the order in which they are written; the tests hold real answers against
/// it. Objects are closed: a key that no description names is a mistake of the one or the other. Programs that read answers should
/// nevertheless pass over keys that they do not know, since later versions add some.
enum AnswerSchema {
    /// The definitions, one a command: the place where a new command adds its own.
    static let commands: [CommandAnswer] = [
        path, show, find, stats, centrality, communities, structure, claims, claim, sources, timeline, diff, merge, publish,
        check, convert, resolve, render,
    ]

    /// A schema that any answer of any command fits; `#/$defs/` and the name of a command is the schema of its answers.
    static var json: JSONValue {
        let shared = SharedAnswer.allCases.map { ($0.rawValue, described($0.summary, $0.value)) }
        let answers = commands.map { ($0.name, described($0.summary, .object($0.keys))) }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:relgraph:answers:1", "title": "Answers of relgraph",
            "description": "What the commands write with --format json, each under its name.",
            "anyOf": .array(commands.map { ["$ref": .string("#/$defs/\($0.name)")] }), "$defs": .object(shared + answers),
        ]
    }

    private static func described(_ summary: String, _ value: AnswerValue) -> JSONValue {
        guard case .object(let members) = value.schema else { return value.schema }
        return .object([("description", .string(summary))] + members)
    }

    // MARK: What several descriptions use

    /// The keys of a node reference; ranked nodes have more behind them.
    static let reference: [AnswerKey] = [
        .key("id", .id, "The stable id of the node."), .key("name", .text, "Its name; of a statement, what it says."),
        .key("kind", .text, "Its kind: person, statement, …; node in foreign files."),
    ]

    static let certainties = Certainty.allCases.map(\.rawValue)
    static let reliabilities = Reliability.allCases.map(\.rawValue)
    static let knownReliabilities = Reliability.allCases.filter(\.isKnown).map(\.rawValue)
    static let polarities = Polarity.allCases.map(\.rawValue)
}

/// The answer of one command.
struct CommandAnswer: Sendable {
    /// The name of the command.
    let name: String
    let summary: String
    let keys: [AnswerKey]

    init(_ name: String, _ summary: String, _ keys: [AnswerKey]) {
        self.name = name
        self.summary = summary
        self.keys = keys
    }
}
