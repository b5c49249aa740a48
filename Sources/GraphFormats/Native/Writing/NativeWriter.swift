import RelationGraph

/// Writes graphs in the canonical form of the native format.
///
/// The canonical form orders sections and fields as the format lists them, nodes and entries as the graph has them. Reading what was written gives
/// an equal graph, and writing that gives the same text. Comments survive where they stand on lines of their own above a section, a node, a
/// relation entry, a declaration, a view or a step of one, and at the head of a file; others, and how long lines were broken, do not.
public enum NativeWriter {
    /// The file of a graph that was not read from native files.
    public static let defaultPath = "graph.yaml"

    /// The graph's files, each node and entry in the one that it was read from; whatever has none goes to the first.
    ///
    /// - Complexity: O(nodes + relations), besides sorting the fields of each.
    public static func files(of graph: RelationGraph) -> [(path: String, text: String)] {
        let layouts = graph.files.isEmpty ? [SourceFile(path: defaultPath)] : graph.files
        let paths = Set(layouts.map(\.path))
        let first = layouts[0].path
        func path(_ place: SourcePlace?) -> String { place.map(\.file).flatMap { paths.contains($0) ? $0 : nil } ?? first }

        var contents = Dictionary(uniqueKeysWithValues: layouts.map { ($0.path, NativeFileWriter(graph, layout: $0)) })
        for node in graph.nodes { contents[path(node.place)]?.nodes.append(node) }
        for relation in graph.relations where relation.setting == .list { contents[path(relation.place)]?.list.append(relation) }
        for draft in graph.judgementsOnAbsentNodes { contents[path(draft.place)]?.judgementsOnAbsentNodes.append(draft) }
        for view in graph.views { contents[path(view.place)]?.views.append(view) }
        let titled = layouts.first { $0.holdsTitle }?.path ?? first
        let described = layouts.first { $0.holdsSummary }?.path ?? first
        contents[titled]?.title = graph.title
        contents[described]?.summary = graph.summary
        func holder(_ field: FileField) -> String { layouts.first { $0.presentationFields.contains(field.rawValue) }?.path ?? titled }
        contents[holder(.subtitle)]?.presentation.subtitle = graph.presentation.subtitle
        contents[holder(.date)]?.presentation.date = graph.presentation.date
        contents[holder(.credit)]?.presentation.credit = graph.presentation.credit
        contents[holder(.style)]?.presentation.style = graph.presentation.style
        for kind in graph.vocabulary.kinds where Vocabulary.builtIn.kind(kind.id) == nil {
            contents[layouts.first { $0.declaredKinds.contains(kind.id) }?.path ?? first]?.kinds.append(kind)
        }
        for type in graph.vocabulary.relationTypes where Vocabulary.builtIn.relationType(type.id) == nil {
            contents[layouts.first { $0.declaredTypes.contains(type.id) }?.path ?? first]?.types.append(type)
        }
        return layouts.compactMap { layout in contents[layout.path].map { (layout.path, $0.text) } }
    }

    /// The graph as one file.
    ///
    /// - Complexity: O(nodes + relations), besides sorting the fields of each.
    public static func text(of graph: RelationGraph) -> String {
        var writer = singleFile(of: graph)
        writer.nodes = Array(graph.nodes)
        writer.list = graph.relations.filter { $0.setting == .list }
        writer.judgementsOnAbsentNodes = graph.judgementsOnAbsentNodes
        return writer.text
    }

    /// The graph's one file without its nodes and relations.
    static func singleFile(of graph: RelationGraph) -> NativeFileWriter {
        var layout = SourceFile(path: defaultPath)
        for file in graph.files {
            layout.comments.merge(file.comments) { first, second in first + "\n" + second }
            layout.comment = [layout.comment, file.comment].compactMap { $0 }.joined(separator: "\n")
        }
        if layout.comment?.isEmpty == true { layout.comment = nil }
        var writer = NativeFileWriter(graph, layout: layout)
        writer.views = graph.views
        writer.title = graph.title
        writer.summary = graph.summary
        writer.presentation = graph.presentation
        writer.kinds = graph.vocabulary.kinds.filter { Vocabulary.builtIn.kind($0.id) == nil }
        writer.types = graph.vocabulary.relationTypes.filter { Vocabulary.builtIn.relationType($0.id) == nil }
        return writer
    }
}
