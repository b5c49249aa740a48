import RelationGraph

/// Addresses and numbers among the free attributes of a node: what tells who it is, wherever else it stands.
enum ContactData {
    /// Numbers of fewer digits are in too many other texts.
    private static let (fewestDigits, shortestAddress) = (6, 4)

    /// - Complexity: O(characters).
    static func terms(of attributes: [Attribute], owner: Int32) -> [NameSearch.Term] {
        attributes.filter { !ConfidentialMark.isKey($0.key) }.flatMap { terms(of: $0.value, owner) }
    }

    private static func terms(of value: AttributeValue, _ owner: Int32) -> [NameSearch.Term] {
        switch value {
        case .text(let text): terms(of: text, owner)
        case .integer(let number): terms(of: String(number), owner)
        case .decimal(let number): terms(of: "\(number)", owner)
        case .boolean: []
        case .list(let values): values.flatMap { terms(of: $0, owner) }
        case .map(let attributes): terms(of: attributes, owner: owner)
        }
    }

    private static func terms(of text: String, _ owner: Int32) -> [NameSearch.Term] {
        var terms: [NameSearch.Term] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || ",;<>()[]\"".contains($0) }) {
            guard word.contains("@") || word.contains("://") || word.lowercased().hasPrefix("www.") else { continue }
            let address = word.lowercased().hasPrefix("mailto:") ? word.dropFirst("mailto:".count) : word
            if address.count >= shortestAddress { terms.append(NameSearch.Term(String(address), .address, owner: owner)) }
        }
        return terms + (numbers(in: text) + codes(in: text)).map { NameSearch.Term($0, .code, owner: owner) }
    }

    /// Runs of digits with what separates them in telephone numbers, and each long group of one: it may stand without the code of its country.
    /// A day is no number, and a color neither.
    private static func numbers(in text: String) -> [String] {
        guard !(text.first == "#" && text.count == 7) else { return [] }
        var numbers: [String] = []
        for run in text.split(whereSeparator: { !isDigit($0) && !" +-./()\u{A0}".contains($0) }) {
            guard run.count(where: isDigit) >= fewestDigits else { continue }
            let groups = run.split { !isDigit($0) }
            if !groups.isEmpty, !isDay(groups) { numbers.append(String(run)) }
            if groups.count > 1 { numbers += groups.filter { $0.count >= fewestDigits }.map(String.init) }
        }
        return numbers
    }

    /// Numbers that letters belong to, as those of passports and bank accounts: every word with enough digits, and the whole text where it is
    /// nothing else, in whatever groups it is written.
    private static func codes(in text: String) -> [String] {
        let words = text.split { !$0.isLetter && !isDigit($0) }
        guard words.contains(where: { $0.contains(where: \.isLetter) }) else { return [] }
        let codes = words.filter { $0.contains(where: \.isLetter) && $0.count(where: isDigit) >= fewestDigits }.map(String.init)
        let isWhole = !text.contains(where: \.isWhitespace) || words.allSatisfy(isGroup)
        guard words.count > 1, isWhole, text.count(where: isDigit) >= fewestDigits, !beginsWithDay(words) else { return codes }
        return codes + [text]
    }

    /// A part of a code such as GB29 NWBK 6016 1331: with a digit, or a few capital letters.
    private static func isGroup(_ word: Substring) -> Bool {
        word.contains(where: isDigit) || (word.count <= 4 && word.allSatisfy(\.isUppercase))
    }

    /// 2015-08-06T10:00:00Z.
    private static func beginsWithDay(_ words: [Substring]) -> Bool {
        let digits = words.prefix(3).map { $0.prefix(while: isDigit).count }
        return digits == [4, 2, 2]
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// 2015-08-06, 2015-08, 06.08.2015; a period is two of them.
    private static func isDay(_ groups: [Substring]) -> Bool {
        let lengths = groups.map(\.count)
        let days = [[4, 2, 2], [4, 2], [2, 2, 4], [4]]
        return days.contains { day in lengths == day || days.contains { lengths == day + $0 } }
    }
}
