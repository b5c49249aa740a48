import Foundation
import Testing

/// What `claims`, `claim` and `sources` say of the contested statements of the repository's own graph. The guide “How solid is this claim?” argues
/// these answers, article by article; whoever records them anew must be able to argue the difference.
@Suite struct BundledClaimTests {
    private static let root = (Fixtures.bundledGraph as NSString).deletingLastPathComponent

    private static let contested = [
        "visit-2015", "visit-russia-2015", "presence-2015-07-24-26", "arrival-2015-07-24", "visit-2015-07-24", "hosted-2015",
        "never-visited-moscow", "came-to-meet-putin-shoigu-2015", "came-to-meet-senior-russians-2015", "putin-met-soleimani-2015",
        "shoigu-met-soleimani-2015", "talks-regional-security-2015", "talks-arms-2015", "visit-2015-violates-ban", "exemption-2015",
        "visit-2017", "kremlin-knows-visit-2017", "arrival-2017-02-14", "arrival-wednesday-2017", "displeasure-2017",
        "visit-2017-violates-sanctions", "fox-misrepresents-2017",
    ]

    @Test(arguments: contested)
    func claim(_ statement: String) throws {
        try Recording.check("bundled/claim-\(statement)", ["claim", statement], in: Self.root, columns: 80)
    }

    @Test(arguments: contested)
    func sources(_ statement: String) throws {
        try Recording.check("bundled/sources-\(statement)", ["sources", statement], in: Self.root, columns: 80)
    }

    @Test(arguments: [
        ["claims", "--about", "visit-2015"], ["claims", "--about", "visit-2017"],
        ["claims", "--about", "visit-2015", "--as-of", "2015-08-07"],
        ["claims", "--about", "visit-2015", "--without", "Fox"], ["claims", "--about", "visit-2015", "--sensitivity"],
    ])
    func claims(_ arguments: [String]) throws {
        let name = arguments.map { $0.replacing("--", with: "") }.joined(separator: "-").lowercased()
        try Recording.check("bundled/\(name)", arguments, in: Self.root, columns: 80)
    }

    @Test("To have no information is no denial: nobody denies that he visited Russia")
    func noInformation() throws {
        let run = try relgraph("claim", "visit-russia-2015", "--format", "json", in: Self.root)
        let answer: AnswerShape.Claim = try run.decoded()
        #expect(answer.against == 0)
        #expect(answer.status == "asserted")
        #expect(answer.stances.contains { $0.speaker.id == "ryabkov" && $0.polarity == "none" })
    }
}
