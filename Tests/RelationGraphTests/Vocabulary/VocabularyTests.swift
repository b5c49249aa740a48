import RelationGraph
import Testing

@Suite struct VocabularyTests {
    private let builtIn = Vocabulary.builtIn

    @Test func idsAndSectionsAreUnique() {
        #expect(Set(builtIn.kinds.map(\.id)).count == builtIn.kinds.count)
        #expect(Set(builtIn.kinds.map(\.section)).count == builtIn.kinds.count)
        #expect(Set(builtIn.relationTypes.map(\.id)).count == builtIn.relationTypes.count)
    }

    @Test func endsAreKnownKinds() {
        for type in builtIn.relationTypes {
            for kind in type.sourceKinds + type.targetKinds { #expect(builtIn.kind(kind) != nil, "\(type.id) \(kind)") }
        }
    }

    @Test func symmetricTypesReadTheSameBothWays() {
        for type in builtIn.relationTypes where type.isSymmetric {
            #expect(type.label == type.inverseLabel, "\(type.id)")
        }
    }

    @Test func modelTypesAreThere() {
        for type in CoreType.allCases { #expect(builtIn.relationType(type.rawValue) != nil, "\(type.rawValue)") }
        #expect(builtIn.layers == Layer.builtIn)
    }

    /// To count one of these as a denial is a factual error.
    @Test func silenceIsNoDenial() {
        for id in ["no-information", "declined-to-comment", "no-comment-yet", "questioned", "raised-concern", "conditional"] {
            #expect(builtIn.relationType(id)?.polarity == Polarity.none, "\(id)")
        }
        #expect(builtIn.stances.filter { $0.polarity == .against }.map(\.id) == ["denied", "disputed"])
        #expect(builtIn.stances.filter { $0.polarity == .for }.map(\.id) == ["reported", "asserted", "confirmed"])
    }

    /// What these say has one origin with the institution; who is merely a member or an adviser has a mouth of their own.
    @Test func fewSpeakForOthers() {
        let speaking = builtIn.relationTypes.filter(\.speaksFor).map(\.id)
        #expect(Set(speaking) == ["spokesperson-of", "represents", "leads", "works-for", "part-of"])
        #expect(builtIn.stances.allSatisfy { !$0.speaksFor })
        #expect(!RelationType(id: "x", label: "x", inverse: "x", layer: .ties).speaksFor)
    }

    @Test func stancesDifferByMoreThanColor() {
        let styles = builtIn.stances.map { "\($0.style.dash) \($0.style.arrow) \($0.style.width) \($0.style.color.text)" }
        #expect(Set(styles).count == styles.count)
    }

    @Test func takenNamesAreRefused() {
        var vocabulary = builtIn
        let count = vocabulary.kinds.count
        let declared = [
            vocabulary.declare(NodeKind(id: "person", label: "P", section: "persons")),
            vocabulary.declare(NodeKind(id: "human", label: "P", section: "people")),
            vocabulary.declare(RelationType(id: "met", label: "m", inverse: "m", layer: .ties)),
            vocabulary.declare(NodeKind(id: "vessel", label: "Vessel", section: "vessels")),
        ]
        #expect(declared == [false, false, false, true])
        #expect(vocabulary.kinds.count == count + 1)
        #expect(vocabulary.kind(section: "vessels")?.id == "vessel")
    }

    @Test func colorsReadWhatTheyWrite() {
        for color in PaletteColor.allCases { #expect(StyleColor(color.rawValue)?.text == color.rawValue) }
        #expect(StyleColor("#A0b1C2")?.text == "#a0b1c2")
        for text in ["", "red", "#12345", "#1234567", "#12345g", "a0b1c2", "＃a0b1c2", "#١٢٣٤٥٦"] {
            #expect(StyleColor(text) == nil, "\(text)")
        }
    }
}
