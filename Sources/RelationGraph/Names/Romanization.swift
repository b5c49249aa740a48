/// The script a word is written in, as far as names are compared across scripts.
enum NameScript: Sendable {
    case latin, cyrillic, greek, arabic, hebrew, other

    init(_ letter: Unicode.Scalar) {
        switch letter.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x590...0x5FF: self = .hebrew
        case 0x600...0x77F: self = .arabic
        default: self = .other
        }
    }

    /// Whether short vowels go unwritten, so that only consonants can be compared.
    var omitsVowels: Bool { self == .arabic || self == .hebrew }
}

/// Writes folded words of the Latin, Cyrillic, Greek, Arabic and Hebrew scripts in the letters a–z.
///
/// The tables follow what newspapers print (BGN/PCGN in the main), not the reversible library standards, since names are compared with what
/// newspapers print. `y` is written `i` everywhere and a doubled `i` once, so that Sergei and Sergey, Dmitri and Dmitriy are the same;
/// `x` is `ks`. Capitals mark letters with two readings: `W` is a vowel or v, `H` is h or silent, `D` is d or z, `T` is t or s.
enum Romanization {
    /// The letters of a folded word, or `nil` for a word with digits or of a script that no table covers. Linear in the word.
    static func letters(of word: String) -> [UInt8]? {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.utf8.count)
        func append(_ letter: UInt8) {
            let plain = letter == UInt8(ascii: "y") ? UInt8(ascii: "i") : letter
            if plain == UInt8(ascii: "i"), letters.last == plain { return }
            letters.append(plain)
        }
        var previous: Unicode.Scalar?
        for scalar in word.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if NameFolding.isDigit(byte) { return nil }
                if byte == UInt8(ascii: "x") { "ks".utf8.forEach(append) } else { append(byte) }
            } else if scalar == "υ", previous == "ο" {
                append(UInt8(ascii: "u"))
            } else if let plosive = greekPlosive(scalar, after: previous, position: letters.count) {
                letters.removeLast()
                append(plosive)
            } else {
                guard let romanized = table[scalar] else { return nil }
                romanized.utf8.forEach(append)
            }
            previous = scalar
        }
        return letters
    }

    /// Modern Greek writes b, d and g with two letters: μπ and ντ at the beginning of a word, γκ anywhere.
    private static func greekPlosive(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, position: Int) -> UInt8? {
        switch (previous, scalar) {
        case ("μ", "π") where position == 1: UInt8(ascii: "b")
        case ("ν", "τ") where position == 1: UInt8(ascii: "d")
        case ("γ", "κ"): UInt8(ascii: "g")
        default: nil
        }
    }

    private static let table: [Unicode.Scalar: String] = {
        let spellings =
            "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:i ь: э:e "
            + "ю:iu я:ia і:i є:e ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dzh "
            + "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:ks ο:o π:p ρ:r σ:s τ:t υ:i φ:f χ:kh ψ:ps ω:o "
            + "ا:a ب:b پ:p ت:t ث:T ج:dj چ:ch ح:h خ:kh د:d ذ:D ر:r ز:z ژ:zh س:s ش:sh ص:s ض:D ط:t ظ:D ع:a غ:gh ف:f ق:q ک:k گ:g ل:l "
            + "م:m ن:n و:W ه:H ی:i ء: "
            + "א:a ב:b ג:g ד:d ה:H ו:W ז:z ח:kh ט:t י:i כ:k ל:l מ:m נ:n ס:s ע:a פ:p צ:ts ק:k ר:r ש:sh ת:t"
        var table: [Unicode.Scalar: String] = [:]
        for spelling in spellings.split(separator: " ") {
            let scalars = spelling.unicodeScalars
            guard let letter = scalars.first else { continue }
            table[letter] = String(String.UnicodeScalarView(scalars.dropFirst(2)))
        }
        return table
    }()
}
