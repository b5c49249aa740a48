/// How a romanized word may sound: a string of sound classes, coarse enough that the spellings of one name agree.
///
/// | class | letters |
/// | --- | --- |
/// | `K` | k, q, g, gh, c, ck, ch |
/// | `X` | h, kh (and ch, as German writes it); h at the end of a word is silent |
/// | `P` | b, p, v, f, ph, w |
/// | `S` | s, sh, c before e and i |
/// | `Z` `J` | z, zh; j, dj, dzh |
/// | `D` `T` | d, dh; t, th |
/// | `L` `M` `N` `R` | themselves |
/// | `a` `i` `u` | the vowels a; e, i, y; o, u, w |
///
/// Doubled sounds count once. A letter with two readings gives two keys, up to ``maximumReadings`` for a word; letters after that keep
/// their first reading.
/// Qasem, Ghasem, Qassem and Kasim all have the key `KaSiM`; Soleimani and Sulaymani share the consonants `SLMN`.
struct SoundKey: Sendable, Equatable {
    /// The classes, vowels included.
    let sounds: [UInt8]
    /// The consonants alone, after a mark for a vowel at the beginning.
    let consonants: [UInt8]

    static let maximumReadings = 8

    private init(sounds: [UInt8]) {
        self.sounds = sounds
        var consonants = sounds.filter { !Self.isVowel($0) }
        if let first = sounds.first, Self.isVowel(first) { consonants.insert(UInt8(ascii: "*"), at: 0) }
        self.consonants = consonants
    }

    /// The readings of a romanized word. Time and space linear in the word.
    static func readings(of letters: [UInt8]) -> [SoundKey] {
        var readings: [[UInt8]] = [[]]
        var position = 0
        while position < letters.count {
            let (reading, length) = Self.reading(of: letters, at: position)
            position += length
            var others: [[UInt8]] = []
            if let other = reading.other, readings.count < maximumReadings {
                others = readings
                for index in others.indices { append(other, to: &others[index]) }
            }
            for index in readings.indices { append(reading.sound, to: &readings[index]) }
            readings += others
        }
        return readings.map(SoundKey.init(sounds:))
    }

    /// The consonants that no spelling leaves out: those of ``consonants`` without h and w, for comparing whole names run together.
    static func frames(of letters: [UInt8]) -> [[UInt8]] {
        let silent = [UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "H")]
        return readings(of: letters.filter { !silent.contains($0) }).map { reading in
            var frame: [UInt8] = []
            for sound in reading.sounds where !isVowel(sound) && sound != UInt8(ascii: "X") { append(sound, to: &frame) }
            return frame
        }
    }

    private static func append(_ sound: UInt8, to reading: inout [UInt8]) {
        if sound != silence, reading.last != sound { reading.append(sound) }
    }

    /// Whether a vowel is written.
    var hasVowel: Bool { sounds.contains(where: Self.isVowel) }

    private static func isVowel(_ sound: UInt8) -> Bool { sound >= UInt8(ascii: "a") }

    private static let silence: UInt8 = 0

    /// What one letter, or a group of letters read as one, may sound like.
    private struct Reading {
        var sound: UInt8
        var other: UInt8?

        init(_ sound: Unicode.Scalar, or other: UInt8? = nil) {
            self.sound = UInt8(ascii: sound)
            self.other = other
        }
    }

    private static func reading(of letters: [UInt8], at position: Int) -> (Reading, length: Int) {
        func letter(_ offset: Int) -> Unicode.Scalar {
            position + offset < letters.count ? Unicode.Scalar(letters[position + offset]) : " "
        }
        switch (letter(0), letter(1), letter(2)) {
        case ("d", "z", "h"): return (Reading("J"), 3)
        case ("t", "s", "c") where letter(3) == "h": return (Reading("K"), 4)
        case ("t", "c", "h"): return (Reading("K"), 3)
        case ("s", "c", "h"): return (Reading("S"), 3)
        case ("d", "j", _): return (Reading("J"), 2)
        case ("z", "h", _): return (Reading("Z"), 2)
        case ("k", "h", _): return (Reading("X"), 2)
        case ("c", "h", _): return (Reading("K", or: UInt8(ascii: "X")), 2)
        case ("g", "h", _), ("c", "k", _): return (Reading("K"), 2)
        case ("s", "h", _): return (Reading("S"), 2)
        case ("t", "h", _): return (Reading("T"), 2)
        case ("d", "h", _): return (Reading("D"), 2)
        case ("p", "h", _): return (Reading("P"), 2)
        case ("c", "e", _), ("c", "i", _): return (Reading("S"), 1)
        case ("h", " ", _): return (Reading("\0"), 1)
        case (let single, _, _): return (reading(of: single), 1)
        }
    }

    private static func reading(of letter: Unicode.Scalar) -> Reading {
        switch letter {
        case "k", "q", "g", "c": Reading("K")
        case "b", "p", "v", "f": Reading("P")
        case "w", "W": Reading("P", or: UInt8(ascii: "u"))
        case "h": Reading("X")
        case "H": Reading("X", or: silence)
        case "j": Reading("J", or: UInt8(ascii: "i"))
        case "D": Reading("D", or: UInt8(ascii: "Z"))
        case "T": Reading("T", or: UInt8(ascii: "S"))
        case "e", "i": Reading("i")
        case "o", "u": Reading("u")
        case "a": Reading("a")
        default: Reading(Unicode.Scalar(UInt8(truncatingIfNeeded: letter.value) & ~0x20))
        }
    }
}
