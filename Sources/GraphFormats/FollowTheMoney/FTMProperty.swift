import RelationGraph

/// What a property of FollowTheMoney says of the entity that has it.
final class FTMProperty: Sendable {
    enum Role: Sendable, Equatable {
        case name, alias, weakAlias, formerName
        case country
        case role, summary, url, note
        /// A number in a register: an identifier of this scheme besides the attribute.
        case identifier(String)
        /// The ids of other entities, if the entity is of a schema that has them.
        case reference
        case plain

        /// Whether it gives an alias or an identifier.
        var isOfNames: Bool {
            switch self {
            case .name, .alias, .weakAlias, .formerName, .identifier: true
            default: false
            }
        }
    }

    /// A part of an entity that is no property.
    enum Part: String, Sendable {
        case id, schema, caption, properties
        /// A member of ours: its name begins so.
        case own = "relgraph:"
    }

    let name: String
    let role: Role
    /// What it is where it stands beside the properties.
    let part: Part?
    /// How well it names an entity; nil if it does not. The least is the best.
    let titleRank: Int?
    /// The type of the edges that it makes where it names other entities.
    let type: RelationType

    init(_ name: String) {
        self.name = name
        role = FTMProperty.roles[name] ?? .plain
        part = name.hasPrefix(PropertyName.prefix) ? .own : Part(rawValue: name)
        titleRank = FTMProperty.titles.firstIndex(of: name)
        let words = FTMProperty.hyphenated(name)
        type = RelationType(
            id: words, label: words.replacing("-", with: " "), inverse: "is the \(words.replacing("-", with: " ")) of", layer: .ties,
            style: LineStyle(.palette(.grey), dash: .dotted, arrow: .vee, width: .thin))
    }

    /// What names an entity, the best first.
    private static let titles = ["name", "title", "fileName", "full", "number", "registrationNumber", "accountNumber", "label"]

    /// “addressEntity” as “address-entity”.
    static func hyphenated(_ name: String) -> String {
        var words = ""
        for character in name {
            if character.isUppercase, !words.isEmpty { words.append("-") }
            words += character.isLetter || character.isNumber ? character.lowercased() : "-"
        }
        return words
    }

    /// Properties that name entities in every schema that has them.
    private static let references = [
        "addressEntity", "riskSource", "proof", "organizer", "involved", "payerAccount", "beneficiaryAccount", "pictured", "operator",
        "bank",
        "issuer", "holder", "senderAccount", "recipientAccount", "inReplyToMessage", "inReplyToEmail", "emitters", "callForTenders",
        "onBehalfOf",
        "tenderers", "declarant", "contractHolder", "bankAccount", "bankRub", "bankForeign", "transport", "taxee", "startLocation",
        "endLocation", "vehicle", "caller", "partOf", "resolved", "entity", "parent", "owner", "receiver", "sender", "organization",
        "document",
    ]

    private static let roles: [String: Role] = {
        var roles: [String: Role] = ["name": .name]
        for name in EntityProperties.aliases { roles[name] = .alias }
        (roles["weakAlias"], roles["previousName"]) = (.weakAlias, .formerName)
        for name in EntityProperties.countries { roles[name] = .country }
        for name in EntityProperties.roles { roles[name] = .role }
        for name in EntityProperties.summaries { roles[name] = .summary }
        for name in EntityProperties.notes { roles[name] = .note }
        for name in EntityProperties.urls { roles[name] = .url }
        for (name, scheme) in EntityProperties.identifiers { roles[name] = .identifier(scheme) }
        for name in references { roles[name] = .reference }
        return roles
    }()

    /// The property for a number of a scheme; nil if there is none.
    static func name(ofScheme scheme: String) -> String? { schemeNames[scheme] }

    /// The property that edges of a type come from; nil if they are relations of their own.
    static func reference(ofType type: String) -> String? { referenceNames[type] }

    /// Whether entities name others under a name.
    static func isReference(_ name: String) -> Bool { roles[name] == .reference }

    private static let schemeNames: [String: String] = Dictionary(EntityProperties.identifiers.map { ($1, $0) }) { min($0, $1) }

    private static let referenceNames: [String: String] = Dictionary(references.map { (hyphenated($0), $0) }) { first, _ in first }
}
