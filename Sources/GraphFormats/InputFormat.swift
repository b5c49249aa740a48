/// A format that graphs are read from.
public enum InputFormat: String, Sendable, CaseIterable {
    /// The native format: YAML files.
    case relgraph
    case graphml
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

    /// The file name extensions that it goes by.
    public var extensions: [String] {
        switch self {
        case .relgraph: ["yaml", "yml"]
        case .graphml: ["graphml"]
        case .csv: ["csv"]
        case .tsv: ["tsv", "tab"]
        case .edgeList: ["el", "wel", "edgelist", "edges"]
        case .ftm: ["ftm", "jsonl", "ndjson"]
        // They come as `.xml` and `.csv`: the content tells them.
        case .unList, .ofacList, .ofacAliases, .ftmStatements: []
        }
    }

    /// Whether a file with such an extension is a graph wherever it stands. Tables in a folder may be about anything: they are read only if
    /// they are named.
    var isReadFromFolders: Bool {
        switch self {
        case .csv, .tsv, .unList, .ofacList, .ofacAliases, .ftm, .ftmStatements: false
        case .relgraph, .graphml, .edgeList: true
        }
    }

    /// The format of a file whose name tells this one: a table may be that of a register, which only its content tells.
    func narrowed(by content: [UInt8]) -> InputFormat {
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
        case .csv: CSVReader.self
        case .tsv: TSVReader.self
        case .edgeList: EdgeListReader.self
        case .unList: UNListReader.self
        case .ofacList: OFACReader.self
        case .ofacAliases: OFACAliasReader.self
        case .ftm: FTMReader.self
        case .ftmStatements: FTMStatementReader.self
        }
    }

    /// The format that a file's name tells.
    public init?(path: String) {
        guard let ending = InputFormat.ending(of: path) else { return nil }
        self.init(extension: ending)
    }

    static func ending(of path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).last?.split(separator: ".") ?? []
        return parts.count > 1 ? parts.last?.lowercased() : nil
    }

    /// Whether a name may be that of a graph, but does not tell the format.
    static func isLeftOpen(byName path: String) -> Bool { ending(of: path).map(["txt", "xml", "dat", "json"].contains) ?? true }

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

    /// So much of a file tells its format.
    static let headSize = 4096

    private init?(text: [UInt8]) {
        guard !text.contains(0) else { return nil }
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.filter { !$0.isEmpty }
        guard let first = lines.first else { return nil }
        if first.first == UInt8(ascii: "<") {
            let text = String(decoding: text, as: UTF8.self)
            guard text.contains("<graphml") || text.contains("<CONSOLIDATED_LIST") else { return nil }
            self = text.contains("<graphml") ? .graphml : .unList
            return
        }
        // A line may be longer than what is looked at.
        if first.first == UInt8(ascii: "{"), ["\"schema\":", "\"properties\":"].allSatisfy(String(decoding: first, as: UTF8.self).contains)
        {
            self = .ftm
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
