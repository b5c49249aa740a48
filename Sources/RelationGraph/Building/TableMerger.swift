/// Puts the nodes and edges of foreign files behind those of the notes.
struct TableMerger {
    private(set) var vocabulary: Vocabulary
    private(set) var problems: [Problem] = []
    /// For every table: the graph's number for each of its nodes, nil if it is the same; and the vocabulary's for each of its types.
    private var nodeMaps: [[NodeIndex]?] = []
    private var typeMaps: [[UInt16]] = []
    /// For every table: the types of edges whose ends their own does not admit.
    private var looseTypes: [[Int: UInt16]] = []
    /// The nodes that a table which did not mention them first gave their names, or attributes.
    private var named: Set<NodeIndex> = []
    private var completed: Set<NodeIndex> = []
    /// What the table that is being entered says otherwise than those before it, by the keys of attributes.
    private var conflicts: [(key: String, message: String, place: SourcePlace, count: Int)] = []

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Enters a table's nodes and declares its types.
    mutating func enter(_ table: GraphTable, into nodes: inout NodeColumns) {
        let start = nodes.ids.count
        // The nodes of the first table keep their numbers; nothing need be looked up.
        var fresh: [Int]?
        if start == 0 {
            nodes.ids = table.ids
            nodeMaps.append(nil)
        } else {
            let rows = enterIDs(of: table, into: &nodes)
            if rows.count < table.nodeCount { fresh = rows }
        }
        let count = nodes.ids.count - start
        let names = table.nodeNames
        nodes.names.takeOver(fresh.map { $0.map { names[$0] } } ?? names)
        appendKinds(of: table, rows: fresh, count: count, to: &nodes)
        appendFacts(of: table, rows: fresh, start: start, to: &nodes)
        nodes.places.append(lines: fresh.map { $0.map { table.nodeLines[$0] } } ?? table.nodeLines, of: table.file)
        if !table.nodeAttributes.isEmpty {
            nodes.attributes.append(AttributeBlock(start: start, columns: table.nodeAttributes.map { $0.closed(keeping: fresh) }))
        } else if !nodes.attributes.isEmpty {
            nodes.attributes.append(AttributeBlock(start: start, columns: []))
        }
        var isUsed = [Bool](repeating: false, count: table.types.count)
        for type in table.edgeTypes { isUsed[Int(type)] = true }
        typeMaps.append(table.types.indices.map { isUsed[$0] ? number(of: table.types[$0], declared: table.declaredTypes) : 0 })
        looseTypes.append([:])
    }

    private mutating func appendKinds(of table: GraphTable, rows: [Int]?, count: Int, to nodes: inout NodeColumns) {
        guard !table.kinds.isEmpty else {
            nodes.kinds += repeatElement(UInt16(foreignKind()), count: count)
            return
        }
        let given = table.nodeKinds
        let hasOthers = given.count < table.nodeCount || given.contains(0)
        let numbers = [hasOthers ? UInt16(foreignKind()) : 0] + table.kinds.map { UInt16(number(of: $0)) }
        func kind(_ row: Int) -> UInt16 { row < given.count ? numbers[Int(given[row])] : numbers[0] }
        if let rows { nodes.kinds += rows.lazy.map(kind) } else { nodes.kinds += (0..<count).lazy.map(kind) }
    }

    private func appendFacts(of table: GraphTable, rows: [Int]?, start: Int, to nodes: inout NodeColumns) {
        if start == 0 { nodes.facts = table.nodeFacts } else { nodes.facts.append(table.nodeFacts, rows: rows, at: start) }
    }

    /// Numbers a table's nodes among others; what those have too are the same nodes.
    ///
    /// - Returns: The rows of the nodes that are new.
    private mutating func enterIDs(of table: GraphTable, into nodes: inout NodeColumns) -> [Int] {
        let start = nodes.ids.count
        var map: [NodeIndex] = []
        map.reserveCapacity(table.nodeCount)
        var fresh: [Int] = []
        for (row, id) in table.nodeIDs.enumerated() {
            let node = nodes.ids.number(of: id)
            map.append(node)
            if Int(node) < start { unite(node, with: table, row, &nodes) } else { fresh.append(row) }
        }
        nodeMaps.append(map)
        reportConflicts()
        return fresh
    }

