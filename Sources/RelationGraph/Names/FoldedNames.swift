import Dispatch
import Synchronization

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
        for part in FoldedNames.parts(of: records) {
            let numbers = part.vocabulary.map { number($0) }
            for name in part.names {
                if let compact = name.compact { self.compact.insert(recordStarts.count - 1, under: compact) }
                for word in part.words[name.words] { recordWords.append(numbers[Int(word)]) }
                recordStarts.append(recordWords.count)
            }
        }
        sortOccurrences()
    }

    /// Names that follow each other, with words of their own numbering.
    private struct Part: Sendable {
        /// The words run together; nil of a name without a letter.
        var names: [(compact: String?, words: Range<Int>)] = []
        var words: [Int32] = []
        var vocabulary: [String] = []

        init(_ records: ArraySlice<NameRecord>) {
            var numbers: [String: Int32] = [:]
            names.reserveCapacity(records.count)
            for record in records {
                let folded = NameFolding.words(of: record.text)
                let start = words.count
                for word in folded where record.field != .identifier {
                    let number = numbers[word] ?? Int32(vocabulary.count)
                    if Int(number) == vocabulary.count {
                        numbers[word] = number
                        vocabulary.append(word)
                    }
                    words.append(number)
                }
                names.append((folded.count > 1 ? folded.joined() : folded.first, start..<words.count))
            }
        }
    }

    /// To fold them takes longer than all else: it is done in parts beside each other, which do not depend on how many threads there are.
    private static func parts(of records: [NameRecord]) -> [Part] {
        let step = 1 << 14
        let count = (records.count + step - 1) / step
        guard count > 1 else { return [Part(records[...])] }
        let parts = Mutex([Part?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { part in
            let folded = Part(records[part * step..<min((part + 1) * step, records.count)])
            parts.withLock { $0[part] = folded }
        }
        return parts.withLock { $0.compactMap { $0 } }
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
