import RelationGraph

/// What a schema of FollowTheMoney becomes in a graph.
///
/// The schemata are data: one line of a table each, after the model of followthemoney 4 (the names of its schemata and properties). A schema that
/// the table does not have becomes a kind of its own name.
final class FTMSchema: Sendable {
    enum Role: Sendable {
        case node
        /// A relation between the nodes that two of its properties name.
        case edge(RelationType, source: String, target: String)
        /// A listing: the nodes of `entity`, sanctioned by the one whose name is `authority`.
        case listing
    }

    let name: String
    let role: Role
    /// The kind of its nodes; of a relation, that of the nodes that stand for it where one of its ends is missing.
    let kind: NodeKind
    /// How far from the root of all schemata: of several that one entity has, the deepest is the most special.
    let depth: Int
    /// Whether the table has it.
    let isKnown: Bool

    private init(_ name: String, _ role: Role = .node, kind: NodeKind? = nil, depth: Int = 1, isKnown: Bool = true) {
        self.name = name
        self.role = role
        let id = FTMProperty.hyphenated(name)
        self.kind = kind ?? NodeKind(id: id, label: name, section: "ftm-" + id)
        self.depth = depth
        self.isKnown = isKnown
    }

    // MARK: Nodes

    /// Parents first: “Schema, parent, kind, label, section, shape, colour, column”; a kind of the built-in vocabulary needs no more than its id.
    private static let nodes = """
        LegalEntity|Thing|legal-entity|Legal entity|legal-entities|box|indigo|4
        Person|LegalEntity|person
        Organization|LegalEntity|organization
        Company|Organization|company|Company|companies|component|brown|4
        PublicBody|Organization|public-body|Public body|public-bodies|tab|indigo|4
        Asset|Thing|asset|Asset|assets|cylinder|brown|5
        Vehicle|Asset|vehicle|Vehicle|vehicles|cylinder|sky|5
        Vessel|Vehicle|vessel|Vessel|vessels|cylinder|sky|5
        Airplane|Vehicle|aircraft|Aircraft|aircraft|cylinder|indigo|5
        RealEstate|Asset|real-estate|Real estate|real-estates|hexagon|brown|5
        BankAccount|Asset|bank-account|Bank account|bank-accounts|cylinder|green|5
        Security|Asset|security|Security|securities|note|brown|5
        Contract|Asset|contract|Contract|contracts|note|grey|5
        License|Contract|licence|Licence|licences|note|grey|5
        CryptoWallet|Thing|wallet|Cryptocurrency wallet|wallets|cylinder|ochre|5
        UserAccount|Thing|user-account|User account|user-accounts|ellipse|grey|5
        Address|Thing|address|Address|addresses|hexagon|grey|5
        Territory|Thing|territory|Territory|territories|hexagon|green|5
        Position|Thing|position|Position|positions|octagon|purple|4
        Project|Thing|project|Project|projects|octagon|green|5
        CourtCase|Thing|court-case|Court case|court-cases|octagon|vermillion|5
        CallForTenders|Thing|call-for-tenders|Call for tenders|calls-for-tenders|note|brown|5
        Event|Thing|event
        Trip|Event|trip|Trip|trips|octagon|sky|5
        Note|Thing|note|Note|file-notes|note|grey|1
        Document|Thing|document
        Article|Document|document
        HyperText|Document|document
        PlainText|Document|document
        Pages|Document|document
        Email|Document|document
        Message|Document|document
        Folder|Document|folder|Folder|folders|folder|grey|1
        Package|Folder|folder|Folder|folders|folder|grey|1
        Workbook|Folder|folder|Folder|folders|folder|grey|1
        Table|Document|document
        Image|Document|document
        Video|Document|document
        Audio|Document|document
        Page||page|Page|pages|note|grey|1
        Mention||mention|Mention|mentions|note|grey|1
        Identification|Interval|identification|Identity paper|identifications|note|indigo|5
        Passport|Identification|passport|Passport|passports|note|indigo|5
        Call|Interval|call|Call|calls|ellipse|sky|5
        TaxRoll|Interval|tax-roll|Tax roll|tax-rolls|note|brown|5
        EconomicActivity|Interval|customs-declaration|Customs declaration|customs-declarations|note|brown|5
        Risk|Interval|risk|Risk|risks|octagon|vermillion|5
        """

    private static let nodeFields = nodes.split(separator: "\n").map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    private static let parents = Dictionary(nodeFields.map { ($0[0], $0[1]) }) { first, _ in first }

    /// Whether what is of a schema has the properties of another; false for schemata that the table does not have.
    static func isA(_ schema: String, _ other: String) -> Bool {
        var current: String? = schema
        while let name = current {
            if name == other { return true }
            current = parents[name]
        }
        return false
    }

