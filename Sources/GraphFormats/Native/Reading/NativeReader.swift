import RelationGraph

/// Reads the native format: one YAML file of nodes with their ties and stances.
///
/// Whatever is wrong becomes a problem in the builder, with its line and column; a file that is no YAML gives one problem, any other all of its own.
public enum NativeReader {
    /// The version of the format that this reader knows.
    public static let version = 1

    /// - Parameters:
    ///   - text: the bytes of the file.
    ///   - file: its name in problems and places.
    /// - Complexity: O(bytes).
    public static func read(_ text: [UInt8], file: String, into builder: inout GraphBuilder) {
        do throws(UnreadableFile) {
            read([try YAMLTree(SourceText(text, file: file))], into: &builder)
        } catch {
            builder.report(error.problem)
        }
    }

    /// Reads several files of one graph: all their vocabularies first, since any file may use what another one declares.
    ///
    /// - Parameters:
    ///   - properties: readers of foreign files that hold notes.
    ///   - drafts: what other foreign files hold beyond nodes and edges.
    static func read(
        _ trees: [YAMLTree], _ properties: [PropertyNotesReader] = [], _ drafts: [GraphDrafts] = [], into builder: inout GraphBuilder
    ) {
        for problem in trees.lazy.flatMap(\.problems) { builder.report(problem) }
        var readers = trees.map { NativeFileReader($0) }
        var others = properties
        for index in readers.indices { readers[index].lend(&builder) { $0.readVocabulary() } }
        for index in others.indices { others[index].readVocabulary(&builder) }
        for file in drafts { file.declare(in: &builder) }
        for index in readers.indices { readers[index].lend(&builder) { $0.readContent() } }
        for index in others.indices { others[index].readContent(&builder) }
        for file in drafts { file.add(to: &builder) }
    }
}

/// Reads one file. Its extensions read the parts: values, nodes, relation entries, views, the vocabulary.
struct NativeFileReader {
    let source: SourceText
    let root: YAMLValue
    var builder = GraphBuilder(vocabulary: Vocabulary())
    var layout: SourceFile
    /// The kinds that declared relation types lead from and to.
    var kindsOfTypes: [Reference] = []

    /// The lines of comments that something has taken along.
    var keptCommentLines: Set<Int> = []

    /// The fields come from a foreign file, whose ids may be anything.
    let isForeign: Bool

    init(_ tree: YAMLTree) {
        isForeign = false
        source = tree.source
        root = tree.root
        layout = SourceFile(path: tree.source.file)
    }

    /// A reader of fields that a foreign file holds.
    init(foreign file: String) {
        isForeign = true
        source = SourceText(foreign: file)
        root = YAMLValue(content: .mapping([]), line: 1, column: 1)
        layout = SourceFile(path: file)
    }

    /// Works on a builder without copying it.
    mutating func lend(_ builder: inout GraphBuilder, to work: (inout NativeFileReader) -> Void) {
        swap(&self.builder, &builder)
        work(&self)
        swap(&self.builder, &builder)
    }

    private var topEntries: [YAMLEntry] {
        if case .mapping(let entries) = root.content { return entries }
        return []
    }

    mutating func readVocabulary() {
        guard let entry = topEntries.first(where: { $0.key == FileField.vocabulary.rawValue }), !entry.value.isEmpty else { return }
        readVocabulary(entry.value)
    }

    mutating func readContent() {
        guard case .mapping(let entries) = root.content else {
            builder.error(
                "wrong-type", "A graph file is a mapping of keys and values; this is \(root.typeName)",
                remedy: "Begin it with “relgraph: 1”.", at: place(root))
            return
        }
        guard checkVersion(entries) else { return }
        checkKindsOfTypes()
        layout.comment = source.comment(before: Int(entries[0].line))
        keptCommentLines.formUnion(0..<Int(entries[0].line))
        for (index, entry) in entries.enumerated() {
            if index > 0, let comment = comment(above: entry) { layout.comments[entry.key] = comment }
            if let kind = builder.vocabulary.kind(section: entry.key) {
                readSection(entry, of: kind)
            } else if let field = FileField.named(entry.key) {
                read(field, entry)
            } else {
                let sections = builder.vocabulary.kinds.map(\.section)
                unknownField(entry, what: "section", known: FileField.keys + sections)
            }
        }
        layout.lostComments = lostComments()
        builder.add(layout)
    }

    private mutating func read(_ field: FileField, _ entry: YAMLEntry) {
        switch field {
        case .relgraph, .vocabulary: break
        case .title:
            if builder.title != nil { givenTwice(entry) }
            builder.title = line(entry)
            layout.holdsTitle = builder.title != nil
        case .description:
            if builder.summary != nil { givenTwice(entry) }
            builder.summary = paragraph(entry)
            layout.holdsSummary = builder.summary != nil
        case .subtitle, .date, .credit, .style: readPresentation(field, entry)
        case .views: readViews(entry)
        case .ties: readTieList(entry)
        }
    }

    mutating func givenTwice(_ entry: YAMLEntry) {
        builder.error(
            "duplicate-field", "Another file gives the graph's \(entry.key) already", remedy: "Keep it in one of the files.",
            at: place(entry))
    }

    /// False if the file is of another version, or so plainly no graph file that reading on would only list its every key.
    private mutating func checkVersion(_ entries: [YAMLEntry]) -> Bool {
        guard let entry = entries.first(where: { $0.key == FileField.relgraph.rawValue }) else {
            builder.error(
                "missing-version", "The file does not say which version of the format it is written in",
                remedy: "Add the line “relgraph: \(NativeReader.version)” at its top. If it is no graph file, move it out of the folder.",
                at: place(root))
            return entries.contains { FileField.named($0.key) != nil || builder.vocabulary.kind(section: $0.key) != nil }
        }
        guard case .scalar(let text, _) = entry.value.content, let version = Int(text), version > 0 else {
            builder.error(
                "bad-version", "`relgraph:` is the version of the format, a number", remedy: "Write “relgraph: \(NativeReader.version)”.",
                at: place(entry.value))
            return true
        }
        guard version == NativeReader.version else {
            builder.error(
                "newer-version",
                "The file is written in version \(version) of the format; this program reads version \(NativeReader.version)",
                remedy: "Update relgraph, or write the file in version \(NativeReader.version).", at: place(entry.value))
            return false
        }
        return true
    }
}
