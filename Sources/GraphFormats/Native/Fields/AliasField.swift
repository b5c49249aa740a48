/// The fields of an alias that is written as a mapping.
enum AliasField: String, NativeField {
    case name, lang

    var shape: FieldShape { .line }

    var summary: String {
        switch self {
        case .name: "The other name."
        case .lang: "Its language or script: fa, ru, und-Hebr."
        }
    }
}
