import Foundation
import RelationGraph

/// Reads GraphML by `PlainXML`: nodes and edges that hold nothing but data straight from their bytes (`PlainElements`), everything else by
/// `GraphMLDocument`.
///
/// Of large documents several parts are read at the same time, each from the tag of a node or an edge on. Such a part counts if the one
/// before it has come to just this tag with the same elements open: then it is what it looks like, and no comment.
struct PlainGraphML {
    private var xml: PlainXML
    private var document: GraphMLDocument
    /// Takes the elements one by one, under the keys as they were known when the first came.
    private var elements = PlainElements(keys: [], isUndirected: false)
    private var knownKeys = -1
    /// How many bytes are read at a time by a thread; nil once something came that is not plain.
    private var partSize: Int?
    private let threadCount: Int

    init(
        _ bytes: [UInt8], file: String, partSize: Int = 1 << 21, threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws(PlainXML.Extraordinary) {
        xml = try PlainXML(bytes)
        document = GraphMLDocument(file: file)
        self.partSize = partSize
        threadCount = threads
    }

    /// The table; an error where the document is out of the ordinary, or wrong.
    mutating func table() throws(PlainXML.Extraordinary) -> GraphTable {
        while true {
            let state = xml.state
            let token = try xml.next()
            if token == .text, isWithinGraph { continue }
            if token == .start, case .graph(let isUndirected)? = document.open.last, try takeElements(isUndirected, from: state) {
                continue
            }
            try hand(token)
            if token == .finish {
                document.finish()
                guard !document.table.problems.contains(where: { $0.severity == .error }) else { throw PlainXML.Extraordinary() }
                return document.table
            }
        }
    }

    private var isWithinGraph: Bool {
        if case .graph? = document.open.last { return true }
        return false
    }

    /// Gives a token to the document.
    private mutating func hand(_ token: PlainXML.Token) throws(PlainXML.Extraordinary) {
        // Columns are for errors, which Expat finds again: to count them in a file of one line would take for ever.
        let place = XMLPlace(line: xml.tokenLine, column: 1)
        switch token {
        case .start:
            var attributes: [(name: String, value: String)] = []
            for (name, value) in xml.attributes { attributes.append((try xml.string(name), try xml.string(value))) }
            document.take(.start(try xml.string(xml.name), attributes), place)
        case .end: document.take(.end(""), place)
        case .text: document.take(.text(try xml.string(xml.text)), place)
        case .finish: break
        }
        // Whatever ends the reading is told with the places that Expat gives.
        if document.refusal != nil { throw PlainXML.Extraordinary() }
    }

    // MARK: Nodes and edges

    /// Reads the node or edge whose tag has been read, and perhaps others that follow it; false, with the tag read, if it is neither, or more
    /// than plain.
    private mutating func takeElements(_ isUndirected: Bool, from state: PlainXML.State) throws(PlainXML.Extraordinary) -> Bool {
        guard PlainPart.isElement(xml), document.standardTypeKeys.isEmpty else { return false }
        refreshKeys(isUndirected)
        let ranges = ranges(from: state.offset)
        if ranges.count > 1 {
            xml.goBack(to: state)
            try takeParts(ranges)
            // What is not plain comes next, or another part.
            return true
        }
        guard try elements.read(&xml) else {
            xml.goBack(to: state)
            _ = try xml.next()
            return false
        }
        try elements.move(to: &document, xml.bytes)
        return true
    }

    private mutating func refreshKeys(_ isUndirected: Bool) {
        guard knownKeys != document.keyOrder.count || isUndirected != elements.isUndirected else { return }
        knownKeys = document.keyOrder.count
        let keys = document.keyOrder.compactMap { document.keys[$0] }.map { key in
            PlainElements.Key(
                id: Array(key.id.utf8), type: key.type, isName: document.rank(key, in: GraphMLDocument.nameKeys) != nil,
                isType: document.rank(key, in: GraphMLDocument.typeKeys) != nil, hasStandard: key.standard != nil,
                column: (document.nodeValues.number(of: key), document.edgeValues.number(of: key)))
        }
        elements = PlainElements(keys: keys, isUndirected: isUndirected)
    }

    // MARK: Parts

    /// The next parts of the document, each but the last to the tag of a node or an edge; one part if it is not worth while.
    private func ranges(from start: Int) -> [Range<Int>] {
        guard let partSize, threadCount > 1, xml.bytes.count - start > partSize else { return [start..<xml.bytes.count] }
        var ranges: [Range<Int>] = []
        var lower = start
        while ranges.count < threadCount, lower < xml.bytes.count {
            let upper = PlainPart.nextTag(in: xml.bytes, from: min(lower + partSize, xml.bytes.count))
            ranges.append(lower..<upper)
            lower = upper
        }
        return ranges
    }

    private mutating func takeParts(_ ranges: [Range<Int>]) throws(PlainXML.Extraordinary) {
        let (xml, elements) = (xml, elements)
        let parts = GraphLoader.inParallel(ranges) { range in PlainPart(range, of: xml, elements) }
        for var part in parts {
            guard !part.isExtraordinary else { throw PlainXML.Extraordinary() }
            try part.elements.move(to: &document, xml.bytes, after: self.xml.line - 1)
            self.xml.goOn(behind: part.xml)
            guard part.isComplete else {
                partSize = nil
                return
            }
        }
    }
}

/// A part of a document that is read for itself, while others are.
private struct PlainPart: Sendable {
    private(set) var xml: PlainXML
    var elements: PlainElements
    /// Whether it was read to its end; otherwise to what is not plain, or to the end of the graph.
    private(set) var isComplete = false
    private(set) var isExtraordinary = false

    /// - Parameters:
    ///   - xml: a reader that stands where the first part begins.
    ///   - elements: without an element yet.
    init(_ range: Range<Int>, of xml: PlainXML, _ elements: PlainElements) {
        self.xml = xml.reader(at: range.lowerBound)
        self.elements = elements
        do throws(PlainXML.Extraordinary) {
            isComplete = try read(to: range.upperBound)
        } catch {
            isExtraordinary = true
        }
    }

    private mutating func read(to end: Int) throws(PlainXML.Extraordinary) -> Bool {
        while xml.position < end {
            if xml.isAtEndTag { return false }
            let state = xml.state
            switch try xml.next() {
            case .text: continue
            case .start where PlainPart.isElement(xml):
                if try elements.read(&xml) { continue }
            default: break
            }
            xml.goBack(to: state)
            return false
        }
        return xml.position == end
    }

    static func isElement(_ xml: PlainXML) -> Bool { xml.reads(xml.name, "edge") || xml.reads(xml.name, "node") }

    /// Where the next tag of a node or an edge begins; the end of the bytes if none does.
    static func nextTag(in bytes: [UInt8], from start: Int) -> Int {
        let tags = ["<node", "<edge"].map { Array($0.utf8) }
        var position = start
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), tags.contains(where: { bytes[position...].starts(with: $0) }) { return position }
            position += 1
        }
        return position
    }
}
