import GraphFormats
import RelationGraph

/// Files of the native format that the tests share.
enum NativeFixtures {
    /// A canonical file with every part of the format: the writer gives it back byte for byte.
    static let canonical = """
        # What the articles of August 2015 say.
        relgraph: 1
        title: Did Soleimani travel to Moscow?
        subtitle: What five articles say
        description: Two visits, five articles.
        date: 2017-02-20
        credit: "Graphic: the desk"

        style:
          font: serif
          sizes: {title: 22, subtitle: 12.5}
          colors:
            light: {canvas: "#fffdf7", blue: {line: "#004488"}}
            dark: {text: "#eeeeee"}
          kinds:
            person: {shape: box, color: green}
            vessel: {color: "#123456"}
          relations:
            denied: {color: "#aa0000", dash: dashed}

        vocabulary:
          kinds:
            vessel: {label: Vessel, section: vessels, shape: box, color: grey}
          relations:
            # Not in the built-in vocabulary.
            ferried: {label: ferried, inverse: ferried by, layer: ties, from: [vessel], color: brown, dash: dashed, arrow: diamond, width: bold}
            fronts: {label: fronts, inverse: fronted by, layer: ties, speaks-for: true, color: brown, dash: solid, arrow: vee, width: thin}
            doubted:
              label: doubted
              inverse: doubted by
              layer: claims
              to: [statement]
              polarity: none
              color: "#a0b1c2"
              dash: solid
              arrow: vee
              width: thin

        views:
          default:
            title: Who says what
            date: 2015-08-16
            credit: For the Sunday issue
            style:
              font: narrow
            layers: [ties, claims]
            no-types: [about]
            without: [ap]
            min-reliability: C
            graded-only: true
            nodes: [soleimani, putin, visit-2015]
            focus: soleimani
            depth: 2
            path: [fox-news, peskov]
            highlight: [visit-2015]
            group-by: country
            steps:
              # Who said it first.
              - caption: Fox News reports a visit.
                highlight: [fox-news, visit-2015]
                keep: [putin]
                as-of: 2015-08-06
              - caption: "Peskov: no meeting"
                path: [fox-news, peskov]
                statement: visit-2015
                types: [denied]
                documents: [mt-2015-08-09]
                fade: false

        people:
          # The general, not the mining director.
          soleimani:
            name: Qasem Soleimani
            also: [Ghasem Soleimani, {name: قاسم سلیمانی, lang: fa}]
            ids: {un: IRi.039, ofac: "10481"}
            role: Commander of the Quds Force
            country: Iran
            when: 1957-03-11/2020-01-03
            tags: [military]
            attributes: {rank: Major General, wounds: 2, height: 1.74, active: true, medals: [Fath, "1988"], born: {in: Qanat-e Malek}, code: "007"}
            ties:
              # In both articles.
              - {commands: quds-force, in: [mt-2015-08-09#p3]}
              - sanctioned-by: un-security-council
                since: 2007
                measures: [travel ban, asset freeze]
                certainty: certain
                in: [mt-2015-08-09, trt-2015-08-15]
                note: By resolution 1747, says the first; the second names no resolution.

          putin:
            name: Vladimir Putin

          peskov:
            name: Dmitry Peskov
            reliability: C
            ties:
              - {spokesperson-of: putin, in: [mt-2015-08-09]}

        organizations:
          quds-force:
            name: Quds Force

          un-security-council:
            name: UN Security Council

        outlets:
          fox-news:
            name: Fox News
            url: https://www.foxnews.com/

          moscow-times:
            name: The Moscow Times
            ties:
              - {copied-from: ap, certainty: possible, in: [mt-2015-08-09]}

          ap:
            name: Associated Press

          ria-novosti:
            name: RIA Novosti

        sources:
          western-intel-2015:
            name: two Western intelligence sources
            anonymous: true
            count: 2
            ties:
              - {not-same-as: iranian-official-2015, note: Reuters calls him an official of Iran.}

          iranian-official-2015:
            name: an Iranian official
            anonymous: true

        documents:
          mt-2015-08-09:
            title: Iranian General Visits Moscow
            outlet: moscow-times
            date: 2015-08-09
            url: https://example.org/mt?a=1&b=2#top
            language: en
            copied-from: ap
            note: The encoder's judgement.

          trt-2015-08-15:
            title: "Report: a visit"

        statements:
          visit-2015:
            says: Soleimani visited Moscow in July 2015
            about: [soleimani, putin]
            when: 2015-07-24/2015-07-26
            stances:
              - {reported: fox-news, on: 2015-08-06, citing: western-intel-2015, in: [mt-2015-08-09, trt-2015-08-15]}
              - {doubted: ria-novosti, on: 2015-08-07, in: [mt-2015-08-09]}

          putin-met-soleimani-2015:
            says: Putin met Soleimani in Moscow
            when: 2015-07~
            implies: [visit-2015]
            stances:
              - {denied: peskov, on: 2015-08-07, via: ria-novosti, personal: true, credibility: 3, in: [mt-2015-08-09#headline], note: "no: never"}

        vessels:
          ship:
            name: A Ship
            ties:
              - {ferried: putin, in: [mt-2015-08-09]}

        # Elsewhere declared.
        ties:
          - {from: putin, met: soleimani, when: 2015-07-24, in: [mt-2015-08-09]}

        """

    /// The same things said less tidily: single values for lists, other orders, aliases, block and flow mixed, long texts.
    static let untidy = """
        people:
            putin: Vladimir Putin
            peskov: {name: "Dmitry Peskov", ties: {spokesperson-of: putin, in: mt-1}, tags: spokesman, also: Песков}
        statements:
            visit-2015:
                stances:
                - in: &docs [mt-1, mt-2#p3]
                  denied: peskov
                  via: [ria, putin]
                  note: >-
                    a note that was folded
                    over two lines and is so long that the entry cannot stand on one line of the canonical form, whatever one does with it
                - {in: *docs, on: 2015-08-07, asserted: putin, certainty: probable, since: 2007, until: 2008}
                about: putin
                says: 'Soleimani visited Moscow: so it is said'
                description: |
                    First line.

                    Third line, with "quotes" and \\ and #.
        documents:
            mt-1: {outlet: ria, title: One, by: [putin, peskov], date: 2015-08-09, copied-from: [ria, mt-2], ids: {doi: [a, b]}}
            mt-2: {title: "Two"}
        # The agency.
        outlets: {ria: RIA Novosti}
        relgraph: 1
        """

    /// The graph of one or several texts, which are files a.yaml, b.yaml, ….
    static func graph(_ texts: String...) throws -> RelationGraph {
        var builder = GraphBuilder()
        for (text, name) in zip(texts, ["a.yaml", "b.yaml", "c.yaml"]) { NativeReader.read(Array(text.utf8), file: name, into: &builder) }
        return try builder.build()
    }

    /// Everything that is wrong with a text, in reading order, as “severity code line:column”.
    static func problems(_ text: String) -> [Problem] { problems(Array(text.utf8)) }

    static func problems(_ bytes: [UInt8]) -> [Problem] {
        var builder = GraphBuilder()
        NativeReader.read(bytes, file: "a.yaml", into: &builder)
        let read = builder.problems
        if read.contains(where: { $0.code == "yaml-syntax" }) { return read }
        do {
            return try builder.build().warnings
        } catch {
            return error.problems
        }
    }
}
