import Graphviz
import RelationAnalysis
import RelationGraph

/// Writes the lines of a large map: faint ones in the colour of their cluster or grey, what changed between two versions and what is brought
/// out above them.
struct OverviewLines {
    private let plan: OverviewPlan
    private let pen: FigurePen

    /// Lines that look alike.
    private struct Sort: Hashable {
        var change: VersionChange?
        var cluster: Int?
        var type: String
        /// Whether something makes its lines less than certain.
        var isDoubtful: Bool

        /// What is below comes first: lines that did not change, then those between clusters.
        var rank: (Int, Int, String, Int) {
            (change.map { [.changed: 1, .removed: 2, .added: 3][$0] ?? 1 } ?? 0, cluster ?? -1, type, isDoubtful ? 1 : 0)
        }
    }

    private struct Look {
        var width: Double
        var opacity: Double
        var dash: String?
    }

    init(_ plan: OverviewPlan, _ theme: MapTheme) {
        self.plan = plan
        pen = FigurePen(theme: theme)
    }

    private var diagram: MapDiagram { plan.diagram }

    /// Few enough that a path is stroked quickly, whose time grows faster than its length, and that lines which cross add up to something
    /// darker, as one path's do not; of 40,000 lines, one each makes the file more than twice as large.
    private static let linesOfPath = 10

    func write(into svg: inout SVGText) {
        var members: [Sort: [Int]] = [:]
        for (index, line) in diagram.lines.enumerated() where !line.isHighlighted {
            let sort = Sort(
                change: line.change, cluster: plan.clusters.colored(line), type: line.type.id, isDoubtful: OverviewLines.isDoubtful(line))
            members[sort, default: []].append(index)
        }
        for (sort, lines) in members.sorted(by: { $0.key.rank < $1.key.rank }) { write(sort, lines, into: &svg) }
        for (index, line) in diagram.lines.enumerated() where line.isHighlighted {
            svg.begin("g", ["class": "line", "fill": "none"])
            let dash = OverviewLines.isDoubtful(line) ? OverviewLines.boldDoubtfulDash : nil
            write(index, .line(line.type.style.color), Look(width: 2.6, opacity: 1, dash: dash), into: &svg)
            svg.end()
        }
    }

    private func write(_ sort: Sort, _ lines: [Int], into svg: inout SVGText) {
        let (ink, look) = (ink(of: sort), look(of: sort))
        svg.begin("g", ["class": "line", "fill": "none", "stroke-opacity": look.opacity.svg])
        if plan.hasLineTitles {
            for line in lines { write(line, ink, look, into: &svg) }
        } else {
            let change = sort.change.map { $0.rawValue + ": " } ?? ""
            let place = sort.cluster.map { "within “\(plan.clusters.clusters[$0].name)”" } ?? "elsewhere"
            svg.element("title", content: "\(change)\(diagram.lines[lines[0]].type.label), \(place): \(lines.count.grouped) lines")
            for start in stride(from: 0, to: lines.count, by: OverviewLines.linesOfPath) {
                let some = lines[start..<min(start + OverviewLines.linesOfPath, lines.count)]
                let path = some.map { OverviewCourse(diagram.lines[$0], plan).path }.joined()
                pen.path(path, stroke: ink, width: look.width, dash: look.dash, into: &svg)
            }
        }
        svg.end()
    }

    private func write(_ line: Int, _ ink: FigurePen.Ink, _ look: Look, into svg: inout SVGText) {
        svg.begin("g", ["role": "graphics-symbol"])
        svg.element("title", content: diagram.sentence(of: diagram.lines[line]))
        let path = OverviewCourse(diagram.lines[line], plan).path
        pen.path(path, stroke: ink, width: look.width, dash: look.dash, into: &svg)
        svg.end()
    }

    private func ink(of sort: Sort) -> FigurePen.Ink {
        switch sort.change {
        case .removed: .line(.palette(.grey))
        case .added where sort.cluster == nil: .line(.palette(.ink))
        default: .line(sort.cluster.flatMap { plan.clusters.clusters[$0].color } ?? .palette(.grey))
        }
    }

    /// The more lines, the fainter each, so that dense places are darker than others and not all black. What came or went is what a map of two
    /// versions is for: it stays dark.
    private func look(of sort: Sort) -> Look {
        switch sort.change {
        case .added: return Look(width: 1.8, opacity: 0.85)
        case .removed: return Look(width: 1, opacity: 0.85, dash: OverviewLines.removedDash)
        case .changed: return Look(width: 1.4, opacity: 0.7)
        case nil: break
        }
        let base = min(0.5, max(0.05, 1400 / Double(max(1, diagram.lines.count))))
        let faded = sort.cluster == nil ? base : min(0.6, base * 2.4)
        return Look(
            width: plan.hasLineTitles ? 0.8 : 0.6, opacity: plan.hasHighlight ? faded * 0.5 : faded,
            dash: sort.isDoubtful ? OverviewLines.doubtfulDash : nil)
    }

    /// What came or went between two versions is marked for that.
    static func isDoubtful(_ line: MapDiagram.Line) -> Bool { line.mark != nil && line.change == nil }

    static let doubtfulDash = "1.6,1.8"
    /// Of a line that is brought out.
    private static let boldDoubtfulDash = "2.6,3"

    static let removedDash = "3.5,2.5"
}
