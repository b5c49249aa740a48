import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An SVG as an XML parser reads it: its elements in document order.
struct SVGDocument {
    final class Element {
        let name: String
        let attributes: [String: String]
        /// The text directly within it.
        var text = ""
        let parent: Element?

        init(_ name: String, _ attributes: [String: String], parent: Element?) {
            self.name = name
            self.attributes = attributes
            self.parent = parent
        }

        subscript(attribute: String) -> String? { attributes[attribute] }
    }

    let elements: [Element]

    /// Fails the test if the text is not well-formed XML.
    init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        parser.shouldResolveExternalEntities = false
        let isWellFormed = parser.parse()
        try #require(
            isWellFormed, "not well-formed: \(String(describing: parser.parserError)) in line \(parser.lineNumber)",
            sourceLocation: sourceLocation)
        elements = reader.elements
    }

    /// All elements of that name, but for the rims of texts, which only repeat them.
    func all(_ name: String) -> [Element] { elements.filter { $0.name == name && !($0.name == "text" && $0["fill"] == "none") } }
    func all(class name: String) -> [Element] { elements.filter { $0["class"] == name } }

    /// The dots of a map of many nodes.
    var dots: [Element] { elements.filter { $0.parent?["class"]?.hasPrefix("dots") == true } }

    /// What the text elements of a `g` of that class show.
    func texts(in name: String) -> [String] {
        all("text").filter { text in
            var element = text.parent
            while let current = element {
                if current["class"] == name { return true }
                element = current.parent
            }
            return false
        }.map(\.text)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
        ) {
            let element = Element(name, attributes, parent: open.last)
            elements.append(element)
            open.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }
    }
}
