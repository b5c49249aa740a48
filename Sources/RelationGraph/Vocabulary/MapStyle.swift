/// What a map is to look like besides the built-in looks, as data: other styles of kinds and relation types, other colours, sizes and a font.
///
/// Whatever it leaves out stays as it is.
public struct MapStyle: Sendable, Hashable {
    public struct Kind: Sendable, Hashable {
        public var shape: NodeStyle.Shape?
        public var color: StyleColor?

        public init() {}
    }

    public struct Relation: Sendable, Hashable {
        public var color: StyleColor?
        public var dash: LineStyle.Dash?
        public var arrow: LineStyle.Arrow?
        public var width: LineStyle.Width?

        public init() {}
    }

    /// The looks that have colours; the automatic one takes those of light and dark.
    public enum Theme: String, Sendable, CaseIterable { case light, dark, print }

    /// What has a colour besides the roles of the palette.
    public enum Surface: String, Sendable, CaseIterable {
        /// The paper, text on it, smaller text on it, the fill and the outline of frames.
        case canvas, text, muted, group, frame
    }

    /// What a role of the palette looks like: as a line, as the fill behind text, as small text on that fill.
    public enum Tone: String, Sendable, CaseIterable { case line, fill, text }

    /// Colours as `#rrggbb`, lower case.
    public struct Colors: Sendable, Hashable {
        public var surfaces: [Surface: String] = [:]
        public var tones: [PaletteColor: [Tone: String]] = [:]
        /// Where the file says so.
        public var place: SourcePlace?

        public init() {}
    }

    /// Families whose letters are no wider than those that texts are measured with, so that no text leaves its box.
    public enum Font: String, Sendable, CaseIterable { case sans, serif, narrow }

    public var kinds: [String: Kind] = [:]
    public var relations: [String: Relation] = [:]
    public var colors: [Theme: Colors] = [:]
    public var font: Font?
    /// In points.
    public var titleSize: Double?
    public var subtitleSize: Double?

    public init() {}
}

extension Vocabulary {
    /// The same vocabulary with other styles; what it does not declare is passed over.
    public func styled(_ style: MapStyle) -> Vocabulary {
        var vocabulary = Vocabulary()
        for var kind in kinds {
            if let own = style.kinds[kind.id] {
                kind.style.shape = own.shape ?? kind.style.shape
                kind.style.color = own.color ?? kind.style.color
            }
            vocabulary.declare(kind)
        }
        for var type in relationTypes {
            if let own = style.relations[type.id] {
                type.style.color = own.color ?? type.style.color
                type.style.dash = own.dash ?? type.style.dash
                type.style.arrow = own.arrow ?? type.style.arrow
                type.style.width = own.width ?? type.style.width
            }
            vocabulary.declare(type)
        }
        return vocabulary
    }
}
