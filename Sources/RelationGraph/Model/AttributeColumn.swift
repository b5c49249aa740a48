/// What many nodes or many relations have under one key: a free attribute as a column, nine bytes a row, and every distinct text once.
public struct AttributeColumn: Sendable {
    public enum ValueType: Sendable { case integer, decimal, boolean, text }

    public let key: String
    public let type: ValueType
    /// The bits of an integer or of a decimal number, 0 or 1 of a boolean, the position of a text in `texts`.
    private var words: [UInt64] = []
    private var isPresent: [Bool] = []
    private var texts = DistinctTexts()

    public init(key: String, type: ValueType) {
        self.key = key
        self.type = type
    }

    /// The same column under another key.
    public func renamed(_ key: String) -> AttributeColumn {
        var column = AttributeColumn(key: key, type: type)
        (column.words, column.isPresent, column.texts) = (words, isPresent, texts)
        return column
    }

    /// What a row has; nil if nothing.
    public subscript(row: Int) -> AttributeValue? {
        guard hasValue(row) else { return nil }
        return switch type {
        case .integer: .integer(Int(truncatingIfNeeded: words[row]))
        case .decimal: .decimal(Double(bitPattern: words[row]))
        case .boolean: .boolean(words[row] != 0)
        case .text: .text(texts.texts[Int(words[row])])
        }
    }

    /// Whether any row has something.
    public var hasValues: Bool { isPresent.contains(true) }

    public func hasValue(_ row: Int) -> Bool { row < isPresent.count && isPresent[row] }

    public mutating func reserveCapacity(_ rows: Int) {
        words.reserveCapacity(rows)
        isPresent.reserveCapacity(rows)
    }

    /// Gives a row a value, which must be of the column's type; rows before it that were given none have none.
    public mutating func set(_ value: AttributeValue, at row: Int) {
        let word: UInt64 =
            switch (type, value) {
            case (.integer, .integer(let number)): UInt64(bitPattern: Int64(number))
            case (.decimal, .decimal(let number)): number.bitPattern
            case (.boolean, .boolean(let flag)): flag ? 1 : 0
            case (.text, .text(let text)): UInt64(texts.number(of: text))
            default: preconditionFailure("a column of \(type) values was given \(value)")
            }
        set(word, at: row)
    }

    /// Gives a row of a column of texts one in UTF-8; false if it is none.
    ///
    /// - Parameter text: Makes a string of the bytes where they have not been met before; nil if they are no text.
    public mutating func setText(_ bytes: Span<UInt8>, at row: Int, text: () -> String?) -> Bool {
        precondition(type == .text, "a column of \(type) values was given a text")
        guard let number = texts.number(of: bytes, text: text) else { return false }
        set(UInt64(number), at: row)
        return true
    }

    private mutating func set(_ word: UInt64, at row: Int) {
        while isPresent.count <= row {
            isPresent.append(false)
            words.append(0)
        }
        isPresent[row] = true
        words[row] = word
    }

    /// Gives a value to every row below a number that has none, except for some.
    public mutating func fill(_ value: AttributeValue, rows: Int, except blank: Set<Int> = []) {
        for row in 0..<rows where !hasValue(row) && !blank.contains(row) { set(value, at: row) }
    }

    /// The column with only some of its rows, in the order given, for good.
    func closed(keeping rows: [Int]? = nil) -> AttributeColumn {
        var column = self
        column.texts.close()
        guard let rows else { return column }
        column.isPresent = rows.map(hasValue)
        column.words = rows.map { $0 < words.count ? words[$0] : 0 }
        return column
    }
}

/// The columns that a file gave to nodes or relations which follow each other.
struct AttributeBlock: Sendable {
    /// The first row.
    let start: Int
    let columns: [AttributeColumn]
}

extension [AttributeBlock] {
    /// What a row has in the columns, in their order.
    ///
    /// - Complexity: O(log blocks + columns of the row's block).
    func attributes(of row: Int) -> [Attribute] {
        columns(of: row) { columns, row in columns.compactMap { column in column[row].map { Attribute(column.key, $0) } } } ?? []
    }

    func value(_ key: String, of row: Int) -> AttributeValue? {
        columns(of: row) { columns, row in columns.first { $0.key == key }?[row] } ?? nil
    }

    private func columns<Result>(of row: Int, _ read: ([AttributeColumn], Int) -> Result) -> Result? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start <= row { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : read(self[low - 1].columns, row - self[low - 1].start)
    }
}
