import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct WidthEstimateTests {
    private func request(_ statement: String?) throws -> (graph: RelationGraph, request: MapRequest) {
        let graph = try MapFixtures.bundled()
        var request = MapRequest()
        if let statement {
            request.statement = try #require(graph.node(id: statement)).index
        } else {
            request.view = graph.view(named: "default")
        }
        return (graph, request)
    }

    /// Every spacing laid out: how wide its map is.
    private func widths(_ part: Subgraph, _ options: MapOptions) throws -> [MapSpacing: Double] {
        var widths: [MapSpacing: Double] = [:]
        for spacing in MapSpacing.allCases {
            var options = options
            options.spacing = spacing
            widths[spacing] = try MapRenderer().render(MapDiagram(part, options), options, format: .svg).naturalWidth
        }
        return widths
    }

    @Test("A map for a narrow page has letters no smaller than the best of all spacings", arguments: [nil, "visit-2015"])
    func letters(_ statement: String?) throws {
        let (graph, request) = try request(statement)
        let (part, options) = try request.compose(graph, MapOptions())
        let widths = try widths(part, options)
        let narrowest = try #require(widths.values.min())
        for width in [400.0, 560, 640, 760, 900, 1100, 2000] {
            var options = options
            options.width = width
            let natural = try MapRenderer().render(part, options, format: .svg).naturalWidth
            let isReadable = natural * WidthEstimate.smallestScale <= width
            #expect(isReadable || natural < narrowest * 1.03, "at \(width): \(natural) of \(widths)")
        }
    }

    @Test("The estimate is near what a layout gives", arguments: [nil, "visit-2015"])
    func accuracy(_ statement: String?) throws {
        let (graph, request) = try request(statement)
        let (part, options) = try request.compose(graph, MapOptions())
        let wide = try MapRenderer().render(part, options, format: .svg)
        let estimate = WidthEstimate(wide.diagram, try #require(wide.drawing))
        for (spacing, width) in try widths(part, options) {
            var other = options
            other.spacing = spacing
            let estimated = estimate.width(of: MapDiagram(part, other))
            #expect(abs(estimated - width) < 0.15 * width, "\(spacing): \(estimated) for \(width)")
        }
    }

    @Test("What fits, and what is not in columns, stays") func stays() throws {
        let (graph, request) = try request(nil)
        let (part, composed) = try request.compose(graph, MapOptions())
        func spacing(_ layout: MapLayout, within scale: Double) throws -> MapSpacing? {
            var options = composed
            options.layout = layout
            let map = try MapRenderer().render(part, options, format: .svg)
            let drawing = try #require(map.drawing)
            return WidthEstimate(map.diagram, drawing).spacing(within: MapSVG.width(of: drawing) * scale) { spacing in
                options.spacing = spacing
                return MapDiagram(part, options)
            }
        }
        #expect(try spacing(.dot, within: WidthEstimate.smallestScale + 0.001) == nil)
        #expect(try spacing(.dot, within: WidthEstimate.smallestScale - 0.001) != nil)
        #expect(try spacing(.neato, within: 0.01) == nil)
    }
}
