import RelationAnalysis
import RelationGraph

/// The lines of a map as a table, for those who run no scripts: what each says, when and how, and the documents, with their links below.
enum ExplorerTable {
    static func html(of diagram: MapDiagram) -> String {
        var html = SVGText()
        html.begin("table")
        html.element("caption", content: "The relations on the map, and where they are known from")
        html.begin("tr")
        for heading in ["Relation", "When and how", "Known from"] { html.element("th", ["scope": "col"], content: heading) }
        html.end()
        var documents: [Node] = []
        var seen: Set<NodeIndex> = []
        for line in diagram.lines {
            let told = line.relations.flatMap { diagram.part.documents(of: $0) }
            documents += told.filter { seen.insert($0.index).inserted }
            let occasions = line.relations.map { diagram.provenance(of: $0) }
            // A row and its cells end where the next begins; of a thousand rows, every tag counts.
            html.raw("<tr>")
            for text in [diagram.words(of: line), joined(occasions), joined(told.map(Wording.shortReference))] {
                html.raw("<td>" + text.drawable.xmlEscaped)
            }
            html.raw("\n")
        }
        html.end()
        guard !documents.isEmpty else { return html.text }
        html.element("h2", content: "Documents")
        html.begin("ul")
        for document in documents {
            html.begin("li")
            let url = document.facts.url.flatMap { $0.isSafeURL ? $0 : nil }
            html.element(
                url == nil ? "span" : "a", ["href": url, "rel": url == nil ? nil : "noopener noreferrer"],
                content: [Wording.shortReference(document), document.shownName].reduce(into: []) { texts, text in
                    if !texts.contains(text) { texts.append(text) }
                }.joined(separator: ": "))
            html.end()
        }
        html.end()
        return html.text
    }

    /// Each once, without the empty.
    private static func joined(_ texts: [String]) -> String {
        texts.reduce(into: [String]()) { unique, text in
            if !text.isEmpty, !unique.contains(text) { unique.append(text) }
        }.joined(separator: "; ")
    }
}
