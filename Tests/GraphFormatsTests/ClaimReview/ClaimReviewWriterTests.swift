import Foundation
import GraphFormats
import RelationGraph
import Testing

/// Statements as claims of schema.org.
@Suite struct ClaimReviewWriterTests {
    private static let notes = """
        relgraph: 1
        title: The bribe
        date: 2020-06-01
        credit: The desk
        people:
          ann: {name: Ann Fox, also: [A. Fox], role: Mayor, url: "https://ann.example", ids: {wikidata: Q1}, note: private}
          ben: {name: Ben Gray, ties: [{met: ann, in: [d1]}]}
          cy: {name: Cy}
        sources:
          clerk: {name: a clerk, anonymous: true}
        outlets: {paper: {name: The Paper, url: "https://paper.example"}, wire: The Wire}
        documents:
          d1: {title: One, outlet: paper, by: ben, date: 2020-05-02, url: "https://paper.example/1", language: en}
          d2: {title: Two, outlet: wire, date: 2020-05-09}
          d3: {title: Three, date: 2020-05}
        statements:
          bribe:
            says: There was a bribe
            about: [ann]
            when: 2020-04/2020-05
            tags: [money]
            stances:
              - {reported: paper, on: 2020-05-02, citing: clerk, in: [d1#p3]}
              - {reported: wire, on: 2020-05-09, in: [d2]}
              - {no-information: cy, on: 2020-05-03, in: [d3]}
              - {denied: ann, in: [d2, d3]}
          silence: {says: Nobody speaks of this}

        """

    private struct Document: Decodable {
        var context: String
        var graph: [Item]

        enum CodingKeys: String, CodingKey { case context = "@context", graph = "@graph" }
    }

    private struct Item: Decodable {
        struct Rating: Decodable {
            var alternateName: String
            var ratingExplanation: String
            var ratingValue: Double?
        }

        var type: String
        var id: String
        var text: String?
        var name: String?
        var headline: String?
        var claimReviewed: String?
        var datePublished: String?
        var temporalCoverage: String?
        var reviewRating: Rating?
        var itemReviewed: [Item]?
        var author: Many?
        var about: Many?
        var publisher: Many?
        var appearance: Many?
        var firstAppearance: Many?
        var subjectOf: Many?

        enum CodingKeys: String, CodingKey {
            case type = "@type", id = "@id", text, name, headline, claimReviewed, datePublished, temporalCoverage, reviewRating,
                itemReviewed, author
            case about, publisher, appearance, firstAppearance, subjectOf
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            type = try values.decode(String.self, forKey: .type)
            id = try values.decodeIfPresent(String.self, forKey: .id) ?? ""
            func text(_ key: CodingKeys) throws -> String? { try values.decodeIfPresent(String.self, forKey: key) }
            (self.text, name, headline, claimReviewed) = (try text(.text), try text(.name), try text(.headline), try text(.claimReviewed))
            (datePublished, temporalCoverage) = (try text(.datePublished), try text(.temporalCoverage))
            reviewRating = try values.decodeIfPresent(Rating.self, forKey: .reviewRating)
            itemReviewed = try values.decodeIfPresent(Item.self, forKey: .itemReviewed).map { [$0] }
            func many(_ key: CodingKeys) throws -> Many? { try values.decodeIfPresent(Many.self, forKey: key) }
            (author, about, publisher) = (try many(.author), try many(.about), try many(.publisher))
            (appearance, firstAppearance, subjectOf) = (try many(.appearance), try many(.firstAppearance), try many(.subjectOf))
        }
    }

