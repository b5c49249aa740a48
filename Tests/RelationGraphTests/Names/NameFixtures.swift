import RelationGraph

/// A node of a test, in the order of the strength of its names.
struct NamedNode {
    var id: String
    var name: String
    var aliases: [String] = []
    var identifiers: [String] = []
    var form = NameForm.person
}

/// An index with the ids of its nodes, so that tests speak of ids instead of numbers.
struct NamedNodes {
    let nodes: [NamedNode]
    let index: NameIndex

    init(_ nodes: [NamedNode]) {
        self.nodes = nodes
        index = NameIndex(Self.records(nodes))
    }

    static func records(_ nodes: [NamedNode]) -> [NameRecord] {
        nodes.enumerated().flatMap { number, node in
            let texts: [(NameField, [String])] = [
                (.id, [node.id]), (.name, [node.name]), (.alias, node.aliases), (.identifier, node.identifiers),
            ]
            return texts.flatMap { field, texts in
                texts.map { NameRecord(node: Int32(number), text: $0, field: field, form: node.form) }
            }
        }
    }

    func id(_ match: NameMatch) -> String { nodes[Int(match.node)].id }

    func found(_ query: String) -> [String] { index.matches(query).map(id) }

    /// The answer in one line: `peskov`, `peskov also lavrov`, `lavrov or shoigu`, `none: peskov`.
    func answer(_ query: String) -> String {
        switch index.resolve(query) {
        case .match(let match, let alternatives):
            alternatives.isEmpty ? id(match) : "\(id(match)) also \(alternatives.map(id).joined(separator: ", "))"
        case .ambiguous(let matches): matches.map(id).sorted().joined(separator: " or ")
        case .none(let suggestions): "none: \(suggestions.map(id).joined(separator: ", "))"
        }
    }

    /// Why the best match of a query matched.
    func reason(_ query: String) -> String? { index.matches(query, limit: 1).first?.reason }
}

extension NamedNode {
    /// IRi.039 of the consolidated sanctions list of the UN Security Council, with its aliases of good and of low quality.
    static let general = NamedNode(
        id: "general", name: "QASEM SOLEIMANI",
        aliases: [
            "Qasim Soleimani", "Qasem Sulaimani", "Qasim Sulaimani", "Qasim Sulaymani", "Qasem Sulaymani", "Kasim Soleimani",
            "Kasim Sulaimani", "Kasim Sulaymani", "Haj Qasem", "Haji Qassem", "Sardar Soleimani",
        ],
        identifiers: ["IRi.039", "un:IRi.039"])

    /// IRi.040 of the same list: another man, a director of uranium mining.
    static let director = NamedNode(
        id: "director", name: "GHASEM SOLEYMANI", aliases: ["Ghasim Soleymani", "Ghasem Sulaymani", "Ghasem Solaymani"],
        identifiers: ["IRi.040", "un:IRi.040"])

    static let putin = NamedNode(id: "putin", name: "Vladimir Putin")
    static let lavrov = NamedNode(id: "lavrov", name: "Sergei Lavrov")
    static let ryabkov = NamedNode(id: "ryabkov", name: "Sergei Ryabkov")
    static let shoigu = NamedNode(id: "shoigu", name: "Sergei Shoigu")
    static let peskov = NamedNode(id: "peskov", name: "Dmitry Peskov")
    static let khamenei = NamedNode(id: "khamenei", name: "Ali Khamenei")
    static let fox = NamedNode(id: "fox-news", name: "Fox News", form: .title)
    static let quds = NamedNode(id: "quds-force", name: "Quds Force", form: .title)
    static let unitedNations = NamedNode(id: "united-nations", name: "United Nations", form: .title)
    static let council = NamedNode(id: "council", name: "UN Security Council", form: .title)
    static let meeting = NamedNode(
        id: "s1", name: "Fox News reported that Putin met Soleimani in Moscow in July 2015", form: .sentence)

    static let cast = [
        general, putin, lavrov, ryabkov, shoigu, peskov, khamenei, fox, quds, unitedNations, council, meeting,
    ]
}
