import GraphFormats

/// What a value of a JSON answer may be: the vocabulary in which the commands describe their answers.
indirect enum AnswerValue: Sendable {
    case text
    /// The id of a node.
    case id
    /// A date or an interval in EDTF: 2015-08-06, 2015-08, 2015-07-24/2015-07-26, 2007/..
    case date
    case flag
    /// A whole number from 0 on.
    case count
    case number
    case choice([String])
    /// A whole number of a range.
    case whole(ClosedRange<Int>)
    case array(AnswerValue)
    /// An array of exactly so many.
    case tuple(AnswerValue, Int)
    /// An object whose keys are ids or names.
    case map(AnswerValue)
    case object([AnswerKey])
    /// An object of these keys, and others with such values.
    case open([AnswerKey], rest: AnswerValue)
    /// One of the definitions that answers share.
    case shared(SharedAnswer)
    case nullable(AnswerValue)
    /// One of several.
    case either([AnswerValue])
    /// Anything at all, as free attributes are.
    case anything

    var schema: JSONValue {
        switch self {
        case .text: ["type": "string"]
        case .id: ["type": "string", "minLength": .integer(1)]
        case .date: ["type": "string", "pattern": "^[0-9./~?%X-]+$"]
        case .flag: ["type": "boolean"]
        case .count: ["type": "integer", "minimum": .integer(0)]
        case .number: ["type": "number"]
        case .choice(let values): ["enum": .strings(values)]
        case .whole(let range): ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .array(let element): ["type": "array", "items": element.schema]
        case .tuple(let element, let count):
            ["type": "array", "items": element.schema, "minItems": .integer(count), "maxItems": .integer(count)]
        case .map(let value): ["type": "object", "additionalProperties": value.schema]
        case .object(let keys): object(keys, others: .bool(false))
        case .open(let keys, let rest): object(keys, others: rest.schema)
        case .shared(let definition): ["$ref": .string("#/$defs/\(definition.rawValue)")]
        case .nullable(let value): ["anyOf": [value.schema, ["type": "null"]]]
        case .either(let values): ["anyOf": .array(values.map(\.schema))]
        case .anything: [:]
        }
    }

    private func object(_ keys: [AnswerKey], others: JSONValue) -> JSONValue {
        [
            "type": "object", "required": .strings(keys.filter(\.isRequired).map(\.name)),
            "properties": .object(keys.map { ($0.name, $0.schema) }), "additionalProperties": others,
        ]
    }
}

/// A key of an answer, what stands there, and what it means.
struct AnswerKey: Sendable {
    let name: String
    let value: AnswerValue
    let summary: String
    /// Whether every answer has it; one that is not is left out where there is nothing to say.
    let isRequired: Bool

    /// A key that every answer has.
    static func key(_ name: String, _ value: AnswerValue, _ summary: String) -> AnswerKey {
        AnswerKey(name: name, value: value, summary: summary, isRequired: true)
    }

    /// A key that is left out where there is nothing to say.
    static func optional(_ name: String, _ value: AnswerValue, _ summary: String) -> AnswerKey {
        AnswerKey(name: name, value: value, summary: summary, isRequired: false)
    }

    var schema: JSONValue {
        guard case .object(let members) = value.schema else { return value.schema }
        return .object([("description", .string(summary))] + members)
    }
}

/// Definitions that several answers share.
enum SharedAnswer: String, CaseIterable, Sendable {
    case node, evidence, grade, interval

    var summary: String {
        switch self {
        case .node: "A node by its id, with what a reader sees."
        case .evidence: "One document that tells of a relation, and how word reached it; one without a document if none is known."
        case .grade: "How a report is graded on the Admiralty scale, as far as it is known: F and 6 are unknown, and left out."
        case .interval: "How many independent origins there are: anonymous ones that nothing tells apart may be one or several."
        }
    }

    var value: AnswerValue {
        switch self {
        case .node: .object(AnswerSchema.reference)
        case .evidence: .object(SharedAnswer.evidenceKeys)
        case .grade:
            .object([
                .key("code", .text, "Letter and number, as far as they are known: B2, B, 2."),
                .optional("reliability", .choice(AnswerSchema.knownReliabilities), "Of the source: A, completely reliable, to E."),
                .optional("credibility", .whole(1...5), "Of what is said: 1, confirmed by others, to 5, improbable."),
            ])
        case .interval:
            .object([
                .key("at_least", .count, "If all that may be one are one."),
                .key("at_most", .count, "If all that are not known to be one differ."),
            ])
        }
    }

    private static let evidenceKeys: [AnswerKey] = [
        .key("document", .nullable(.id), "The document that tells of it; null if something else is known of it, but no document."),
        .optional("via", .id, "Through whom it reached the document first."),
        .optional("citing", .id, "On whose authority it was said; the first, if there are several."),
        .optional("said_on", .date, "When it was said."),
        .optional("via_all", .array(.id), "The whole chain from the speaker outwards, if it has several links."),
        .optional("citing_all", .array(.id), "All on whose authority it was said, if they are several."),
        .optional("locator", .text, "Where in the document: p3, headline."),
        .optional("about", .date, "The time that the relation itself is about."),
        .optional("measures", .array(.text), "What a sanction does."),
        .optional("personal", .flag, "True if said on the speaker's own knowledge, for no institution."),
        .optional("certainty", .choice(AnswerSchema.certainties), "How sure the encoder is of having understood the document."),
        .optional("reliability", .choice(AnswerSchema.reliabilities), "How reliable the source was in this report, if other than usual."),
        .optional("credibility", .whole(1...6), "How credible the information is; 6 means that it cannot be judged."),
        .optional("note", .text, "A remark of the encoder."),
    ]
}
