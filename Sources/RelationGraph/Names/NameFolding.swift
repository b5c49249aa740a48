/// Reduces names to the letters that matter: lower case, no accents, no punctuation.
///
/// The folding is a fixed table plus the character names of the Unicode database ("LATIN SMALL LETTER E WITH ACUTE" is an e), so it needs
/// no locale and no library besides the standard one; ASCII takes a path of its own. Time and space are linear in the text.
enum NameFolding {
    /// The folded words of a text, in order.
    ///
    /// Letters, digits and symbols of any script form words; apostrophes, combining marks and invisible format characters vanish;
    /// every other character ends a word. `Al-Quds` has two words, `O'Neill` one.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func endWord() {
            guard !word.isEmpty else { return }
            words.append(String(decoding: word, as: UTF8.self))
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                switch UInt8(truncatingIfNeeded: scalar.value) {
                case let byte where isLowerLetterOrDigit(byte): word.append(byte)
                case let byte where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"): word.append(byte | 0x20)
                case UInt8(ascii: "'"), UInt8(ascii: "`"): continue
                default: endWord()
                }
            } else if let folded = foldNonASCII(scalar) {
                word.append(contentsOf: folded.utf8)
            } else {
                endWord()
            }
        }
        endWord()
        return words
    }

    /// The folded words of characters, each with the positions of those that it comes from.
    static func placedWords(of scalars: [Unicode.Scalar]) -> [(word: String, range: Range<Int>)] {
        var words: [(word: String, range: Range<Int>)] = []
        var word = ""
        var start = 0
        var end = 0
        func endWord() {
            if !word.isEmpty { words.append((word, start..<end)) }
            word = ""
        }
        for (position, scalar) in scalars.enumerated() {
            let folded: String?
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if isLowerLetterOrDigit(byte | 0x20) && !(0x10...0x19).contains(byte) {
                    folded = String(Unicode.Scalar(byte | 0x20))
                } else {
                    folded = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") ? "" : nil
                }
            } else {
                folded = foldNonASCII(scalar)
            }
            guard let folded else {
                endWord()
                continue
            }
            if word.isEmpty, !folded.isEmpty { start = position }
            word += folded
            if !folded.isEmpty { end = position + 1 }
        }
        endWord()
        return words
    }

    static func isLowerLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || isDigit(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// The folded form, empty for what vanishes, `nil` for what separates words.
    private static func foldNonASCII(_ scalar: Unicode.Scalar) -> String? {
        if let folded = irregular[scalar] { return folded }
        if (0xFF10...0xFF5A).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
            return words(of: String(narrow)).first
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .modifierLetter, .modifierSymbol: return ""
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter: return foldCasedLetter(scalar)
        case .otherLetter, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: return String(scalar)
        default: return nil
        }
    }

    private static func foldCasedLetter(_ scalar: Unicode.Scalar) -> String {
        var lower = scalar
        if scalar.properties.generalCategory != .lowercaseLetter {
            guard let first = scalar.properties.lowercaseMapping.unicodeScalars.first else { return "" }
            lower = first
            if let folded = irregular[lower] { return folded }
        }
        return NameScript(lower) == .latin ? latinBase(lower) ?? String(lower) : String(lower)
    }

    /// The plain letters of a Latin letter with marks, from its character name: `ş` is `LATIN SMALL LETTER S WITH CEDILLA`, `æ` is
    /// `LATIN SMALL LETTER AE`.
    private static func latinBase(_ scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name else { return nil }
        for prefix in ["LATIN SMALL LETTER ", "LATIN SMALL LIGATURE "] where name.hasPrefix(prefix) {
            let base = name.dropFirst(prefix.count).prefix { $0 != " " }
            return base.utf8.count <= 2 ? base.lowercased() : nil
        }
        return nil
    }

    /// What neither case nor the character name can tell: letters without a plain relative in their name, letters of other scripts with
    /// marks, positional forms, and the Persian and Arabic shapes of one letter.
    private static let irregular: [Unicode.Scalar: String] = {
        let spellings =
            "ß:ss ẞ:ss ð:d þ:th ı:i ŋ:n ə:a ſ:s "
            + "й:и ё:е ї:і ў:у ѓ:г ќ:к "
            + "ά:α έ:ε ή:η ί:ι ϊ:ι ΐ:ι ό:ο ύ:υ ϋ:υ ΰ:υ ώ:ω ς:σ "
            + "أ:ا إ:ا آ:ا ٱ:ا ؤ:و ئ:ی ي:ی ى:ی ك:ک ة:ه ۀ:ه ہ:ه ھ:ه "
            + "ך:כ ם:מ ן:נ ף:פ ץ:צ"
        var table: [Unicode.Scalar: String] = [:]
        for spelling in spellings.split(separator: " ") {
            let scalars = spelling.unicodeScalars
            guard let letter = scalars.first else { continue }
            table[letter] = String(String.UnicodeScalarView(scalars.dropFirst(2)))
        }
        // Typographic apostrophes are no letters and no separators; Arabic-Indic digits are digits.
        for apostrophe: Unicode.Scalar in ["\u{2018}", "\u{2019}", "\u{02BC}", "\u{02BF}", "\u{02BE}", "\u{05F3}", "\u{05F4}", "\u{00B4}"] {
            table[apostrophe] = ""
        }
        for zero: UInt32 in [0x0660, 0x06F0] {
            for digit: UInt32 in 0...9 {
                if let scalar = Unicode.Scalar(zero + digit) { table[scalar] = String(digit) }
            }
        }
        return table
    }()
}
