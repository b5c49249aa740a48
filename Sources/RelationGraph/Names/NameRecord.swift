/// Where a name of a node comes from; the cases stand in order of strength.
public enum NameField: String, Sendable, Hashable, Comparable, CaseIterable {
    case id
    case name
    case alias
    case identifier

    private var rank: Int {
        switch self {
        case .id: 0
        case .name: 1
        case .alias: 2
        case .identifier: 3
        }
    }

    /// `true` where the first field is the stronger one.
    public static func < (first: NameField, second: NameField) -> Bool { first.rank < second.rank }
}

/// How the words of a name are to be read.
public enum NameForm: Sendable, Hashable {
    /// A person's name: its last word is the surname.
    case person
    /// A name of anything else (organization, place, agreement): no word is special.
    case title
    /// Running text, such as a statement or a headline: a word of it is a mention, hardly a name.
    case sentence
}

/// One name of one node.
public struct NameRecord: Sendable, Equatable {
    /// The caller's dense index of the node.
    public var node: Int32
    /// The name as it is written in the notes.
    public var text: String
    public var field: NameField
    public var form: NameForm

    public init(node: Int32, text: String, field: NameField, form: NameForm = .person) {
        self.node = node
        self.text = text
        self.field = field
        self.form = form
    }
}
