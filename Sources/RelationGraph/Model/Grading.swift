/// Reliability of a source on the Admiralty scale (NATO AJP-2.1). `f` means that it *cannot be judged*, which is unknown, not the lowest grade.
public enum Reliability: String, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case f = "F"
}

/// Credibility of a piece of information on the Admiralty scale. `six` means that it *cannot be judged*.
public enum Credibility: Int, Sendable, CaseIterable {
    case one = 1
    case two, three, four, five, six
}

/// How sure the encoder is of having understood the document; says nothing about whether the content is true.
public enum Certainty: String, Sendable, CaseIterable {
    case certain, probable, possible, doubtful
}
