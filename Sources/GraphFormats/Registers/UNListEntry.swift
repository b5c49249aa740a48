import RelationGraph

/// The fields of one entry of the Security Council's list, and what they mean.
struct UNListEntry {
    private struct Field {
        var name: String
        var text = ""
        var parts: [(name: String, text: String)] = []

        func part(_ names: String...) -> String {
            for name in names {
                if let part = parts.first(where: { $0.name == name && !$0.text.isEmpty }) { return part.text }
            }
            return ""
        }
    }

    let line: Int
    let column: Int
    private var fields: [Field] = []

    init(line: Int = 1, column: Int = 1) {
        self.line = line
        self.column = column
    }

    mutating func beginField(_ name: String) { fields.append(Field(name: name)) }

    mutating func addPart(_ name: String, _ text: String) {
        if !fields.isEmpty { fields[fields.count - 1].parts.append((name, text)) }
    }

    mutating func endField(_ name: String, _ text: String) {
        if !fields.isEmpty { fields[fields.count - 1].text = text }
    }

    /// What a field says; nil if nothing.
    func text(_ name: String) -> String? { fields.first { $0.name == name && !$0.text.isEmpty }?.text }

    /// The entry in the terms of the model.
    func registerEntry() -> RegisterEntry {
        var entry = RegisterEntry()
        entry.name = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].compactMap(text).joined(separator: " ")
        var addresses: [Field] = []
        for field in fields {
            switch field.name {
            case "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE", "LISTED_ON", "SORT_KEY", "SORT_KEY_LAST_MOD",
                "LIST_TYPE":
                // Names and the listing are told already; the rest serves the sorting of the list.
                break
            case "REFERENCE_NUMBER": entry.addIdentifier("un", field.text)
            case "NAME_ORIGINAL_SCRIPT": entry.addName(field.text)
            case "COMMENTS1": if !field.text.isEmpty { entry.facts.note = field.text }
            case "GENDER": entry.add(.gender, field.text)
            case "TITLE": for part in field.parts { entry.add(.title, part.text) }
            case "NATIONALITY": for part in field.parts { entry.add(.nationality, part.text) }
            case "DESIGNATION":
                let roles = field.parts.map(\.text).filter { !$0.isEmpty }
                if !roles.isEmpty { entry.facts.role = roles.joined(separator: "; ") }
            case "LAST_DAY_UPDATED": for part in field.parts { entry.add("updated", .text(part.text)) }
            case "INDIVIDUAL_ALIAS", "ENTITY_ALIAS": add(alias: field, to: &entry)
            case "INDIVIDUAL_DATE_OF_BIRTH": add(birth: field, to: &entry)
            case "INDIVIDUAL_PLACE_OF_BIRTH": entry.add(.birthPlace, UNListEntry.place(field))
            case "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS":
                entry.add(.address, UNListEntry.place(field))
                addresses.append(field)
            case "INDIVIDUAL_DOCUMENT": add(paper: field, to: &entry)
            case "DATAID": entry.add("data-id", .text(field.text))
            case "VERSIONNUM": entry.add("version", .text(field.text))
            default:
                // The list has grown fields before.
                let text = ([field.text] + field.parts.map(\.text)).filter { !$0.isEmpty }.joined(separator: "; ")
                entry.add(field.name.lowercased().replacing("_", with: "-"), .text(text))
            }
        }
        let nationality = fields.first { $0.name == "NATIONALITY" }?.parts.first { !$0.text.isEmpty }?.text
        entry.facts.country = nationality ?? addresses.map { $0.part("COUNTRY") }.first { !$0.isEmpty }
        return entry
    }

    private func add(alias field: Field, to entry: inout RegisterEntry) {
        let details = field.parts.filter { !["QUALITY", "ALIAS_NAME"].contains($0.name) && !$0.text.isEmpty }
        for name in field.part("ALIAS_NAME").split(separator: ";").map({ String($0).collapsed }) where !name.isEmpty {
            entry.addName(name)
            switch field.part("QUALITY") {
            case "Low": entry.add(.weakNames, name)
            case "f.k.a.": entry.add(.formerNames, name)
            default: break
            }
            if !details.isEmpty {
                let pairs = [("name", name)] + details.map { ($0.name.lowercased().replacing("_", with: "-"), $0.text) }
                entry.add(RegisterEntry.Key.nameNotes.rawValue, .map(dropping: pairs))
            }
        }
    }

    private func add(birth field: Field, to entry: inout RegisterEntry) {
        let isApproximate = field.part("TYPE_OF_DATE") == "APPROXIMATELY"
        func date(_ name: String) -> PartialDate? { PartialDate(field.part(name).prefix(10) + (isApproximate ? "~" : "")) }
        let day = date("DATE") ?? date("YEAR")
        if let span = day.map(DateSpan.init) ?? DateSpan(from: date("FROM_YEAR"), to: date("TO_YEAR")) { entry.add(.born, span.text) }
        entry.add(.bornNote, field.part("NOTE"))
    }

    private func add(paper field: Field, to entry: inout RegisterEntry) {
        let type = field.part("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2")
        let number = field.part("NUMBER")
        let details = field.parts.filter { !["TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER"].contains($0.name) && !$0.text.isEmpty }
        guard !number.isEmpty || !details.isEmpty else { return }
        let lowered = type.lowercased()
        let isPassport = lowered.contains("passport") || lowered.contains("passeport") || lowered.contains("pasaporte")
        let scheme = isPassport ? "passport" : lowered.contains("national") ? "national-id" : "document"
        entry.addIdentifier(scheme, number)
        let country = field.part("COUNTRY_OF_ISSUE", "ISSUING_COUNTRY")
        let others = details.filter { !["COUNTRY_OF_ISSUE", "ISSUING_COUNTRY"].contains($0.name) }
        let pairs =
            [("scheme", scheme), ("type", type), ("number", number), ("country", country)]
            + others.map { ($0.name.lowercased().replacing("_", with: "-"), $0.text) }
        entry.add(RegisterEntry.Key.papers.rawValue, .map(dropping: pairs))
    }

    private static func place(_ field: Field) -> String {
        let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"].map { field.part($0) }.filter { !$0.isEmpty }
        let note = field.part("NOTE")
        return (parts.joined(separator: ", ") + (note.isEmpty ? "" : " (\(note))")).collapsed
    }
}
