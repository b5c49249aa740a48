import Foundation
import GraphFormats
import RelationGraph
import Testing

/// What claims are written with, against what schema.org says of its types and properties. `Oracles/schemaorg.json` holds that of a release.
@Suite struct SchemaOrgVocabularyTests {
    private struct Vocabulary: Decodable {
        struct Property: Decodable {
            var domain: [String]
            var range: [String]
        }

        /// Every type with all that it is besides, itself first.
        var types: [String: [String]]
        var properties: [String: Property]

        static let texts = ["Text", "URL", "Date", "DateTime"]

        /// What is wrong in a value that stands under a property.
        func faults(_ value: Any, under property: String) -> [String] {
            if let list = value as? [Any] { return list.flatMap { faults($0, under: property) } }
            let range = properties[property]?.range ?? []
            guard let thing = value as? [String: Any] else {
                return range.contains(where: Vocabulary.texts.contains) ? [] : ["a text under \(property)"]
            }
            guard let type = thing["@type"] as? String else { return thing["name"] == nil ? ["nothing under \(property)"] : faults(thing) }
            let fits = (types[type] ?? []).contains(where: range.contains)
            return faults(thing) + (fits ? [] : ["\(type) under \(property)"])
        }

        /// What is wrong in a thing.
        func faults(_ thing: [String: Any]) -> [String] {
            let type = thing["@type"] as? String ?? "Thing"
            guard let types = type == "Thing" ? ["Thing"] : types[type] else { return ["the type \(type)"] }
            return thing.filter { !$0.key.hasPrefix("@") }.flatMap { key, value in
                guard let property = properties[key] else { return ["the property \(key)"] }
                return faults(value, under: key) + (types.contains(where: property.domain.contains) ? [] : ["\(key) of \(type)"])
            }
        }
    }

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private static func items(of graph: RelationGraph) throws -> [[String: Any]] {
        // Everybody who speaks of a statement for it holds it true.
        let assessments = graph.nodes.filter(\.isStatement).map { statement in
            let claimants = statement.relations.filter { $0.type.polarity == .for && $0.targetIndex == statement.index }.map(\.sourceIndex)
            return (
                statement.index,
                ClaimAssessment(verdict: "asserted", explanation: "So it is.", claimants: Array(Set(claimants)).sorted())
            )
        }
        let export = try GraphExport(graph, as: .claimReview, assessments: Dictionary(uniqueKeysWithValues: assessments))
        let bytes = try #require(export.files.first?.bytes)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        return try #require(document["@graph"] as? [[String: Any]])
    }

    @Test func everyPropertyBelongsToItsType() throws {
        let oracle = Self.tests.appendingPathComponent("Oracles/schemaorg.json")
        let vocabulary = try JSONDecoder().decode(Vocabulary.self, from: Data(contentsOf: oracle))
        let bundled = try GraphLoader.load([
            Self.tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("graphs").path
        ])
        let awkward = try ForeignFixtures.graph(
            """
            relgraph: 1
            credit: The desk
            date: 2020-06-01
            vocabulary: {relations: {shown: {label: shown, inverse: shown by, layer: claims, polarity: for}}}
            people: {ann: {name: Ann, also: [A.], role: minister, url: "https://example.org", ids: {wikidata: Q1}}}
            organizations: {firm: Firm}
            places: {hall: The hall}
            agreements: {deal: The deal}
            sources: {one: {name: an official, anonymous: true, count: 1}, some: {name: officials, anonymous: true}}
            documents: {d: {title: News, also: [Old news], by: ann, date: 2020-05-02, updated: 2020-05-03, language: en, tags: [x]}}
            statements:
              s:
                says: It happened
                also: [It]
                about: [ann, firm, hall, deal, some]
                when: 2020-04
                tags: [x]
                stances: [{reported: ann, in: [d]}, {asserted: one}, {asserted: some}, {shown: hall}, {asserted: firm}]
            """, .relgraph)
        for graph in [bundled, awkward] {
            let items = try Self.items(of: graph)
            #expect(Set(items.flatMap(vocabulary.faults)).sorted() == [])
            // What search engines ask for of a review that a graph can know; its address only its publisher does.
            for review in items {
                let rating = review["reviewRating"] as? [String: Any]
                #expect(review["@type"] as? String == "ClaimReview" && review["claimReviewed"] is String)
                #expect(rating?["alternateName"] is String && review["itemReviewed"] is [String: Any])
            }
        }
        let items = try Self.items(of: awkward)
        let claim = try #require(items.first?["itemReviewed"] as? [String: Any])
        let authors = try #require(claim["author"] as? [[String: Any]])
        #expect(authors.compactMap { $0["name"] as? String } == ["Ann", "Firm", "an official", "officials"])
        #expect(authors.map { $0["@type"] as? String } == ["Person", "Organization", "Person", nil])
    }
}
