import CExpat
import RelationGraph

/// What a document consists of, in the order of reading.
enum XMLEvent {
    /// The name without its prefix.
    case start(String, [(name: String, value: String)])
    case end(String)
    case text(String)
}

/// Where something stands in a document.
struct XMLPlace {
    let line: Int
    let column: Int
}

/// Reads XML by the library Expat, event by event.
///
/// Documents that declare entities are refused: no graph needs them, and they serve to make a small file expand to a huge one, or to fetch
/// other files. Nothing outside the document is ever read. The encodings are UTF-8, UTF-16, ISO 8859-1 and US-ASCII, as the document declares.
///
/// Safe to use: the library's parser lives as long as the object that alone uses it.
@safe final class XMLEvents {
    private let file: String
    private let handle: (XMLEvent, XMLEvents) -> Void
    private let parser: XML_Parser
    private var refusal: UnreadableFile?
    private var hasElement = false

    /// Hands over every event of a document until its end, or until it stops being XML.
    ///
    /// - Complexity: O(bytes).
    /// - Throws: `UnreadableFile` with line and column of what is no XML, or is refused.
    static func read(_ bytes: [UInt8], file: String, _ handle: (XMLEvent, XMLEvents) -> Void) throws(UnreadableFile) {
        // The reader, which keeps the closure, is gone when this call ends.
        let outcome: UnreadableFile? = withoutActuallyEscaping(handle) { handle in
            guard let events = XMLEvents(file: file, handle) else { return XMLEvents.noMemory(file) }
            return events.parse(bytes)
        }
        if let outcome { throw outcome }
    }

    private init?(file: String, _ handle: @escaping (XMLEvent, XMLEvents) -> Void) {
        guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
        self.file = file
        self.handle = handle
        unsafe self.parser = parser
    }

    // The parser is this object's alone, and used by nobody once it is gone.
    deinit { unsafe XML_ParserFree(parser) }

    /// Where the event of the moment stands.
    var line: Int { Int(unsafe XML_GetCurrentLineNumber(parser)) }
    var column: Int { Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1 }
    private var place: SourcePlace { SourcePlace(file: file, line: max(1, line), column: max(1, column)) }

    /// Ends the reading; the problem is what `read` then throws.
    func stop(_ code: String, _ message: String, remedy: String) {
        stop(UnreadableFile(code, message, remedy: remedy, at: place))
    }

    func stop(_ problem: UnreadableFile) {
        guard refusal == nil else { return }
        refusal = problem
        // Called from within a handler only, which is when the library allows it.
        _ = unsafe XML_StopParser(parser, XML_Bool(0))
    }

    private static func noMemory(_ file: String) -> UnreadableFile {
        UnreadableFile(
            "no-memory", "There is no memory left to read the file", remedy: "Close other programs, or read a part of the file.",
            at: SourcePlace(file: file, line: 1, column: 1))
    }

    // MARK: Parsing

    /// The library takes at most 2^31 bytes at a time.
    private static let step = 1 << 20

    private func parse(_ bytes: [UInt8]) -> UnreadableFile? {
        install()
        return unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            repeat {
                let end = min(start + XMLEvents.step, buffer.count)
                // The piece lies within the buffer, which outlives the call; the library keeps a copy of what it has not finished with.
                let piece = unsafe buffer[start..<end].withMemoryRebound(to: CChar.self) { $0.baseAddress }
                let status = unsafe XML_Parse(parser, piece, Int32(end - start), end == buffer.count ? 1 : 0)
                guard status == XML_STATUS_OK else { return refusal ?? error() }
                start = end
            } while start < buffer.count
            return nil
        }
    }

    private func error() -> UnreadableFile {
        let code = unsafe XML_GetErrorCode(parser)
        // The text is the library's own, and stays.
        let reason = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "error"
        switch code {
        case XML_ERROR_NO_ELEMENTS where hasElement:
            return UnreadableFile(
                "xml-syntax", "The file ends before its first element does", remedy: "It is cut off: copy or export it anew.", at: place)
        case XML_ERROR_NO_ELEMENTS:
            return UnreadableFile("empty-file", "The file holds no XML element", remedy: "Check that it is the file you meant.", at: place)
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
            return UnreadableFile("encoding", "The file's encoding cannot be read: \(reason)", remedy: "Save it as UTF-8.", at: place)
        case XML_ERROR_NO_MEMORY: return XMLEvents.noMemory(file)
        default:
            return UnreadableFile(
                "xml-syntax", "This is no XML: \(reason)", remedy: "Correct it, or write the file anew with the program it comes from.",
                at: place)
        }
    }

    /// The handlers get this object as their user data: it outlives the parsing, which a method of it does.
    private func install() {
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        unsafe XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let events = unsafe XMLEvents.events(data), let name = unsafe name else { return }
                var pairs: [(name: String, value: String)] = []
                // A list of C strings in pairs, which ends with a null pointer.
                var next = unsafe attributes
                while let key = unsafe next?[0], let value = unsafe next?[1] {
                    pairs.append((unsafe XMLEvents.localName(key), unsafe String(cString: value)))
                    unsafe next = next?.advanced(by: 2)
                }
                events.hasElement = true
                events.hand(.start(unsafe XMLEvents.localName(name), pairs))
            },
            { data, name in
                guard let events = unsafe XMLEvents.events(data), let name = unsafe name else { return }
                events.hand(.end(unsafe XMLEvents.localName(name)))
            })
        unsafe XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let events = unsafe XMLEvents.events(data), let text = unsafe text else { return }
            // The library gives the length of what it gives, in UTF-8.
            let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(length))
            events.hand(.text(unsafe String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)))
        }
        unsafe XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
            unsafe XMLEvents.events(data)?.stop(
                "entity-declaration", "The document declares an entity, which no graph needs and which can make a small file huge",
                remedy: "Remove the declaration, and write out what it stands for.")
        }
        unsafe XML_SetSkippedEntityHandler(parser) { data, name, _ in
            let written = unsafe name.map { unsafe String(cString: $0) } ?? ""
            unsafe XMLEvents.events(data)?.stop(
                "unknown-entity", "“&\(written);” stands for nothing that this file declares", remedy: "Write the character itself.")
        }
    }

    private func hand(_ event: XMLEvent) {
        // After a stop the library still ends what it is in.
        if refusal == nil { handle(event, self) }
    }

    private static func events(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
        // It is what `install` set: an object that is alive while it parses.
        unsafe data.map { unsafe Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    /// A name without the prefix of its namespace.
    private static func localName(_ name: UnsafePointer<CChar>) -> String {
        let name = unsafe String(cString: name)
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }
}
