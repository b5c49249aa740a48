/// One entity made of several parts, as followthemoney merges them: its properties are sets, to which every part adds; its schema is the most special
/// that a part names. What stands beside the properties is that of all parts, and its caption the first.
struct FTMEntityUnion {
    private var id: JSONText?
    private var caption: JSONText?
    private var schema: (number: Int, depth: Int)?
    /// The numbers of properties in the order in which they first come, each with its values.
    private var properties: [(number: Int, values: [JSONText])] = []
    private var positions: [Int: Int] = [:]
    private var known: Set<Value> = []
    private var context: [(number: Int, offset: Int)] = []

    /// A value of a property.
    private struct Value: Hashable {
        var number: Int
        var text: String
    }

    /// - Parameter depth: that of the part's schema.
    mutating func add(_ part: FTMEntity, _ scanner: JSONScanner, depth: Int) throws(JSONSyntaxError) {
        id = id ?? part.id
        caption = caption ?? part.caption
        if depth > schema?.depth ?? -1 { schema = (part.schema, depth) }
        for (number, range) in part.properties {
            let position = positions[number] ?? properties.count
            if position == properties.count { properties.append((number, [])) }
            positions[number] = position
            for value in part.values[range] where known.insert(Value(number: number, text: try scanner.text(value))).inserted {
                properties[position].values.append(value)
            }
        }
        context += part.context + part.own
    }

    var entity: FTMEntity {
        var entity = FTMEntity()
        (entity.id, entity.caption, entity.schema, entity.context) = (id, caption, schema?.number ?? 0, context)
        for (number, values) in properties {
            entity.properties.append((number, entity.values.count..<entity.values.count + values.count))
            entity.values += values
        }
        return entity
    }
}
