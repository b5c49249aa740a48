import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// A name planted in every place of the model where a text can stand, one at a time: the copy must lose it, or it must be found there.
@Suite struct PlantedLeakTests {
    /// Notes with a text in every field: `<t>` is any text, `<i>` the part of an id.
    private static let template = """
        # <t>
        relgraph: 1
        title: T <t>
        subtitle: T <t>
        description: T <t>
        date: 2020-05
        credit: T <t>
        style: {font: serif, kinds: {ship-<i>: {color: blue}}, relations: {sails-<i>: {dash: dotted}}}
        vocabulary:
          kinds:
            # <t>
            ship-<i>: {label: T <t>, section: ships-<i>}
          relations:
            sails-<i>: {label: T <t>, inverse: T <t>, layer: layer-<i>}
        views:
          # <t>
          view-<i>:
            title: T <t>
            subtitle: T <t>
            date: 2020-06
            credit: T <t>
            style: {kinds: {ship-<i>: {color: green}}, relations: {sails-<i>: {dash: dashed}}}
            nodes: [ben, claim]
            group-by: "<t>"
            steps:
              - caption: T <t>
                highlight: [ben]
        people:
          # <t>
          ben:
            name: Ben <t>
            also: ["B <t>", {name: "B2 <t>", lang: "<t>"}]
            ids: {reg-<i>: "1 <t>", list: ["2 <t>", "3"]}
            role: R <t>
            description: D <t>
            country: C <t>
            tags: ["t <t>"]
            note: N <t>
            attributes: {"k <t>": v, text: "<t>", list: [a, "<t>"], map: {"k2 <t>": 1, inner: "<t>"}}
            ties:
              # <t>
              - {sails-<i>: ship, note: N <t>, measures: ["<t>"], attributes: {"k <t>": "<t>"}, in: ["memo-<i>#p <t>"]}
          ann-fox: {name: Ann Fox}
        outlets:
          paper-<i>: {name: The Paper, url: "https://paper.example/<i>"}
        documents:
          memo-<i>: {title: M <t>, outlet: paper-<i>, language: "<t>", url: "https://paper.example/<t>"}
        ships-<i>:
          ship: {name: S <t>}
        statements:
          claim:
            says: C <t>
            stances:
              - {denied: ben, note: N <t>, attributes: {a: "<t>"}, in: [memo-<i>]}
        ties:
          - {from: ben, same-as: listed-<i>, note: N <t>, attributes: {by: "<t>"}}
        """

    private static let slots = template.split(separator: "<", omittingEmptySubsequences: false).count - 1

