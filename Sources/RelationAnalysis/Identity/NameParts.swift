import RelationGraph

/// A name taken apart for comparison: the words that carry it, and the legal form of a company.
struct NameParts {
    var words: [String] = []
    /// The form in its class: “limited”, “joint-stock”; nil if the name tells none.
    var form: String?

    /// - Parameter isPerson: whether it is read as a person's: company forms are then words like others.
    init(_ name: String, isPerson: Bool) {
        var folded = ComparedWord.words(of: name)
        if isPerson {
            // Lists put the surname first: “SOLEIMANI, Qasem”.
            let parts = name.split(separator: ",", omittingEmptySubsequences: false)
            if parts.count == 2 { folded = ComparedWord.words(of: String(parts[1])) + ComparedWord.words(of: String(parts[0])) }
            words = NameParts.withoutTitles(NameParts.joiningCompounds(folded))
        } else {
            take(folded)
        }
        if words.isEmpty { words = folded }
    }

    // MARK: People

    /// Words of Arabic, Persian and European names that come and go.
    static let particles: Set<String> = [
        "al", "el", "ul", "bin", "ibn", "ben", "bint", "abu", "de", "del", "della", "di", "da", "dos", "von", "van", "der", "den", "la",
        "le",
        "y", "e", "аль", "эль", "бин", "ибн", "ال", "بن",
    ]
    /// Forms of address, which are no part of a name.
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "sir", "haji", "hajji", "hadji", "haj", "sheikh", "shaykh", "mullah", "maulavi", "mawlawi",
        "maulana",
        "general", "brigadier", "colonel", "ayatollah", "sayyid", "sayed",
    ]
    /// The word for servant, with or without the article, by the script that it is written in.
    private static let servants: [(root: String, forms: [String])] = [
        ("abd", ["abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdu", "abd"]),
        ("абд", ["абдул", "абдель", "абдур", "абду", "абд"]),
        ("عبد", ["عبدال", "عبد"]),
    ]
    private static let articles: Set<String> = ["al", "el", "ul", "ar", "as", "az", "ال", "аль", "эль"]

    /// “Abd al-Rahman”, “Abdul Rahman” and “Abdulrahman” as one: the word for servant and the word after it belong together.
    private static func joiningCompounds(_ words: [String]) -> [String] {
        var joined: [String] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            var next = index + 1
            if let servant = servants.first(where: { $0.forms.contains(word) }), next < words.count {
                if articles.contains(words[next]), next + 1 < words.count { next += 1 }
                joined.append(servant.root + words[next])
                index = next + 1
                continue
            }
            joined.append(splitServant(word) ?? word)
            index += 1
        }
        return joined
    }

    /// “Abdulrahman” without the article within.
    private static func splitServant(_ word: String) -> String? {
        for (root, forms) in servants {
            for form in forms where form != root && word.hasPrefix(form) && word.unicodeScalars.count >= form.unicodeScalars.count + 3 {
                return root + word.dropFirst(form.count)
            }
        }
        return nil
    }

    private static func withoutTitles(_ words: [String]) -> [String] {
        let kept = words.filter { !titles.contains($0) }
        return kept.isEmpty ? words : kept
    }

    // MARK: Organizations

    /// The legal forms of companies, by what they amount to. `company` says nothing.
    private static let forms: [String: String] = [
        "ltd": "limited", "limited": "limited", "llc": "limited", "llp": "limited", "gmbh": "limited", "ooo": "limited", "ооо": "limited",
        "sarl": "limited", "srl": "limited", "bv": "limited", "sprl": "limited", "oy": "limited", "kft": "limited", "doo": "limited",
        "fze": "limited", "fzc": "limited", "fzco": "limited", "fzllc": "limited", "pvt": "limited", "pte": "limited", "sdn": "limited",
        "bhd": "limited", "lda": "limited", "ltda": "limited", "too": "limited", "тоо": "limited", "tov": "limited", "тов": "limited",
        "plc": "joint-stock", "ag": "joint-stock", "sa": "joint-stock", "spa": "joint-stock", "ao": "joint-stock", "oao": "joint-stock",
        "zao": "joint-stock", "pao": "joint-stock", "ао": "joint-stock", "оао": "joint-stock", "зао": "joint-stock", "пао": "joint-stock",
        "jsc": "joint-stock", "pjsc": "joint-stock", "ojsc": "joint-stock", "cjsc": "joint-stock", "inc": "joint-stock",
        "corp": "joint-stock", "corporation": "joint-stock", "incorporated": "joint-stock", "nv": "joint-stock", "ab": "joint-stock",
        "asa": "joint-stock", "pjs": "joint-stock", "sae": "joint-stock", "co": "company", "company": "company", "cia": "company",
        "compania": "company", "compagnie": "company", "kompaniya": "company", "компания": "company",
    ]
    /// Forms that names spell with full stops: “S.A.”, “L.L.C.”, or in words of their own.
    private static let spelledForms: [([String], String)] = [
        (["s", "a", "r", "l"], "limited"), (["l", "l", "c"], "limited"), (["s", "r", "l"], "limited"), (["d", "o", "o"], "limited"),
        (["s", "p", "a"], "joint-stock"), (["p", "l", "c"], "joint-stock"), (["p", "j", "s"], "joint-stock"), (["s", "a"], "joint-stock"),
        (["b", "v"], "limited"), (["n", "v"], "joint-stock"), (["a", "s"], "joint-stock"),
        (["joint", "stock", "company"], "joint-stock"), (["limited", "liability", "company"], "limited"),
        (["obshchestvo", "s", "ogranichennoi", "otvetstvennostyu"], "limited"),
    ]
    private static let connectives: Set<String> = ["the", "and", "of", "for", "und", "et", "y", "i", "и", "de", "la", "le", "del"]

    private mutating func take(_ folded: [String]) {
        var index = 0
        while index < folded.count {
            if let (spelled, meaning) = NameParts.spelledForms.first(where: { folded[index...].starts(with: $0.0) }) {
                note(meaning)
                index += spelled.count
                continue
            }
            let word = folded[index]
            index += 1
            if let meaning = NameParts.forms[word] {
                note(meaning)
            } else if !NameParts.connectives.contains(word) {
                words.append(word)
            }
        }
    }

    private mutating func note(_ meaning: String) {
        if meaning != "company" { form = form ?? meaning }
    }
}
