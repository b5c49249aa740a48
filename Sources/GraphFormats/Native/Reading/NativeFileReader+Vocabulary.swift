import RelationGraph

/// Declared kinds and relation types.
extension NativeFileReader {
    mutating func readVocabulary(_ value: YAMLValue) {
        for part in mapping(value, FileField.vocabulary.rawValue, of: "kinds and relations") ?? [] {
            switch VocabularyField.named(part.key) {
            case .kinds: for entry in mapping(part.value, part.key, of: "ids and declarations") ?? [] { readKind(entry) }
            case .relations: for entry in mapping(part.value, part.key, of: "ids and declarations") ?? [] { readType(entry) }
            case nil: unknownField(part, known: VocabularyField.keys)
            }
        }
    }

    private mutating func readKind(_ declaration: YAMLEntry) {
        checkID(declaration)
        var kind = NodeKind(id: declaration.key, label: Self.label(declaration.key), section: declaration.key + "s")
        for entry in declarationFields(declaration) where hasValue(entry) {
            switch KindField.named(entry.key) {
            case .label: kind.label = line(entry) ?? kind.label
            case .section: kind.section = line(entry) ?? kind.section
            case .shapeName: kind.style.shape = choice(entry) ?? kind.style.shape
            case .color: kind.style.color = color(entry) ?? kind.style.color
            case nil: unknownField(entry, known: KindField.keys)
            }
        }
        if FileField.named(kind.section) != nil {
            reserved("section", kind.section, declaration)
            return
        }
        if let comment = comment(above: declaration) { layout.comments["vocabulary/kinds/\(kind.id)"] = comment }
        layout.declaredKinds.append(kind.id)
        builder.declare(kind, at: place(declaration))
    }

    private mutating func readType(_ declaration: YAMLEntry) {
        checkID(declaration)
        if EntryField.named(declaration.key) != nil, !isForeign {
            reserved("relation type", declaration.key, declaration)
            return
        }
        let id = declaration.key
        var type = RelationType(id: id, label: Self.label(id).lowercased(), inverse: "", layer: .ties)
        var layer: Layer?
        for entry in declarationFields(declaration) where hasValue(entry) {
            switch RelationTypeField.named(entry.key) {
            case .label: type.label = line(entry) ?? type.label
            case .inverse: type.inverseLabel = line(entry) ?? ""
            case .layer: layer = self.layer(entry)
            case .from: type.sourceKinds = kinds(entry)
            case .to: type.targetKinds = kinds(entry)
            case .symmetric: type.isSymmetric = flag(entry) ?? false
            case .polarity: type.polarity = choice(entry)
            case .walkable: type.isWalkable = flag(entry) ?? true
            case .speaksFor: type.speaksFor = flag(entry) ?? false
            case .color: type.style.color = color(entry) ?? type.style.color
            case .dash: type.style.dash = choice(entry) ?? type.style.dash
            case .arrow: type.style.arrow = choice(entry) ?? type.style.arrow
            case .width: type.style.width = choice(entry) ?? type.style.width
            case nil: unknownField(entry, known: RelationTypeField.keys)
            }
        }
        if type.isStance, type.targetKinds.isEmpty { type.targetKinds = ["statement"] }
        type.layer = layer ?? (type.isStance ? .claims : .ties)
        if type.speaksFor, type.isStance {
            builder.error(
                "stance-speaks-for", "“\(id)” is a stance: whoever takes it speaks on a statement, for nobody",
                remedy: "Remove `speaks-for:`, or `polarity:` if it is a tie between people and institutions.", at: place(declaration))
        }
        if type.inverseLabel.isEmpty {
            // A stance is told with its speaker behind it: “hinted at” by Ann.
            type.inverseLabel = type.isSymmetric ? type.label : type.isStance ? "“\(type.label)” by" : "is the target of “\(type.label)”"
        }
        if let comment = comment(above: declaration) { layout.comments["vocabulary/relations/\(id)"] = comment }
        layout.declaredTypes.append(id)
        builder.declare(type, at: place(declaration))
    }

    private mutating func kinds(_ entry: YAMLEntry) -> [String] {
        let kinds = references(entry)
        kindsOfTypes += kinds
        return kinds.map(\.id)
    }

    /// Kinds may be declared after the relation types that name them, and in other files: this comes after all vocabularies.
    mutating func checkKindsOfTypes() {
        let known = builder.vocabulary.kinds.map(\.id)
        for kind in kindsOfTypes where !known.contains(kind.id) {
            let suggestion = closestSpelling(to: kind.id, among: known)
            builder.error(
                "unknown-kind", "“\(kind.id)” is no kind of node",
                remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Declare it under `vocabulary:`, `kinds:`.", at: kind.place)
        }
    }

    private mutating func declarationFields(_ declaration: YAMLEntry) -> [YAMLEntry] {
        mapping(declaration.value, declaration.key, of: "fields") ?? []
    }

    private mutating func reserved(_ what: String, _ name: String, _ declaration: YAMLEntry) {
        builder.error(
            "reserved-name", "“\(name)” cannot be the name of a \(what): the format uses the word itself", remedy: "Choose another name.",
            at: place(declaration))
    }

    /// One of the layers, or a new one; but a name that differs from a built-in one by a slip is taken for a slip.
    private mutating func layer(_ entry: YAMLEntry) -> Layer? {
        guard let name = line(entry) else { return nil }
        let known = Layer.builtIn.map(\.rawValue)
        if !known.contains(name), let suggestion = closestSpelling(to: name, among: known) {
            builder.error("unknown-layer", "“\(name)” is no layer", remedy: "Did you mean “\(suggestion)”?", at: place(entry.value))
            return nil
        }
        return Layer(rawValue: name)
    }

    static func label(_ id: String) -> String { (id.prefix(1).uppercased() + id.dropFirst()).replacing("-", with: " ") }
}
