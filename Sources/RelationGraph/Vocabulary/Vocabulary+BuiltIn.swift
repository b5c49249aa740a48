extension Vocabulary {
    /// The vocabulary of claims reporting: the kinds and relation types that need no declaration.
    ///
    /// They are values of the same types that a graph file's `vocabulary:` declares; nothing else in the program knows them by name,
    /// but for the few that carry the model itself (`CoreType`).
    public static let builtIn: Vocabulary = {
        var vocabulary = Vocabulary()
        for kind in builtInKinds { vocabulary.declare(kind) }
        for type in builtInTies + builtInClaims + builtInAttribution + builtInSanctions + builtInIdentity { vocabulary.declare(type) }
        return vocabulary
    }()

    private static let builtInKinds: [NodeKind] = [
        NodeKind(id: "person", label: "Person", section: "people", style: NodeStyle(.rounded, .palette(.blue), column: 3)),
        NodeKind(id: "organization", label: "Organization", section: "organizations", style: NodeStyle(.box, .palette(.ink), column: 4)),
        NodeKind(id: "outlet", label: "Outlet", section: "outlets", style: NodeStyle(.tab, .palette(.green), column: 1)),
        NodeKind(id: "source", label: "Unnamed source", section: "sources", style: NodeStyle(.ellipse, .palette(.purple), column: 0)),
        NodeKind(id: "document", label: "Document", section: "documents", style: NodeStyle(.folder, .palette(.grey), column: 1)),
        NodeKind(id: "statement", label: "Statement", section: "statements", style: NodeStyle(.note, .palette(.ochre), column: 2)),
        NodeKind(id: "place", label: "Place", section: "places", style: NodeStyle(.hexagon, .palette(.grey), column: 5)),
        NodeKind(id: "event", label: "Event", section: "events", style: NodeStyle(.octagon, .palette(.indigo), column: 5)),
        NodeKind(id: "agreement", label: "Agreement", section: "agreements", style: NodeStyle(.component, .palette(.brown), column: 5)),
    ]

    private static let actor = ["person", "organization", "outlet", "source"]

    private static func tie(
        _ id: String, _ label: String, _ inverse: String, _ from: [String], _ to: [String], symmetric: Bool = false,
        speaksFor: Bool = false, _ style: LineStyle
    ) -> RelationType {
        RelationType(
            id: id, label: label, inverse: inverse, layer: .ties, from: from, to: to, symmetric: symmetric, speaksFor: speaksFor,
            style: style)
    }

    private static let builtInTies: [RelationType] = [
        tie("commands", "commands", "commanded by", actor, actor, LineStyle(.palette(.ink), arrow: .normal, width: .normal)),
        tie("leads", "leads", "led by", ["person", "source"], [], speaksFor: true, LineStyle(.palette(.ink), arrow: .vee, width: .normal)),
        tie(
            "member-of", "member of", "has the member", actor, ["organization", "event"],
            LineStyle(.palette(.grey), arrow: .vee, width: .thin)),
        tie("part-of", "part of", "has the part", [], [], speaksFor: true, LineStyle(.palette(.grey), arrow: .diamond, width: .thin)),
        tie("works-for", "works for", "employs", actor, actor, speaksFor: true, LineStyle(.palette(.grey), arrow: .normal, width: .thin)),
        tie(
            "spokesperson-of", "spokesperson of", "has the spokesperson", ["person", "source"], actor, speaksFor: true,
            LineStyle(.palette(.grey), dash: .dashed, arrow: .vee, width: .thin)),
        tie(
            "represents", "represents", "represented by", actor, actor, speaksFor: true,
            LineStyle(.palette(.grey), dash: .dashed, arrow: .normal, width: .thin)),
        tie("reports-to", "reports to", "receives reports from", actor, actor, LineStyle(.palette(.grey), arrow: .open, width: .thin)),
        tie("advises", "advises", "advised by", actor, actor, LineStyle(.palette(.grey), dash: .dotted, arrow: .open, width: .thin)),
        tie("met", "met", "met", actor, actor, symmetric: true, LineStyle(.palette(.ink), arrow: .none, width: .thin)),
        tie("called", "called", "was called by", actor, actor, LineStyle(.palette(.ink), arrow: .dot, width: .thin)),
        tie("informed", "informed", "was informed by", actor, actor, LineStyle(.palette(.ink), dash: .dotted, arrow: .dot, width: .thin)),
        tie(
            "traveled-to", "traveled to", "was visited by", actor, ["place", "event"],
            LineStyle(.palette(.brown), dash: .dotted, arrow: .normal, width: .thin)),
        tie(
            "located-in", "located in", "location of", [], ["place", "organization"],
            LineStyle(.palette(.grey), dash: .dotted, arrow: .diamond, width: .thin)),
        tie("attended", "attended", "attended by", actor, ["event"], LineStyle(.palette(.indigo), arrow: .vee, width: .thin)),
        tie(
            "hosted", "hosted", "hosted by", actor + ["place"], ["event", "person", "organization"],
            LineStyle(.palette(.indigo), dash: .dashed, arrow: .vee, width: .thin)),
        tie(
            "negotiated", "negotiated", "negotiated by", actor, ["agreement", "event"],
            LineStyle(.palette(.brown), dash: .dashed, arrow: .open, width: .thin)),
        tie(
            "party-to", "party to", "has the party", actor + ["place"], ["agreement", "event"],
            LineStyle(.palette(.brown), arrow: .dot)),
        tie("opposes", "opposes", "opposed by", actor, [], LineStyle(.palette(.vermillion), arrow: .tee, width: .thin)),
        tie("supports", "supports", "supported by", actor, [], LineStyle(.palette(.sky), arrow: .normal)),
        tie("ally-of", "ally of", "ally of", actor, actor, symmetric: true, LineStyle(.palette(.sky), arrow: .none)),
        tie("supplies", "supplies", "supplied by", actor, actor, LineStyle(.palette(.brown), dash: .dashed, arrow: .diamond)),
        tie("trains", "trains", "trained by", actor, actor, LineStyle(.palette(.brown), arrow: .diamond)),
        tie("fights", "fights", "fought by", actor, actor, LineStyle(.palette(.vermillion), dash: .dashed, arrow: .dot, width: .thin)),
        tie("attacked", "attacked", "attacked by", actor, [], LineStyle(.palette(.vermillion), dash: .dashed, arrow: .normal)),
        tie("accuses", "accuses", "accused by", actor, actor, LineStyle(.palette(.vermillion), dash: .dotted, arrow: .vee, width: .thin)),
        tie("founded", "founded", "founded by", actor, [], LineStyle(.palette(.ink), dash: .dotted, arrow: .box, width: .thin)),
        tie("owns", "owns", "owned by", actor, [], LineStyle(.palette(.ink), dash: .dashed, arrow: .box, width: .thin)),
        tie(
            "photographed", "photographed", "photographed by", actor, [],
            LineStyle(.palette(.grey), dash: .dotted, arrow: .tee, width: .thin)),
        tie(
            "related-to", "related to", "related to", [], [], symmetric: true,
            LineStyle(.palette(.grey), dash: .dotted, arrow: .none, width: .thin)
        ),
    ]

    private static func stance(_ id: String, _ label: String, _ inverse: String, _ polarity: Polarity, _ style: LineStyle) -> RelationType {
        RelationType(
            id: id, label: label, inverse: inverse, layer: .claims, from: actor, to: ["statement"], polarity: polarity, style: style)
    }

    private static func logic(_ id: String, _ label: String, _ inverse: String, to: [String], _ style: LineStyle) -> RelationType {
        RelationType(
            id: id, label: label, inverse: inverse, layer: .claims, from: ["statement"], to: to, symmetric: id == "contradicts",
            style: style)
    }

    private static let builtInClaims: [RelationType] = [
        stance("reported", "reported", "reported by", .for, LineStyle(.palette(.green), arrow: .vee)),
        stance("asserted", "asserted", "asserted by", .for, LineStyle(.palette(.blue))),
        stance("confirmed", "confirmed", "confirmed by", .for, LineStyle(.palette(.blue), width: .bold)),
        stance("denied", "denied", "denied by", .against, LineStyle(.palette(.vermillion), arrow: .tee, width: .bold)),
        stance("disputed", "disputed", "disputed by", .against, LineStyle(.palette(.vermillion), dash: .dashed, arrow: .tee)),
        stance(
            "no-information", "had no information on", "no information from", .none, LineStyle(.palette(.grey), dash: .dashed, arrow: .dot)),
        stance(
            "declined-to-comment", "declined to comment on", "comment declined by", .none,
            LineStyle(.palette(.grey), dash: .dashed, arrow: .open)),
        stance(
            "no-comment-yet", "had no comment yet on", "no comment yet from", .none,
            LineStyle(.palette(.grey), dash: .dotted, arrow: .dot)),
        stance("questioned", "questioned", "questioned by", .none, LineStyle(.palette(.purple), dash: .dotted, arrow: .vee)),
        stance(
            "raised-concern", "raised concern about", "concern raised by", .none, LineStyle(.palette(.purple), dash: .dashed, arrow: .vee)),
        stance(
            "conditional", "spoke conditionally of", "conditionally addressed by", .none,
            LineStyle(.palette(.blue), dash: .dotted, arrow: .open)),
        stance(
            "retracted", "retracted", "retracted by", .withdraws, LineStyle(.palette(.ink), dash: .dotted, arrow: .tee)),
        logic("about", "about", "subject of", to: [], LineStyle(.palette(.indigo), dash: .dotted, arrow: .vee, width: .thin)),
        logic(
            "contradicts", "contradicts", "contradicts", to: ["statement"],
            LineStyle(.palette(.vermillion), dash: .dotted, arrow: .none)),
        logic("implies", "implies", "implied by", to: ["statement"], LineStyle(.palette(.sky), dash: .dashed, arrow: .normal)),
        logic("elaborates", "elaborates", "elaborated by", to: ["statement"], LineStyle(.palette(.sky), dash: .dotted, arrow: .normal)),
    ]

    private static func attribution(
        _ id: String, _ label: String, _ inverse: String, _ from: [String], _ to: [String], walkable: Bool = true, _ style: LineStyle
    ) -> RelationType {
        RelationType(id: id, label: label, inverse: inverse, layer: .attribution, from: from, to: to, walkable: walkable, style: style)
    }

    private static let builtInAttribution: [RelationType] = [
        attribution(
            "published", "published", "published by", actor, ["document"],
            LineStyle(.palette(.green), dash: .dotted, arrow: .vee, width: .thin)),
        attribution(
            "wrote", "wrote", "written by", actor, ["document"], LineStyle(.palette(.blue), dash: .dotted, arrow: .diamond, width: .thin)),
        attribution(
            "citing", "cites", "cited by", actor + ["document"], [], LineStyle(.palette(.purple), arrow: .open, width: .thin)),
        attribution(
            "via", "reached the press via", "passed on word from", actor, actor + ["document"],
            LineStyle(.palette(.green), dash: .dashed, arrow: .open, width: .thin)),
        attribution(
            "covers", "covers", "covered by", ["document"], ["statement"], walkable: false,
            LineStyle(.palette(.grey), dash: .dotted, arrow: .normal, width: .thin)),
        attribution(
            "copied-from", "copied from", "copied by", actor + ["document"], actor + ["document"],
            LineStyle(.palette(.purple), dash: .dashed, arrow: .normal)),
        attribution(
            "commented-on", "commented on", "has a comment by", ["person", "source"], ["document"], walkable: false,
            LineStyle(.palette(.blue), dash: .dotted, arrow: .dot, width: .thin)),
    ]

    private static func sanction(_ id: String, _ label: String, _ inverse: String, _ style: LineStyle) -> RelationType {
        RelationType(id: id, label: label, inverse: inverse, layer: .sanctions, to: actor + ["agreement"], style: style)
    }

    private static let builtInSanctions: [RelationType] = [
        sanction("sanctioned-by", "sanctioned by", "sanctions", LineStyle(.palette(.purple), dash: .dashed, arrow: .box)),
        sanction("designated-by", "designated by", "designates", LineStyle(.palette(.purple), arrow: .box)),
        sanction("exempted-by", "exempted by", "exempts", LineStyle(.palette(.purple), dash: .dotted, arrow: .open)),
        sanction("delisted-by", "delisted by", "delists", LineStyle(.palette(.purple), dash: .dotted, arrow: .box)),
    ]

    private static func identity(_ id: String, _ label: String, _ style: LineStyle) -> RelationType {
        RelationType(id: id, label: label, inverse: label, layer: .identity, symmetric: true, walkable: false, style: style)
    }

    private static let builtInIdentity: [RelationType] = [
        identity("same-as", "judged the same as", LineStyle(.palette(.ink), dash: .dashed, arrow: .none)),
        identity("not-same-as", "judged not the same as", LineStyle(.palette(.ink), dash: .dotted, arrow: .none)),
    ]
}

/// The relation types that the model makes by itself, out of a statement's, a document's or an evidence's own fields.
public enum CoreType: String, Sendable, CaseIterable {
    case about, implies, contradicts, elaborates
    case published, wrote, citing, via, covers
    case copiedFrom = "copied-from"
}
