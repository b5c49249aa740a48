import RelationAnalysis
import Testing

@Suite struct SignificantDigitsTests {
    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (7, "7"), (-12, "-12"), (123_456_789, "123456789"), (0.123456, "0.1235"), (1.23456, "1.235"),
        (12.3456, "12.35"),
        (123.456, "123.5"), (1234.5, "1235"), (1_234_567.8, "1234568"), (9.99996, "10"), (0.00012344, "0.0001234"), (1e-7, "1e-7"),
        (1.23456e-7, "1.235e-7"), (9.99999e-8, "1e-7"), (1e19, "1e19"), (1.5e303, "1.5e303"), (-2.5e20, "-2.5e20"), (.infinity, "∞"),
        (.nan, "–"), (.greatestFiniteMagnitude, "1.798e308"),
    ])
    func fourDigitsCount(number: Double, text: String) { #expect(number.shown() == text) }

    @Test func otherDigitsAndRounding() {
        #expect(0.03336.shown(digits: 3, rounding: .down) == "0.0333")
        #expect(0.01234.shown(digits: 2, rounding: .up) == "0.013")
        #expect(2e-12.shown(digits: 3, rounding: .down) == "2e-12")
        #expect(12345.678901.shown(digits: 7) == "12345.68")
    }
}
