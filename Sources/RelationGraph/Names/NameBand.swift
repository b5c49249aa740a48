/// The rule by which a name matched a query, strongest first. Scores of two bands never overlap, so a score tells its rule.
///
/// | band | score | the query and the name |
/// | --- | --- | --- |
/// | `exact` | 1 | are the same text (canonically equivalent Unicode counts as the same) |
/// | `sameLetters` | 0.95…0.99 | differ only in case, accents, punctuation or spaces |
/// | `sameWords` | 0.91…0.94 | hold the same words in another order, or but for an article |
/// | `surname` | 0.84…0.90 | every word of the query is in the name of a person, the surname among them; other words may be initials |
/// | `words` | 0.77…0.83 | every word of the query is in the name, or the query is the initials of its words |
/// | `transliteration` | 0.69…0.76 | are in two scripts and romanize to the same letters |
/// | `soundsAlike` | 0.58…0.68 | sound alike word by word, or as a whole, in one script or across two |
/// | `typo` | 0.47…0.57 | every word of the query is a few letters away from a word of the name |
/// | `shared` | 0.38…0.46 | the query holds the whole name, or the surname, and other words |
/// | `mention` | 0.28…0.37 | every word of the query is somewhere in a sentence, or in a name of many more words |
/// | `prefix` | 0.15…0.27 | every word of the query begins a word of the name |
///
/// A match that needs several rules belongs to the weakest of them.
public enum NameBand: Int, Sendable, Hashable, Comparable, CaseIterable {
    case prefix
    case mention
    case shared
    case typo
    case soundsAlike
    case transliteration
    case words
    case surname
    case sameWords
    case sameLetters
    case exact

    /// The scores of the band.
    public var scores: ClosedRange<Double> {
        switch self {
        case .exact: 1...1
        case .sameLetters: 0.95...0.99
        case .sameWords: 0.91...0.94
        case .surname: 0.84...0.90
        case .words: 0.77...0.83
        case .transliteration: 0.69...0.76
        case .soundsAlike: 0.58...0.68
        case .typo: 0.47...0.57
        case .shared: 0.38...0.46
        case .mention: 0.28...0.37
        case .prefix: 0.15...0.27
        }
    }

    /// `true` where the first band is the weaker one.
    public static func < (first: NameBand, second: NameBand) -> Bool { first.rawValue < second.rawValue }

    /// The score of a match that fulfils its rule to the given degree, 0…1.
    func score(_ degree: Double) -> Double {
        scores.lowerBound + (scores.upperBound - scores.lowerBound) * min(max(degree, 0), 1)
    }
}