    /// One thing, or a list of several.
    private struct Many: Decodable {
        var items: [Item]
        var ids: [String] { items.map(\.id) }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            items = try (try? value.decode([Item].self)) ?? [value.decode(Item.self)]
        }
    }

    private static func written(_ text: String = notes, assessing: Bool = true) throws -> (items: [Item], loss: LossReport) {
        let graph = try NativeFixtures.graph(text)
        var assessments: [NodeIndex: ClaimAssessment] = [:]
        if assessing, let bribe = graph.node(id: "bribe"), let paper = graph.node(id: "paper") {
            assessments[bribe.index] = ClaimAssessment(
                verdict: "disputed", explanation: "1 holds it true, 1 holds it false.", claimants: [paper.index])
        }
        let export = try GraphExport(graph, as: .claimReview, assessments: assessments)
        let document = try JSONDecoder().decode(Document.self, from: Data(try #require(export.files.first).bytes))
        #expect(document.context == "https://schema.org")
        return (document.graph, export.loss)
    }

    @Test func anAssessedStatementIsAReviewOfAClaim() throws {
        let (items, _) = try Self.written()
        let review = try #require(items.first)
        #expect(review.type == "ClaimReview" && review.id == "#bribe/review" && review.claimReviewed == "There was a bribe")
        #expect(review.datePublished == "2020-06-01" && review.author?.items.map(\.name) == ["The desk"])
        #expect(review.reviewRating?.alternateName == "disputed" && review.reviewRating?.ratingValue == nil)
        let claim = try #require(review.itemReviewed?.first)
        #expect(claim.type == "Claim" && claim.id == "#bribe" && claim.text == "There was a bribe")
        #expect(claim.temporalCoverage == "2020-04/2020-05" && claim.about?.ids == ["#ann"] && claim.about?.items.map(\.type) == ["Person"])
        #expect(claim.author?.ids == ["#paper"] && claim.author?.items.map(\.type) == ["NewsMediaOrganization"])
        // What nobody speaks of is a claim without a review.
        #expect(items.map(\.type) == ["ClaimReview", "Claim"] && items.last?.text == "Nobody speaks of this")
    }

    @Test func aClaimAppearsWhereItIsHeldTrue() throws {
        let claim = try #require(try Self.written(assessing: false).items.first)
        #expect(claim.type == "Claim" && claim.author?.ids == ["#paper", "#wire"])
        #expect(claim.appearance?.ids == ["#d1", "#d2"] && claim.firstAppearance?.ids == ["#d1"] && claim.datePublished == "2020-05-02")
        #expect(claim.firstAppearance?.items.first?.publisher?.ids == ["#paper"])
        // Who denies it, or has no information, is in a document about it.
        #expect(claim.subjectOf?.ids == ["#d3"])
    }

    /// A first day that is not certain is not told.
    @Test(arguments: [("date: 2020-05-02", "date: 2020-05"), ("date: 2020-05-02, ", ""), ("date: 2020-05-02", "date: 2020-05-02~")])
    func aFirstAppearanceIsNotGuessed(_ old: String, _ new: String) throws {
        let claim = try #require(try Self.written(Self.notes.replacing(old, with: new), assessing: false).items.first)
        #expect(claim.firstAppearance == nil || new.hasSuffix("~"))
        #expect(claim.appearance?.ids == ["#d1", "#d2"])
        if new.hasSuffix("~") { #expect(claim.firstAppearance?.items.first?.datePublished == nil) }
    }

    @Test func whatHasNoPlaceIsTold() throws {
        let loss = try Self.written().loss
        func count(_ part: LossReport.Part, _ field: String) -> Int {
            loss.entries.filter { $0.part == part && $0.field == field }.map(\.count).reduce(0, +)
        }
        #expect(count(.graph, "title") == 1 && count(.graph, "credit") == 0 && count(.nodes, "note") == 1)
        #expect(count(.relations, "denied") == 1 && count(.relations, "no-information") == 1 && count(.relations, "met") == 1)
        #expect(count(.relations, "on") == 3 && count(.relations, "in") == 1 && count(.relations, "citing") == 1)
        #expect(count(.nodes, "person") == 1 && count(.nodes, "source") == 1)
        #expect(!loss.entries.contains { $0.field == "reported" })
    }

    @Test func aReviewHasTheNameOfNoStatement() throws {
        var ids: [String] = []
        let notes = Self.notes.replacing("silence:", with: "bribe-review:")
        for item in try Self.written(notes).items { ids += [item.id] + (item.itemReviewed ?? []).map(\.id) }
        #expect(ids == ["#bribe/review", "#bribe", "#bribe-review"])
    }

    @Test func idsAreNamesWithinTheFile() throws {
        var builder = GraphBuilder()
        builder.add(NodeDraft(id: Reference("a b/ü"), kind: "statement", name: "S"))
        let export = try GraphExport(try builder.build(), as: .claimReview)
        #expect(String(decoding: try #require(export.files.first).bytes, as: UTF8.self).contains("\"#a%20b%2F%C3%BC\""))
    }

    @Test func aGraphWithoutStatementsHasNoClaims() throws {
        let (items, loss) = try Self.written("relgraph: 1\npeople: {ann: Ann}\n")
        #expect(items.isEmpty && loss.entries.map(\.field) == ["person"])
    }
}
