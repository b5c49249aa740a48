import RelationGraph

/// The forms of a large map's dots: those of their kinds, or, where all are of one kind, those of their groups, which colours then need not
/// tell apart alone.
struct OverviewForms {
    /// The kinds drawn, each with its form; empty on a map of one kind.
    let kinds: [(kind: NodeKind, form: DotForm)]
    /// A box each.
    let forms: [DotForm]

    init(_ diagram: MapDiagram, _ clusters: OverviewClusters) {
        let used = diagram.usedKinds
        guard used.count > 1 else {
            kinds = []
            forms = diagram.boxes.indices.map(clusters.form)
            return
        }
        // First those whose boxes have a form to be like, then the others; what is left when all are taken shares the last one.
        var formOfKind: [String: DotForm] = [:]
        var free = DotForm.allCases
        for kind in used {
            guard let form = DotForm(like: kind.style.shape), let index = free.firstIndex(of: form) else { continue }
            formOfKind[kind.id] = free.remove(at: index)
        }
        for kind in used where formOfKind[kind.id] == nil {
            formOfKind[kind.id] = free.count > 1 ? free.removeFirst() : free.first ?? .pointer
        }
        kinds = used.map { ($0, formOfKind[$0.id] ?? .disc) }
        forms = diagram.boxes.map { formOfKind[$0.node.kind.id] ?? .disc }
    }
}

extension DotForm {
    /// The form most like a box's; nil for a box like those of several others.
    fileprivate init?(like shape: NodeStyle.Shape) {
        switch shape {
        case .rounded: self = .disc
        case .box: self = .square
        case .note: self = .diamond
        case .tab: self = .wedge
        case .ellipse: self = .star
        case .hexagon: self = .triangle
        case .octagon: self = .cross
        case .component: self = .saltire
        case .folder: self = .pointer
        case .cylinder: return nil
        }
    }
}