    /// An edge whose ends are of kinds that its type does not join is of another type of that name: what a file says stands, but is not what the
    /// type means. To be called when all tables have been entered: of what kind a node is, any of them may tell.
    mutating func loosenTypes(of table: GraphTable, number: Int, _ kinds: [UInt16]) {
        let (types, map) = (typeMaps[number], nodeMaps[number])
        let admitted = AdmittedKinds(of: types, in: vocabulary)
        guard !admitted.isEmpty else { return }
        func kind(_ node: NodeIndex) -> UInt16 { kinds[Int(map?[Int(node)] ?? node)] }
        for edge in table.edgeTypes.indices {
            let own = Int(table.edgeTypes[edge])
            if admitted.admits(types[own], from: kind(table.edgeSources[edge]), to: kind(table.edgeTargets[edge])) { continue }
            looseTypes[number][edge] = self.number(of: table.types[own], declared: [:], joinsAny: true)
        }
    }

    /// Appends the edges of the tables, which must come in the order in which they were entered.
    mutating func appendEdges(of table: consuming GraphTable, number: Int, to relations: inout RelationColumns) {
        let (nodes, types) = (nodeMaps[number], typeMaps[number])
        (nodeMaps[number], typeMaps[number]) = (nil, [])
        let start = relations.sources.count
        appendEvidence(of: table, nodes, start: start, to: &relations)
        if let nodes {
            relations.sources += table.edgeSources.lazy.map { nodes[Int($0)] }
            relations.targets += table.edgeTargets.lazy.map { nodes[Int($0)] }
        } else {
            relations.sources.takeOver(table.edgeSources)
            relations.targets.takeOver(table.edgeTargets)
        }
        if types.indices.allSatisfy({ Int(types[$0]) == $0 }) {
            relations.types.takeOver(table.edgeTypes)
        } else {
            relations.types += table.edgeTypes.lazy.map { types[Int($0)] }
        }
        for (edge, type) in looseTypes[number] { relations.types[start + edge] = type }
        looseTypes[number] = [:]
        relations.settings += repeatElement(.list, count: table.edgeCount)
        relations.places.append(lines: table.edgeLines, of: table.file)
        relations.attributes.append(AttributeBlock(start: start, columns: table.allEdgeAttributes.map { $0.closed() }))
    }

    private func appendEvidence(of table: borrowing GraphTable, _ nodes: [NodeIndex]?, start: Int, to relations: inout RelationColumns) {
        if start == 0, nodes == nil {
            relations.evidence = table.edgeEvidence
            return
        }
        guard let nodes else { return relations.evidence.append(table.edgeEvidence, at: start) }
        relations.evidence.append(table.edgeEvidence, at: start) { evidence in
            var evidence = evidence
            evidence.documents = evidence.documents.map { Citation(document: nodes[Int($0.document)], locator: $0.locator) }
            evidence.via = evidence.via.map { nodes[Int($0)] }
            evidence.citing = evidence.citing.map { nodes[Int($0)] }
            return evidence
        }
    }

    /// A node that another file has too: what notes say of it stays, the names that foreign files give it must agree.
    private mutating func unite(_ node: NodeIndex, with table: GraphTable, _ row: Int, _ nodes: inout NodeColumns) {
        let (id, name) = (table.nodeIDs[row], table.nodeNames[row])
        if Int(node) >= nodes.noteCount, name != id {
            let known = nodes.names[Int(node)]
            if known == id {
                nodes.names[Int(node)] = name
                named.insert(node)
            } else if known != name {
                let place = named.contains(node) ? "" : nodes.places[Int(node)].map { " at \($0)" } ?? ""
                problems.append(
                    Problem(
                        .error, code: "duplicate-id", message: "The id “\(id)” belongs to “\(name)” here, but to “\(known)”\(place)",
                        remedy: "If they are one, give them one name; otherwise give one of them another id, or read the files apart.",
                        place: table.place(line: Int(table.nodeLines[row]))))
            }
        }
        // What only mentions a node does not know its kind.
        if Int(node) >= nodes.noteCount, let kind = table.kind(of: NodeIndex(row)),
            Int(nodes.kinds[Int(node)]) == vocabulary.kindIndex(NodeKind.unknownID)
        {
            nodes.kinds[Int(node)] = UInt16(number(of: kind))
        }
        if let more = table.nodeFacts[row] {
            var facts = nodes.facts[Int(node)] ?? .none
            facts.complete(with: more)
            nodes.facts[Int(node)] = facts
        }
        let known = nodes.facts[Int(node)]?.attributes ?? []
        var more: [Attribute] = []
        for column in table.nodeAttributes {
            guard let value = column[row] else { continue }
            let told = known[key: column.key]
            guard let first = told ?? nodes.attributes.value(column.key, of: Int(node)) else {
                more.append(Attribute(column.key, value))
                continue
            }
            // Where a node was mentioned first is not where a later file told this of it.
            let place = told != nil && completed.contains(node) ? nil : nodes.places[Int(node)]
            if !first.isSame(as: value) { noteConflict(column.key, first, value, place, table, row) }
        }
        if !more.isEmpty {
            var facts = nodes.facts[Int(node)] ?? .none
            facts.attributes += more
            nodes.facts[Int(node)] = facts
            completed.insert(node)
        }
    }

