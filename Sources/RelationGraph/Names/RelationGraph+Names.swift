import Dispatch
import Synchronization

extension RelationGraph {
    /// An index over the ids, names, aliases and identifiers of all nodes.
    ///
    /// - Complexity: O(names) to make; the index builds its tables when a query first needs them.
    public func nameIndex() -> NameIndex {
        // What large files know of a node is read when it is asked for: by several threads, in parts that do not depend on how many.
        let step = 1 << 14
        let partCount = (nodeCount + step - 1) / step
        guard partCount > 1 else { return NameIndex(nameRecords(0..<NodeIndex(nodeCount))) }
        let parts = Mutex([[NameRecord]](repeating: [], count: partCount))
        DispatchQueue.concurrentPerform(iterations: partCount) { part in
            let records = nameRecords(NodeIndex(part * step)..<NodeIndex(min((part + 1) * step, nodeCount)))
            parts.withLock { $0[part] = records }
        }
        return NameIndex(parts.withLock { Array($0.joined()) })
    }

    private func nameRecords(_ range: Range<NodeIndex>) -> [NameRecord] {
        var records: [NameRecord] = []
        records.reserveCapacity(2 * range.count)
        for node in range.lazy.map({ self.node($0) }) {
            let form: NameForm =
                switch node.kind.id {
                case "person": .person
                case "statement", "document": .sentence
                default: .title
                }
            // A word of an id of several words is not what anybody is called.
            records.append(NameRecord(node: node.index, text: node.id, field: .id, form: node.id.contains("-") ? .sentence : .title))
            records.append(NameRecord(node: node.index, text: node.name, field: .name, form: form))
            let facts = node.ownFacts(.names)
            for alias in facts.aliases { records.append(NameRecord(node: node.index, text: alias.name, field: .alias, form: form)) }
            for identifier in facts.identifiers {
                records.append(NameRecord(node: node.index, text: identifier.value, field: .identifier, form: .title))
                records.append(
                    NameRecord(node: node.index, text: "\(identifier.scheme):\(identifier.value)", field: .identifier, form: .title))
            }
        }
        return records
    }
}