    /// The notes with the name in one of the slots; in none if it is nil.
    private static func notes(_ planted: Int?, text: String = "Ann Fox", id: String = "ann-fox") -> String {
        var result = ""
        for (index, part) in template.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                result += part
                continue
            }
            let isID = part.hasPrefix("i>")
            // The same id stands in several slots: all of one letter change together.
            let isHere = planted.map { isID ? sameID(as: $0, index - 1) : $0 == index - 1 } ?? false
            result += (isHere ? (isID ? id : text) : (isID ? "x" : "y")) + part.dropFirst(2)
        }
        return result
    }

    /// The word before a slot, which names the id that it is a part of.
    private static func word(before slot: Int) -> Substring? {
        let parts = template.split(separator: "<", omittingEmptySubsequences: false)
        guard parts[slot + 1].hasPrefix("i>") else { return nil }
        return parts[slot].split { !$0.isLetter && $0 != "-" }.last
    }

    private static func sameID(as planted: Int, _ slot: Int) -> Bool { word(before: planted).map { $0 == word(before: slot) } ?? false }

    private static func graph(_ text: String) throws -> RelationGraph {
        var builder = GraphBuilder()
        NativeReader.read(Array(text.utf8), file: "notes.yaml", into: &builder)
        return try builder.build()
    }

    private static let formats: [ExportFormat] = [.relgraph, .graphml, .gexf, .nodeLink, .cytoscape, .dot, .neo4j, .csv, .ftm]

    /// The leaks in a copy without Ann Fox, and whether her letters are in it at all.
    private static func copy(_ text: String, _ format: ExportFormat) throws -> (leaks: [Leak], hasName: Bool) {
        let original = try graph(text)
        let ann = try #require(original.node(id: "ann-fox"))
        let redaction = try GraphRedaction(original, RedactionPlan(original, removed: [ann.index]))
        let check = LeakCheck(redaction.secrets.map(\.node))
        var leaks: [Leak] = []
        var hasName = false
        for file in try GraphExport(redaction.graph, as: format).files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            leaks += check.leaks(in: text, file: "copy", isMarkup: [.graphml, .gexf].contains(format))
            hasName = hasName || NameSearch.letters(of: text).contains("annfox")
        }
        return (leaks.filter(\.isCertain), hasName)
    }

    @Test func withoutAPlantedNameNothingIsFound() throws {
        for format in Self.formats {
            let copy = try Self.copy(Self.notes(nil), format)
            #expect(copy.leaks == [] && !copy.hasName, "\(format)")
        }
    }

    @Test(arguments: 0..<slots) func aNameIsFoundWhereverItStands(slot: Int) throws {
        let text = Self.notes(slot)
        #expect(NameSearch.letters(of: text).ranges(of: "annfox").count > 2, "nothing is planted in slot \(slot)")
        for format in Self.formats {
            let copy = try Self.copy(text, format)
            #expect(copy.hasName == !copy.leaks.isEmpty, "\(format), slot \(slot): \(Self.line(of: slot))")
        }
        // In the native format only comments are lost.
        let copy = try Self.copy(text, .relgraph)
        #expect(copy.leaks.isEmpty == Self.line(of: slot).contains("# <"), "slot \(slot): \(Self.line(of: slot))")
    }

    /// The line of the template with a slot.
    private static func line(of slot: Int) -> Substring {
        var seen = 0
        for line in template.split(separator: "\n") {
            seen += line.split(separator: "<", omittingEmptySubsequences: false).count - 1
            if seen > slot { return line }
        }
        return ""
    }

    /// A new field of the model fails here until the template has it.
    @Test func theTemplateHasEveryFieldOfTheModel() {
        func labels(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }
        #expect(
            labels(NodeFacts()) == [
                "aliases", "identifiers", "role", "summary", "country", "period", "tags", "url", "isAnonymous", "headcount", "reliability",
                "note",
                "published", "updated", "retrieved", "language", "attributes", "comment",
            ])
        #expect(
            labels(Evidence()) == [
                "documents", "via", "citing", "saidOn", "period", "certainty", "isPersonal", "reliability", "credibility", "measures",
                "note",
                "attributes", "comment",
            ])
        #expect(
            labels(ViewDefinition(name: "")) == [
                "name", "title", "subtitle", "date", "credit", "style", "layout", "selection", "nodes", "focus", "depth", "path",
                "highlight", "groupBy", "steps",
                "place",
            ])
        #expect(labels(GraphPresentation()) == ["subtitle", "date", "credit", "style"])
        #expect(
            labels(MapStyle()) == ["kinds", "relations", "colors", "font", "titleSize", "subtitleSize"])
        #expect(
            labels(ViewStep(caption: "")) == [
                "caption", "highlight", "path", "statement", "types", "documents", "keep", "fades", "asOf", "place",
            ])
        #expect(labels(NodeKind(id: "", label: "", section: "")) == ["id", "label", "section", "style"])
        #expect(
            labels(RelationType(id: "", label: "", inverse: "", layer: .ties)) == [
                "id", "label", "inverseLabel", "layer", "sourceKinds", "targetKinds", "isSymmetric", "polarity", "isWalkable", "speaksFor",
                "style",
            ])
    }
}
