import RelationAnalysis
import RelationGraph

/// The outline of a box: who is unnamed, where a statement stands and what changed between two versions are told by its strokes, in every
/// theme and without colours.
struct BoxOutline: Equatable {
    enum Stroke: String { case solid, dashed, dotted }

    var stroke = Stroke.solid
    /// Two lines, the outer one in the colour of what is against.
    var isDouble = false
    /// Instead of the colour of the kind.
    var color: PaletteColor?
    var width = 1.1

    static let broughtOut = 2.6

    init() {}

    /// As the box of a statement of that status has it.
    init(_ status: ClaimStatus?) {
        switch status {
        case nil, .asserted: break
        case .disputed: isDouble = true
        case .denied: (color, width) = (.vermillion, 2)
        case .unanswered: (stroke, width) = (.dotted, 1.6)
        case .retracted: (stroke, color) = (.dashed, .grey)
        }
    }

    /// Plain, with a second line that may be shown or not.
    static let ofAnyStatus: BoxOutline = {
        var outline = BoxOutline()
        outline.isDouble = true
        return outline
    }()

    init(_ box: MapDiagram.Box) {
        self.init(box.change == nil || box.change == .changed ? box.standing?.status : nil)
        if box.node.facts.isAnonymous { stroke = .dashed }
        if box.change == .removed { (stroke, color) = (.dashed, .grey) }
        if box.isHighlighted || box.change == .added { width = BoxOutline.broughtOut }
    }
}

/// The word of a statement's status beside its tag: the more is at issue, the darker.
struct StatusBadge {
    let text: String
    private let status: ClaimStatus

    /// The width that any status has room in.
    static let widest =
        ClaimStatus.allCases.map {
            Lettering.badge.width(of: StatementStanding(status: $0, isDerived: true).badge)
        }.max() ?? 0

    init(_ standing: StatementStanding) {
        text = standing.badge
        status = standing.status
    }

    init(_ status: ClaimStatus) {
        text = status.rawValue.uppercased()
        self.status = status
    }

    /// Nil for the paper.
    var fillInk: FigurePen.Ink? {
        switch status {
        case .disputed: .tone(.palette(.vermillion))
        case .denied: .fill(.palette(.vermillion))
        case .asserted, .unanswered, .retracted: nil
        }
    }

    var borderInk: FigurePen.Ink {
        switch status {
        case .disputed: .tone(.palette(.vermillion))
        case .denied: .line(.palette(.vermillion))
        case .asserted: .line(.palette(.ochre))
        case .unanswered, .retracted: .line(.palette(.grey))
        }
    }

    var letterInk: FigurePen.Ink {
        switch status {
        case .disputed: .canvas
        case .denied: .tone(.palette(.vermillion))
        case .asserted: .tone(.palette(.ochre))
        case .unanswered, .retracted: .tone(.palette(.grey))
        }
    }
}
