/// Relations that evidence gives, each once however often it is given, with the documents of all occasions and the date of the first.
struct ImpliedRelations {
    private struct Relation {
        var given: Attribution
        var documents: [Citation]
        var saidOn: DateSpan?
        var place: SourcePlace?
    }

    private var relations: [Relation] = []
    private var indexByGiven: [Attribution: Int] = [:]

    mutating func add(_ given: Attribution, _ evidence: Evidence, _ place: SourcePlace?) {
        guard let index = indexByGiven[given] else {
            indexByGiven[given] = relations.count
            relations.append(Relation(given: given, documents: evidence.documents, saidOn: evidence.saidOn, place: place))
            return
        }
        let known = relations[index]
        relations[index].documents += evidence.documents.filter { !known.documents.contains($0) }
        relations[index].saidOn = [known.saidOn, evidence.saidOn].compactMap { $0 }
            .min { ($0.earliestDay ?? .min) < ($1.earliestDay ?? .min) }
    }

    func append(to columns: inout RelationColumns, _ vocabulary: Vocabulary) {
        for relation in relations {
            guard let type = vocabulary.typeIndex(relation.given.type.rawValue) else { continue }
            var evidence = Evidence()
            evidence.documents = relation.documents
            evidence.saidOn = relation.saidOn
            columns.append(relation.given.source, type, relation.given.target, evidence, .implied, relation.place)
        }
    }
}

extension RelationColumns {
    mutating func append(
        _ source: NodeIndex, _ type: Int, _ target: NodeIndex, _ evidence: Evidence?, _ setting: RelationSetting, _ place: SourcePlace?
    ) {
        sources.append(source)
        targets.append(target)
        types.append(UInt16(type))
        if let evidence { self.evidence[sources.count - 1] = evidence }
        settings.append(setting)
        places.append(place)
    }
}
