extension RelationGraph {
    /// An index over the ids, names, aliases and identifiers of all nodes.
    ///
    /// - Complexity: O(names) to make; the index builds its tables when a query first needs them.
    public func nameIndex() -> NameIndex {
        var records: [NameRecord] = []
        for node in nodes {
            let form: NameForm =
                switch node.kind.id {
                case "person": .person
                case "statement", "document": .sentence
                default: .title
                }
            // A word of an id of several words is not what anybody is called.
            records.append(NameRecord(node: node.index, text: node.id, field: .id, form: node.id.contains("-") ? .sentence : .title))
            records.append(NameRecord(node: node.index, text: node.name, field: .name, form: form))
            let facts = node.ownFacts
            for alias in facts.aliases { records.append(NameRecord(node: node.index, text: alias.name, field: .alias, form: form)) }
            for identifier in facts.identifiers {
                records.append(NameRecord(node: node.index, text: identifier.value, field: .identifier, form: .title))
                records.append(
                    NameRecord(node: node.index, text: "\(identifier.scheme):\(identifier.value)", field: .identifier, form: .title))
            }
        }
        return NameIndex(records)
    }
}
