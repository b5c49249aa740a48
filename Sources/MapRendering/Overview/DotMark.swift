import RelationAnalysis

/// How the dot of a large map tells what became of its node between two versions, without colours too: what was added has a dark ring, what was
/// removed is hollow and dashed, what changed has a thin ring.
struct DotMark {
    private let change: VersionChange?

    init(_ change: VersionChange?) { self.change = change }

    /// To write into the dot's tag; empty for a dot without a mark.
    func attributes(_ theme: MapTheme) -> String {
        let palette = theme.palette
        func mark(fill: FigurePen.Ink?, stroke: FigurePen.Ink, _ more: String) -> String {
            let classes = [stroke.name.map { "s-" + $0 }, fill?.name.map { "f-" + $0 }].compactMap { $0 }.joined(separator: " ")
            return (theme == .auto ? " class=\"\(classes)\"" : "") + (fill.map { " fill=\"\($0.value(palette))\"" } ?? "")
                + " stroke=\"\(stroke.value(palette))\" \(more)"
        }
        switch change {
        case nil: return ""
        case .added: return mark(fill: nil, stroke: .text, "stroke-width=\"1.8\"")
        case .changed: return mark(fill: nil, stroke: .text, "stroke-width=\"0.8\"")
        case .removed: return mark(fill: .canvas, stroke: .muted, "stroke-width=\"1.1\" stroke-dasharray=\"2,1.5\"")
        }
    }
}
