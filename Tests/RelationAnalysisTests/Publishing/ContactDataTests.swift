import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Numbers among the attributes of somebody who is left out.
@Suite struct ContactDataTests {
    private static let values = [
        "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "AB1234567", "ab1234567", "P-1234567",
        "QQ 12 34 56 C", "QQ123456C", "AB12CD34EF56", "AB12 CD34 EF56", "ab-12-cd-34-ef-56", "1a2b3c4d5e6f", "+47 22 12 34 56",
        "(0047) 221234",
        "1234567", "52.520008", "VIN WVWZZZ1JZ3W386752", "passport AB1234567, expired", "ÆØ123456", "card 4111-1111-1111-1111",
    ]

    private static func leaks(_ value: AttributeValue, in text: String) throws -> [Leak] {
        var builder = GraphBuilder()
        var clerk = NodeDraft(id: Reference("clerk-7"), kind: "person", name: "Lima Weiss")
        clerk.facts.attributes = [Attribute("number", value)]
        builder.add(clerk)
        return LeakCheck(Array(try builder.build().nodes)).leaks(in: text, file: "copy.yaml").filter(\.isCertain)
    }

    @Test(arguments: values) func whatIsCopiedVerbatimIsFound(value: String) throws {
        for text in [value, "paid to \(value).", "note: \"\(value)\"", "(\(value.lowercased()))"] {
            #expect(try !Self.leaks(.text(value), in: text).isEmpty, "\(text)")
        }
    }

    @Test func numbersOfWhateverTypeAreFound() throws {
        #expect(try !Self.leaks(.decimal(52.520008), in: "at 52.520008 north").isEmpty)
        #expect(try !Self.leaks(.integer(1_234_567), in: "no. 1234567").isEmpty)
        #expect(try !Self.leaks(.list([.text("AB1234567")]), in: "ab1234567").isEmpty)
    }

    /// A number written in groups is the same number.
    @Test func groupsMakeNoDifference() throws {
        #expect(try !Self.leaks(.text("DE89370400440532013000"), in: "DE89 3704 0044 0532 0130 00").isEmpty)
        #expect(try !Self.leaks(.text("DE89 3704 0044 0532 0130 00"), in: "to DE89370400440532013000").isEmpty)
    }

    @Test(arguments: [
        ("2015-08-06", "on 2015-08-06"), ("2015-08-06T10:00:00Z", "at 2015-08-06T10:00:00Z"), ("#12ab34", "#12ab34"),
        ("AB1234567", "AB12345678"), ("AB1234567", "CAB1234567"), ("AB123", "AB123"),
    ])
    func daysAndOtherNumbersAreNone(value: String, text: String) throws { #expect(try Self.leaks(.text(value), in: text) == []) }
}
