import RelationGraph

/// Looks for relation types that have none of their own, such as the labels of edges in foreign files: by colour, dash and arrowhead each is
/// told from the others. The colours are those that no stance has.
enum DistinctLines {
    private static let directed: [LineStyle] = [
        LineStyle(.palette(.ink)),
        LineStyle(.palette(.indigo), dash: .dashed, arrow: .open),
        LineStyle(.palette(.brown), arrow: .diamond),
        LineStyle(.palette(.sky), dash: .dotted),
        LineStyle(.palette(.purple), arrow: .box),
        LineStyle(.palette(.blue), dash: .dashed, arrow: .dot),
        LineStyle(.palette(.ink), dash: .dotted, arrow: .vee),
        LineStyle(.palette(.indigo), arrow: .dot),
        LineStyle(.palette(.brown), dash: .dashed),
        LineStyle(.palette(.purple), dash: .dotted, arrow: .diamond),
    ]

    /// Without arrowheads.
    private static let symmetric: [LineStyle] = [
        LineStyle(.palette(.ink), arrow: .none),
        LineStyle(.palette(.indigo), dash: .dashed, arrow: .none),
        LineStyle(.palette(.sky), dash: .dotted, arrow: .none),
        LineStyle(.palette(.brown), arrow: .none),
        LineStyle(.palette(.purple), dash: .dashed, arrow: .none),
    ]

    /// Gives the most frequent types without a look of their own one each, if there are several; the others stay as they are. It goes by the
    /// whole graph, so that every part of it is drawn alike.
    ///
    /// - Parameter styled: The types that somebody has given a look.
    /// - Complexity: O(types), and O(relations) where a look is to be given.
    static func style(of graph: RelationGraph, besides styled: Set<String>) -> MapStyle? {
        let types = graph.vocabulary.relationTypes
        let plain = types.indices.filter { types[$0].style.isPlain && !styled.contains(types[$0].id) }
        guard plain.count > 1 else { return nil }
        var counts = [Int](repeating: 0, count: types.count)
        for relation in graph.relations { counts[relation.typeIndex] += 1 }
        let used = plain.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
        guard used.count > 1 else { return nil }
        var style = MapStyle()
        for (looks, isSymmetric) in [(directed, false), (symmetric, true)] {
            for (index, look) in zip(used.filter { types[$0].isSymmetric == isSymmetric }, looks) {
                style.relations[types[index].id] = MapStyle.Relation(look)
            }
        }
        return style
    }
}

extension LineStyle {
    /// Whether it is that of types that declare none.
    var isPlain: Bool { self == .standard(isSymmetric: false) || self == .standard(isSymmetric: true) }
}

extension MapStyle.Relation {
    fileprivate init(_ style: LineStyle) {
        self.init()
        (color, dash, arrow, width) = (style.color, style.dash, style.arrow, style.width)
    }
}
