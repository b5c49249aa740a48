extension Drawing: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(bounds)
        writer.write(graph)
        writer.write(nodes)
        writer.write(edges)
        writer.write(subgraphs)
        writer.write(splines)
        writer.write(warnings)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(
            bounds: try reader.read(), graph: try reader.readArray(), nodes: try reader.readArray(), edges: try reader.readArray(),
            subgraphs: try reader.readArray(), splines: try reader.readString(), warnings: try reader.readString())
    }
}

extension NodeDrawing: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(center)
        writer.write(size)
        writer.write(shape)
        writer.write(label)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(center: try reader.read(), size: try reader.read(), shape: try reader.readArray(), label: try reader.readArray())
    }
}

extension EdgeDrawing: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        for operations in [path, label, headArrow, tailArrow, headLabel, tailLabel] { writer.write(operations) }
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(
            path: try reader.readArray(), label: try reader.readArray(), headArrow: try reader.readArray(),
            tailArrow: try reader.readArray(), headLabel: try reader.readArray(), tailLabel: try reader.readArray())
    }
}

extension SubgraphDrawing: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(bounds)
        writer.write(shape)
        writer.write(label)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(bounds: try reader.read(), shape: try reader.readArray(), label: try reader.readArray())
    }
}

extension Point: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(x)
        writer.write(y)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(x: try reader.readDouble(), y: try reader.readDouble())
    }
}

extension Size: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(width)
        writer.write(height)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        self.init(width: try reader.readDouble(), height: try reader.readDouble())
    }
}

extension Rectangle: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        writer.write(origin)
        writer.write(size)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) { self.init(origin: try reader.read(), size: try reader.read()) }
}

extension DrawingOperation: ByteCodable {
    private enum Tag: UInt8 {
        case ellipse, polygon, polyline, bezier, text, strokeColor, fillColor, font, fontCharacteristics, style
    }

    package func write(to writer: inout ByteWriter) {
        switch self {
        case .ellipse(let center, let radii, let filled):
            writer.write(Tag.ellipse.rawValue)
            writer.write(center)
            writer.write(radii)
            writer.write(filled)
        case .polygon(let points, let filled):
            writer.write(Tag.polygon.rawValue)
            writer.write(points)
            writer.write(filled)
        case .polyline(let points):
            writer.write(Tag.polyline.rawValue)
            writer.write(points)
        case .bezier(let points, let filled):
            writer.write(Tag.bezier.rawValue)
            writer.write(points)
            writer.write(filled)
        case .text(let baseline, let alignment, let width, let string):
            writer.write(Tag.text.rawValue)
            writer.write(baseline)
            writer.write(alignment.rawValue)
            writer.write(width)
            writer.write(string)
        case .strokeColor(let color):
            writer.write(Tag.strokeColor.rawValue)
            writer.write(color)
        case .fillColor(let color):
            writer.write(Tag.fillColor.rawValue)
            writer.write(color)
        case .font(let name, let size):
            writer.write(Tag.font.rawValue)
            writer.write(name)
            writer.write(size)
        case .fontCharacteristics(let characteristics):
            writer.write(Tag.fontCharacteristics.rawValue)
            writer.write(characteristics.rawValue)
        case .style(let names):
            writer.write(Tag.style.rawValue)
            writer.write(count: names.count)
            for name in names { writer.write(name) }
        }
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        guard let tag = Tag(rawValue: try reader.readByte()) else { throw MalformedMessage() }
        switch tag {
        case .ellipse: self = .ellipse(center: try reader.read(), radii: try reader.read(), filled: try reader.readBool())
        case .polygon: self = .polygon(try reader.readArray(), filled: try reader.readBool())
        case .polyline: self = .polyline(try reader.readArray())
        case .bezier: self = .bezier(try reader.readArray(), filled: try reader.readBool())
        case .text:
            let baseline: Point = try reader.read()
            guard let alignment = TextAlignment(rawValue: try reader.readInt()) else { throw MalformedMessage() }
            self = .text(baseline: baseline, alignment: alignment, width: try reader.readDouble(), string: try reader.readString())
        case .strokeColor: self = .strokeColor(try reader.readString())
        case .fillColor: self = .fillColor(try reader.readString())
        case .font: self = .font(name: try reader.readString(), size: try reader.readDouble())
        case .fontCharacteristics: self = .fontCharacteristics(FontCharacteristics(rawValue: try reader.readInt()))
        case .style:
            var names = [String]()
            for _ in 0..<(try reader.readCount()) { names.append(try reader.readString()) }
            self = .style(names)
        }
    }
}
