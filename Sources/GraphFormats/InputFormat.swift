/// A format that graphs are read from.
public enum InputFormat: String, Sendable, CaseIterable {
    /// The native format: YAML files.
    case relgraph
    case graphml
    case gexf
    /// The JSON of several programs, told apart by its content: node-link data, Cytoscape.js, Oligrapher, Linkurious and Ogma.
    case json
    /// The language of Graphviz.
    case dot
    /// Comma-separated edges, one a record; semicolons and tabs are recognised.
    case csv
    /// Tab-separated edges.
    case tsv
    /// Edges as two or three words a line.
    case edgeList = "edge-list"
    /// The Consolidated List of the United Nations Security Council, in XML.
    case unList = "un-list"
    /// The table of entries of the list of the Office of Foreign Assets Control.
    case ofacList = "ofac-list"
    /// The table of other names that belongs to it.
    case ofacAliases = "ofac-aliases"
    /// Entities of FollowTheMoney, one a line in JSON.
    case ftm
    /// Statements of FollowTheMoney as a table.
    case ftmStatements = "ftm-statements"
    /// A bundle of STIX, the language of threat intelligence, in JSON.
    case stix

    /// The file name extensions that it goes by.
    public var extensions: [String] {
        switch self {
        case .relgraph: ["yaml", "yml"]
        case .graphml: ["graphml"]
        case .gexf: ["gexf"]
        case .json: ["json", "cyjs"]
        case .dot: ["dot", "gv"]
        case .csv: ["csv"]
        case .tsv: ["tsv", "tab"]
        case .edgeList: ["el", "wel", "edgelist", "edges"]
        case .ftm: ["ftm", "ftm.json", "jsonl", "ndjson", "ijson"]
        case .stix: ["stix"]
        // They come as `.xml` and `.csv`: the content tells them.
        case .unList, .ofacList, .ofacAliases, .ftmStatements: []
        }
    }

    /// Whether a file with such an extension is a graph wherever it stands. Tables and JSON in a folder may be about anything: they are read
    /// only if they are named.
    var isReadFromFolders: Bool {
        switch self {
        case .csv, .tsv, .json, .unList, .ofacList, .ofacAliases, .ftm, .ftmStatements, .stix: false
        default: true
        }
    }

    /// The format of a file whose name tells this one: a table may be that of a register and JSON may be entities of FollowTheMoney or a bundle
    /// of STIX, which only the content tells.
    func narrowed(by content: [UInt8]) -> InputFormat {
        if self == .json { return InputFormat(content: content).flatMap { [.ftm, .stix].contains($0) ? $0 : nil } ?? self }
        guard self == .csv else { return self }
        let start = content.starts(with: ForeignText.byteOrderMark) ? ForeignText.byteOrderMark.count : 0
        return RegisterTable(firstLine: content[start...].prefix(InputFormat.headSize).prefix { $0 != 0x0A && $0 != 0x0D })?.format ?? self
    }

    /// The most bytes that are read of a file: notes are written by hand, the others may be anything that numbers of 32 bits can count.
    var sizeLimit: Int { self == .relgraph ? SourceText.sizeLimit : ForeignText.sizeLimit }

    /// How foreign files of this format are read; nil for the native one, all of whose files are read together.
    var reader: (any ForeignReader.Type)? {
        switch self {
        case .relgraph: nil
        case .graphml: GraphMLReader.self
        case .gexf: GEXFReader.self
        case .json: JSONGraphReader.self
        case .dot: DOTReader.self
        case .csv: CSVReader.self
        case .tsv: TSVReader.self
        case .edgeList: EdgeListReader.self
        case .unList: UNListReader.self
        case .ofacList: OFACReader.self
        case .ofacAliases: OFACAliasReader.self
        case .ftm: FTMReader.self
        case .ftmStatements: FTMStatementReader.self
        case .stix: STIXReader.self
        }
    }

