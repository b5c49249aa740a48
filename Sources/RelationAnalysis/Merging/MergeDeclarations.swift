import RelationGraph

extension NodeKind {
    /// The declaration in the words of the native format.
    static func describe(_ kind: NodeKind) -> String {
        "label: \(kind.label), section: \(kind.section), shape: \(kind.style.shape.rawValue), color: \(kind.style.color.text)"
    }
}

extension RelationType {
    /// The declaration in the words of the native format.
    static func describe(_ type: RelationType) -> String {
        var parts = ["label: \(type.label)", "inverse: \(type.inverseLabel)", "layer: \(type.layer)"]
        if !type.sourceKinds.isEmpty { parts.append("from: [\(type.sourceKinds.joined(separator: ", "))]") }
        if !type.targetKinds.isEmpty { parts.append("to: [\(type.targetKinds.joined(separator: ", "))]") }
        if type.isSymmetric { parts.append("symmetric: true") }
        if let polarity = type.polarity { parts.append("polarity: \(polarity.rawValue)") }
        if !type.isWalkable { parts.append("walkable: false") }
        if type.speaksFor { parts.append("speaks-for: true") }
        let style = type.style
        parts.append(
            "color: \(style.color.text), dash: \(style.dash.rawValue), arrow: \(style.arrow.rawValue), width: \(style.width.rawValue)")
        return parts.joined(separator: ", ")
    }
}