    // MARK: Edges

    /// “Schema, source, target, type, label, inverse label”, with a dash at the end if it holds both ways alike; a type of the built-in vocabulary
    /// needs no labels.
    private static let edges = """
        Ownership|owner|asset|owns
        Directorship|director|organization|director-of|directs|directed by
        Membership|member|organization|member-of
        Employment|employee|employer|works-for
        Representation|agent|client|represents
        Family|person|relative|family-of|family of|family of|-
        Associate|person|associate|associate-of|associate of|associate of|-
        UnknownLink|subject|object|linked-to|linked to|linked from
        Control|controller|controlled|controls|controls|controlled by
        Occupancy|holder|post|holds-post|holds the post|post held by
        Succession|predecessor|successor|preceded|preceded|succeeded
        Payment|payer|beneficiary|paid|paid|was paid by
        Debt|debtor|creditor|owes|owes to|is owed by
        ContractAward|contract|supplier|awarded-to|awarded to|was awarded
        CourtCaseParty|party|case|party-in|party in|has the party
        ProjectParticipant|participant|project|takes-part-in|takes part in|has the participant
        Documentation|document|entity|documents|documents|documented by
        Similar|candidate|match|similar-to|similar to|similar to|-
        """

    static let all: [String: FTMSchema] = {
        var schemata: [String: FTMSchema] = [:]
        var depths = ["Thing": 0]
        for fields in nodeFields {
            let depth = (depths[fields[1]] ?? 0) + 1
            depths[fields[0]] = depth
            schemata[fields[0]] = FTMSchema(fields[0], kind: kind(fields), depth: depth)
        }
        for line in edges.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            schemata[fields[0]] = FTMSchema(fields[0], .edge(type(fields), source: fields[1], target: fields[2]), depth: 2)
        }
        schemata["Sanction"] = FTMSchema("Sanction", .listing, depth: 2)
        return schemata
    }()

    /// What a schema of a name means; for one that is not known, a kind of that name. Every call gives an object of its own, which threads need not
    /// share.
    static func named(_ name: String) -> FTMSchema {
        guard let known = all[name] else { return FTMSchema(name, isKnown: false) }
        return FTMSchema(name, known.role, kind: known.kind, depth: known.depth)
    }

    /// What an authority is that sanctions name, without an entity of its own.
    static let authorityKind = named("Organization").kind

    /// The kind that entities of a schema become.
    static func kindID(of name: String) -> String { all[name]?.kind.id ?? FTMProperty.hyphenated(name) }

    // MARK: Back

    /// How a relation is written: its schema, and the properties for its two ends.
    struct Relation {
        var name: String
        var source: String
        var target: String
        /// The target is told by its name, not by its id.
        var namesTarget = false
    }

    private static let kindNames: [String: String] = {
        var names: [String: String] = [:]
        for fields in nodeFields {
            if names[fields[2]] == nil { names[fields[2]] = fields[0] }
        }
        return names
    }()

    private static let relations: [String: Relation] = {
        var relations = ["sanctioned-by": Relation(name: "Sanction", source: "entity", target: "authority", namesTarget: true)]
        for line in edges.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            relations[fields[3]] = Relation(name: fields[0], source: fields[1], target: fields[2])
        }
        return relations
    }()

    /// The schema of a kind of nodes; nil if there is none.
    static func name(ofKind kind: String) -> String? { kindNames[kind] }

    /// How a relation of a type is written; as a link of unknown sort if there is no schema for it.
    static func relation(ofType type: String) -> Relation {
        relations[type] ?? Relation(name: "UnknownLink", source: "subject", target: "object")
    }

    private static func kind(_ fields: [String]) -> NodeKind {
        guard fields.count > 7 else { return .builtIn(fields[2]) }
        let shape = NodeStyle.Shape(rawValue: fields[5]) ?? .box
        let color = PaletteColor(rawValue: fields[6]) ?? .grey
        return NodeKind(
            id: fields[2], label: fields[3], section: fields[4],
            style: NodeStyle(shape, .palette(color), column: Int(fields[7]) ?? 5))
    }

    private static func type(_ fields: [String]) -> RelationType {
        guard fields.count > 5 else {
            return Vocabulary.builtIn.relationType(fields[3])
                ?? RelationType(id: fields[3], label: fields[3], inverse: fields[3], layer: .ties)
        }
        let isSymmetric = fields.count > 6
        return RelationType(
            id: fields[3], label: fields[4], inverse: fields[5], layer: .ties, symmetric: isSymmetric,
            style: LineStyle(.palette(.brown), arrow: isSymmetric ? .none : .vee, width: .thin))
    }
}
