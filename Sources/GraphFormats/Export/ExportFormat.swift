/// A format that graphs are written in.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// The native format, as one file.
    case relgraph
    case graphml
    case gexf
    /// JSON: node-link data, as NetworkX and D3 have it.
    case nodeLink = "node-link"
    /// JSON: elements of Cytoscape.js.
    case cytoscape
    /// JSON: a map of LittleSis' Oligrapher.
    case oligrapher
    /// JSON: Linkurious, and its library Ogma.
    case linkurious
    /// Entities of FollowTheMoney, one a line in JSON.
    case ftm
    /// The language of Graphviz.
    case dot
    /// The typed tables of Neo4j's importer.
    case neo4j
    /// Comma-separated tables of the edges and of the nodes.
    case csv
    /// The same, separated by tabs.
    case tsv
    /// Edges as two or three words a line.
    case edgeList = "edge-list"
    /// Tables to be read by people.
    case markdown
    /// JSON-LD: claims and reviews of claims, in the terms of schema.org.
    case claimReview = "claim-review"

    /// The file name extensions that tell it.
    public var extensions: [String] {
        switch self {
        case .relgraph: InputFormat.relgraph.extensions
        case .graphml: InputFormat.graphml.extensions
        case .gexf: InputFormat.gexf.extensions
        case .nodeLink: ["json"]
        case .cytoscape: ["cyjs"]
        case .oligrapher, .linkurious, .neo4j: []
        case .ftm: InputFormat.ftm.extensions
        case .dot: InputFormat.dot.extensions
        case .csv: InputFormat.csv.extensions
        case .tsv: InputFormat.tsv.extensions
        case .edgeList: InputFormat.edgeList.extensions
        case .markdown: ["md", "markdown"]
        case .claimReview: ["jsonld"]
        }
    }

    /// How the table of the nodes and that of the edges stand beside each other.
    public enum Division: Sendable { case files, sections }

    /// Nil for formats that do not keep nodes and edges apart.
    public var division: Division? {
        switch self {
        case .relgraph, .graphml, .gexf, .nodeLink, .cytoscape, .oligrapher, .linkurious, .ftm, .dot, .edgeList, .claimReview: nil
        case .csv, .tsv, .neo4j: .files
        case .markdown: .sections
        }
    }

    /// How it is written; nil for the native format, and for those that have properties of their own.
    var writer: (any ForeignWriter.Type)? {
        switch self {
        case .relgraph, .ftm, .claimReview: nil
        case .graphml: GraphMLWriter.self
        case .gexf: GEXFWriter.self
        case .nodeLink: NodeLinkWriter.self
        case .cytoscape: CytoscapeWriter.self
        case .oligrapher: OligrapherWriter.self
        case .linkurious: LinkuriousWriter.self
        case .dot: DOTWriter.self
        case .neo4j: Neo4jWriter.self
        case .csv: CSVWriter.self
        case .tsv: TSVWriter.self
        case .edgeList: EdgeListWriter.self
        case .markdown: MarkdownWriter.self
        }
    }

    /// The format that a file's name tells.
    public init?(path: String) {
        guard let format = InputFormat.endings(of: path).lazy.compactMap({ ExportFormat(extension: $0) }).first else { return nil }
        self = format
    }

    /// The format that goes by a file name extension, without the dot, in any case.
    public init?(extension ending: String) {
        let ending = ending.lowercased()
        guard let format = ExportFormat.allCases.first(where: { $0.extensions.contains(ending) }) else { return nil }
        self = format
    }
}
