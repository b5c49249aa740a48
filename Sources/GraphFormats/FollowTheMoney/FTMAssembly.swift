import RelationGraph

/// Puts the pieces of a text together: first all entities, then what joins them. Parts of one entity are united.
struct FTMAssembly {
    private let parts: [FTMLines]
    private let bytes: [UInt8]
    private let lines: [Int]?
    /// The scanner that decodes what the pieces only point at.
    private let scanner: JSONScanner
    private let relationParts: FTMRelationParts
    /// The nodes of every part of the text.
    private let nodes: [[FTMPiece.Node]]

    init(_ parts: [FTMLines], _ bytes: [UInt8], lines: [Int]?) {
        self.parts = parts
        self.bytes = bytes
        self.lines = lines
        scanner = JSONScanner(bytes, in: 0..<bytes.count)
        let relationParts = FTMRelationParts(parts, bytes)
        self.relationParts = relationParts
        // Some are parts of relations.
        nodes = parts.map { part in
            relationParts.isEmpty ? part.piece.nodes : part.piece.nodes.filter { !relationParts.others.contains($0.offset) }
        }
    }

    /// - Parameter others: the names of nodes, by their ids, of which more is said elsewhere in the file.
    func append(to table: inout GraphTable, besides others: [String: String] = [:]) {
        let archive = archive()
        // With the authorities that sanctions name: one node more than there is room for would have all moved.
        table.reserveCapacity(nodes: parts.reduce(0) { $0 + $1.piece.nodes.count + $1.piece.authorities.values.count })
        table.reserveCapacity(edges: parts.reduce(0) { $0 + $1.piece.edges.count })
        let united = appendNodes(archive, to: &table)
        let authorities = appendAuthorities(to: &table)
        let known = table.nodeCount
        let made = appendEdges(archive, authorities, ofParts: united, to: &table)
        relationParts.warn(&table, bytes, lines)
        if !others.isEmpty { table.keepNames(besides: others) }
        let missing = (known..<table.nodeCount).filter { others[table.nodeIDs[$0]] == nil && !made.contains(NodeIndex($0)) }
        if let first = missing.first {
            let count = missing.count
            table.warn(
                "missing-entities",
                count == 1
                    ? "An id is mentioned whose entity is not in the file"
                    : "\(count) ids are mentioned whose entities are not in the file",
                remedy: "They are nodes without more than their ids. Read the files together in which they are.",
                line: table.line(of: NodeIndex(first)))
        }
    }

    private func archive() -> FTMArchive {
        var (schemata, names) = (FTMNames<FTMSchema>(), FTMNames<FTMProperty>())
        for part in parts {
            schemata.formUnion(part.reader.schemata)
            names.formUnion(part.reader.names)
        }
        return FTMArchive(
            bytes, schemata: schemata, names: names, nodeOffsets: nodes.flatMap { $0.map(\.offset) },
            edgeOffsets: parts.flatMap { $0.piece.edges.compactMap(\.offset) })
    }

    /// The line of the file on which a line of a part stands.
    private func line(_ line: Int, after lineCount: Int) -> Int { lines.map { $0[lineCount + line - 1] } ?? lineCount + line }

    private func node(_ id: FTMPiece.Reference, _ line: Int, in table: inout GraphTable) -> NodeIndex {
        let text = id.text
        if !text.hasEscapes,
            let node = table.node(bytes.span.extracting(text.range), id.key, line: line, text: { try? scanner.text(text) })
        {
            return node
        }
        // What was read once can be read again.
        return table.node((try? scanner.text(text)) ?? "", line: line)
    }

