import GraphKernels
import RelationGraph

/// What nodes have by which they may be found to belong together, as numbers: the words of a name, years and days of birth, countries.
///
/// The traits of a name stand in places, one above the other: up to `wordPlaces` words, the weightiest first, then the years, days and countries of its
/// node. A word may stand there by several numbers: its sounds, and those of the words that it may be a slip of.
struct BlockTraits: Sendable {
    let table: NameTable
    /// The weightiest words of name n: `words[wordStarts[n] ..< wordStarts[n + 1]]`.
    private var words: [Int32] = []
    private var wordStarts: [Int32] = [0]
    /// The numbers of word w.
    private var soundStarts: [Int32] = [0]
    private var sounds: [UInt64] = []
    /// The traits of node v that are no words: `others[otherStarts[v] ..< otherStarts[v + 1]]`, by their places.
    private var others: [(place: UInt8, trait: UInt64)] = []
    private var otherStarts: [Int32] = [0]
    /// Keys that make a block by themselves.
    private var whole: [BlockKey] = []

    private static let (wordPlaces, soundLimit) = (5, 4)
    private static let (yearPlace, dayPlace, countryPlace) = (5, 8, 11)
    private static let placesOfKind = 3
    /// The places of words, as bits.
    static let wordMask: UInt16 = (1 << 5) - 1
    /// The highest place, above which nothing stands, for numbers.
    static let numberMask: UInt16 = 1 << 15
    /// A word that weighs less makes no block if the name has others: a particle, an initial.
    private static let leastWeight = 1.5

    var nodeCount: Int { otherStarts.count - 1 }

    init(_ profiles: [IdentityProfile?], _ table: NameTable) {
        self.table = table
        for word in table.words.indices {
            var numbers = Array(table.words[word].soundKeys.prefix(2))
            for neighbor in table.neighbors.of(Int32(word)) {
                let sound = table.words[Int(neighbor)].soundKeys[0]
                if !numbers.contains(sound) { numbers.append(sound) }
            }
            sounds += numbers.prefix(BlockTraits.soundLimit).map { BlockTraits.mixed($0, 1) }
            soundStarts.append(Int32(sounds.count))
        }
        for (node, profile) in profiles.enumerated() {
            if let profile { append(node, profile) }
            otherStarts.append(Int32(others.count))
        }
    }

    private mutating func append(_ node: Int, _ profile: IdentityProfile) {
        for name in table.nameRange(of: node) {
            let all = table.words(of: name)
            var chosen = Array(Set(all))
            if chosen.contains(where: { table.weights[Int($0)] > BlockTraits.leastWeight }) {
                chosen.removeAll { table.weights[Int($0)] <= BlockTraits.leastWeight }
            }
            chosen.sort { (table.weights[Int($1)], $0) < (table.weights[Int($0)], $1) }
            let sorted = chosen.sorted().reduce(7) { BlockTraits.mixed($0, UInt64(UInt32(bitPattern: $1))) }
            whole.append(BlockKey(key: sorted, node: Int32(node)))
            // “Elk i Menzies” and “Elki Menzies”.
            if all.count > 1 {
                whole.append(BlockKey(key: BlockTraits.mixed(table.consonants(of: name), 5), node: Int32(node)))
            }
            words += chosen.prefix(BlockTraits.wordPlaces)
            wordStarts.append(Int32(words.count))
        }
        for number in profile.numbers {
            let key = BlockTraits.mixed(BlockTraits.hash(number.scheme), BlockTraits.hash(number.value))
            whole.append(BlockKey(key: key, node: Int32(node), places: BlockTraits.numberMask))
        }
        var years: [UInt64] = []
        var days: [UInt64] = []
        for birth in profile.births {
            for date in [birth.start, birth.end] {
                guard let date else { continue }
                let year = UInt64(date.year)
                if !years.contains(year) { years.append(year) }
                guard let month = date.month, let day = date.day else { continue }
                let number = (year * 100 + UInt64(month)) * 100 + UInt64(day)
                if !days.contains(number) { days.append(number) }
            }
        }
        let countries = profile.countries.map(BlockTraits.hash)
        for day in days {
            for country in countries {
                whole.append(BlockKey(key: BlockTraits.mixed(BlockTraits.mixed(day, 6), country), node: Int32(node)))
            }
        }
        for (start, traits) in [(BlockTraits.yearPlace, years), (BlockTraits.dayPlace, days), (BlockTraits.countryPlace, countries)] {
            for (index, trait) in traits.prefix(BlockTraits.placesOfKind).enumerated() {
                let place = start + index
                others.append((UInt8(place), BlockTraits.mixed(trait, UInt64(start))))
            }
        }
    }

    /// The keys of one trait: those that make a block by themselves, and every word.
    func firstKeys() -> [BlockKey] {
        var keys = whole
        for node in 0..<nodeCount {
            let names = table.nameRange(of: node)
            for name in names {
                for (place, word) in words[Int(wordStarts[name])..<Int(wordStarts[name + 1])].enumerated() {
                    for sound in sounds[Int(soundStarts[Int(word)])..<Int(soundStarts[Int(word) + 1])] {
                        keys.append(
                            BlockKey(key: sound, node: Int32(node), name: UInt8(name - names.lowerBound), places: 1 << UInt16(place)))
                    }
                }
            }
        }
        return keys
    }

    /// Calls back with the key of one trait more, for each of the traits that stand above those of the key.
    ///
    /// Numbers of traits are added up, so that the order in which they come together does not matter.
    func eachExtension(of key: BlockKey, _ body: (BlockKey) -> Void) {
        guard key.places != 0 else { return }
        let highest = 15 - key.places.leadingZeroBitCount
        let name = table.nameRange(of: Int(key.node)).lowerBound + Int(key.name)
        for (place, word) in words[Int(wordStarts[name])..<Int(wordStarts[name + 1])].enumerated() where place > highest {
            for sound in sounds[Int(soundStarts[Int(word)])..<Int(soundStarts[Int(word) + 1])] { body(key.adding(sound, place)) }
        }
        for other in others[Int(otherStarts[Int(key.node)])..<Int(otherStarts[Int(key.node) + 1])] where Int(other.place) > highest {
            body(key.adding(other.trait, Int(other.place)))
        }
    }

    static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: (b ^ (b << 17)) | 1)
        var mixed = product.high ^ product.low ^ b
        // So that sums of such numbers do not collide, and their upper bits spread: the last steps of MurmurHash3.
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }

    /// FNV-1a, the same in every run.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}

/// That a node stands in a block.
struct BlockKey: Sendable {
    /// The sum of the numbers of the traits that the block has in common.
    var key: UInt64
    var node: Int32
    /// The name of the node by which it does, counted from its first.
    var name: UInt8 = 0
    /// The places of these traits, as bits; 0 for a block that cannot be split by a further trait.
    var places: UInt16 = 0

    func adding(_ trait: UInt64, _ place: Int) -> BlockKey {
        BlockKey(key: key &+ trait, node: node, name: name, places: places | 1 << UInt16(place))
    }

    static func < (a: BlockKey, b: BlockKey) -> Bool {
        if a.key != b.key { return a.key < b.key }
        if a.node != b.node { return a.node < b.node }
        return a.name != b.name ? a.name < b.name : a.places < b.places
    }
}
