/// Named characters of HTML that stand within names and between their words.
enum EntityNames {
    /// From U+00C0 on, as HTML names the letters of Latin-1; their names hold without a semicolon, too.
    private static let latin1 = """
        Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc
        Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    /// An escaped bracket begins no tag.
    private static let signs: [String: Unicode.Scalar] = [
        "amp": "&", "lt": " ", "gt": " ", "quot": "\"", "nbsp": " ", "shy": "\u{AD}",
    ]

    private static let others: [String: Unicode.Scalar] = [
        "apos": "'", "rsquo": "’", "lsquo": "‘", "ndash": "–", "mdash": "—", "hyphen": "-", "lowbar": "_", "period": ".", "comma": ",",
        "commat": "@", "ensp": " ", "emsp": " ", "thinsp": " ", "Tab": " ", "NewLine": " ", "zwnj": "\u{200C}", "zwj": "\u{200D}",
        "Amacr": "Ā", "amacr": "ā", "Abreve": "Ă", "abreve": "ă", "Aogon": "Ą", "aogon": "ą", "Cacute": "Ć", "cacute": "ć",
        "Ccaron": "Č", "ccaron": "č", "Dcaron": "Ď", "dcaron": "ď", "Dstrok": "Đ", "dstrok": "đ", "Emacr": "Ē", "emacr": "ē",
        "Edot": "Ė", "edot": "ė", "Eogon": "Ę", "eogon": "ę", "Ecaron": "Ě", "ecaron": "ě", "Gbreve": "Ğ", "gbreve": "ğ",
        "Imacr": "Ī", "imacr": "ī", "Iogon": "Į", "iogon": "į", "Idot": "İ", "imath": "ı", "inodot": "ı", "Kcedil": "Ķ", "kcedil": "ķ",
        "Lcedil": "Ļ", "lcedil": "ļ", "Lcaron": "Ľ", "lcaron": "ľ", "Lstrok": "Ł", "lstrok": "ł", "Nacute": "Ń", "nacute": "ń",
        "Ncedil": "Ņ", "ncedil": "ņ", "Ncaron": "Ň", "ncaron": "ň", "Omacr": "Ō", "omacr": "ō", "Odblac": "Ő", "odblac": "ő",
        "OElig": "Œ", "oelig": "œ", "Racute": "Ŕ", "racute": "ŕ", "Rcaron": "Ř", "rcaron": "ř", "Sacute": "Ś", "sacute": "ś",
        "Scedil": "Ş", "scedil": "ş", "Scaron": "Š", "scaron": "š", "Tcedil": "Ţ", "tcedil": "ţ", "Tcaron": "Ť", "tcaron": "ť",
        "Umacr": "Ū", "umacr": "ū", "Uring": "Ů", "uring": "ů", "Udblac": "Ű", "udblac": "ű", "Uogon": "Ų", "uogon": "ų",
        "Yuml": "Ÿ", "Zacute": "Ź", "zacute": "ź", "Zdot": "Ż", "zdot": "ż", "Zcaron": "Ž", "zcaron": "ž",
    ]

    private static let withoutSemicolon: [String: Unicode.Scalar] = {
        var names = signs
        for (name, value) in zip(latin1.split(whereSeparator: \.isWhitespace), UInt8(0xC0)...UInt8(0xFF)) {
            names[String(name)] = Unicode.Scalar(value)
        }
        return names
    }()

    private static let longest = 8

    /// What a name behind `&` stands for, and how many characters it takes, with its semicolon; nil if it is none.
    static func match(_ text: ArraySlice<Unicode.Scalar>) -> (scalar: Unicode.Scalar, length: Int)? {
        let letters = text.prefix(longest).prefix { $0.isASCII && $0.properties.isAlphabetic }
        var name = String(String.UnicodeScalarView(letters))
        if text.dropFirst(letters.count).first == ";", let scalar = others[name] ?? withoutSemicolon[name] {
            return (scalar, letters.count + 1)
        }
        while !name.isEmpty {
            if let scalar = withoutSemicolon[name] { return (scalar, name.unicodeScalars.count) }
            name.removeLast()
        }
        return nil
    }

    /// What pages mean by the numbers 128 to 159: letters of Windows.
    static let windows: [UInt32: Unicode.Scalar] = [
        0x8A: "Š", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x96: "–", 0x97: "—", 0x9A: "š", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
}
