import RelationGraph

/// Reads the statements of a DOT file, after the grammar that Graphviz gives, and hands them to a document.
struct DOTParser {
    /// Subgraphs nested deeper than this are refused.
    private static let depthLimit = 100
    /// More edges than this are not made of pairs of subgraphs: a small file could ask for any number.
    private static let edgeLimit = 10_000_000

    private var lexer: DOTLexer
    private var token = DOTToken.end
    private var isDirected = true
    private var depth = 0

    init(_ bytes: [UInt8], file: String) throws(UnreadableFile) { lexer = try DOTLexer(bytes, file: file) }

    private mutating func advance() throws(UnreadableFile) { token = try lexer.next() }

    private mutating func take(_ sign: Character) throws(UnreadableFile) -> Bool {
        guard case .sign(let byte) = token, byte == sign.asciiValue else { return false }
        try advance()
        return true
    }

    // MARK: The graph

    mutating func read(into document: inout DOTDocument) throws(UnreadableFile) {
        try advance()
        guard token != .end else { throw ForeignText.empty(lexer.place.file) }
        let isStrict = token == .strict
        if isStrict { try advance() }
        guard token == .graph || token == .digraph else {
            throw UnreadableFile(
                "other-format", "This is no DOT: it begins neither with “graph” nor with “digraph”",
                remedy: "Check that it is the file you meant.", at: lexer.place)
        }
        isDirected = token == .digraph
        try advance()
        if let name = try id() { document.name(name) }
        document.begin(isDirected: isDirected, isStrict: isStrict)
        guard try take("{") else { throw lexer.syntaxError("an opening brace is expected here") }
        var mentions = DOTMentions(isCounted: false)
        try readStatements(DOTScope(), into: &document, &mentions)
        guard token == .end else {
            throw UnreadableFile(
                "several-graphs", "A second graph begins here", remedy: "Put every graph into a file of its own.", at: lexer.place)
        }
    }

    /// Reads to the closing brace, and past it.
    private mutating func readStatements(
        _ outer: DOTScope, into document: inout DOTDocument, _ mentions: inout DOTMentions
    ) throws(UnreadableFile) {
        var scope = outer
        while true {
            if try take("}") { break }
            if try take(";") { continue }
            guard token != .end else { throw lexer.cutOff("braces that are never closed") }
            try readStatement(&scope, into: &document, &mentions)
        }
        document.end(scope, mentions.nodes)
    }

    private mutating func readStatement(
        _ scope: inout DOTScope, into document: inout DOTDocument, _ mentions: inout DOTMentions
    ) throws(UnreadableFile) {
        switch token {
        case .graph, .node, .edge:
            let kind = token
            try advance()
            let attributes = try attributeLists()
            switch kind {
            case .node: scope.nodeDefaults.merge(attributes)
            case .edge: scope.edgeDefaults.merge(attributes)
            default: document.take(attributes, of: &scope)
            }
        case .subgraph, .sign(UInt8(ascii: "{")):
            let ends = try subgraph(scope, into: &document)
            for node in ends { mentions.add(node) }
            try readChain(from: ends.map { DOTEnd(node: $0) }, scope, into: &document, &mentions)
        default:
            let line = lexer.line
            guard let name = try id() else { throw lexer.syntaxError("a statement cannot begin here") }
            if try take("=") {
                guard let value = try value() else { throw lexer.syntaxError("a value is expected behind the equals sign") }
                var attributes = DOTAttributes()
                attributes.set(value, of: name)
                document.take(attributes, of: &scope)
                return
            }
            let end = DOTEnd(node: document.node(name, scope, line: line), port: try port())
            mentions.add(end.node)
            if token == .arrow || token == .line {
                try readChain(from: [end], scope, into: &document, &mentions)
            } else {
                document.take(try attributeLists(), of: end.node)
            }
        }
    }

    // MARK: Edges

