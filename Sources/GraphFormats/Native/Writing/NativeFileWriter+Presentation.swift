import RelationGraph

/// What figures say and look like.
extension NativeFileWriter {
    /// The value of a field of the graph's presentation; nil if there is none, or for any other field.
    func value(of field: FileField, in presentation: GraphPresentation) -> YAMLOutput? {
        switch field {
        case .subtitle: presentation.subtitle.map { .text($0) }
        case .date: presentation.date.map { .bare($0.text) }
        case .credit: presentation.credit.map { .text($0) }
        case .style: presentation.style.flatMap(styleBlock)
        default: nil
        }
    }

    /// A style as the entries of a style file; nil for one that says nothing.
    func styleBlock(_ style: MapStyle) -> YAMLOutput? {
        let lines = StyleFile.Field.allCases.compactMap { field in
            value(of: field, in: style).map { YAMLLine(field.rawValue, $0) }
        }
        return lines.isEmpty ? nil : .block(lines)
    }

    private func value(of field: StyleFile.Field, in style: MapStyle) -> YAMLOutput? {
        switch field {
        case .font: style.font.map { .text($0.rawValue) }
        case .sizes:
            mapping([("title", style.titleSize.map(size)), ("subtitle", style.subtitleSize.map(size))])
        case .colors:
            block(MapStyle.Theme.allCases.map { theme in (theme.rawValue, style.colors[theme].flatMap(colors)) })
        case .kinds:
            block(
                style.kinds.sorted { $0.key < $1.key }.map { id, kind in
                    let fields: [(KindField, String?)] = [(.shapeName, kind.shape?.rawValue), (.color, kind.color?.text)]
                    return (id, mapping(fields.map { ($0.rawValue, $1.map { .text($0) }) }))
                })
        case .relations:
            block(
                style.relations.sorted { $0.key < $1.key }.map { id, relation in
                    let fields: [(RelationTypeField, String?)] = [
                        (.color, relation.color?.text), (.dash, relation.dash?.rawValue), (.arrow, relation.arrow?.rawValue),
                        (.width, relation.width?.rawValue),
                    ]
                    return (id, mapping(fields.map { ($0.rawValue, $1.map { .text($0) }) }))
                })
        }
    }

    private func size(_ points: Double) -> YAMLOutput {
        .bare(points == points.rounded() ? String(Int(points)) : String(points))
    }

    private func colors(_ colors: MapStyle.Colors) -> YAMLOutput? {
        let surfaces = MapStyle.Surface.allCases.map { surface -> (String, YAMLOutput?) in
            (surface.rawValue, colors.surfaces[surface].map { .text($0) })
        }
        let roles = PaletteColor.allCases.map { role -> (String, YAMLOutput?) in
            let tones = MapStyle.Tone.allCases.map { tone -> (String, YAMLOutput?) in
                (tone.rawValue, colors.tones[role]?[tone].map { .text($0) })
            }
            return (role.rawValue, mapping(tones))
        }
        return mapping(surfaces + roles)
    }

    private func mapping(_ values: [(String, YAMLOutput?)]) -> YAMLOutput? {
        let lines = values.compactMap { key, value in value.map { YAMLLine(key, $0) } }
        return lines.isEmpty ? nil : .mapping(lines)
    }

    private func block(_ values: [(String, YAMLOutput?)]) -> YAMLOutput? {
        let lines = values.compactMap { key, value in value.map { YAMLLine(key, $0) } }
        return lines.isEmpty ? nil : .block(lines)
    }
}
