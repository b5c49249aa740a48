/// How much of what is known of a node or an edge is asked for. What large files hold is made whenever it is asked for, and less takes less
/// time.
public enum FactsExtent: Sendable {
    case all
    /// What names a node: aliases and identifiers. The rest may be missing.
    case names
    /// Dates and documents. The rest may be missing.
    case dates
    /// The documents. The rest may be missing.
    case documents
}
