import RelationGraph

/// The JSON Schema (draft 2020-12) of the native format, for editors that complete and check while one writes.
///
/// It is made from the same lists of fields that the reader uses. It knows what a file alone can tell: references, and what other files declare,
/// only the program checks; so keys that it does not know are taken for sections and relation types that a file declares.
public enum NativeSchema {
    /// The schema for a vocabulary; editors complete its sections and relation types.
    public static func json(vocabulary: Vocabulary = .builtIn) -> String { schema(vocabulary).text }

    private static func schema(_ vocabulary: Vocabulary) -> JSONValue {
        var properties: [(String, JSONValue)] = []
        for field in FileField.allCases {
            if field == .ties { properties += vocabulary.kinds.map { ($0.section, section($0)) } }
            properties.append((field.rawValue, property(field)))
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:relgraph:native:\(NativeReader.version)"),
            "title": "relgraph graph file",
            "description":
                "People, organizations, outlets, documents and statements; who is tied to whom, who said what, and from where it is known.",
            "type": "object",
            "required": .strings([FileField.relgraph.rawValue]),
            "properties": .object(properties),
            "additionalProperties": reference("declared-section"),
            "$defs": .object(values + objects(vocabulary)),
        ]
    }

    private static func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/\(name)"))]) }

    private static func oneOrMore(_ name: String) -> JSONValue {
        ["anyOf": [reference(name), ["type": "array", "items": reference(name)]]]
    }

    private static func property(_ field: some NativeField) -> JSONValue {
        JSONValue.object([("description", .string(field.summary))]).adding(shape(field.shape))
    }

    private static func shape(_ shape: FieldShape) -> JSONValue {
        switch shape {
        case .line, .paragraph: reference("text")
        case .lines: oneOrMore("text")
        case .aliases: oneOrMore("alias")
        case .identifiers: ["type": "object", "additionalProperties": oneOrMore("text")]
        case .reference: reference("id")
        case .references: oneOrMore("id")
        case .citations: oneOrMore("citation")
        case .date: reference("date")
        case .singleDate: reference("single-date")
        case .flag: ["enum": [.bool(true), .bool(false), "yes", "no"]]
        case .number(let least): ["type": "integer", "minimum": .integer(least)]
        case .choice(let values): choice(values)
        case .layers: oneOrMore("layer")
        case .relationTypes: oneOrMore("relation-type")
        case .kinds: oneOrMore("kind")
        case .color: reference("color")
        case .link: ["type": "string", "pattern": "^([hH][tT][tT][pP][sS]?:|[mM][aA][iI][lL][tT][oO]:|[^:\\s]*$|[/?#])"]
        case .attributes: ["type": "object"]
        case .ties: oneOrMore("tie")
        case .stances: oneOrMore("stance")
        case .tieList: oneOrMore("list-entry")
        case .version: ["const": .integer(NativeReader.version)]
        case .vocabulary: reference("vocabulary")
        case .kindDeclarations: ["type": "object", "additionalProperties": reference("kind-declaration")]
        case .typeDeclarations: ["type": "object", "additionalProperties": reference("relation-type-declaration")]
        case .views: ["type": "object", "additionalProperties": reference("view")]
        case .steps: oneOrMore("step")
        case .style: reference("style")
        }
    }

    /// Numbers among the values are numbers in YAML too.
    private static func choice(_ values: [String]) -> JSONValue {
        ["enum": .array(values.map { value in Int(value).map { .integer($0) } ?? .string(value) })]
    }

    // MARK: Values

    private static var values: [(String, JSONValue)] {
        let date = "\\d{4}(-\\d\\d(-\\d\\d)?)?[~?%]?"
        let slug = "[a-z0-9]+(-[a-z0-9]+)*"
        let colors = PaletteColor.allCases.map(\.rawValue).joined(separator: "|")
        return [
            (
                "text",
                [
                    "description": "A text; quotes are needed only where it holds “: ”, “ #” or brackets.",
                    "type": ["string", "number", "boolean"],
                ]
            ),
            ("id", ["description": "The id of a node.", "type": ["string", "integer"], "pattern": .string("^\(slug)$")]),
            (
                "citation",
                [
                    "description": "The id of a document, perhaps with a place in it: id#p3.", "type": "string",
                    "pattern": .string("^\(slug)(#.+)?$"),
                ]
            ),
            (
                "date",
                [
                    "description": "2015-08-06, 2015-08, 2015, 2015-07-24/2015-07-26, 2007/..; ~ for about, ? for uncertain.",
                    "type": ["string", "integer"], "pattern": .string("^(\(date)|(\(date)|\\.\\.)?/(\(date)|\\.\\.)?)$"),
                ]
            ),
            (
                "single-date",
                ["description": "2015-08-06, 2015-08 or 2015.", "type": ["string", "integer"], "pattern": .string("^\(date)$")]
            ),
            (
                "color",
                [
                    "description": "A colour of the palette, or \"#rrggbb\".", "type": "string",
                    "pattern": .string("^(\(colors)|#[0-9A-Fa-f]{6})$"),
                ]
            ),
        ]
    }

