import RelationGraph

/// What a node is to those who compare it: everything but comments and places.
struct NodeContent: Hashable {
    private let kind: String
    private let name: String
    private let facts: NodeFacts
    private let links: [String: [String]]

    init(_ draft: NodeDraft) {
        (kind, name) = (draft.kind, draft.name)
        var facts = draft.facts
        facts.comment = nil
        self.facts = facts
        links = Dictionary(
            draft.links.map { ($0.type.rawValue, $0.to.map(\.id).sorted()) }, uniquingKeysWith: { ($0 + $1).sorted() })
    }
}

/// A node as one author has it.
struct NodeVersion {
    let side: Int
    let draft: NodeDraft

    var place: SourcePlace? { draft.id.place }
}

/// Unites the versions of one node.
struct NodeMerge {
    private let versions: [NodeVersion]
    private let base: NodeDraft?
    private let subject: MergeConflict.Subject
    private var united: NodeDraft

    /// The united node.
    ///
    /// - Parameters:
    ///   - base: the node as the common ancestor has it.
    ///   - isOne: whether somebody said that the versions are one thing, whatever their names.
    static func united(
        _ versions: [NodeVersion], base: NodeDraft?, isOne: Bool, _ choice: inout MergeChoice
    ) -> NodeDraft {
        var merge = NodeMerge(versions, base: base)
        merge.uniteNames(isOne: isOne, &choice)
        merge.uniteFacts(&choice)
        merge.uniteAttributes(&choice)
        merge.uniteLinks(&choice)
        return merge.united
    }

    private init(_ versions: [NodeVersion], base: NodeDraft?) {
        self.versions = versions
        self.base = base
        united = versions[0].draft
        // Where only a name is known, the kind is that of whoever knows it.
        if let known = versions.first(where: { $0.draft.kind != NodeMerge.unknownKind }) { united.kind = known.draft.kind }
        subject = .node(id: united.id.id, kind: united.kind)
    }

    /// The kind of nodes of foreign files.
    private static let unknownKind = "node"

    // MARK: Kind and names

    private mutating func uniteNames(isOne: Bool, _ choice: inout MergeChoice) {
        let kinds = versions.map {
            SideValue(side: $0.side, value: $0.draft.kind == Self.unknownKind ? nil : $0.draft.kind, place: $0.place)
        }
        if let base {
            // Whoever corrected the kind is followed; a file that does not tell it has no say.
            let old = base.kind == Self.unknownKind ? nil : base.kind
            united.kind = choice.one(kinds.filter { $0.value != nil }, base: .some(old), of: subject, ["kind"]) { $0 } ?? united.kind
        } else if Set(kinds.compactMap(\.value)).count > 1 {
            let shown = kinds.filter { $0.value != nil }.map { MergeConflict.Version(side: $0.side, text: $0.value, place: $0.place) }
            choice.add(MergeConflict(reason: .kinds, subject: subject, field: [], versions: NodeMerge.distinct(shown)))
            return
        }
        let named = versions.filter { $0.draft.name != $0.draft.id.id }
        if base == nil, !isOne, let stranger = NodeMerge.stranger(among: named) {
            let shown = [named[0], stranger].map { MergeConflict.Version(side: $0.side, text: $0.draft.name, place: $0.place) }
            choice.add(MergeConflict(reason: .names, subject: subject, field: [], versions: shown))
            return
        }
        // A node of a foreign file that has no name goes by its id.
        let names = versions.map {
            SideValue(side: $0.side, value: $0.draft.name == $0.draft.id.id && base == nil ? nil : $0.draft.name, place: $0.place)
        }
        let settledBefore = choice.settled.count
        united.name = choice.one(names, base: base.map { .some($0.name) }, of: subject, [nameKey]) { $0 } ?? united.name
        guard choice.settled.count > settledBefore, nameKey == "name" else { return }
        // The name that was not taken is another name of the same.
        let others = names.compactMap(\.value).filter { $0 != united.name && $0 != base?.name }
        extraAliases = MergeChoice.all([others], base: nil).map { Alias($0) }
    }

