import Graphviz
import RelationGraph

/// That somebody took a stance, as a sign on the scale: the map's line for that stance, ending on the day, or lying in the days of which it was
/// one; hollow where the day is that of the document that tells it. What was taken back or replaced bears the sign that it has on a map.
struct TimelineMark {
    let isOwnDate: Bool
    let stands: Bool
    let style: LineStyle

    func write(into svg: inout SVGText, _ place: TimelineLayout.Mark, down offset: Double, _ pen: FigurePen) {
        let y = place.y + offset
        if isOwnDate {
            place.bar?.write(into: &svg, y: y, style.color, pen)
            let sample = place.sample
            LineSample(style, pen.theme).write(
                into: &svg, x: sample.lowerBound, y: y, length: sample.upperBound - sample.lowerBound)
        } else if let bar = place.bar {
            bar.write(into: &svg, y: y, style.color, pen, isHollow: true)
        } else {
            TimelineMark.writeCircle(into: &svg, x: (place.extent.lowerBound + place.extent.upperBound) / 2, y: y, style.color, pen)
        }
        if stands { return }
        // At the line's tail, so that its head can be told; a circle is crossed out as it is.
        let sample = place.sample
        let x = min(sample.lowerBound + LineMarkPainter.radius, (sample.lowerBound + sample.upperBound) / 2)
        LineMarkPainter.write(.withdrawn, into: &svg, at: Point(x: x, y: y), .line(style.color), pen)
    }

    static func writeCircle(into svg: inout SVGText, x: Double, y: Double, _ color: StyleColor, _ pen: FigurePen) {
        pen.path(
            "M\((x - 3.5).svg),\(y.svg)a3.5,3.5 0 1 1 7,0a3.5,3.5 0 1 1 -7,0Z", fill: .canvas, stroke: .line(color), width: 1.3, into: &svg)
    }
}
