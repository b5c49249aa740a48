import RelationGraph

/// The fields of a relation entry besides the relation type, in canonical order; the type stands after `from`.
enum EntryField: String, NativeField {
    case from, on, when, since, until, via, citing, measures, personal, certainty, reliability, credibility
    case documents = "in", note, attributes

    var shape: FieldShape {
        switch self {
        case .from: .reference
        case .on, .when: .date
        case .since, .until: .singleDate
        case .via, .citing: .references
        case .measures: .lines
        case .personal: .flag
        case .certainty: .choice(Certainty.allCases.map(\.rawValue))
        case .reliability: .choice(Reliability.allCases.map(\.rawValue))
        case .credibility: .choice(Credibility.allCases.map { String($0.rawValue) })
        case .documents: .citations
        case .note: .paragraph
        case .attributes: .attributes
        }
    }

    var summary: String {
        switch self {
        case .from: "The node that the tie begins at; only in a file's own list of ties."
        case .on: "When it was said."
        case .when: "The time that the tie itself is about."
        case .since: "The beginning of that time, if it has no known end: “since: 2007” is “when: 2007/..”."
        case .until: "The end of that time."
        case .via: "Through whom it reached the document: agencies, outlets, people, from the speaker outwards."
        case .citing: "On whose authority it was said: sources, people, outlets."
        case .measures: "What the sanction does: travel ban, asset freeze."
        case .personal: "Whether the speaker said it on their own knowledge, not for the institution they belong to; only of a stance."
        case .certainty: "How sure you are of having understood the document."
        case .reliability: "How reliable the source was in this report, A to F, if other than usual."
        case .credibility: "How credible the information is, 1 to 6; 6 means that it cannot be judged."
        case .documents: "The documents it is known from: their ids, each perhaps with a place: mt-2015-08-09#p3."
        case .note: "A short remark of yours."
        case .attributes: "Anything else: keys and values of your own."
        }
    }
}