    private var extraAliases: [Alias] = []

    private var nameKey: String {
        switch united.kind {
        case "statement": "says"
        case "document": "title"
        default: "name"
        }
    }

    /// A version whose names have nothing in common with those of the first.
    private static func stranger(among versions: [NodeVersion]) -> NodeVersion? {
        guard let first = versions.first else { return nil }
        return versions.dropFirst().first { version in
            let (one, other) = (first.draft, version.draft)
            if one.name == other.name || !Set(one.facts.identifiers).isDisjoint(with: other.facts.identifiers) { return false }
            if let url = one.facts.url, url == other.facts.url { return false }
            return !NameLikeness.shareWord(
                [one.name] + one.facts.aliases.map(\.name), [other.name] + other.facts.aliases.map(\.name))
        }
    }

    private static func distinct(_ versions: [MergeConflict.Version]) -> [MergeConflict.Version] {
        var seen: Set<String?> = []
        return versions.filter { seen.insert($0.text).inserted }
    }

    // MARK: Fields

    private mutating func unite<Value: Hashable>(
        _ path: WritableKeyPath<NodeFacts, Value?>, _ key: String, _ choice: inout MergeChoice, text: (Value) -> String
    ) {
        let values = versions.map { SideValue(side: $0.side, value: $0.draft.facts[keyPath: path], place: $0.place) }
        united.facts[keyPath: path] = choice.one(
            values, base: base.map { $0.facts[keyPath: path] }, of: subject, [key], text: text)
    }

    private mutating func unite<Element: Hashable>(_ path: WritableKeyPath<NodeFacts, [Element]>) {
        united.facts[keyPath: path] = MergeChoice.all(
            versions.map { $0.draft.facts[keyPath: path] }, base: base.map { $0.facts[keyPath: path] })
    }

    private mutating func uniteFacts(_ choice: inout MergeChoice) {
        unite(\.aliases)
        united.facts.aliases += extraAliases.filter { !united.facts.aliases.contains($0) }
        // The name that was taken is no other name, unless its own author lists it as one.
        let main = Alias(united.name)
        if !extraAliases.isEmpty, !versions.contains(where: { $0.draft.name == united.name && $0.draft.facts.aliases.contains(main) }) {
            united.facts.aliases.removeAll { $0 == main }
        }
        unite(\.identifiers)
        tellOfSecondNumbers(&choice)
        unite(\.tags)
        unite(\.role, "role", &choice) { $0 }
        unite(\.summary, "description", &choice) { $0 }
        unite(\.country, "country", &choice) { $0 }
        unite(\.period, "when", &choice) { $0.text }
        unite(\.url, "url", &choice) { $0 }
        unite(\.headcount, "count", &choice) { String($0) }
        unite(\.reliability, "reliability", &choice) { $0.rawValue }
        unite(\.note, "note", &choice) { $0 }
        unite(\.published, "date", &choice) { $0.text }
        unite(\.updated, "updated", &choice) { $0.text }
        unite(\.retrieved, "retrieved", &choice) { $0.text }
        unite(\.language, "language", &choice) { $0 }
        let marks = versions.map { SideValue(side: $0.side, value: $0.draft.facts.isAnonymous ? true : nil, place: $0.place) }
        united.facts.isAnonymous =
            choice.one(marks, base: base.map { $0.facts.isAnonymous ? true : nil }, of: subject, ["anonymous"]) { String($0) } ?? false
        united.facts.comment = Comments.united(versions.map(\.draft.facts.comment), base: base.map(\.facts.comment))
    }

