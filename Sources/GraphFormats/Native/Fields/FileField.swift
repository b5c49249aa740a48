import RelationGraph

/// The keys of a file besides its sections of nodes, in canonical order; the sections stand between `views` and `ties`.
enum FileField: String, NativeField {
    case relgraph, title, subtitle, description, date, credit, style, vocabulary, views, ties

    var shape: FieldShape {
        switch self {
        case .relgraph: .version
        case .title, .subtitle, .credit: .line
        case .description: .paragraph
        case .date: .singleDate
        case .style: .style
        case .vocabulary: .vocabulary
        case .views: .views
        case .ties: .tieList
        }
    }

    var summary: String {
        switch self {
        case .relgraph: "The version of the format: 1. Required in every file."
        case .title: "What the graph is about, as a headline. In one of its files."
        case .subtitle: "A second, smaller line under the title of its figures. In one of its files."
        case .description: "What the graph is about, in some sentences. In one of its files."
        case .date: "The day that the notes were last brought up to; figures tell it. In one of its files."
        case .credit: "Whom the figures are by, or how they may be used: a line below each. In one of its files."
        case .style: "What figures look like: colours of the themes, font, sizes, styles of kinds and relation types. In one of its files."
        case .vocabulary: "Kinds of nodes and types of relations besides the built-in ones."
        case .views: "Named pictures; the one called “default” is drawn when none is asked for."
        case .ties: "Ties, and stances towards statements, of nodes that other files declare: entries with “from:”."
        }
    }
}

/// What `vocabulary:` may hold.
enum VocabularyField: String, NativeField {
    case kinds, relations

    var shape: FieldShape { self == .kinds ? .kindDeclarations : .typeDeclarations }

    var summary: String {
        switch self {
        case .kinds: "Further kinds of nodes, by id. Their nodes stand in a section of their own."
        case .relations: "Further types of relations, by id. A type with a polarity is a stance."
        }
    }
}

/// The fields of a declared kind.
enum KindField: String, NativeField {
    case label, section, shapeName = "shape", color

    var shape: FieldShape {
        switch self {
        case .label, .section: .line
        case .shapeName: .choice(NodeStyle.Shape.allCases.map(\.rawValue))
        case .color: .color
        }
    }

    var summary: String {
        switch self {
        case .label: "What readers see: “Vessel”. Without it, the id."
        case .section: "The key under which files list such nodes: “vessels”. Without it, the id with an s."
        case .shapeName: "The shape in the picture."
        case .color: "The colour in the picture: a name of the palette, or #rrggbb in quotes."
        }
    }
}

/// The fields of a declared relation type.
enum RelationTypeField: String, NativeField {
    case label, inverse, layer, from, to, symmetric, polarity, walkable, speaksFor = "speaks-for", color, dash, arrow, width

    var shape: FieldShape {
        switch self {
        case .label, .inverse, .layer: .line
        case .from, .to: .kinds
        case .symmetric, .walkable, .speaksFor: .flag
        case .polarity: .choice(Polarity.allCases.map(\.rawValue))
        case .color: .color
        case .dash: .choice(LineStyle.Dash.allCases.map(\.rawValue))
        case .arrow: .choice(LineStyle.Arrow.allCases.map(\.rawValue))
        case .width: .choice(LineStyle.Width.allCases.map(\.rawValue))
        }
    }

    var summary: String {
        switch self {
        case .label: "The words from source to target: “ferried”. Without it, the id."
        case .inverse: "The words from target to source: “ferried by”."
        case .layer:
            "The layer it belongs to: ties, claims, attribution, sanctions, identity, or one of your own. Without it, ties; for a stance, claims."
        case .from: "Kinds of nodes it may lead from. Without it, any."
        case .to: "Kinds of nodes it may lead to. Without it, any; for a stance, statements."
        case .symmetric: "Whether it holds in both directions alike, as “met” does."
        case .polarity: "Makes it a stance: what it does to the statement."
        case .walkable: "Whether a path may use it without being asked to. True without this field."
        case .speaksFor: "Whether who stands in it speaks for the other end, as a spokesman does: what both say then has one origin."
        case .color: "The colour of the line: a name of the palette, or #rrggbb in quotes."
        case .dash: "The dashes of the line."
        case .arrow: "The arrowhead."
        case .width: "The width of the line."
        }
    }
}

/// The fields of a view.
enum ViewField: String, NativeField {
    case title, subtitle, date, credit, style, layout, layers, types, excludedTypes = "no-types", kinds, excludedKinds = "no-kinds",
        documents, without
    case asOf = "as-of", since, until, minReliability = "min-reliability", gradedOnly = "graded-only", nodes, focus, depth, path, highlight,
        groupBy = "group-by", steps

    var shape: FieldShape {
        switch self {
        case .title, .subtitle, .credit, .groupBy: .line
        case .date: .singleDate
        case .style: .style
        case .layout: .choice(["dot", "neato", "fdp", "sfdp", "circo", "twopi", "auto"])
        case .layers: .layers
        case .types, .excludedTypes: .relationTypes
        case .kinds, .excludedKinds: .kinds
        case .documents, .without, .nodes, .path, .highlight: .references
        case .asOf, .since, .until: .date
        case .minReliability: .choice(Reliability.allCases.filter(\.isKnown).map(\.rawValue))
        case .gradedOnly: .flag
        case .focus: .reference
        case .depth: .number(from: 0)
        case .steps: .steps
        }
    }

    var summary: String {
        switch self {
        case .title: "The title of the picture. Without it, the graph's."
        case .subtitle: "A second, smaller line under the title."
        case .date: "The day that what it shows was last brought up to. Without it, the graph's."
        case .credit: "A line below the picture: whom it is by. Without it, the graph's."
        case .style: "What it looks like, where that is not what the graph's style says."
        case .layout: "How the nodes are placed."
        case .layers: "Only relations of these layers."
        case .types: "Only relations of these types."
        case .excludedTypes: "No relations of these types."
        case .kinds: "Only nodes of these kinds."
        case .excludedKinds: "No nodes of these kinds."
        case .documents: "Only what these documents say."
        case .without: "Without these nodes, and without what is known only from them."
        case .asOf: "Only what was known by then."
        case .since: "Only relations that may fall on this date or later."
        case .until: "Only relations that may fall on this date or earlier."
        case .minReliability: "Nothing known to come from sources less reliable than this, A to E; what is not graded stays."
        case .gradedOnly: "Only what comes from sources with a grade of reliability, A to E."
        case .nodes: "Exactly these nodes, and the relations among them."
        case .focus: "The node in the middle; only what is near it is drawn."
        case .depth: "How many steps from the focus."
        case .path: "Two nodes; the connection between them is brought out."
        case .highlight: "Nodes that are brought out."
        case .groupBy: "Which nodes stand together: those of one kind, or with one value of an attribute (country, …), or none."
        case .steps: "A story in figures: each step brings something out of the view's map, with a caption. `render --steps` draws them."
        }
    }
}
