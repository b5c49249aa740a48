import GraphKernels
import RelationGraph

/// Unites the graphs of several authors, as version control unites their files, but in terms of nodes, fields and entries.
///
/// Nodes of one id are one, unless their kinds differ or their names have nothing in common: that is a conflict. Nodes of different ids are never
/// united; who may be one is a notice. Lists unite without duplicates, fields that only one author has are taken over, and fields that differ
/// are a conflict. With a common ancestor, whoever changed something is followed, and what one removed and nobody else changed goes.
///
/// Without conflicts, and without notices of unpaired entries, the order of the graphs does not matter but for the order of what is listed, and
/// neither does which are united first. A graph united with itself, or with an empty one, is the graph.
public struct GraphMerge: Sendable {
    /// The graph of one author.
    public struct Side: Sendable {
        public let graph: RelationGraph
        /// Ids that shall be others in what is united.
        public let renames: [String: String]

        public init(_ graph: RelationGraph, renames: [String: String] = [:]) {
            self.graph = graph
            self.renames = renames
        }

        /// Whether a place is in one of the author's files.
        func holds(_ place: SourcePlace?) -> Bool {
            guard let file = place?.file else { return false }
            // Foreign files are known by what they hold only.
            return graph.files.contains { $0.path == file } || graph.nodes.contains { $0.place?.file == file }
                || graph.relations.contains { $0.place?.file == file }
        }
    }

    /// How to decide what the notes do not.
    public struct Decisions: Sendable {
        /// The number of the author whose values are taken where values differ.
        public var preferred: Int?
        /// Ids of nodes that are one thing, though their names have nothing in common.
        public var sameIDs: Set<String> = []
        /// The title of the united graph.
        public var title: String?

        public init() {}
    }

    /// What people must decide; nothing is united then.
    public private(set) var conflicts: [MergeConflict] = []
    /// What was decided by whose values shall be taken.
    public private(set) var settled: [MergeConflict] = []
    public private(set) var notices: [MergeNotice] = []
    /// The united graph; nil if there are conflicts.
    public private(set) var graph: RelationGraph?

    /// - Parameters:
    ///   - base: the common ancestor of the graphs.
    ///   - execution: the threads, on which the result does not depend, and who watches: the progress is that of looking for who may be one.
    /// - Complexity: O(nodes + relations) expected, besides comparing parallel entries that differ and looking for nodes that may be one.
    /// - Throws: `GraphProblems` if the united parts make no graph: a declared relation type cannot lead where another author has it lead.
    ///   `GraphKernelError.cancelled`.
    public init(
        _ sides: [Side], base: RelationGraph? = nil, _ decisions: Decisions = Decisions(), execution: Execution = .automatic
    ) throws {
        var assembly = MergeAssembly(sides, base: base, decisions)
        assembly.unite()
        settled = assembly.choice.settled
        conflicts = assembly.choice.conflicts
        notices = assembly.choice.notices
        let united: RelationGraph
        do throws(GraphProblems) {
            united = try assembly.builder.build()
        } catch {
            // What cannot be built for a conflict is told by that conflict.
            if conflicts.isEmpty { throw error }
            return
        }
        let review = try MergeReview(united, sides, execution)
        conflicts += review.conflicts
        notices += review.notices + sides.flatMap(\.graph.files).compactMap(\.noticeOfLostComments)
        if conflicts.isEmpty { graph = united }
    }
}

extension SourceFile {
    /// What becomes of comments that belong to nothing which could carry them along; nil if there are none.
    fileprivate var noticeOfLostComments: MergeNotice? {
        guard !lostComments.isEmpty else { return nil }
        let count = lostComments.count
        return MergeNotice(
            code: .comments,
            message:
                "\(count == 1 ? "1 comment is" : "\(count) comments are") not united, standing behind something or above no entry",
            remedy: "Write what is to stay on a line of its own directly above the entry it is about, or as a note.",
            places: lostComments)
    }
}
