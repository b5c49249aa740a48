import RelationAnalysis
import RelationGraph

/// Answers of network analysis.
extension AnswerSchema {
    static let path = CommandAnswer(
        "path", "How two nodes are connected; without a connection, the list is empty and the exit status 1.",
        [
            .key("from", .shared(.node), "Where the connection begins."), .key("to", .shared(.node), "Where it ends."),
            .key("length", .nullable(.count), "The hops of the first connection; null if there is none."),
            .key("weight", .nullable(.number), "Its length by --weight, otherwise its hops."),
            .key(
                "paths",
                .array(
                    .object([
                        .key("nodes", .array(.shared(.node)), "From end to end."),
                        .key(
                            "edges",
                            .array(
                                .object([
                                    .key("source", .id, "Where the relation begins, however it is walked."),
                                    .key("target", .id, "Where it leads."), .key("type", .text, "The relation type."),
                                    .key("forward", .flag, "Whether the path walks it as it points."),
                                    .key("evidence", .array(.shared(.evidence)), "What it is known from."),
                                ])), "One fewer than the nodes."),
                        .key("weight", .number, "The length of this connection."),
                    ])), "The connections, best first."),
        ])

    static let stats = CommandAnswer(
        "stats", "How much there is of what.",
        [
            .key("nodes", .count, "How many nodes."), .key("edges", .count, "How many relations, parallel ones each."),
            .key("kinds", .map(.count), "Nodes by kind."), .key("types", .map(.count), "Relations by type."),
            .key("layers", .map(.count), "Relations by layer."), .key("documents", .count, "How many documents."),
            .key("components", .count, "Parts without any connection between them."),
            .key("density", .number, "The share of all possible directed connections that exists."),
            .key("earliest", .nullable(.date), "The earliest date of a relation."), .key("latest", .nullable(.date), "The latest."),
        ])

    static let centrality = CommandAnswer(
        "centrality", "Who matters.",
        [
            .key("directed", .flag, "Whether the first measure takes relations as they point."),
            .key("normalized", .flag, "Whether values are comparable between graphs; false if all are sums of weights."),
            .key("weight", .nullable(.text), "The attribute that weighs relations."),
            .key("measures", .array(.choice(measures)), "In the order asked for; the first one ranks."),
            .optional(
                "directions", .map(.choice(["directed", "undirected"])), "By measure, if they differ in how they take relations."),
            .key(
                "nodes", .array(.open(reference, rest: .nullable(.number))),
                "Highest first, ties by id, each with a key for every measure; null where it is not defined."),
            .optional("attenuation", .number, "Of katz: the alpha that it was computed with."),
            .optional("remarks", .array(.text), "What has to be known to read the values."),
            .optional(
                "sensitivity",
                .array(
                    .object([
                        .key("without", .shared(.node), "The document, outlet or source that is left out."),
                        .key("replaced", .count, "How many of the first places others take."),
                        .key(
                            "shifts",
                            .array(
                                .object(
                                    reference + [
                                        .key("rank", .count, "The place with it."),
                                        .key("rank_without", .nullable(.count), "The place without it; null if the node is gone."),
                                    ])), "Who moves."),
                    ])), "With --sensitivity: what each costs, the costliest first."),
        ])

    private static let measures = CentralityMeasure.allCases.map(\.rawValue)

    static let communities = CommandAnswer(
        "communities", "Who belongs together.",
        [
            .key("method", .choice(CommunityQuery.Method.allCases.map(\.rawValue)), "How they were found."),
            .key("resolution", .number, "More than 1 for smaller communities."),
            .key("modularity", .number, "How much more connected they are within than chance would have it."),
            .key(
                "communities",
                .array(
                    .object([
                        .key("id", .count, "From 0."), .key("size", .count, "How many belong to it."),
                        .key("nodes", .array(.shared(.node)), "Its members."),
                    ])), "Largest first."),
        ])

    static let structure = CommandAnswer(
        "structure", "How the graph holds together; lists are shortened by --top.",
        [
            .key("nodes", .count, "How many nodes."), .key("edges", .count, "How many pairs are in contact."),
            .key("density", .number, "The share of all pairs that are in contact."),
            .key("components", .array(.array(.id)), "Parts without any connection between them, largest first."),
            .key("strong_components", .array(.array(.id)), "Parts within which everyone reaches everyone as relations point."),
            .key("bridges", .array(.tuple(.id, 2)), "Contacts without which two sides fall apart."),
            .key("cut_vertices", .array(.id), "Nodes without which others fall apart."),
            .key("core_numbers", .map(.count), "By node: the largest k of a k-core that it belongs to."),
            .key("diameter", .count, "The greatest distance between two connected nodes, in hops."),
            .key("triangles", .count, "Triples of which all are in contact with each other."),
        ])
}
