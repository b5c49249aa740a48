extension GraphvizGraph: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(isDirected)
        for attributes in [attributes, nodeDefaults, edgeDefaults] { Self.write(attributes, to: &writer) }
        writer.write(nodes)
        writer.write(edges)
        writer.write(subgraphs)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(name: try reader.readString(), isDirected: try reader.readBool())
        attributes = try Self.readAttributes(&reader)
        nodeDefaults = try Self.readAttributes(&reader)
        edgeDefaults = try Self.readAttributes(&reader)
        nodes = try reader.readArray()
        edges = try reader.readArray()
        subgraphs = try reader.readArray()
    }

    fileprivate static func write(_ attributes: Attributes, to writer: inout ByteWriter) {
        writer.write(count: attributes.count)
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            writer.write(key)
            switch value {
            case .text(let text):
                writer.write(false)
                writer.write(text)
            case .html(let html):
                writer.write(true)
                writer.write(html)
            }
        }
    }

    fileprivate static func readAttributes(_ reader: inout ByteReader) throws(MalformedMessage) -> Attributes {
        var result = Attributes()
        for _ in 0..<(try reader.readCount()) {
            let key = try reader.readString()
            let isHTML = try reader.readBool()
            let text = try reader.readString()
            result[key] = isHTML ? .html(text) : .text(text)
        }
        return result
    }
}

extension GraphvizGraph.Node: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(name)
        GraphvizGraph.write(attributes, to: &writer)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(try reader.readString(), try GraphvizGraph.readAttributes(&reader))
    }
}

extension GraphvizGraph.Edge: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(tail)
        writer.write(head)
        GraphvizGraph.write(attributes, to: &writer)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(try reader.readInt(), try reader.readInt(), try GraphvizGraph.readAttributes(&reader))
    }
}

extension GraphvizGraph.Subgraph: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(isCluster)
        GraphvizGraph.write(attributes, to: &writer)
        // -1 stands for none; a graph with a parent of -1 is refused before it gets here.
        writer.write(parent ?? -1)
        writer.write(count: nodes.count)
        for node in nodes { writer.write(node) }
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(try reader.readString(), isCluster: try reader.readBool(), try GraphvizGraph.readAttributes(&reader))
        let parent = try reader.readInt()
        self.parent = parent < 0 ? nil : parent
        for _ in 0..<(try reader.readCount()) { nodes.append(try reader.readInt()) }
    }
}