    /// The format that a file's name tells.
    public init?(path: String) {
        let formats = InputFormat.endings(of: InputFormat.unpackedName(path)).lazy.compactMap { InputFormat(extension: $0) }
        guard let format = formats.first else { return nil }
        self = format
    }

    /// The endings of a name, the longest first, of two parts at most: `ftm.json` and `json`.
    static func endings(of path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).last?.split(separator: ".") ?? []
        return (1...2).reversed().filter { $0 < parts.count }.map { parts.suffix($0).joined(separator: ".").lowercased() }
    }

    /// Whether a name may be that of a graph, but does not tell the format.
    static func isLeftOpen(byName path: String) -> Bool {
        endings(of: unpackedName(path)).last.map(["txt", "xml", "dat", "json"].contains) ?? true
    }

    /// The name of what a compressed file holds: `list.xml` for `list.xml.gz`.
    private static func unpackedName(_ path: String) -> String { path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path }

    /// The format that goes by a file name extension, without the dot, in any case.
    public init?(extension ending: String) {
        let ending = ending.lowercased()
        guard let format = InputFormat.allCases.first(where: { $0.extensions.contains(ending) }) else { return nil }
        self = format
    }

    /// The format that the beginning of a file tells: what names such as `.xml` and `.txt` leave open.
    public init?(content: some Sequence<UInt8>) {
        let head = Array(content.prefix(InputFormat.headSize))
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
            // In either order of bytes, what is left without the zeros is the text.
            self.init(text: head.dropFirst(2).filter { $0 != 0 })
        } else {
            self.init(text: head.starts(with: ForeignText.byteOrderMark) ? Array(head.dropFirst(3)) : head)
        }
    }

    /// Whether the first line that is no comment begins a graph in DOT.
    private static func beginsDOT(_ lines: [ArraySlice<UInt8>]) -> Bool {
        guard
            let line = lines.first(where: { line in
                !["#", "//", "/*", "*"].contains(where: { (mark: String) in line.starts(with: mark.utf8) })
            })
        else { return false }
        let words = String(decoding: line, as: UTF8.self).lowercased().split { !$0.isLetter }
        guard let first = words.first, ["strict", "graph", "digraph"].contains(String(first)) else { return false }
        return lines.contains { $0.contains(UInt8(ascii: "{")) }
    }

    /// So much of a file tells its format.
    static let headSize = 4096

    private init?(text: [UInt8]) {
        guard !text.contains(0) else { return nil }
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.filter { !$0.isEmpty }
        guard let first = lines.first else { return nil }
        if first.first == UInt8(ascii: "<") {
            let head = String(decoding: text, as: UTF8.self)
            let roots: [(String, InputFormat)] = [("<graphml", .graphml), ("<gexf", .gexf), ("<CONSOLIDATED_LIST", .unList)]
            guard let format = roots.first(where: { head.contains($0.0) })?.1 else { return nil }
            self = format
            return
        }
        if STIXReader.recognizes(text) {
            self = .stix
            return
        }
        // A line may be longer than what is looked at.
        if JSONHead(first).isEntity {
            self = .ftm
            return
        }
        if first.first == UInt8(ascii: "{") || first.first == UInt8(ascii: "[") {
            self = .json
            return
        }
        if InputFormat.beginsDOT(lines) {
            self = .dot
            return
        }
        if lines.contains(where: { $0.starts(with: "relgraph:".utf8) }) {
            self = .relgraph
            return
        }
        guard let data = lines.first(where: { $0.first != UInt8(ascii: "#") && $0.first != UInt8(ascii: "%") }) else { return nil }
        if let register = RegisterTable(firstLine: data) {
            self = register.format
            return
        }
        let words = data.split { $0 == 0x20 || $0 == 0x09 }.count
        let header = CSVHeader(names: data.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) })
        if header.namesBothEnds {
            self = .tsv
        } else if data.contains(UInt8(ascii: ",")) || data.contains(UInt8(ascii: ";")) {
            self = .csv
        } else if words == 2 || words == 3 {
            self = .edgeList
        } else {
            return nil
        }
    }
}