    // MARK: Objects

    private static func objects(_ vocabulary: Vocabulary) -> [(String, JSONValue)] {
        [
            ("layer", suggestions(vocabulary.layers.map(\.rawValue))),
            ("relation-type", suggestions(vocabulary.relationTypes.map(\.id))),
            ("kind", suggestions(vocabulary.kinds.map(\.id))),
            ("alias", ["anyOf": [reference("text"), object(AliasField.allCases, required: [.name])]]),
            ("node", node(of: "person")), ("source", node(of: "source")), ("document", node(of: "document")),
            ("statement", node(of: "statement")),
            (
                "tie",
                entry(
                    EntryField.allCases.filter { $0 != .from }, types: vocabulary.relationTypes, end: "The id of the node at the other end."
                )
            ),
            ("stance", entry(EntryField.allCases.filter { $0 != .from }, types: vocabulary.stances, end: "The id of the speaker.")),
            (
                "list-entry",
                entry(EntryField.allCases, types: vocabulary.relationTypes, end: "The id of the node at the other end.", required: [.from])
            ),
            ("declared-section", nodes("Nodes of a declared kind.", definition: "node")),
            ("vocabulary", object(VocabularyField.allCases)),
            ("kind-declaration", object(KindField.allCases)),
            ("relation-type-declaration", object(RelationTypeField.allCases)),
            ("view", object(ViewField.allCases)),
            ("step", object(StepField.allCases, required: [.caption])), ("style", StyleFile.fieldSchema(vocabulary: vocabulary)),
        ]
    }

    private static func object<Field: NativeField>(_ fields: [Field], required: [Field] = []) -> JSONValue {
        let members = JSONValue.object([("type", "object"), ("properties", .object(fields.map { ($0.rawValue, property($0)) }))])
        return members.adding(required.isEmpty ? [:] : ["required": .strings(required.map(\.rawValue))]).adding([
            "additionalProperties": .bool(false)
        ])
    }

    private static func node(of kind: String) -> JSONValue {
        ["anyOf": [object(NodeField.fields(of: kind), required: [NodeField.required(for: kind)]), reference("text")]]
    }

    /// Kinds share a definition if their nodes have the same fields.
    private static func section(_ kind: NodeKind) -> JSONValue {
        let ownDefinition = ["source", "document", "statement"].contains(kind.id)
        return nodes("Nodes of kind \(kind.label.lowercased()), by id.", definition: ownDefinition ? kind.id : "node")
    }

    private static func nodes(_ description: String, definition: String) -> JSONValue {
        [
            "description": .string(description), "type": ["object", "null"], "propertyNames": reference("id"),
            "additionalProperties": reference(definition),
        ]
    }

    /// Known values to complete, but any other that a file may declare.
    private static func suggestions(_ known: [String]) -> JSONValue { ["anyOf": [["enum": .strings(known)], reference("id")]] }

    private static func entry(_ fields: [EntryField], types: [RelationType], end: String, required: [EntryField] = []) -> JSONValue {
        // Where a field and a relation type have one name, as `via` and `citing` do, the field is meant.
        let keys = types.filter { EntryField.named($0.id) == nil }.map { type in
            (type.id, JSONValue.object([("description", .string("\(sentence(type)) \(end)"))]).adding(reference("id")))
        }
        let properties = JSONValue.object(keys).adding(.object(fields.map { ($0.rawValue, property($0)) }))
        return JSONValue.object([("type", "object"), ("minProperties", .integer(1)), ("properties", properties)])
            .adding(required.isEmpty ? [:] : ["required": .strings(required.map(\.rawValue))])
            .adding(["additionalProperties": reference("id")])
    }

    private static func sentence(_ type: RelationType) -> String {
        let inverse = type.isSymmetric ? "holds both ways" : "the other way: \(type.inverseLabel)"
        return "“\(type.label)” (\(type.layer); \(inverse))."
    }
}
