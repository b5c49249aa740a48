/// Records by a text of theirs: a hash map to the last record, and a chain from each record to the one before it with the same text.
///
/// O(1) a look-up and a record of the answer; one dictionary entry a distinct text, four bytes a record.
struct RecordChains: Sendable {
    private var heads: [String: Int32] = [:]
    private var next: [Int32]

    private static let end: Int32 = -1

    init(recordCount: Int) {
        next = [Int32](repeating: Self.end, count: recordCount)
        heads.reserveCapacity(recordCount)
    }

    /// Enters a record, at most once each.
    mutating func insert(_ record: Int, under text: String) {
        if let head = heads.updateValue(Int32(record), forKey: text) { next[record] = head }
    }

    func records(under text: String) -> [Int] {
        var records: [Int] = []
        var record = heads[text] ?? Self.end
        while record != Self.end {
            records.append(Int(record))
            record = next[Int(record)]
        }
        return records
    }
}
