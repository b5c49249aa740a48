import RelationGraph

/// The fields of a step of a view.
enum StepField: String, NativeField {
    case caption, highlight, path, statement, types, documents, keep, fade, asOf = "as-of"

    var shape: FieldShape {
        switch self {
        case .caption: .line
        case .highlight, .path, .documents, .keep: .references
        case .statement: .reference
        case .types: .relationTypes
        case .fade: .flag
        case .asOf: .date
        }
    }

    var summary: String {
        switch self {
        case .caption: "What the figure shows, in a sentence or two: it stands above the map."
        case .highlight: "Nodes that are brought out, and the lines between them; where there are none, all lines that touch them."
        case .path: "Two nodes; the connection between them is brought out."
        case .statement: "A statement that is brought out, with everybody's stance and the ways their words took."
        case .types: "Of the lines, only those of these types are brought out."
        case .documents: "Of the lines, only those known from these documents are brought out."
        case .keep: "Nodes that do not fade, although they are not brought out."
        case .fade: "Whether what is not brought out may fade. True without this field."
        case .asOf: "Only what was known by then is drawn; the places of the rest stay empty."
        }
    }
}
