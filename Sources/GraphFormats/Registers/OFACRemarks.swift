import RelationGraph

/// Takes apart the remarks of the list of the Office of Foreign Assets Control: phrases separated by semicolons, most of which begin with one of
/// a set of labels (“DOB 11 Mar 1957; POB Qom, Iran; Passport 008827 (Iran) issued 1999”).
enum OFACRemarks {
    /// The labels of numbers, and the schemes under which these become identifiers.
    private static let numbers: [(label: String, scheme: String)] = [
        ("National ID No.", "national-id"), ("Identification Number", "national-id"), ("Personal ID Card", "national-id"),
        ("Cedula No.", "cedula"), ("C.U.R.P.", "curp"), ("R.F.C.", "rfc"), ("D.N.I.", "dni"), ("NIT #", "nit"), ("RUC #", "ruc"),
        ("Tax ID No.", "tax-id"), ("V.A.T. Number", "vat"), ("SSN", "ssn"), ("Driver's License No.", "drivers-licence"),
        ("Electoral Registry No.", "electoral-registry"), ("Birth Certificate Number", "birth-certificate"),
        ("Residency Number", "residency"), ("Registration ID", "registration"), ("Registration Number", "registration"),
        ("Company Number", "company"), ("Matricula Mercantil No", "matricula-mercantil"),
        ("Commercial Registry Number", "commercial-registry"), ("Folio Mercantil No.", "folio-mercantil"),
        ("Business Registration Document #", "business-registration"), ("Trade License No.", "trade-licence"),
        ("Government Gazette Number", "government-gazette"), ("D-U-N-S Number", "duns"), ("SWIFT/BIC", "swift"),
        ("Company Number IMO", "imo-company"), ("Vessel Registration Identification IMO", "imo"), ("MMSI", "mmsi"),
        ("Aircraft Manufacturer's Serial Number (MSN)", "msn"),
        ("Aircraft Construction Number (also called L/N or S/N or F/N)", "aircraft-construction-number"),
    ].sorted { $0.0.utf8.count > $1.0.utf8.count }

    /// The labels of what becomes attributes.
    private static let attributes: [(label: String, key: RegisterEntry.Key)] = [
        ("POB ", .birthPlace), ("nationality ", .nationality), ("citizen ", .citizenship), ("Gender ", .gender),
    ]

    /// Puts what the remarks say into an entry.
    ///
    /// - Returns: The names of other entries to which they link this one.
    static func read(_ remarks: String, into entry: inout RegisterEntry) -> [String] {
        var links: [String] = []
        for phrase in remarks.split(separator: ";") {
            var phrase = phrase.trimming(" ")
            if phrase.hasSuffix("."), !phrase.hasSuffix("..") { phrase.removeLast() }
            if phrase.hasPrefix("alt. ") { phrase.removeFirst("alt. ".count) }
            if let name = rest(of: phrase, after: "Linked To: ") {
                links.append(name)
                // The full stop may be the name's own.
                if remarks.hasSuffix(phrase + ".") { links.append(name + ".") }
            } else {
                read(phrase: phrase, into: &entry)
            }
        }
        if entry.facts.country == nil { entry.facts.country = entry.firstCountry }
        return links
    }

    private static func read(phrase: String, into entry: inout RegisterEntry) {
        if let words = rest(of: phrase, after: "DOB ") {
            return entry.addBirth(OFACDate.span(words), words: words)
        }
        for (label, isFormer) in [("a.k.a. ", false), ("f.k.a. ", true)] {
            guard let quoted = rest(of: phrase, after: label) else { continue }
            let name = quoted.trimming("'\" ")
            entry.addName(name)
            // Names in quotes are those that the list itself calls weak.
            entry.add(isFormer ? .formerNames : .weakNames, name)
            return
        }
        for (label, key) in attributes {
            if let words = rest(of: phrase, after: label) { return entry.add(key, words) }
        }
        if let label = phrase.firstRange(of: "Passport "), phrase[..<label.lowerBound].allSatisfy({ $0.isLetter || $0 == " " }) {
            return entry.add(
                paper: String(phrase[label.upperBound...]), type: phrase[..<label.upperBound].trimming(" "), scheme: "passport")
        }
        for (label, scheme) in numbers {
            if let words = rest(of: phrase, after: label) { return entry.add(paper: words.trimming(" "), type: label, scheme: scheme) }
        }
    }

    private static func rest(of phrase: String, after label: String) -> String? {
        phrase.hasPrefix(label) ? String(phrase.dropFirst(label.count)) : nil
    }
}

extension RegisterEntry {
    /// The first nationality or citizenship.
    fileprivate var firstCountry: String? {
        let attributes = finished().attributes
        for key in [Key.nationality, .citizenship] {
            switch attributes[key: key.rawValue] {
            case .text(let text): return text
            case .list(let values): return values.first?.text
            default: continue
            }
        }
        return nil
    }

    /// Adds a number with what follows it: “008827 (Iran) issued 1999”.
    fileprivate mutating func add(paper words: String, type: String, scheme: String) {
        let number = words.prefix { $0 != "(" }.split(separator: " ").prefix { !["issued", "expires"].contains($0) }.joined(separator: " ")
        guard !number.isEmpty else { return }
        addIdentifier(scheme, number)
        var country = ""
        var details = words.dropFirst(number.count).trimming(" ")
        if details.hasPrefix("("), let end = details.firstIndex(of: ")") {
            country = String(details[details.index(after: details.startIndex)..<end])
            details = details[details.index(after: end)...].trimming(" ")
        }
        let pairs = [("scheme", scheme), ("type", type), ("number", number), ("country", country), ("note", details)]
        add(Key.papers.rawValue, .map(dropping: pairs))
    }
}

/// Dates as the Office of Foreign Assets Control writes them.
enum OFACDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// “11 Mar 1957”, “Mar 1957”, “1957”, any of them after “circa”, and “1957 to 1959” or “1957-1959”; nil for anything else.
    static func span(_ text: String) -> DateSpan? {
        var text = text[...]
        let isApproximate = text.hasPrefix("circa ")
        if isApproximate { text = text.dropFirst("circa ".count) }
        let ends = text.replacing(" to ", with: "-").split(separator: "-").map { date($0, isApproximate: isApproximate) }
        switch ends.count {
        case 1: return ends[0].map(DateSpan.init)
        case 2:
            guard let start = ends[0], let end = ends[1] else { return nil }
            return DateSpan(from: start, to: end)
        default: return nil
        }
    }

    private static func date(_ text: Substring, isApproximate: Bool) -> PartialDate? {
        var words = text.split(separator: " ")
        if words.first == "circa" { words.removeFirst() }
        guard (1...3).contains(words.count), let last = words.last, last.utf8.count == 4, let year = Int(last) else { return nil }
        var (month, day): (Int?, Int?) = (nil, nil)
        if words.count > 1 {
            guard let position = months.firstIndex(of: String(words[words.count - 2])) else { return nil }
            month = position + 1
        }
        if words.count > 2 {
            guard let number = Int(words[0]) else { return nil }
            day = number
        }
        return PartialDate(year: year, month: month, day: day, isApproximate: isApproximate)
    }
}