    /// Reads what follows the first end of an edge statement; nothing, if it is none.
    private mutating func readChain(
        from first: [DOTEnd], _ scope: DOTScope, into document: inout DOTDocument, _ mentions: inout DOTMentions
    ) throws(UnreadableFile) {
        guard token == .arrow || token == .line else { return }
        var chain = [first]
        let line = lexer.line
        while token == .arrow || token == .line {
            guard (token == .arrow) == isDirected else {
                throw lexer.syntaxError(
                    isDirected
                        ? "“--” joins nodes of a graph, but this is a digraph" : "“->” joins nodes of a digraph, but this is a graph",
                    remedy: "Write “\(isDirected ? "->" : "--")”, or begin the file with “\(isDirected ? "graph" : "digraph")”.")
            }
            try advance()
            switch token {
            case .subgraph, .sign(UInt8(ascii: "{")):
                let ends = try subgraph(scope, into: &document)
                for node in ends { mentions.add(node) }
                chain.append(ends.map { DOTEnd(node: $0) })
            default:
                let nodeLine = lexer.line
                guard let name = try id() else {
                    if token == .end { throw lexer.cutOff("an edge") }
                    throw lexer.syntaxError("a node is expected at the end of an edge")
                }
                let end = DOTEnd(node: document.node(name, scope, line: nodeLine), port: try port())
                mentions.add(end.node)
                chain.append([end])
            }
        }
        var attributes = scope.edgeDefaults
        attributes.merge(try attributeLists())
        for (sources, targets) in zip(chain, chain.dropFirst()) {
            guard sources.count * targets.count == 1 || document.edgeCount + sources.count * targets.count <= DOTParser.edgeLimit else {
                throw UnreadableFile(
                    "too-many-edges", "The edges between all nodes of two subgraphs are too many: \(sources.count) times \(targets.count)",
                    remedy: "Write out the edges that are meant.", at: lexer.place)
            }
            for source in sources {
                for target in targets { document.edge(from: source, to: target, attributes, line: line) }
            }
        }
    }

    private mutating func subgraph(_ outer: DOTScope, into document: inout DOTDocument) throws(UnreadableFile) -> [NodeIndex] {
        var name: String?
        if token == .subgraph {
            try advance()
            name = try id()
        }
        guard try take("{") else { throw lexer.syntaxError("an opening brace is expected behind “subgraph”") }
        depth += 1
        guard depth <= DOTParser.depthLimit else {
            throw UnreadableFile(
                "nested-too-deeply", "Subgraphs are nested more than \(DOTParser.depthLimit) levels deep", remedy: "Check the braces.",
                at: lexer.place)
        }
        var scope = outer
        scope.enter(name)
        var mentions = DOTMentions(isCounted: true)
        try readStatements(scope, into: &document, &mentions)
        depth -= 1
        return mentions.nodes
    }

    // MARK: Parts

    private mutating func id() throws(UnreadableFile) -> String? { try value().map { DOTText.plain($0.text) } }

    /// A name, a number, a text of one or several pieces, or HTML.
    private mutating func value() throws(UnreadableFile) -> DOTValue? {
        switch token {
        case .html(let text):
            try advance()
            return DOTValue(text: text, isHTML: true)
        case .id(var text):
            try advance()
            while token == .sign(UInt8(ascii: "+")) {
                try advance()
                guard case .id(let more) = token else {
                    throw lexer.syntaxError("a text in double quotes is expected behind the plus sign")
                }
                text += more
                try advance()
            }
            return DOTValue(text: text, isHTML: false)
        default: return nil
        }
    }

    private mutating func port() throws(UnreadableFile) -> String? {
        var parts: [String] = []
        while parts.count < 2, try take(":") {
            guard let part = try id() else { throw lexer.syntaxError("the name of a port is expected behind the colon") }
            parts.append(part)
        }
        return parts.isEmpty ? nil : parts.joined(separator: ":")
    }

    /// Any number of lists in brackets.
    private mutating func attributeLists() throws(UnreadableFile) -> DOTAttributes {
        var attributes = DOTAttributes()
        while try take("[") {
            while try !take("]") {
                if token == .end { throw lexer.cutOff("brackets that are never closed") }
                guard let name = try id() else { throw lexer.syntaxError("the name of an attribute is expected here") }
                guard try take("=") else { throw lexer.syntaxError("an equals sign is expected behind the attribute “\(name)”") }
                guard let value = try value() else { throw lexer.syntaxError("a value is expected behind the equals sign") }
                attributes.set(value, of: name)
                if try !take(";") { _ = try take(",") }
            }
        }
        return attributes
    }
}
