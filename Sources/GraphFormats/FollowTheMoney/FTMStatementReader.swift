import RelationGraph

/// Reads statements of FollowTheMoney as a table: one value of one property of one entity a record, with a header that names the columns
/// `canonical_id` or `entity_id`, `schema`, `prop` and `value`, and others in any order.
///
/// The statements of one entity need not follow each other. Its schema is the most special that its statements name; the data sets that they
/// come from are listed once each. Everything else is as for `FTMReader`.
enum FTMStatementReader: GraphTableReader {
    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var table = GraphTable(file: file)
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: file)
            var records = CSVRecords(bytes: bytes, file: file, delimiter: UInt8(ascii: ","), start: start, line: 1)
            guard try records.next() else { throw ForeignText.empty(file) }
            var names: [String] = []
            for column in records.fields.indices { names.append(try records.text(column)) }
            guard let columns = FTMStatementColumns(names) else {
                throw UnreadableFile(
                    "missing-column", "The header names no \(FTMStatementColumns.missing(in: names)), which statements have",
                    remedy: "Write the statements anew with the program they come from.",
                    at: SourcePlace(file: file, line: records.recordLine, column: 1))
            }
            var entities = StatementEntities()
            while try records.next() {
                if let despair = table.despair(line: records.recordLine) { throw despair }
                guard records.fields.count == names.count else {
                    let place = records.place(of: records.recordEnd)
                    table.error(
                        "ragged-record", "There are \(records.fields.count) fields in this record, but \(names.count) in the header",
                        remedy: "Write the statements anew, or repair the line.", line: place.line, column: place.column)
                    continue
                }
                let id = try records.text(columns.id)
                let (schema, property) = (try records.text(columns.schema), try records.text(columns.property))
                guard !id.isEmpty, !schema.isEmpty, !property.isEmpty else {
                    let place = records.place(of: records.fields[0])
                    table.error(
                        "incomplete-statement", "The statement lacks its entity, its schema or its property",
                        remedy: "Fill the field, or remove the line.", line: place.line, column: place.column)
                    continue
                }
                let dataset = try columns.dataset.map { column throws(UnreadableFile) in try records.text(column) }
                entities.add(
                    id: id, schema: schema, property: property, value: try records.text(columns.value), dataset: dataset ?? "",
                    line: records.recordLine)
            }
            guard table.problems.isEmpty else { return table }
            guard !entities.isEmpty else { throw ForeignText.empty(file) }
            try table.append(entities: entities.jsonLines, from: 0, lines: entities.lines)
        } catch {
            table.report(error.problem)
        }
        return table
    }
}

/// Where the fields of a statement stand.
struct FTMStatementColumns {
    let id: Int
    let schema: Int
    let property: Int
    let value: Int
    let dataset: Int?

    init?(_ names: [String]) {
        guard let id = names.firstIndex(of: "canonical_id") ?? names.firstIndex(of: "entity_id"),
            let schema = names.firstIndex(of: "schema"),
            let property = names.firstIndex(of: "prop"), let value = names.firstIndex(of: "value")
        else { return nil }
        (self.id, self.schema, self.property, self.value) = (id, schema, property, value)
        dataset = names.firstIndex(of: "dataset")
    }

    /// The columns that a header lacks, for a message.
    static func missing(in names: [String]) -> String {
        let lacking = ["schema", "prop", "value"].filter { !names.contains($0) }
        let hasID = names.contains("canonical_id") || names.contains("entity_id")
        return ((hasID ? [] : ["canonical_id"]) + lacking).map { "“\($0)”" }.joined(separator: ", ")
    }
}

/// Entities as their statements come together.
private struct StatementEntities {
    private struct Entity {
        var schema: FTMSchema
        var properties: [(name: String, values: [String])] = []
        var datasets: [String] = []
        var line: Int
    }

    private var ids: [String] = []
    private var entities: [Entity] = []
    private var numbers: [String: Int] = [:]
    private var schemata: [String: FTMSchema] = [:]

    mutating func add(id: String, schema name: String, property: String, value: String, dataset: String, line: Int) {
        let schema = schemata[name] ?? .named(name)
        schemata[name] = schema
        let number: Int
        if let known = numbers[id] {
            number = known
        } else {
            number = entities.count
            numbers[id] = number
            ids.append(id)
            entities.append(Entity(schema: schema, line: line))
        }
        if schema.depth > entities[number].schema.depth { entities[number].schema = schema }
        if !dataset.isEmpty, !entities[number].datasets.contains(dataset) { entities[number].datasets.append(dataset) }
        // That the entity has an id is a statement of its own.
        guard property != "id", !value.isEmpty else { return }
        if let index = entities[number].properties.firstIndex(where: { $0.name == property }) {
            if !entities[number].properties[index].values.contains(value) { entities[number].properties[index].values.append(value) }
        } else {
            entities[number].properties.append((property, [value]))
        }
    }

    var isEmpty: Bool { entities.isEmpty }

    /// The line of the table on which each of the entities comes first.
    var lines: [Int] { entities.map(\.line) }

    /// The entities, one a line, as they are where they are whole.
    var jsonLines: [UInt8] {
        var bytes: [UInt8] = []
        for (id, entity) in zip(ids, entities) {
            let properties = JSONValue.object(entity.properties.map { ($0.name, .strings($0.values)) })
            let datasets = entity.datasets.isEmpty ? nil : JSONValue.strings(entity.datasets)
            JSONValue.object(dropping: [
                ("id", .string(id)), ("schema", .string(entity.schema.name)), ("properties", properties), ("datasets", datasets),
            ]).writeCompact(into: &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }
}
