import RelationGraph

/// That somebody took a stance, as a sign on the scale: the map's line for that stance, ending on the day.
struct TimelineMark {
    let date: DateSpan
    let isOwnDate: Bool
    let style: LineStyle

    func write(into svg: inout SVGText, _ extent: ClosedRange<Double>, y: Double, _ pen: FigurePen, _ theme: MapTheme) {
        let isDay = date.isSingleDate && date.start?.day != nil
        let width = extent.upperBound - extent.lowerBound
        guard isOwnDate else {
            if isDay {
                let middle = (extent.lowerBound + extent.upperBound) / 2
                pen.path(
                    "M\((middle - 3.5).svg),\(y.svg)a3.5,3.5 0 1 1 7,0a3.5,3.5 0 1 1 -7,0Z", fill: .canvas, stroke: .line(style.color), width: 1.3,
                    into: &svg)
            } else {
                pen.rectangle(
                    x: extent.lowerBound, y: y - 3.5, width: width, height: 7, radius: 3.5, fill: .canvas, stroke: .line(style.color),
                    strokeWidth: 1.3, into: &svg)
            }
            return
        }
        if !isDay {
            pen.rectangle(
                x: extent.lowerBound, y: y - 4.5, width: width, height: 9, radius: 2, fill: .fill(style.color), stroke: .line(style.color),
                strokeWidth: 0.7, into: &svg)
        }
        if date.isUncertain || date.isApproximate {
            pen.rectangle(
                x: extent.lowerBound - 1, y: y - 5, width: width + 2, height: 10, radius: 2, fill: nil, stroke: .line(style.color),
                strokeWidth: 0.8, dash: date.isApproximate ? "3,2" : "1.2,1.6", into: &svg)
        }
        let length = min(TimelineLayout.markLength, width)
        LineSample(style, theme).write(into: &svg, x: extent.upperBound - length, y: y, length: length)
    }
}
