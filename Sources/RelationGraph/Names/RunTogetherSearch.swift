/// The search for names that differ only in where words end and in how they sound: Rahmatullah and رحمت الله, Abd al-Rahman and
/// Abdulrahman.
///
/// Whole names are compared by their consonants, without h and w, which some spellings leave out; names of fewer than
/// ``shortestFrame`` such consonants are too short to tell by them. Time O(total length of the names), space O(length of a name).
struct RunTogetherSearch {
    private let script: NameScript
    private let frames: [[UInt8]]
    private let letters: [UInt8]

    private static let shortestFrame = 4

    init?(words: [String]) {
        let joined = words.joined()
        guard let first = joined.unicodeScalars.first, let letters = Self.letters(of: joined) else { return nil }
        script = NameScript(first)
        self.letters = letters
        frames = SoundKey.frames(of: letters).filter { $0.count >= Self.shortestFrame }
        if frames.isEmpty { return nil }
    }

    /// The match of a name, `nil` where the two sound different.
    func match(_ record: NameRecord, words: [String]) -> NameMatch? {
        let joined = words.joined()
        guard record.form != .sentence, let first = joined.unicodeScalars.first, let other = Self.letters(of: joined) else { return nil }
        guard let frame = SoundKey.frames(of: other).first(where: frames.contains) else { return nil }
        let otherScript = NameScript(first)
        let similarity: Double
        if script.omitsVowels || otherScript.omitsVowels {
            similarity = frame.count > Self.shortestFrame ? 0.85 : 0.7
        } else {
            let length = max(letters.count, other.count)
            guard let distance = editDistance(letters, other, limit: length / 3) else { return nil }
            similarity = 1 - Double(distance) / Double(length)
        }
        let reason = script == otherScript ? "sounds alike, other word breaks" : "transliteration of \(record.text), by sound"
        var match = NameMatch(record, band: .soundsAlike, degree: similarity * 0.8, reason: reason)
        match.similarity = similarity
        return match
    }

    private static func letters(of joined: String) -> [UInt8]? {
        joined.utf8.count <= NameWord.maximumLength * 4 ? Romanization.letters(of: joined) : nil
    }
}
