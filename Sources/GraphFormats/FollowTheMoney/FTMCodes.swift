import Foundation
import RelationGraph

/// The values that FollowTheMoney knows countries, languages, dates and genders by. Its programs drop all others, or change them.
enum FTMCodes {
    /// The codes of countries, as followthemoney 4.11.2 has them.
    private static let countries = Set(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cp cq cr cu cv cw cx cy cz dd de dg dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd
        ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io ip iq ir is it je jm jo jp ke kg kh ki
        km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na
        nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk
        sl sm sn so sr ss st sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu
        wf ws xk ye yt za zm zr zw zz
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Those of languages.
    private static let languages = Set(
        """
        afr amh ara aze bel ben bos bul cat ces cnr dan deu ell eng est fas fil fin fra gle heb hin hrv hun hye ind isl ita jpn kan
        kat kaz khm kir kor lao lav lit ltz mkd mlt mon msa mul mya nep nld nor pol por pus ron rus sin slk slv spa sqi srp swa swe
        tam tel tgk tgl tha tuk tur ukr urd uzb vie zho
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let names = CountryNames()

    /// The code of a country that is given by a code or a name; nil if it has none.
    static func country(_ text: String?) -> String? {
        guard let code = text.flatMap(names.knownCode), countries.contains(code) else { return nil }
        return code
    }

    /// The code of a language that is given by a tag; nil if it has none.
    static func language(_ tag: String?) -> String? {
        guard let tag, let code = Locale.Language(identifier: tag).languageCode else { return nil }
        let letters = code.identifier(.alpha3) ?? code.identifier
        return languages.contains(letters) ? letters : nil
    }

    /// A date; that it is about then, or doubtful, there is no word for.
    static func date(_ date: PartialDate) -> String { String(date.text.prefix { !"~?%".contains($0) }) }

    /// A value as a property has it; nil if it can have none like it.
    static func value(_ text: String, of property: String) -> String? {
        switch property {
        case "nationality", "citizenship", "flag": country(text)
        case "birthDate": PartialDate(text).map(date)
        case "gender": ["male", "female", "other"].first { $0 == text.lowercased() }
        default: text
        }
    }
}
