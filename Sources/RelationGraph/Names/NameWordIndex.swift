/// Words of names, found by what a word that agrees with one of them must share with it: its letters, its beginning, or the consonants of a
/// way it may sound. What is found need not agree; what is not found cannot.
///
/// Making it takes O(letters of the words), to look a word up O(its letters + words found), whatever their number.
struct NameWordIndex: Sendable {
    private(set) var words: [NameWord] = []
    private var numbers: [String: Int] = [:]
    private var byLetters: [[UInt8]: [Int]] = [:]
    private var byConsonants: [[UInt8]: [Int]] = [:]

    /// The number of a word, which is added if it is new.
    mutating func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        let (number, word) = (words.count, NameWord(text))
        words.append(word)
        numbers[text] = number
        if !word.letters.isEmpty { byLetters[word.letters, default: []].append(number) }
        for consonants in Set(word.soundKeys.map(\.consonants)) { byConsonants[consonants, default: []].append(number) }
        return number
    }

    /// The words that may be one in other letters, or sound like it.
    func alike(_ word: NameWord) -> Set<Int> {
        var found: Set<Int> = []
        if let same = numbers[word.text] { found.insert(same) }
        if !word.letters.isEmpty { found.formUnion(byLetters[word.letters] ?? []) }
        for key in word.soundKeys { found.formUnion(byConsonants[key.consonants] ?? []) }
        return found
    }

    /// The words that one begins with, but for its last characters.
    ///
    /// - Parameter ending: at most so many characters behind.
    func beginnings(of word: NameWord, ending: Int) -> [Int] {
        (1...ending).compactMap { length in
            guard length < word.scalars.count else { return nil }
            return numbers[String(String.UnicodeScalarView(word.scalars.dropLast(length)))]
        }
    }
}
