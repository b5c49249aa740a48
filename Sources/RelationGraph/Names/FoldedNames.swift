/// The names reduced to their letters, and their words with the records that hold them. O(total length of the names) time and space.
struct FoldedNames: Sendable {
    /// Records by their folded words run together: `Al-Quds`, `al quds` and `Alquds` are one.
    private(set) var compact: RecordChains
    /// The distinct words of all names but the identifiers, which match whole or not at all.
    private(set) var vocabulary: [String] = []
    private var numbers: [String: Int32] = [:]
    /// The words of record r: `recordWords[recordStarts[r]..<recordStarts[r + 1]]`.
    private var recordWords: [Int32] = []
    private var recordStarts: [Int] = [0]
    /// The records that hold word w, once for each time: `wordRecords[wordStarts[w]..<wordStarts[w + 1]]`.
    private var wordRecords: [Int32] = []
    private var wordStarts: [Int] = []

    init(_ records: [NameRecord]) {
        compact = RecordChains(recordCount: records.count)
        recordStarts.reserveCapacity(records.count + 1)
        for (index, record) in records.enumerated() {
            let words = NameFolding.words(of: record.text)
            if !words.isEmpty { compact.insert(index, under: words.count == 1 ? words[0] : words.joined()) }
            if record.field != .identifier {
                for word in words { recordWords.append(number(word)) }
            }
            recordStarts.append(recordWords.count)
        }
        sortOccurrences()
    }

    func words(ofRecord record: Int) -> ArraySlice<Int32> { recordWords[recordStarts[record]..<recordStarts[record + 1]] }

    func records(withWord word: Int32) -> ArraySlice<Int32> { wordRecords[wordStarts[Int(word)]..<wordStarts[Int(word) + 1]] }

    private mutating func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(vocabulary.count)
        numbers[word] = number
        vocabulary.append(word)
        return number
    }

    /// A counting sort of the (word, record) pairs by word.
    private mutating func sortOccurrences() {
        wordStarts = [Int](repeating: 0, count: vocabulary.count + 1)
        for word in recordWords { wordStarts[Int(word) + 1] += 1 }
        for word in vocabulary.indices { wordStarts[word + 1] += wordStarts[word] }
        wordRecords = [Int32](repeating: 0, count: recordWords.count)
        var places = wordStarts
        for record in 0..<(recordStarts.count - 1) {
            for word in words(ofRecord: record) {
                wordRecords[places[Int(word)]] = Int32(record)
                places[Int(word)] += 1
            }
        }
    }
}
