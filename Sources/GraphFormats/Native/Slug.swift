import Foundation

/// Ids of nodes: words of `a`–`z` and `0`–`9`, joined by single hyphens.
public enum Slug {
    /// Whether notes can write the text as an id. Time O(length).
    public static func isSlug(_ text: String) -> Bool {
        var afterWord = false
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: afterWord = true
            case 0x2D where afterWord: afterWord = false
            default: return false
            }
        }
        return afterWord
    }

    /// The slug that a text most naturally gives: in Latin letters, without diacritics; nil if nothing remains.
    public static func suggestion(for text: String) -> String? {
        // Nearly all ids are such, to which the general way does nothing else, and takes far longer.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return joined(text.lowercased()) }
        let latin = text.applyingTransform(.toLatin, reverse: false) ?? text
        let plain = latin.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        return joined(plain)
    }

    /// The words of a text of small letters, apostrophes left out.
    private static func joined(_ text: String) -> String? {
        let withoutApostrophes = text.filter { !"'’ʹʼ".contains($0) }
        let slug = withoutApostrophes.split { !isWordCharacter($0) }.joined(separator: "-")
        return slug.isEmpty ? nil : slug
    }

    private static func isWordCharacter(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }
}
