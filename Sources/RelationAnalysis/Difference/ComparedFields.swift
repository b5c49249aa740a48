import RelationGraph

extension Node {
    /// All that two versions of a node are compared by. Comments, places and the order of entries are left out.
    ///
    /// What a statement is about or implies, and who published a document, stand in the node's own fields and are compared as such.
    func comparedFields(in part: Subgraph) -> [FieldValues] {
        let facts = facts
        var list = FieldList()
        list.add("name", name)
        list.add("kind", kind.id)
        list.add("aliases", list: facts.aliases.map { alias in alias.language.map { "\(alias.name) (\($0))" } ?? alias.name }.sorted())
        list.add("ids", list: facts.identifiers.map { "\($0.scheme): \($0.value)" }.sorted())
        list.add("role", facts.role)
        list.add("description", facts.summary)
        list.add("country", facts.country)
        list.add("when", facts.period?.text)
        list.add("published", facts.published?.text)
        list.add("updated", facts.updated?.text)
        list.add("retrieved", facts.retrieved?.text)
        list.add("language", facts.language)
        list.add("url", facts.url)
        list.add("tags", list: facts.tags.sorted())
        list.add("anonymous", facts.isAnonymous ? "true" : nil)
        list.add("count", facts.headcount.map(String.init))
        list.add("reliability", facts.reliability?.rawValue)
        list.add("note", facts.note)
        let own = relations.filter { $0.isImplied && part.contains($0) }
        func others(_ type: CoreType, incoming: Bool = false) -> [String] {
            own.filter { $0.type.id == type.rawValue && (incoming ? $0.targetIndex : $0.sourceIndex) == index }
                .map { incoming ? $0.source.id : $0.target.id }.sorted()
        }
        if isStatement {
            list.add("about", list: others(.about))
            list.add("implies", list: others(.implies))
            list.add("contradicts", list: others(.contradicts))
            list.add("elaborates", list: others(.elaborates))
        }
        if isDocument {
            list.add("outlet", list: others(.published, incoming: true))
            list.add("authors", list: others(.wrote, incoming: true))
        }
        list.add("copied_from", list: others(.copiedFrom))
        return list.fields + facts.attributes.compared
    }
}

extension Evidence {
    /// All that two versions of a relation are compared by, besides its ends and its type.
    func comparedFields(in graph: RelationGraph) -> [FieldValues] {
        var list = FieldList()
        let citations = documents.map { graph.node($0.document).id + ($0.locator.map { "#" + $0 } ?? "") }
        list.add("documents", list: citations.sorted())
        // A chain has an order; of several sources beside each other, none is the first.
        list.add("via", list: via.map { graph.node($0).id })
        list.add("citing", list: citing.map { graph.node($0).id }.sorted())
        list.add("said_on", saidOn?.text)
        list.add("about", period?.text)
        list.add("certainty", certainty?.rawValue)
        list.add("personal", isPersonal ? "true" : nil)
        list.add("reliability", reliability?.rawValue)
        list.add("credibility", credibility.map { String($0.rawValue) })
        list.add("measures", list: measures.sorted())
        list.add("note", note)
        return list.fields + attributes.compared
    }
}

extension [Attribute] {
    fileprivate var compared: [FieldValues] {
        sorted { $0.key < $1.key }.map { FieldValues(field: "attributes.\($0.key)", rank: .max, isList: false, values: [$0.value.text]) }
    }
}
