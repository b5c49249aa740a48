import RelationGraph

/// What stands beside `id`, `schema` and `properties` of an entity, for that which FollowTheMoney has no properties for: single texts, numbers and
/// truth values under the names that `PropertyName` gives to the fields of notes.
///
/// Programs of FollowTheMoney keep what they do not know beside the properties. Where they unite entities they make a list of it, and fail at objects:
/// so lists and mappings are JSON in a text, and a list of one value is read as that value.
enum FTMMember {
    /// That an entity stands for the graph itself, and for no node.
    static let graph = PropertyName.prefix + "graph"
    /// The name of a node, which is not always the first of the property.
    static let name = PropertyName.prefix + "name"
    /// The id of a relation's target, where the property gives its name instead.
    static let target = PropertyName.prefix + "target"
    /// The properties of a node, in words parted by blanks, whose values are relations of their own.
    static let references = PropertyName.prefix + "references"

    /// What tells whether the properties still are those that were written.
    static let checksum = PropertyName.prefix + "checksum"

    /// The checksum of the values of properties, in whatever order they come: FNV-1a in 64 bits, in hexadecimal digits.
    ///
    /// Further blanks and marks that nobody sees do not count: programs of FollowTheMoney drop some of them.
    static func checksum(of properties: [(name: String, value: String)]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        // By their bytes: texts that differ in nothing else would keep whatever order they come in.
        let sorted = properties.map { (name: $0.name, value: visible($0.value)) }.sorted {
            $0.name == $1.name ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) : $0.name < $1.name
        }
        for (name, value) in sorted {
            for text in [name, value] {
                for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                // No text holds 0xFF: where one ends tells.
                hash = (hash ^ 0xFF) &* 0x100_0000_01B3
            }
        }
        return String(hash, radix: 16)
    }

    /// A text without marks that nobody sees, with one space for blanks of any sort, and none at its ends.
    private static func visible(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        var hasBlank = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                hasBlank = true
            } else if scalar.properties.generalCategory != .format, scalar.properties.generalCategory != .control {
                if hasBlank, !visible.isEmpty { visible.append(" ") }
                hasBlank = false
                visible.append(scalar)
            }
        }
        return String(visible)
    }

    /// Every free attribute is told apart from what belongs to FollowTheMoney.
    static let style = PropertyStyle(escapesAttributes: true)

    /// Those that say what an entity is.
    static let marks: Set<String> = [graph, PropertyName.kind, PropertyName.type]

    /// The id of the entity that stands for the graph.
    static let graphID = "relgraph"
}