    /// - Returns: The nodes of whose entities the file has several parts.
    private func appendNodes(_ archive: FTMArchive, to table: inout GraphTable) -> Set<NodeIndex> {
        table.addFacts(records: nodes.reduce(0) { $0 + $1.count }, archive.facts)
        // The records of the parts of an entity behind the first.
        var more: [NodeIndex: [Int]] = [:]
        var (record, lineCount) = (0, 0)
        for (part, entities) in zip(parts, nodes) {
            // By the numbers of schemata; nil as long as no node is of one.
            var kinds = [UInt16?](repeating: nil, count: part.reader.schemata.values.count)
            for start in stride(from: 0, to: entities.count, by: FTMAssembly.blockSize) {
                let block = entities[start..<min(start + FTMAssembly.blockSize, entities.count)].map { entity in
                    let schema = Int(entity.schema)
                    let kind = kinds[schema] ?? table.number(of: part.reader.schemata[schema].kind)
                    kinds[schema] = kind
                    defer { record += 1 }
                    return GraphTable.NewNode(
                        entity.id, entity.key, name: entity.name, kind: kind, record: record,
                        line: line(Int(entity.line), after: lineCount))
                }
                for (new, added) in zip(block, table.addNodes(block)) where !added.isNew {
                    more[added.node, default: []].append(new.record)
                }
            }
            lineCount += part.lineCount
        }
        for (node, others) in more {
            guard let first = table.factsRecord(of: node), let united = archive.united([first] + others) else { continue }
            if let name = united.name { table.setName(name, of: node) }
            table.setKind(united.kind, of: node)
            table.setFacts(united.facts, of: node)
        }
        return Set(more.keys)
    }

    /// - Returns: The nodes of the authorities of every part.
    private func appendAuthorities(to table: inout GraphTable) -> [[NodeIndex]] {
        let kind = FTMSchema.authorityKind
        var lineCount = 0
        return parts.map { part in
            defer { lineCount += part.lineCount }
            return part.piece.authorities.values.map { authority in
                let known = table.nodeCount
                let node = table.node(authority.id, line: line(authority.line, after: lineCount))
                if Int(node) == known {
                    table.setName(authority.name, of: node)
                    table.setKind(kind, of: node)
                }
                return node
            }
        }
    }

    /// So many edges are looked at together.
    private static let blockSize = 64

    /// The ends of every part's edges, as far as the table has them under the bytes that stand there: the source and the target of each,
    /// -1 where it has not. To look them up takes longer than all else: the parts do it beside each other.
    private func knownEnds(in table: GraphTable) -> [[NodeIndex]] {
        GraphLoader.inParallel(parts) { part in
            let edges = part.piece.edges
            var known: [NodeIndex] = []
            known.reserveCapacity(2 * edges.count)
            var ends: [(range: Range<Int>, key: TextKey)] = []
            for start in stride(from: 0, to: edges.count, by: FTMAssembly.blockSize) {
                ends.removeAll(keepingCapacity: true)
                for edge in edges[start..<min(start + FTMAssembly.blockSize, edges.count)] {
                    ends.append((edge.source.text.range, edge.source.key))
                    ends.append((edge.target.text.range, edge.target.key))
                }
                known += table.knownNodes(ends, in: bytes.span)
            }
            return known
        }
    }

    /// The node at an end of an edge.
    ///
    /// - Parameter known: The one whose id the bytes spell, if they mean what they spell; -1 for none.
    private func end(_ id: FTMPiece.Reference, _ known: NodeIndex, _ line: Int, in table: inout GraphTable) -> NodeIndex {
        known >= 0 && !id.text.hasEscapes ? known : node(id, line, in: &table)
    }

    /// An edge that a property of a node makes.
    private struct Reference: Hashable {
        var source: NodeIndex
        var target: NodeIndex
        var type: GraphTable.EdgeType
    }

