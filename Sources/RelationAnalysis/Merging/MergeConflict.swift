import RelationGraph

/// One thing on which the notes of several authors do not agree, so that only people can decide.
public struct MergeConflict: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
        /// A field, a declaration or a view has one value here and another there.
        case values = "different-values"
        /// One id stands for nodes of two kinds.
        case kinds = "different-kinds"
        /// One id stands for things whose names have nothing in common.
        case names = "different-things"
        /// One author removed what another one changed or uses.
        case removal = "removed-and-changed"
        /// Two are judged one here and two there.
        case judgements = "contradicting-judgements"
        /// One author read a denial where another one read a confirmation.
        case stances = "contradicting-stances"
    }

    /// What the conflict is about.
    public enum Subject: Sendable, Hashable {
        /// The title or the description of the graph, or what its figures say and look like.
        case graph
        case node(id: String, kind: String)
        case relation(source: String, type: String, target: String, isStance: Bool)
        case view(String)
        case kind(String)
        case relationType(String)
    }

    /// What one author has.
    public struct Version: Sendable, Hashable {
        /// The number of the author's graph, in the order in which they were given.
        public let side: Int
        /// Nil if it is not there, or was removed.
        public let text: String?
        /// Where the author wrote the node or the entry.
        public let place: SourcePlace?
    }

    public let reason: Reason
    public let subject: Subject
    /// The keys of the native format that lead from the subject to the value: `role`; `attributes`, `rank`. Empty for the whole subject.
    public let field: [String]
    public let versions: [Version]
    /// Whose version was taken, if it was said whose shall be.
    public internal(set) var taken: Int?
}

/// Something that keeps no graphs from being united, but that their authors should look at.
public struct MergeNotice: Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
        /// Two documents have one url.
        case sameURL = "same-url"
        /// Two nodes of different ids may be one; `resolve` compares them.
        case maybeSame = "maybe-same"
        /// A node has two numbers of one register, one from each author.
        case twoNumbers = "two-numbers"
        /// Entries of several authors tell of one place in one document, and nothing says which go together.
        case unpaired = "unpaired-entries"
        /// One author's own judgements contradict each other.
        case judgements = "contradicting-judgements"
        /// Comments behind something on its line are not in the united notes.
        case comments = "comments-left-behind"
    }

    public let code: Code
    public let message: String
    public let remedy: String
    public let places: [SourcePlace]
}
