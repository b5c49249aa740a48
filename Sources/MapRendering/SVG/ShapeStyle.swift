/// What a shape is drawn with, as attributes of its element. All of them are handed down to the elements within it, so that what the parts of
/// an object have in common can be said once, by a group around them.
struct ShapeStyle: Equatable {
    var fill: String?
    var stroke: String?
    /// Nil for 1.
    var strokeWidth: String?
    var dash: String?
    var cap: String?
    /// The uses of the palette that a style sheet gives the colours of.
    var strokeClass: String?
    var fillClass: String?

    var attributes: KeyValuePairs<String, String?> {
        let names = [strokeClass, fillClass].compactMap { $0 }
        return [
            "fill": fill, "stroke": stroke, "stroke-width": strokeWidth, "stroke-dasharray": dash, "stroke-linecap": cap,
            "class": names.isEmpty ? nil : names.joined(separator: " "),
        ]
    }

    /// What is left to say within a group that says the other.
    func besides(_ other: ShapeStyle) -> ShapeStyle {
        var rest = merged(other) { $0 == $1 ? nil : $0 }
        if strokeWidth == nil, other.strokeWidth != nil { rest.strokeWidth = "1" }
        return rest
    }

    private func merged(_ other: ShapeStyle, _ choose: (String?, String?) -> String?) -> ShapeStyle {
        ShapeStyle(
            fill: choose(fill, other.fill), stroke: choose(stroke, other.stroke), strokeWidth: choose(strokeWidth, other.strokeWidth),
            dash: choose(dash, other.dash), cap: choose(cap, other.cap), strokeClass: choose(strokeClass, other.strokeClass),
            fillClass: choose(fillClass, other.fillClass))
    }
}

/// The shapes of one object on a page, in order. Neighbours that are not filled and drawn alike are one path.
struct SceneShapes {
    private(set) var shapes: [(style: ShapeStyle, path: PathData)] = []

    /// - Parameter isFilled: a shape for itself: where two filled ones overlap, one path of both would have a hole.
    mutating func add(_ style: ShapeStyle, isFilled: Bool, _ draw: (inout PathData) -> Void) {
        if isFilled || shapes.last?.style != style { shapes.append((style, PathData())) }
        draw(&shapes[shapes.count - 1].path)
    }

    /// What a group around them can say for the first of them, so that the others say what differs: all but how it is filled. That they are
    /// not dashed as the first is, the style of the page says.
    var leadingStyle: ShapeStyle {
        var style = shapes.first?.style ?? ShapeStyle()
        (style.fill, style.fillClass) = (nil, nil)
        return style
    }

    /// - Parameter style: what the group around them says already.
    func write(into svg: inout SVGText, within style: ShapeStyle = ShapeStyle()) {
        for shape in shapes {
            let rest = shape.style.besides(style)
            svg.element("path", ["d": shape.path.text], rest.attributes)
        }
    }
}
