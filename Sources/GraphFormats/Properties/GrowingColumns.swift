import RelationGraph

/// Columns of values whose keys and types become known only as they come.
///
/// A column of integers that is given a decimal number becomes one of decimals; anything else that does not fit makes it one of texts.
struct GrowingColumns {
    private var columns: [AttributeColumn] = []
    private var positions: [String: Int] = [:]

    /// The columns, in the order of their keys' first use.
    var attributes: [AttributeColumn] { columns }

    /// Gives a row a value. Lists and mappings become their JSON.
    mutating func set(_ value: AttributeValue, of key: String, at row: Int) {
        let value = value.asSingle
        guard let position = positions[key] else {
            positions[key] = columns.count
            var column = AttributeColumn(key: key, type: value.columnType)
            column.set(value, at: row)
            columns.append(column)
            return
        }
        let type = columns[position].type
        if type == value.columnType { return columns[position].set(value, at: row) }
        let wider: AttributeColumn.ValueType = type.isNumber && value.columnType.isNumber ? .decimal : .text
        if type != wider { columns[position] = columns[position].converted(to: wider, rows: row) }
        columns[position].set(wider.value(value), at: row)
    }

    /// The columns, those of texts that all look like numbers, or like truth values, made such.
    func guessed(rows: Int) -> [AttributeColumn] {
        columns.map { column in
            let isField = column.key.hasPrefix(PropertyName.prefix) && !column.key.hasPrefix(PropertyName.attributePrefix)
            guard column.type == .text, !isField else { return column }
            var looks = ColumnSurvey()
            for row in 0..<rows {
                guard case .text(let text)? = column[row] else { continue }
                guard !text.isEmpty else { return column }
                looks.take(Array(text.utf8).span)
            }
            guard looks.hasValue, looks.type != .text else { return column }
            var typed = AttributeColumn(key: column.key, type: looks.type)
            typed.reserveCapacity(rows)
            for row in 0..<rows {
                guard case .text(let text)? = column[row] else { continue }
                typed.set(looks.type.read(Array(text.utf8).span), at: row)
            }
            return typed
        }
    }
}

extension AttributeColumn {
    /// The same values in a column of a wider type.
    fileprivate func converted(to type: ValueType, rows: Int) -> AttributeColumn {
        var column = AttributeColumn(key: key, type: type)
        for row in 0..<rows {
            if let value = self[row] { column.set(type.value(value), at: row) }
        }
        return column
    }
}

extension AttributeColumn.ValueType {
    fileprivate var isNumber: Bool { self == .integer || self == .decimal }

    /// What content means that has been found to be of this type.
    fileprivate func read(_ content: Span<UInt8>) -> AttributeValue {
        switch self {
        case .integer: .integer(DecimalNumber.plainInteger(content) ?? 0)
        case .decimal: .decimal(DecimalNumber.plainDecimal(content) ?? 0)
        case .boolean: .boolean(content.count == 4)
        case .text: .text(ForeignText.string(content) ?? "")
        }
    }
}

extension AttributeValue {
    /// The type of a column that holds the value.
    var columnType: AttributeColumn.ValueType {
        switch self {
        case .integer: .integer
        case .decimal: .decimal
        case .boolean: .boolean
        case .text, .list, .map: .text
        }
    }

    fileprivate var asSingle: AttributeValue {
        switch self {
        case .list, .map: .text(JSONValue(self).compactText)
        default: self
        }
    }
}
