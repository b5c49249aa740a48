import Foundation

/// Countries under the names by which registers call them, as codes of ISO 3166-1.
package struct CountryNames: Sendable {
    private var codes: [String: String] = [:]
    /// The names as they were asked for: few, and again and again.
    private var asked: [String: String] = [:]

    /// Names that are not those of the system's list of regions.
    private static let others: [(name: String, code: String)] = [
        ("Iran (Islamic Republic of)", "ir"), ("Islamic Republic of Iran", "ir"), ("Democratic People's Republic of Korea", "kp"),
        ("Korea, North", "kp"), ("DPRK", "kp"), ("Korea, South", "kr"), ("Republic of Korea", "kr"), ("Syrian Arab Republic", "sy"),
        ("Russian Federation", "ru"), ("Libyan Arab Jamahiriya", "ly"), ("State of Libya", "ly"),
        ("Democratic Republic of the Congo", "cd"),
        ("Congo, Democratic Republic of the", "cd"), ("Congo", "cg"), ("Republic of the Congo", "cg"), ("United States of America", "us"),
        ("USA", "us"), ("United Kingdom of Great Britain and Northern Ireland", "gb"), ("UK", "gb"), ("Great Britain", "gb"),
        ("Venezuela (Bolivarian Republic of)", "ve"), ("Bolivia (Plurinational State of)", "bo"), ("Republic of Moldova", "md"),
        ("United Republic of Tanzania", "tz"), ("Viet Nam", "vn"), ("Lao People's Democratic Republic", "la"), ("Burma", "mm"),
        ("Czech Republic", "cz"), ("Turkey", "tr"), ("Türkiye", "tr"), ("Palestinian", "ps"), ("State of Palestine", "ps"),
        ("Cote d Ivoire", "ci"), ("Ivory Coast", "ci"), ("The Gambia", "gm"), ("Swaziland", "sz"), ("Macedonia", "mk"),
        ("Hong Kong", "hk"), ("Macau", "mo"), ("UAE", "ae"), ("Bosnia and Herzegovina", "ba"), ("China, People's Republic of", "cn"),
        ("People's Republic of China", "cn"),
    ]

    package init() {
        let english = Locale(identifier: "en_US")
        for region in Locale.Region.isoRegions where region.identifier.utf8.count == 2 {
            let code = region.identifier.lowercased()
            codes[code] = code
            if let name = english.localizedString(forRegionCode: region.identifier) { codes[CountryNames.key(name)] = code }
        }
        for (name, code) in CountryNames.others { codes[CountryNames.key(name)] = code }
    }

    /// The code of a country; nil if it is not known.
    package func knownCode(_ name: String) -> String? { codes[CountryNames.key(name)] }

    /// The code of a country; for what is not known, its folded name.
    package mutating func code(_ name: String) -> String {
        if let known = asked[name] { return known }
        let key = CountryNames.key(name)
        let code = codes[key] ?? key
        asked[name] = code
        return code
    }

    private static func key(_ name: String) -> String { ComparedWord.words(of: name).joined(separator: " ") }
}
