import Foundation
import RelationGraph

/// Reads entities of FollowTheMoney as JSON lines: one object a line with `id`, `schema` and `properties`, as OpenSanctions and Aleph publish
/// them.
///
/// Schemata of things become kinds of nodes, those of relations (`Ownership`, `Directorship`, `Family` …) edges between the entities that they
/// join, a `Sanction` an edge `sanctioned-by` to its authority; a property that names another entity becomes an edge called after it. All other
/// properties stay as free attributes under their names; `name` and `alias` are the names, numbers of registers identifiers as well. Schemata
/// that are not known keep their names. Parts of one entity on several lines are united; entities within others are read like those.
enum FTMReader: GraphTableReader {
    /// - Complexity: O(bytes) expected; parts of the file are read in parallel.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var table = GraphTable(file: file)
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: file)
            let ranges = parts(of: bytes, from: start, count: max(1, ProcessInfo.processInfo.activeProcessorCount))
            var parts = GraphLoader.inParallel(ranges) { range in
                // Each has its bytes for itself: threads that share an array spend their time on counting who holds it.
                var lines = FTMLines(Array(bytes[range]), at: range.lowerBound)
                lines.read()
                return lines
            }
            for error in parts.flatMap(\.errors) {
                table.report(error.located(in: bytes, file: file).problem)
                if let despair = table.despair(line: table.problems.last?.place?.line ?? 1) { throw despair }
            }
            guard table.problems.isEmpty else { return table }
            guard parts.contains(where: { !$0.piece.nodes.isEmpty || !$0.piece.edges.isEmpty }) else {
                throw UnreadableFile(
                    "empty-file", "The file holds no entity", remedy: "Check that it is the file you meant.",
                    at: SourcePlace(file: file, line: 1, column: 1))
            }
            var firstLines: [Int] = []
            var line = 0
            for part in parts {
                firstLines.append(line)
                line += part.lineCount
            }
            let pieces = parts.map(\.piece)
            parts = []
            table.append(pieces, firstLines: firstLines)
        } catch {
            table.report(error.problem)
        }
        return table
    }

    /// The text in so many parts of whole lines, about as long as each other.
    private static func parts(of bytes: [UInt8], from start: Int, count: Int) -> [Range<Int>] {
        // A part takes some time to set up.
        let count = min(count, max(1, (bytes.count - start) >> 16))
        var ranges: [Range<Int>] = []
        var lower = start
        for part in 1...count {
            var upper = part == count ? bytes.count : max(lower, start + (bytes.count - start) / count * part)
            while upper < bytes.count, upper == 0 || bytes[upper - 1] != 0x0A { upper += 1 }
            ranges.append(lower..<upper)
            lower = upper
        }
        return ranges
    }
}

/// The entities of a part of a file, line by line.
private struct FTMLines: Sendable {
    private var scanner: JSONScanner
    /// Where the part begins in the file.
    private let start: Int
    private(set) var piece = FTMPiece()
    private(set) var errors: [JSONSyntaxError] = []
    private(set) var lineCount = 0
    private var entity = FTMEntity()
    private var schemata = FTMNames<FTMSchema>()
    private var properties = FTMNames<FTMProperty>()
    /// Where entities stand that are values of a property, to be read when the outer one has been.
    private var inner: [Int] = []

    init(_ bytes: [UInt8], at start: Int) {
        scanner = JSONScanner(bytes, in: 0..<bytes.count)
        self.start = start
    }

    mutating func read() {
        let end = scanner.end
        var lineStart = 0
        while lineStart < end {
            let lineEnd = scanner.offset(of: 0x0A, from: lineStart)
            lineCount += 1
            scanner.move(to: lineStart..<lineEnd)
            do throws(JSONSyntaxError) {
                if !scanner.isAtEnd { try readLine() }
            } catch {
                var error = error
                error.offset += start
                errors.append(error)
                if errors.count >= GraphTable.problemLimit { break }
            }
            lineStart = lineEnd + 1
        }
        // What has been read need not be kept.
        scanner = JSONScanner([], in: 0..<0)
    }

    private mutating func readLine() throws(JSONSyntaxError) {
        let lineEnd = scanner.end
        try readEntity()
        guard scanner.isAtEnd else {
            throw JSONSyntaxError(
                offset: scanner.position, message: "Something follows the object of this line", remedy: "Put one entity into each line.")
        }
        while let start = inner.popLast() {
            scanner.move(to: start..<lineEnd)
            try readEntity()
        }
    }

