import RelationGraph

/// The JSON Schema of what figures look like, made from the same lists of fields that the reader uses.
extension StyleFile {
    /// The JSON Schema (draft 2020-12) of the file, for editors.
    public static func schema(vocabulary: Vocabulary = .builtIn) -> String {
        let root = object([(version, described("The version of the form: 1.", ["const": .integer(1)]))] + properties(vocabulary))
        let head = JSONValue.object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", "urn:relgraph:style:1"), ("title", "relgraph style file"),
            ("description", "What maps look like: colours, sizes, a font, and styles of kinds and relation types."),
            ("required", .strings([version])),
        ])
        return head.adding(root).text
    }

    /// The schema of the same fields within a graph file.
    static func fieldSchema(vocabulary: Vocabulary) -> JSONValue { object(properties(vocabulary)) }

    private static func properties(_ vocabulary: Vocabulary) -> [(String, JSONValue)] {
        let hex: JSONValue = ["type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"]
        let roles = PaletteColor.allCases.map(\.rawValue)
        let color: JSONValue = ["type": "string", "pattern": .string("^(\(roles.joined(separator: "|"))|#[0-9A-Fa-f]{6})$")]
        let size: JSONValue = ["type": "number", "minimum": .integer(Int(sizes.lowerBound)), "maximum": .integer(Int(sizes.upperBound))]
        let tones = object(MapStyle.Tone.allCases.map { ($0.rawValue, described("“#rrggbb”, in quotes: \($0.summary).", hex)) })
        let surfaces = MapStyle.Surface.allCases.map { ($0.rawValue, described("“#rrggbb”, in quotes: \($0.summary).", hex)) }
        let colors = object(surfaces + roles.map { ($0, described("What the palette's \($0) looks like.", tones)) })
        func field(_ field: some NativeField, _ value: JSONValue) -> (String, JSONValue) {
            (field.rawValue, described(field.summary, value))
        }
        let kind = object([
            field(KindField.shapeName, choice(NodeStyle.Shape.allCases.map(\.rawValue))), field(KindField.color, color),
        ])
        let relation = object([
            field(RelationTypeField.color, color), field(RelationTypeField.dash, choice(LineStyle.Dash.allCases.map(\.rawValue))),
            field(RelationTypeField.arrow, choice(LineStyle.Arrow.allCases.map(\.rawValue))),
            field(RelationTypeField.width, choice(LineStyle.Width.allCases.map(\.rawValue))),
        ])
        let themes = object(MapStyle.Theme.allCases.map { ($0.rawValue, described("Colours of the theme \($0.rawValue).", colors)) })
        let sizeFields = object(SizeField.allCases.map { ($0.rawValue, described("Points of the \($0.rawValue).", size)) })
        let kinds = keyed(vocabulary.kinds.map { ($0.id, described("Nodes of kind \($0.label.lowercased()).", kind)) }, kind)
        let relations = keyed(vocabulary.relationTypes.map { ($0.id, described("Lines of “\($0.label)”.", relation)) }, relation)
        return [
            (
                Field.font.rawValue,
                described("Letters: sans serif, with serifs, or narrow.", choice(MapStyle.Font.allCases.map(\.rawValue)))
            ),
            (Field.sizes.rawValue, described("Sizes of the heading, in points.", sizeFields)),
            (Field.colors.rawValue, described("Colours by theme; the automatic one takes those of light and dark.", themes)),
            (Field.kinds.rawValue, described("Shape and colour of kinds of nodes, by id.", kinds)),
            (Field.relations.rawValue, described("Colour, dashes, arrowhead and width of relation types, by id.", relations)),
        ]
    }

    private static func described(_ text: String, _ value: JSONValue) -> JSONValue {
        JSONValue.object([("description", .string(text))]).adding(value)
    }

    private static func choice(_ values: [String]) -> JSONValue { ["enum": .strings(values)] }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        ["type": "object", "properties": .object(members), "additionalProperties": .bool(false)]
    }

    /// Known ids to complete, and any other that a file declares.
    private static func keyed(_ members: [(String, JSONValue)], _ value: JSONValue) -> JSONValue {
        ["type": "object", "properties": .object(members), "additionalProperties": value]
    }
}

extension MapStyle.Tone {
    fileprivate var summary: String {
        switch self {
        case .line: "as a line"
        case .fill: "as the fill behind text"
        case .text: "as small text on that fill"
        }
    }
}

extension MapStyle.Surface {
    fileprivate var summary: String {
        switch self {
        case .canvas: "the paper"
        case .text: "text"
        case .muted: "smaller text"
        case .group: "the fill of frames"
        case .frame: "the outline of frames"
        }
    }
}
