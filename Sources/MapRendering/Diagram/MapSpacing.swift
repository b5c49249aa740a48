/// How much room a map takes: the narrower it must be, the more lines a name has and the nearer the columns stand. The letters keep their size.
public enum MapSpacing: Sendable, CaseIterable {
    case wide
    /// For a column of a newspaper's page or a tablet.
    case compact
    /// For a telephone.
    case narrow
    /// As narrow, without words beside the lines.
    case bare

    /// At which names and roles are broken, in points.
    var nameWidth: Double {
        switch self {
        case .wide: 165
        case .compact: 120
        case .narrow, .bare: 88
        }
    }

    /// Of boxes that need half as much again around their text: ellipses and the like.
    var roundNameWidth: Double { nameWidth * 0.72 }

    var statementWidth: Double {
        switch self {
        case .wide: 172
        case .compact: 150
        case .narrow, .bare: 118
        }
    }

    /// Where many statements share a column.
    var crowdedStatementWidth: Double { self == .wide ? 290 : statementWidth }

    /// Of the words beside a line, in lines of at most that many points.
    var lineLabelWidth: Double {
        switch self {
        case .wide: 160
        case .compact: 80
        case .narrow, .bare: 52
        }
    }

    /// Between columns, in inches.
    var columnGap: Double {
        switch self {
        case .wide: 0.8
        case .compact: 0.5
        case .narrow: 0.3
        case .bare: 0.35
        }
    }

    /// Between two lines that run beside each other between columns, in points.
    var trackGap: Double {
        switch self {
        case .wide: 5
        case .compact: 4
        case .narrow, .bare: 2.4
        }
    }

    /// Between the columns and the nearest such line, in points.
    var trackMargin: Double { 2 + trackGap * 2 }

    /// Of the names of frames.
    var groupWidth: Double { self == .wide ? 240 : nameWidth + 12 }

    /// Whether the badge of a status stands below the tag, not behind it.
    var stacksBadges: Bool { nameWidth < 100 }
}