    private mutating func readEntity() throws(JSONSyntaxError) {
        let start = scanner.position
        entity.clear()
        entity.line = lineCount
        var schema: FTMSchema?
        try scanner.expect("{")
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            let name = try properties.value(scanner, key, FTMProperty.init)
            switch name.name {
            case "id": entity.id = try scanner.text(try scanner.string())
            case "schema":
                let text = try scanner.string()
                schema = try schemata.value(scanner, text, FTMSchema.named)
            case "caption": entity.caption = try optionalText()
            case "properties": try readProperties()
            default: if let value = try attribute() { entity.context.append(Attribute(name.name, value)) }
            }
        }
        guard !entity.id.isEmpty else { throw missing("id", at: start) }
        guard let schema else { throw missing("schema", at: start) }
        entity.schema = schema
        piece.append(entity)
    }

    private func missing(_ key: String, at offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(
            offset: offset, code: "missing-\(key)", message: "The entity has no “\(key)”", remedy: "Add it, or remove the line.")
    }

    private mutating func optionalText() throws(JSONSyntaxError) -> String? {
        if try scanner.peek() == UInt8(ascii: "\"") { return try scanner.text(try scanner.string()) }
        try scanner.skipValue()
        return nil
    }

    private mutating func readProperties() throws(JSONSyntaxError) {
        try scanner.expect("{")
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            let property = try properties.value(scanner, key, FTMProperty.init)
            let start = entity.values.count
            if try scanner.peek() == UInt8(ascii: "[") {
                try scanner.expect("[")
                var isFirstValue = true
                while try scanner.hasElement(&isFirstValue) { try readValue() }
            } else {
                try readValue()
            }
            entity.endProperty(property, from: start)
        }
    }

    /// A value of a property: a text, something that is told as one, or another entity, whose id it then is.
    private mutating func readValue() throws(JSONSyntaxError) {
        switch try scanner.peek() {
        case UInt8(ascii: "\""):
            let text = try scanner.string()
            if !text.range.isEmpty { entity.add(try scanner.text(text)) }
        case UInt8(ascii: "{"):
            let start = scanner.position
            var object = scanner
            try scanner.skipValue()
            try object.expect("{")
            var isFirst = true
            while let key = try object.nextKey(&isFirst) {
                if try object.text(key) == "id", try object.peek() == UInt8(ascii: "\"") {
                    entity.add(try object.text(try object.string()))
                    inner.append(start)
                    return
                }
                try object.skipValue()
            }
            throw missing("id", at: start)
        default: if let value = try attribute() { entity.add(value.text) }
        }
    }

    /// A value beside the properties; nil for null.
    private mutating func attribute() throws(JSONSyntaxError) -> AttributeValue? {
        switch try scanner.peek() {
        case UInt8(ascii: "\""): return .text(try scanner.text(try scanner.string()))
        case UInt8(ascii: "-"), 0x30...0x39:
            let digits = String(decoding: scanner.bytes[try scanner.number()], as: UTF8.self)
            return Int(digits).map(AttributeValue.integer) ?? Double(digits).map(AttributeValue.decimal) ?? .text(digits)
        case UInt8(ascii: "["):
            try scanner.expect("[")
            var values: [AttributeValue] = []
            var isFirst = true
            while try scanner.hasElement(&isFirst) {
                if [UInt8(ascii: "["), UInt8(ascii: "{")].contains(try scanner.peek()) {
                    try scanner.skipValue()
                } else if let value = try attribute() {
                    values.append(value)
                }
            }
            return values.isEmpty ? nil : .list(values)
        case UInt8(ascii: "{"):
            try scanner.skipValue()
            return nil
        default: return try scanner.literal().map(AttributeValue.boolean)
        }
    }
}

/// What the few names that occur in a file stand for, found by their bytes.
private struct FTMNames<Value: Sendable>: Sendable {
    private var entries: [(bytes: [UInt8], value: Value)] = []
    /// A power of two, at most half of them in use; -1 for none.
    private var slots = [Int32](repeating: -1, count: 256)

    /// - Parameter make: makes what a name stands for when it is first met.
    mutating func value(_ scanner: JSONScanner, _ text: JSONText, _ make: (String) -> Value) throws(JSONSyntaxError) -> Value {
        var hash: UInt32 = 2_166_136_261
        for index in text.range { hash = (hash ^ UInt32(scanner.bytes[index])) &* 16_777_619 }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = Int(slots[slot])
            if entries[entry].bytes.count == text.range.count, isSame(entry, scanner.bytes, text.range) { return entries[entry].value }
            slot = (slot + 1) & (slots.count - 1)
        }
        let value = make(try scanner.text(text))
        if entries.count < Self.limit {
            slots[slot] = Int32(entries.count)
            entries.append((Array(scanner.bytes[text.range]), value))
            if 2 * entries.count > slots.count { grow() }
        }
        return value
    }

    /// Whoever writes a file may use any names; more than this are made anew each time.
    private static var limit: Int { 1 << 16 }

    private func isSame(_ entry: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for (offset, index) in range.enumerated() where entries[entry].bytes[offset] != bytes[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (number, entry) in entries.enumerated() {
            var hash: UInt32 = 2_166_136_261
            for byte in entry.bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
