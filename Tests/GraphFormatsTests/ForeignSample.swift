import GraphFormats
import Testing

/// A small valid file, with an “ä” in its data, for what may happen to files of every format alike.
struct ForeignSample: Sendable, CustomTestStringConvertible {
    var name: String
    var format: InputFormat
    var text: String
    /// Nothing of it can be missing at the end without being noticed.
    var isClosed = false
    var isXML = false

    var testDescription: String { name }

    static let all: [ForeignSample] = [
        ForeignSample(name: "table of edges", format: .csv, text: "source,target,type\n\"ä\",b,knows\nb,c,\n"),
        ForeignSample(name: "table of nodes", format: .csv, text: "id,name\na,\"ä\"\nb,\n"),
        ForeignSample(name: "matrix", format: .csv, text: ",ä,b\nä,,1\nb,2,\n"),
        ForeignSample(name: "table with tabs", format: .tsv, text: "source\ttarget\nä\tb\n"),
        ForeignSample(name: "nodes for Neo4j", format: .csv, text: "id:ID,name,n:int,:LABEL\na,ä,1,L\n"),
        ForeignSample(name: "edges for Neo4j", format: .csv, text: ":START_ID,:END_ID,:TYPE\nä,b,T\n"),
        ForeignSample(name: "edge list", format: .edgeList, text: "# roads\nä b 1\nb c 2\n"),
        ForeignSample(name: "DOT", format: .dot, text: "digraph {\n  a [label=\"ä\"]\n  a -> b\n}", isClosed: true),
        ForeignSample(
            name: "GraphML", format: .graphml,
            text: "<graphml><graph>\n<node id=\"ä\"/><node id=\"b\"/>\n<edge source=\"ä\" target=\"b\"/></graph></graphml>", isClosed: true,
            isXML: true),
        ForeignSample(
            name: "GraphML with keys", format: .graphml,
            text:
                "<graphml><key id=\"k\" for=\"node\" attr.name=\"note\"/><graph>\n<node id=\"a\"><data key=\"k\">ä</data></node></graph></graphml>",
            isClosed: true, isXML: true),
        ForeignSample(
            name: "GEXF", format: .gexf,
            text:
                "<gexf><graph><nodes>\n<node id=\"a\" label=\"ä\"/></nodes><edges><edge source=\"a\" target=\"a\"/></edges></graph></gexf>",
            isClosed: true, isXML: true),
        ForeignSample(
            name: "UN list", format: .unList,
            text: "<CONSOLIDATED_LIST><INDIVIDUALS>\n<INDIVIDUAL><FIRST_NAME>ä</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER>"
                + "</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>", isClosed: true, isXML: true),
        ForeignSample(
            name: "OFAC's list", format: .ofacList,
            text: "101,\"ORVÄT, Tomäs\",\"individual\",\"HARB\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1957\"\n"),
        ForeignSample(name: "OFAC's other names", format: .ofacAliases, text: "101,1,\"aka\",\"ÄRVATH\",-0- \n"),
        ForeignSample(
            name: "entities", format: .ftm,
            text: "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"ä\"]}}", isClosed: true),
        ForeignSample(
            name: "statements", format: .ftmStatements,
            text: "canonical_id,entity_id,schema,prop,value,dataset\na,a,Person,name,ä,d\n"),
        ForeignSample(
            name: "STIX", format: .stix,
            text: "{\"type\": \"bundle\", \"objects\": [\n{\"type\": \"malware\", \"id\": \"malware--1\", \"name\": \"ä\"}]}",
            isClosed: true),
        ForeignSample(
            name: "node-link data", format: .json,
            text: "{\"nodes\": [{\"id\": \"ä\"}],\n\"links\": [{\"source\": \"ä\", \"target\": \"ä\"}]}",
            isClosed: true),
        ForeignSample(
            name: "Cytoscape.js", format: .json,
            text: "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"a\", \"name\": \"ä\"}}],\n\"edges\": []}}", isClosed: true),
        ForeignSample(
            name: "Oligrapher", format: .json,
            text: "{\"nodes\": {\"1\": {\"id\": \"1\", \"name\": \"ä\"}},\n\"edges\": {}, \"captions\": {}}", isClosed: true),
    ]
}