    private func tellOfSecondNumbers(_ choice: inout MergeChoice) {
        guard base == nil else { return }
        let schemes = Dictionary(grouping: united.facts.identifiers, by: \.scheme)
        for (scheme, numbers) in schemes.sorted(by: { $0.key < $1.key }) where numbers.count > 1 {
            let own = versions.map { version in Set(version.draft.facts.identifiers.filter { $0.scheme == scheme }.map(\.value)) }
            guard !own.contains(where: { $0.count == Set(numbers.map(\.value)).count }) else { continue }
            choice.add(
                MergeNotice(
                    code: .twoNumbers,
                    message: "“\(united.id.id)” has the numbers \(numbers.map(\.value).joined(separator: ", ")) of the register \(scheme)",
                    remedy: "If these are two, give one of them another id (--rename); else nothing need be done.",
                    places: versions.compactMap(\.place)))
        }
    }

    private mutating func uniteAttributes(_ choice: inout MergeChoice) {
        united.facts.attributes = Attributes.united(
            versions.map { SideValue(side: $0.side, value: $0.draft.facts.attributes, place: $0.place) }, base: base?.facts.attributes,
            of: subject, &choice)
    }

    private mutating func uniteLinks(_ choice: inout MergeChoice) {
        united.links = []
        for type in NodeDraft.outgoingLinks + NodeDraft.incomingLinks {
            let lists = versions.map { $0.draft.links(type) }
            let ids: [String]
            if type == .published {
                // A document appears once: two outlets are two opinions, not a list.
                let values = zip(versions, lists).map { version, list in
                    SideValue(side: version.side, value: list.isEmpty ? nil : list.map(\.id).sorted(), place: version.place)
                }
                let old = base.map { $0.links(type).map(\.id).sorted() }
                ids =
                    choice.one(values, base: old.map { $0.isEmpty ? nil : $0 }, of: subject, ["outlet"]) {
                        $0.joined(separator: ", ")
                    } ?? []
            } else {
                ids = MergeChoice.all(lists.map { $0.map(\.id) }, base: base.map { $0.links(type).map(\.id) })
            }
            let places = Dictionary(lists.joined().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let references = ids.compactMap { places[$0] }
            if !references.isEmpty { united.links.append((type, references)) }
        }
    }
}

/// Unites free attributes key by key.
enum Attributes {
    static func united(
        _ versions: [SideValue<[Attribute]>], base: [Attribute]?, of subject: MergeConflict.Subject, _ choice: inout MergeChoice
    ) -> [Attribute] {
        var keys: [String] = []
        for attribute in versions.compactMap(\.value).joined() where !keys.contains(attribute.key) { keys.append(attribute.key) }
        return keys.compactMap { key in
            let values = versions.map { SideValue(side: $0.side, value: ($0.value ?? [])[key: key], place: $0.place) }
            if let lists = lists(values), let old = base.map({ $0[key: key] ?? .list([]) }).map({ list($0) }) {
                return Attribute(key, .list(MergeChoice.all(lists, base: old)))
            }
            if base == nil, let lists = lists(values) { return Attribute(key, .list(MergeChoice.all(lists, base: nil))) }
            let value = choice.one(values, base: base.map { $0[key: key] }, of: subject, ["attributes", key]) { $0.text }
            return value.map { Attribute(key, $0) }
        }
    }

    private static func list(_ value: AttributeValue) -> [AttributeValue]? {
        if case .list(let elements) = value { elements } else { nil }
    }

    /// The lists, if all that is there are lists, and several.
    private static func lists(_ values: [SideValue<AttributeValue>]) -> [[AttributeValue]]? {
        let present = values.compactMap(\.value)
        guard present.count == values.count else { return nil }
        let lists = present.compactMap(list)
        return lists.count == present.count ? lists : nil
    }
}

/// Comments are nobody's data: where authors wrote different ones, the lines of all of them stay.
enum Comments {
    static func united(_ comments: [String?], base: String??) -> String? {
        let changed = comments.filter { comment in base.map { comment != $0 } ?? true }
        if changed.isEmpty { return base ?? nil }
        let lines = MergeChoice.all(
            changed.compactMap { $0?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }, base: nil)
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
