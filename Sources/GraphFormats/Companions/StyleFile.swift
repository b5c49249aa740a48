import RelationGraph

/// A file that says what maps look like: styles of kinds and relation types, colours, sizes and a font.
public enum StyleFile {
    static let version = "relgraph-style"

    enum Field: String, CaseIterable { case font, sizes, colors, kinds, relations }
    enum SizeField: String, CaseIterable { case title, subtitle }

    /// Sizes of letters that a heading may have, in points.
    static let sizes = 8.0...40.0

    /// - Parameters:
    ///   - file: its name in problems.
    ///   - vocabulary: the kinds and relation types that there are.
    /// - Throws: `GraphProblems` with all that is wrong, each with its place.
    public static func read(_ bytes: [UInt8], file: String, vocabulary: Vocabulary) throws(GraphProblems) -> MapStyle {
        var reader = try CompanionReader(bytes, file: file, version: version)
        let style = style(&reader, vocabulary: vocabulary)
        try reader.finish()
        return style
    }

    /// What the entries say; the reader keeps what is wrong with them.
    static func style(_ reader: inout CompanionReader, vocabulary: Vocabulary) -> MapStyle {
        var style = MapStyle()
        for entry in reader.entries {
            switch Field(rawValue: entry.key) {
            case .font:
                style.font = reader.word(entry, among: MapStyle.Font.allCases.map(\.rawValue)).flatMap(MapStyle.Font.init(rawValue:))
            case .sizes: readSizes(entry, &style, &reader)
            case .colors:
                for theme in reader.mapping(entry) {
                    guard let key = MapStyle.Theme(rawValue: theme.key) else {
                        reader.unknownField(theme, known: MapStyle.Theme.allCases.map(\.rawValue))
                        continue
                    }
                    style.colors[key] = colors(theme, &reader)
                }
            case .kinds:
                let known = vocabulary.kinds.map(\.id)
                for kind in reader.mapping(entry) where isKnown(kind, "kind of node", among: known, &reader) {
                    style.kinds[kind.key] = self.kind(kind, &reader)
                }
            case .relations:
                let known = vocabulary.relationTypes.map(\.id)
                for type in reader.mapping(entry) where isKnown(type, "relation type", among: known, &reader) {
                    style.relations[type.key] = relation(type, &reader)
                }
            case nil: reader.unknownField(entry, known: Field.allCases.map(\.rawValue))
            }
        }
        return style
    }

    private static func isKnown(_ entry: YAMLEntry, _ what: String, among known: [String], _ reader: inout CompanionReader) -> Bool {
        if known.contains(entry.key) { return true }
        let suggestion = closestSpelling(to: entry.key, among: known)
        reader.error(
            what == "relation type" ? "unknown-relation-type" : "unknown-kind", "“\(entry.key)” is no \(what)",
            remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Declare it in the notes, or correct the id.", at: reader.place(entry))
        return false
    }

    private static func readSizes(_ entry: YAMLEntry, _ style: inout MapStyle, _ reader: inout CompanionReader) {
        for size in reader.mapping(entry) {
            switch SizeField(rawValue: size.key) {
            case .title: style.titleSize = reader.number(size, in: sizes)
            case .subtitle: style.subtitleSize = reader.number(size, in: sizes)
            case nil: reader.unknownField(size, known: SizeField.allCases.map(\.rawValue))
            }
        }
    }

    private static func colors(_ theme: YAMLEntry, _ reader: inout CompanionReader) -> MapStyle.Colors {
        var colors = MapStyle.Colors()
        colors.place = reader.place(theme)
        for entry in reader.mapping(theme) {
            if let surface = MapStyle.Surface(rawValue: entry.key) {
                colors.surfaces[surface] = hex(entry, &reader)
            } else if let role = PaletteColor(rawValue: entry.key) {
                for tone in reader.mapping(entry) {
                    guard let key = MapStyle.Tone(rawValue: tone.key) else {
                        reader.unknownField(tone, known: MapStyle.Tone.allCases.map(\.rawValue))
                        continue
                    }
                    colors.tones[role, default: [:]][key] = hex(tone, &reader)
                }
            } else {
                reader.unknownField(entry, known: MapStyle.Surface.allCases.map(\.rawValue) + PaletteColor.allCases.map(\.rawValue))
            }
        }
        return colors
    }

    private static func kind(_ entry: YAMLEntry, _ reader: inout CompanionReader) -> MapStyle.Kind {
        var kind = MapStyle.Kind()
        for field in reader.mapping(entry) {
            switch field.key {
            case KindField.shapeName.rawValue:
                kind.shape = reader.word(field, among: NodeStyle.Shape.allCases.map(\.rawValue)).flatMap(NodeStyle.Shape.init(rawValue:))
            case KindField.color.rawValue: kind.color = color(field, &reader)
            default: reader.unknownField(field, known: [KindField.shapeName, .color].map(\.rawValue))
            }
        }
        return kind
    }

    private static func relation(_ entry: YAMLEntry, _ reader: inout CompanionReader) -> MapStyle.Relation {
        var relation = MapStyle.Relation()
        for field in reader.mapping(entry) {
            switch field.key {
            case RelationTypeField.color.rawValue: relation.color = color(field, &reader)
            case RelationTypeField.dash.rawValue:
                relation.dash = reader.word(field, among: LineStyle.Dash.allCases.map(\.rawValue)).flatMap(LineStyle.Dash.init(rawValue:))
            case RelationTypeField.arrow.rawValue:
                relation.arrow = reader.word(field, among: LineStyle.Arrow.allCases.map(\.rawValue)).flatMap(
                    LineStyle.Arrow.init(rawValue:))
            case RelationTypeField.width.rawValue:
                relation.width = reader.word(field, among: LineStyle.Width.allCases.map(\.rawValue)).flatMap(
                    LineStyle.Width.init(rawValue:))
            default: reader.unknownField(field, known: [RelationTypeField.color, .dash, .arrow, .width].map(\.rawValue))
            }
        }
        return relation
    }

    private static func color(_ entry: YAMLEntry, _ reader: inout CompanionReader) -> StyleColor? {
        if case .scalar(let text, _) = entry.value.content, let color = StyleColor(text) { return color }
        reader.error(
            "unknown-value", "`\(entry.key):` is no colour",
            remedy: "Write one of: \(PaletteColor.allCases.map(\.rawValue).joined(separator: ", ")); or \"#rrggbb\", in quotes.",
            at: reader.place(entry.value))
        return nil
    }

    /// A colour value: the roles of the palette are what is being said here.
    private static func hex(_ entry: YAMLEntry, _ reader: inout CompanionReader) -> String? {
        if case .scalar(let text, _) = entry.value.content, case .fixed(let hex)? = StyleColor(text) { return "#" + hex }
        reader.error(
            "unknown-value", "`\(entry.key):` is a colour value", remedy: "Write \"#rrggbb\", in quotes.", at: reader.place(entry.value))
        return nil
    }
}