    /// - Parameter nodes: those of whose entities the file has several parts: what they name, they name once.
    /// - Returns: The authorities that only parts of relations name.
    private func appendEdges(
        _ archive: FTMArchive, _ authorities: [[NodeIndex]], ofParts nodes: Set<NodeIndex>, to table: inout GraphTable
    ) -> Set<NodeIndex> {
        table.addEvidence(records: parts.reduce(0) { $0 + $1.piece.edges.count { $0.offset != nil } }, archive.evidence)
        for part in parts {
            for type in part.piece.types { table.declare(type) }
        }
        let knownEnds = knownEnds(in: table)
        var named: Set<Reference> = []
        let hasParts = !relationParts.isEmpty
        var state = PartState()
        var (record, lineCount) = (0, 0)
        for (number, part) in parts.enumerated() {
            let types = part.piece.types.map { GraphTable.EdgeType($0.id) }
            for (index, edge) in part.piece.edges.enumerated() {
                let line = line(Int(edge.line), after: lineCount)
                if hasParts, let isHere = appendInParts(edge, number, archive, &state, line, to: &table) {
                    if isHere { record += 1 }
                    continue
                }
                let source = end(edge.source, knownEnds[number][2 * index], line, in: &table)
                let target =
                    edge.authority < 0
                    ? end(edge.target, knownEnds[number][2 * index + 1], line, in: &table) : authorities[number][Int(edge.authority)]
                let type = types[Int(edge.type)]
                if edge.offset == nil, !nodes.isEmpty, nodes.contains(source),
                    !named.insert(Reference(source: source, target: target, type: type)).inserted
                {
                    continue
                }
                table.appendEdge(from: source, to: target, type: type, line: line)
                if edge.offset != nil {
                    table.setEvidenceOfLastEdge(record: record)
                    record += 1
                }
            }
            lineCount += part.lineCount
        }
        for (offsets, place) in relationParts.scattered {
            guard let relations = archive.relations(partsAt: offsets) else { continue }
            let lineCount = parts[..<place.part].reduce(0) { $0 + $1.lineCount }
            append(relations, line(place.line, after: lineCount), &state, to: &table)
        }
        return state.authorities
    }
}

extension FTMAssembly {
    /// What is remembered of the entities that stand in several parts.
    private struct PartState {
        /// Where the first parts begin of those that have been appended.
        var united: Set<UInt32> = []
        /// The authorities that have been made for them.
        var authorities: Set<NodeIndex> = []
    }

    /// Appends what an edge stands for if its entity stands in several parts: with the first of them all that they tell, with the others
    /// nothing.
    ///
    /// - Returns: Whether the edge has a record of its own; nil if its entity is whole.
    private func appendInParts(
        _ edge: FTMPiece.Edge, _ part: Int, _ archive: FTMArchive, _ state: inout PartState, _ line: Int, to table: inout GraphTable
    ) -> Bool? {
        guard let offset = edge.offset else {
            // What a part without its ends names is told with the others.
            let place = FTMRelationParts.Place(part: part, line: Int(edge.line))
            return relationParts.isUnited(try? scanner.text(edge.source.text), at: place) ? false : nil
        }
        if relationParts.others.contains(offset) { return true }
        guard let offsets = relationParts.offsets[offset] else { return nil }
        if state.united.insert(offset).inserted, let relations = archive.relations(partsAt: offsets) {
            append(relations, line, &state, to: &table)
        }
        return true
    }

    private func append(_ relations: FTMArchive.UnitedRelations, _ line: Int, _ state: inout PartState, to table: inout GraphTable) {
        table.declare(relations.type)
        for source in relations.sources {
            let node = table.node(source, line: line)
            for target in relations.targets {
                let known = table.nodeCount
                let other = table.node(relations.isListing ? FTMPiece.authorityID(target) : target, line: line)
                if relations.isListing, Int(other) == known {
                    table.setName(target, of: other)
                    table.setKind(FTMSchema.authorityKind, of: other)
                    state.authorities.insert(other)
                }
                table.appendEdge(
                    from: node, to: other, type: GraphTable.EdgeType(relations.type.id), line: line, evidence: relations.evidence)
            }
        }
    }
}

extension GraphTable {
    /// Makes the names of nodes that have others elsewhere aliases.
    ///
    /// - Parameter others: those names, by the ids of the nodes.
    fileprivate mutating func keepNames(besides others: [String: String]) {
        for row in 0..<nodeCount {
            let (id, name) = (nodeIDs[row], nodeNames[row])
            guard let other = others[id], name != id else { continue }
            let node = NodeIndex(row)
            setName(id, of: node)
            guard name != other else { continue }
            var facts = facts(of: node) ?? NodeFacts()
            facts.aliases.insert(Alias(name, language: ScriptTag.tag(of: name)), at: 0)
            setFacts(facts, of: node)
        }
    }
}
