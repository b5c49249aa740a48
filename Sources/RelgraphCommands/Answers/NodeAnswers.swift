import GraphFormats
import MapRendering
import RelationGraph

extension Node {
    /// The contract's node reference.
    var reference: JSONValue { .object([("id", .string(id)), ("name", .string(name)), ("kind", .string(kind.id))]) }

    /// "Dmitry Peskov (person, Kremlin spokesman)".
    func heading(_ terminal: Terminal) -> String {
        terminal.mark(name.printable, .bold) + " " + terminal.mark("(\(distinction))", .faint)
    }

    /// What tells it from others of its name: "person, Kremlin spokesman".
    var distinction: String {
        ([kind.label.lowercased()] + [facts.period?.readableText, facts.role].compactMap { $0 }).joined(separator: ", ").printable
    }
}

extension Evidence {
    /// One entry for every document; one without a document if none is known but something else is.
    func json(in graph: RelationGraph) -> [JSONValue] {
        func first(_ nodes: [NodeIndex]) -> JSONValue? { nodes.first.map { .string(graph.node($0).id) } }
        // One id, as the contract says; the whole chain beside it where there is more.
        func all(_ nodes: [NodeIndex]) -> JSONValue? { nodes.count > 1 ? .strings(nodes.map { graph.node($0).id }) : nil }
        let provenance: [(String, JSONValue?)] = [
            ("via", first(via)), ("citing", first(citing)), ("said_on", saidOn.map { .string($0.text) }), ("via_all", all(via)),
            ("citing_all", all(citing)),
        ]
        let judgement: [(String, JSONValue?)] = [
            ("about", period.map { .string($0.text) }), ("measures", measures.isEmpty ? nil : .strings(measures)),
            ("personal", isPersonal ? .bool(true) : nil), ("certainty", certainty.map { .string($0.rawValue) }),
            ("reliability", reliability.map { .string($0.rawValue) }),
            ("credibility", credibility.map { .integer($0.rawValue) }), ("note", note.map(JSONValue.string)),
        ]
        guard !documents.isEmpty else {
            let isSilent = (provenance + judgement).allSatisfy { $0.1 == nil }
            return isSilent ? [] : [.object(dropping: [("document", .null)] + provenance + judgement)]
        }
        return documents.map { citation in
            let document: JSONValue = .string(graph.node(citation.document).id)
            let locator = ("locator", citation.locator.map(JSONValue.string))
            return .object(dropping: [("document", document)] + provenance + [locator] + judgement)
        }
    }
}

extension SourceGrade {
    /// Code and parts, as far as they are known; nil if nothing is.
    var json: JSONValue? {
        isUnknown
            ? nil
            : .object(dropping: [
                ("code", .string(code)), ("reliability", reliability.map { .string($0.rawValue) }),
                ("credibility", credibility.map { .integer($0.rawValue) }),
            ])
    }
}

/// Evidence in words, as text answers give it under a relation.
struct EvidenceText {
    let terminal: Terminal
    let graph: RelationGraph

    /// A line for what was said when and through whom, one that names the documents, one for the note; behind a dash, since several
    /// pieces of evidence may follow each other and none must be read into the next.
    func lines(_ evidence: Evidence, indent: Int) -> [String] {
        let note = evidence.note.map { "Note: " + $0.printable }
        let personal = evidence.isPersonal ? "said on the speaker's own knowledge, for no institution" : ""
        let texts = [Wording.provenance(evidence, in: graph).printable, personal, references(evidence), note ?? ""].filter { !$0.isEmpty }
        return texts.enumerated().map { index, text in
            index == 0 ? terminal.wrap("- " + text, indent: indent, hanging: 2) : terminal.wrap(text, indent: indent + 2, hanging: 2)
        }
    }

    /// "in The Moscow Times, 9 Aug 2015 [mt-2015-08-09, p5, p6]; …".
    private func references(_ evidence: Evidence) -> String {
        var places: [(document: NodeIndex, texts: [String])] = []
        for citation in evidence.documents {
            let index = places.firstIndex { $0.document == citation.document } ?? places.endIndex
            if index == places.endIndex { places.append((citation.document, [graph.node(citation.document).id])) }
            if let locator = citation.locator { places[index].texts.append(locator.printable) }
        }
        let references = places.map { "\(Wording.shortReference(graph.node($0.document)).printable) [\($0.texts.joined(separator: ", "))]" }
        return references.isEmpty ? "" : "in " + references.joined(separator: "; ")
    }
}