    private mutating func noteConflict(
        _ key: String, _ first: AttributeValue, _ value: AttributeValue, _ firstPlace: SourcePlace?, _ table: GraphTable, _ row: Int
    ) {
        if let known = conflicts.firstIndex(where: { $0.key == key }) {
            conflicts[known].count += 1
            return
        }
        let place = firstPlace.map { " at \($0)" } ?? " in a file read before"
        conflicts.append(
            (
                key,
                "“\(key)” of “\(table.nodeIDs[row])” is “\(value.text.prefix(40))” here, but “\(first.text.prefix(40))”\(place)",
                table.place(line: Int(table.nodeLines[row])), 1
            ))
    }

    private mutating func reportConflicts() {
        for (key, message, place, count) in conflicts {
            let others = count > 1 ? "; “\(key)” of \(count - 1) more \(count == 2 ? "node differs" : "nodes differ") so" : ""
            problems.append(
                Problem(
                    .warning, code: "conflicting-values", message: message + others,
                    remedy: "What was read first counts. Correct one of the two, or call one otherwise to keep both.", place: place))
        }
        conflicts = []
    }

    // MARK: Vocabulary

    /// The kind of foreign nodes.
    private mutating func foreignKind() -> Int {
        let id = NodeKind.unknownID
        if let known = vocabulary.kindIndex(id) { return known }
        // Notes may call something else “nodes”.
        for section in ["nodes", "foreign-nodes"] where vocabulary.declare(NodeKind(id: id, label: "Node", section: section)) { break }
        return vocabulary.kindIndex(id) ?? 0
    }

    /// A kind that a file declares, or the one of that name that there is already.
    private mutating func number(of kind: NodeKind) -> Int {
        var kind = kind
        if vocabulary.kindIndex(kind.id) == nil, vocabulary.kind(section: kind.section) != nil { kind.section = "listed-" + kind.section }
        vocabulary.declare(kind)
        return vocabulary.kindIndex(kind.id) ?? foreignKind()
    }

    /// The type of foreign edges with a label, declared if need be. A label that names no plain tie in the notes, but a stance or something
    /// else with a meaning of its own, must not be taken for that: it is told apart by its direction.
    private mutating func number(
        of type: GraphTable.EdgeType, declared: [String: RelationType], joinsAny: Bool = false
    ) -> UInt16 {
        let label = type.label ?? "edge"
        var id = label
        if let meant = declared[label] {
            vocabulary.declare(meant)
            // The notes may have declared something else under that name.
            if let index = vocabulary.typeIndex(id), vocabulary.relationTypes[index].layer == meant.layer { return UInt16(index) }
        }
        while true {
            if let index = vocabulary.typeIndex(id) {
                let known = vocabulary.relationTypes[index]
                let isPlain = known.layer == .ties && !known.isStance && known.isSymmetric == type.isSymmetric
                if isPlain, !joinsAny || known.sourceKinds.isEmpty && known.targetKinds.isEmpty { return UInt16(index) }
                id += type.isSymmetric ? " (undirected)" : " (directed)"
                continue
            }
            guard vocabulary.relationTypes.count < UInt16.max else {
                problems.append(
                    Problem(
                        .error, code: "too-many-types", message: "The files have more than \(UInt16.max) types of edges",
                        remedy: "Read fewer of them together.", place: nil))
                return 0
            }
            let label = joinsAny ? vocabulary.relationType(label)?.label ?? label : label
            let inverse = type.isSymmetric ? label : type.label.map { "is the target of “\($0)”" } ?? "edge from"
            vocabulary.declare(
                RelationType(
                    id: id, label: label, inverse: inverse, layer: .ties, symmetric: type.isSymmetric,
                    style: .standard(isSymmetric: type.isSymmetric)))
        }
    }
}

extension AttributeValue {
    /// Whether two files say the same, be it that one takes for a text what is a number to the other.
    fileprivate func isSame(as other: AttributeValue) -> Bool {
        if self == other || text == other.text { return true }
        guard let number, let otherNumber = other.number else { return false }
        return number == otherNumber
    }
}

extension Array {
    /// Appends elements; an empty array becomes the other, which is copied only if it changes.
    fileprivate mutating func takeOver(_ elements: [Element]) {
        if isEmpty { self = elements } else { self += elements }
    }
}
