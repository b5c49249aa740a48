import RelationGraph

extension Selection {
    /// What it leaves out of what is known, in sentences; empty if nothing. Who is left out is counted, not named: a figure may be made for
    /// those who are not to read the name.
    var limits: String {
        var sentences: [String] = []
        if !documents.isEmpty {
            sentences.append(documents.count == 1 ? "Only what 1 document says." : "Only what \(documents.count) documents say.")
        }
        if !without.isEmpty {
            sentences.append(
                without.count == 1
                    ? "1 node was left out, and what is known only from it."
                    : "\(without.count) nodes were left out, and what is known only from them.")
        }
        if let minReliability, minReliability.isKnown { sentences.append("Without sources less reliable than \(minReliability.rawValue).") }
        if gradedOnly { sentences.append("Only graded sources.") }
        switch (since, until) {
        case (let since?, let until?): sentences.append("Only from \(since.readableText) to \(until.readableText).")
        case (let since?, nil): sentences.append("Only from \(since.readableText) on.")
        case (nil, let until?): sentences.append("Only until \(until.readableText).")
        case (nil, nil): break
        }
        return sentences.joined(separator: " ")
    }
}
