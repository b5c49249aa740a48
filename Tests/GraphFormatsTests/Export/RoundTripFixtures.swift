import Foundation
import GraphFormats
import RelationGraph

/// Graphs to be written in every format, and read again.
enum RoundTripFixtures {
    static let all = ["canonical", "untidy", "bundled", "awkward", "mixed", "foreign", "foreign types"]

    static func graph(_ name: String) throws -> RelationGraph {
        switch name {
        case "canonical": try NativeFixtures.graph(NativeFixtures.canonical)
        case "untidy": try NativeFixtures.graph(NativeFixtures.untidy)
        case "bundled": try GraphLoader.load([folder])
        case "awkward": try awkward()
        case "mixed": try mixed()
        case "foreign": try ForeignFixtures.graph(foreign, .graphml)
        default: try ForeignFixtures.graph("source,target,type,weight,label\na,b,knows,1,x\nb,c,,2,\nc,a,knows,,\nd e,c,owns,5,y\n", .csv)
        }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("graphs").path

    /// Attributes of every type, under keys and with texts that formats have other uses for.
    private static func awkward() throws -> RelationGraph {
        var builder = GraphBuilder()
        builder.title = "Titles & <angles>"
        for (number, text) in NativeWriterTests.awkwardTexts.enumerated() {
            var draft = NodeDraft(id: Reference("n\(number)"), kind: "person", name: "Name \(number)")
            draft.facts.note = text.trimmingCharacters(in: .whitespacesAndNewlines)
            draft.facts.role = number == 3 ? "[ret.] general" : number == 4 ? "[retired]" : nil
            draft.facts.comment = number == 5 ? "A comment\nof two lines" : nil
            draft.facts.attributes = [Attribute("plain", .text(text)), Attribute("list", .list([.text(text), .integer(1)]))]
            builder.add(draft)
        }
        var draft = NodeDraft(id: Reference("typed"), kind: "organization", name: "Typed")
        draft.facts.attributes = [
            Attribute("most", .integer(.max)), Attribute("least", .integer(.min)), Attribute("whole", .decimal(5)),
            Attribute("tiny", .decimal(1e-300)), Attribute("flag", .boolean(false)), Attribute("text", .text("")),
            Attribute("name", .text("no name")), Attribute("label", .text("no label")), Attribute("id", .integer(7)),
            Attribute("type", .text("no type")), Attribute("relgraph:kind", .text("no kind")), Attribute("number", .text("12")),
            Attribute("map", .map([Attribute("a", .list([]))])), Attribute("last", .decimal(0.1)),
        ]
        builder.add(draft)
        draft = NodeDraft(id: Reference("other"), kind: "organization", name: "Other")
        draft.facts.attributes = [Attribute("last", .decimal(0.2)), Attribute("whole", .decimal(6.5)), Attribute("most", .integer(1))]
        builder.add(draft)
        var relation = RelationDraft(source: Reference("typed"), type: Reference("part-of"), target: Reference("other"), setting: .list)
        relation.evidence.attributes = [Attribute("relation", .text("x")), Attribute("weight", .decimal(0.5))]
        relation.evidence.comment = "Why"
        builder.add(relation)
        return try builder.build()
    }

    /// Notes beside a foreign file, whose ids no notes would have.
    private static func mixed() throws -> RelationGraph {
        var builder = GraphBuilder()
        NativeReader.read(Array(NativeFixtures.canonical.utf8), file: "a.yaml", into: &builder)
        var table = GraphTable(file: "b.csv")
        let (jane, acme) = (table.node("Roe, Jane", line: 2), table.node("Acme \"Ltd\"", line: 2))
        table.setName("Jane", of: jane)
        for label in [nil, "owns", "note", "denied"] as [String?] {
            table.appendEdge(from: jane, to: acme, type: GraphTable.EdgeType(label), line: 2)
            table.appendEdge(from: jane, to: acme, type: GraphTable.EdgeType(label, symmetric: true), line: 3)
        }
        var column = AttributeColumn(key: "share", type: .decimal)
        column.set(.decimal(51), at: 0)
        table.edgeAttributes = [column]
        builder.add(table)
        return try builder.build()
    }

    private static let foreign = """
        <graphml><key id="n" for="node" attr.name="name" attr.type="string"/><key id="l" for="node" attr.name="label" attr.type="string"/>
        <key id="i" for="node" attr.name="size" attr.type="int"/><key id="b" for="node" attr.name="open" attr.type="boolean"/>
        <key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/>
        <key id="x" for="edge" attr.name="label" attr.type="string"/>
        <graph edgedefault="directed"><node id="a"><data key="n">Ann</data><data key="l">A.</data></node><node id="b"><data key="i">5</data></node>
        <node id="c &amp; d"><data key="b">true</data></node><node id="lone"/>
        <edge source="a" target="b"><data key="w">1</data><data key="t">pays</data><data key="x">in cash</data></edge>
        <edge source="b" target="a" directed="false"/><edge source="a" target="b"><data key="w">2.5</data></edge>
        <edge source="c &amp; d" target="c &amp; d"><data key="t">pays</data></edge></graph></graphml>
        """
}
