/// What a copy for the public leaves out of a graph, or says in other words: data that a file of rules holds.
public struct PublicationRules: Sendable, Hashable {
    /// A node as the rules name it.
    public struct Target: Sendable, Hashable {
        public var name: String
        public var place: SourcePlace?

        public init(_ name: String, at place: SourcePlace? = nil) {
            self.name = name
            self.place = place
        }
    }

    /// Other words for a node.
    public struct Wording: Sendable, Hashable {
        public var target: Target
        public var text: String

        public init(_ target: Target, _ text: String) {
            self.target = target
            self.text = text
        }
    }

    /// What can be left out of everything that stays.
    public enum Part: String, Sendable, CaseIterable {
        case notes, descriptions, aliases, identifiers, roles, countries, tags, urls, locators, quotes, attributes, views, credits
    }

    /// The keys of attributes that hold the words of a text.
    public static let quoteKeys: Set<String> = ["quote", "quotes", "quotation"]
    /// The attribute that marks a node, an entry or its note as not for the public.
    public static let marker = "confidential"

    /// Nodes that go, with what is known only from them.
    public var removed: [Target] = []
    /// Nodes that stay under other words and a neutral id, without anything else that is known of them.
    public var replaced: [Wording] = []
    /// Nodes that stay as they are, but for their name, title or wording.
    public var reworded: [Wording] = []
    /// Other ids for nodes that stay.
    public var renamed: [Wording] = []
    /// Only these, and what their ties and stances among themselves are known from; empty means all.
    public var kept: [Target] = []
    public var dropped: Set<Part> = []
    /// Keys of free attributes that go.
    public var droppedAttributes: Set<String> = []
    /// Names of views that go.
    public var droppedViews: Set<String> = []
    /// Texts that may stay though they are names of what was removed.
    public var allowed: [String] = []
    public var title: String?
    public var summary: String?
    public var subtitle: String?
    public var credit: String?

    public init() {}
}
