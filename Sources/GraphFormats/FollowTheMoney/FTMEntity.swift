/// An entity as it stands in a text: where its parts are. What few want to know is read when it is asked for.
struct FTMEntity {
    var id: JSONText?
    /// The number of its schema.
    var schema = 0
    var caption: JSONText?
    /// The numbers of properties, each with its part of `values`.
    var properties: [(number: Int, values: Range<Int>)] = []
    /// Texts, and numbers and truth values as they are written.
    var values: [JSONText] = []
    /// What stands beside the properties: data sets, days of sight. The numbers of names, with the offsets of their values.
    var context: [(number: Int, offset: Int)] = []
    /// The members of ours, likewise.
    var own: [(number: Int, offset: Int)] = []
    /// Where it begins.
    var start = 0
    /// Where entities stand that are values of a property.
    var inner: [Int] = []

    /// Makes room for the next entity in the same memory.
    mutating func clear(at start: Int) {
        self.start = start
        (id, caption, schema) = (nil, nil, 0)
        properties.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        context.removeAll(keepingCapacity: true)
        if !own.isEmpty { own.removeAll(keepingCapacity: true) }
        inner.removeAll(keepingCapacity: true)
    }
}

/// Reads entities, one after the other, into the same memory.
struct FTMEntityReader {
    var scanner: JSONScanner
    var schemata = FTMNames<FTMSchema>()
    /// The names of properties, and of what stands beside them.
    var names = FTMNames<FTMProperty>()
    private(set) var entity = FTMEntity()
    /// For every name the entity, counted, beside whose properties it was met last, and among whose properties.
    private var lastKeys: [Int] = []
    private var lastProperties: [Int] = []
    private var entityCount = 0

    init(_ scanner: JSONScanner) { self.scanner = scanner }

    /// Reads the parts of one entity, which begin at the offsets, as if all of it stood in one object.
    ///
    /// - Complexity: O(bytes of the parts) expected.
    /// - Throws: `JSONSyntaxError` as `read()` does.
    mutating func read(partsAt offsets: [UInt32]) throws(JSONSyntaxError) {
        var union = FTMEntityUnion()
        for offset in offsets {
            scanner.move(to: Int(offset)..<scanner.bytes.count)
            try read()
            try union.add(entity, scanner, depth: schemata[entity.schema].depth)
        }
        entity = union.entity
    }

    /// Reads the object that comes next.
    ///
    /// - Complexity: O(bytes) expected.
    /// - Throws: `JSONSyntaxError` if it is no JSON, has a key twice, or is no entity.
    mutating func read() throws(JSONSyntaxError) {
        scanner.skipBlanks()
        entity.clear(at: scanner.position)
        entityCount += 1
        var hasSchema = false
        try scanner.openObject()
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            let number = try number(of: key)
            guard FTMEntityReader.mark(number, entityCount, &lastKeys) else { throw duplicate(key) }
            switch names[number].part {
            case .id: entity.id = try scanner.string()
            case .schema:
                entity.schema = try schema(try scanner.string())
                hasSchema = true
            case .caption:
                if try scanner.peek() == UInt8(ascii: "\"") { entity.caption = try scanner.string() } else { try scanner.skipValue() }
            case .properties: try readProperties()
            case .own:
                entity.own.append((number, scanner.position))
                try scanner.skipValue()
            case nil:
                entity.context.append((number, scanner.position))
                try scanner.skipValue()
            }
        }
        guard let id = entity.id, !id.range.isEmpty else { throw missing("id", at: entity.start) }
        guard hasSchema else { throw missing("schema", at: entity.start) }
    }

    private func missing(_ key: String, at offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(
            offset: offset, code: "missing-\(key)", message: "The entity has no “\(key)”", remedy: "Add it, or remove the line.")
    }

    private func duplicate(_ key: JSONText) -> JSONSyntaxError {
        .duplicateKey((try? scanner.text(key)) ?? "", at: key.range.lowerBound - 1)
    }

    private mutating func number(of key: JSONText) throws(JSONSyntaxError) -> Int {
        if let known = names.number(of: key.range, in: scanner.bytes) { return known }
        return names.insert(key.range, in: scanner.bytes, FTMProperty(try scanner.text(key)))
    }

    private mutating func schema(_ text: JSONText) throws(JSONSyntaxError) -> Int {
        if let known = schemata.number(of: text.range, in: scanner.bytes) { return known }
        return schemata.insert(text.range, in: scanner.bytes, .named(try scanner.text(text)))
    }

    /// Notes that a name is met in an entity; false if it was before.
    private static func mark(_ number: Int, _ entity: Int, _ last: inout [Int]) -> Bool {
        while last.count <= number { last.append(0) }
        defer { last[number] = entity }
        return last[number] != entity
    }

    // MARK: Properties

    private mutating func readProperties() throws(JSONSyntaxError) {
        try scanner.openObject()
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            let number = try number(of: key)
            guard FTMEntityReader.mark(number, entityCount, &lastProperties) else { throw duplicate(key) }
            let start = entity.values.count
            if try scanner.peek() == UInt8(ascii: "[") {
                try scanner.openList()
                var isFirstValue = true
                while try scanner.hasElement(&isFirstValue) { try readValue() }
            } else {
                try readValue()
            }
            if start < entity.values.count { entity.properties.append((number, start..<entity.values.count)) }
        }
    }

    /// A value of a property: a text, something that is told as one, or another entity, whose id it then is.
    private mutating func readValue() throws(JSONSyntaxError) {
        switch try scanner.peek() {
        case UInt8(ascii: "\""):
            let text = try scanner.string()
            if !text.range.isEmpty { entity.values.append(text) }
        case UInt8(ascii: "-"), 0x30...0x39: entity.values.append(try scanner.number())
        case UInt8(ascii: "{"): try readInnerEntity()
        case UInt8(ascii: "["): try scanner.skipValue()
        default:
            let start = scanner.position
            if try scanner.literal() != .null { entity.values.append(JSONText(range: start..<scanner.position)) }
        }
    }

    private mutating func readInnerEntity() throws(JSONSyntaxError) {
        let start = scanner.position
        var id: JSONText?
        try scanner.openObject()
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            let name = try scanner.text(key)
            if name == "id", scanner.next == UInt8(ascii: "\"") { id = try scanner.string() } else { try scanner.skipValue() }
        }
        guard let id, !id.range.isEmpty else { throw missing("id", at: start) }
        entity.values.append(id)
        entity.inner.append(start)
    }
}
