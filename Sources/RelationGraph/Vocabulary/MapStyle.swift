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

extension MapStyle {
    /// What this style says, and of what it leaves open, what another one says.
    ///
    /// - Complexity: O(entries of the other).
    public func over(_ other: MapStyle) -> MapStyle {
        var style = self
        for (id, kind) in other.kinds {
            style.kinds[id, default: Kind()].shape = kinds[id]?.shape ?? kind.shape
            style.kinds[id, default: Kind()].color = kinds[id]?.color ?? kind.color
        }
        for (id, relation) in other.relations {
            var own = relations[id] ?? Relation()
            own.color = own.color ?? relation.color
            own.dash = own.dash ?? relation.dash
            own.arrow = own.arrow ?? relation.arrow
            own.width = own.width ?? relation.width
            style.relations[id] = own
        }
        for (theme, colors) in other.colors {
            var own = self.colors[theme] ?? Colors()
            own.surfaces.merge(colors.surfaces) { mine, _ in mine }
            for (role, tones) in colors.tones { own.tones[role, default: [:]].merge(tones) { mine, _ in mine } }
            own.place = own.place ?? colors.place
            style.colors[theme] = own
        }
        style.font = font ?? other.font
        style.titleSize = titleSize ?? other.titleSize
        style.subtitleSize = subtitleSize ?? other.subtitleSize
        return style
    }
}

extension MapStyle {
    /// Gives relation types other ids.
    public mutating func renameRelations(_ ids: [String: String]) {
        relations = Dictionary(relations.map { (ids[$0.key] ?? $0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
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
