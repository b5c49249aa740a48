internal import CYaml

/// Reads the YAML of nearly every file, nothing but mappings, lists and texts, straight from the events of the parser beneath Yams.
///
/// This takes a third of the time that a tree of Yams' nodes does. Whatever is out of the ordinary (a mistake, an anchor, a tag, a second
/// document) it leaves to `YAMLTree`, which reads all that there is, and tells what is wrong with it. Keys given twice it notes, and reads on.
@safe struct PlainYAML: ~Copyable {
    private struct Extraordinary: Error {}

    /// Owned, and at one place in memory: the parser holds a pointer to itself.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var event = unsafe yaml_event_t()
    private var repetitions: [KeyRepetition] = []

    /// The value that a file holds, and the keys that are given twice; nil if it needs a second look.
    ///
    /// - Complexity: O(bytes).
    static func value(of bytes: [UInt8]) -> (value: YAMLValue, repetitions: [KeyRepetition])? {
        // The parser reads the buffer, which lives longer than the reader.
        unsafe bytes.withUnsafeBufferPointer { input in
            guard var reader = unsafe PlainYAML(input), let value = try? reader.document() else { return nil }
            return (value, reader.repetitions)
        }
    }

    private init?(_ input: UnsafeBufferPointer<UInt8>) {
        unsafe parser = .allocate(capacity: 1)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            return nil
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        var event = unsafe event
        unsafe yaml_event_delete(&event)
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    private mutating func document() throws(Extraordinary) -> YAMLValue {
        try expect(YAML_STREAM_START_EVENT)
        try expect(YAML_DOCUMENT_START_EVENT)
        try advance()
        let value = try value(depth: 0)
        guard !value.isEmpty else { throw Extraordinary() }
        try expect(YAML_DOCUMENT_END_EVENT)
        try expect(YAML_STREAM_END_EVENT)
        return value
    }

    /// The value that begins with the event at hand.
    private mutating func value(depth: Int) throws(Extraordinary) -> YAMLValue {
        guard depth <= YAMLTree.depthLimit else { throw Extraordinary() }
        let (line, column) = place
        let content: YAMLValue.Content
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            content = .scalar(try text(), isPlain: unsafe event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        case YAML_SEQUENCE_START_EVENT:
            guard unsafe event.data.sequence_start.anchor == nil, unsafe event.data.sequence_start.tag == nil else { throw Extraordinary() }
            content = .list(try list(depth: depth))
        case YAML_MAPPING_START_EVENT:
            guard unsafe event.data.mapping_start.anchor == nil, unsafe event.data.mapping_start.tag == nil else { throw Extraordinary() }
            content = .mapping(try mapping(depth: depth))
        default: throw Extraordinary()
        }
        return YAMLValue(content: content, line: line, column: column)
    }

    private mutating func list(depth: Int) throws(Extraordinary) -> [YAMLValue] {
        var values: [YAMLValue] = []
        try advance()
        while unsafe event.type != YAML_SEQUENCE_END_EVENT {
            values.append(try value(depth: depth + 1))
            try advance()
        }
        return values
    }

    private mutating func mapping(depth: Int) throws(Extraordinary) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        try advance()
        while unsafe event.type != YAML_MAPPING_END_EVENT {
            guard unsafe event.type == YAML_SCALAR_EVENT else { throw Extraordinary() }
            let (line, column) = place
            let key = try text()
            guard key != "<<" else { throw Extraordinary() }
            try advance()
            entries.append(YAMLEntry(key: key, line: line, column: column, value: try value(depth: depth + 1)))
            try advance()
        }
        guard Set(entries.lazy.map(\.key)).count < entries.count else { return entries }
        repetitions += KeyRepetition.all(in: entries)
        return entries.withEachKeyOnce
    }

    // MARK: Events

    private mutating func advance() throws(Extraordinary) {
        // Deleting an event leaves it empty: it may be deleted again.
        unsafe yaml_event_delete(&event)
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw Extraordinary() }
    }

    private mutating func expect(_ type: yaml_event_type_t) throws(Extraordinary) {
        try advance()
        guard unsafe event.type == type else { throw Extraordinary() }
    }

    /// Where the event begins, from 1.
    private var place: (line: Int32, column: Int32) {
        let mark = unsafe event.start_mark
        return (Int32(clamping: mark.line + 1), Int32(clamping: mark.column + 1))
    }

    /// The text of the scalar at hand.
    private func text() throws(Extraordinary) -> String {
        let scalar = unsafe event.data.scalar
        guard unsafe scalar.anchor == nil, unsafe scalar.tag == nil else { throw Extraordinary() }
        return unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }
}
