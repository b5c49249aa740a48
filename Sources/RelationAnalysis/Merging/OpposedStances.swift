import RelationGraph

/// Stances of one speaker towards one statement that two authors read differently out of one place: a denial here, a confirmation there.
///
/// Two reports of one place of one document are one report; of two days, where both have one, they are two. Who has both readings says
/// that the speaker did both; what the common ancestor has was changed by the other author, not read otherwise.
struct OpposedStances {
    private struct Saying: Hashable {
        var speaker: String
        var statement: String
        var document: String
    }

    private struct Reading {
        let key: EntryKey
        let polarity: Polarity
        let version: EntryVersion

        func isOpposed(to other: Reading) -> Bool {
            guard version.side != other.version.side, polarity != other.polarity else { return false }
            guard let day = version.draft.evidence.saidOn, let otherDay = other.version.draft.evidence.saidOn else { return true }
            return day == otherDay
        }

        var conflicting: MergeConflict.Version {
            MergeConflict.Version(side: version.side, text: key.type, place: version.draft.place)
        }
    }

    private var readings: [Saying: [Reading]] = [:]
    private var order: [Saying] = []
    private var known: [Saying: Set<Polarity>] = [:]

    /// - Parameters:
    ///   - lists: the entries of every author.
    ///   - base: those of the common ancestor.
    /// - Complexity: O(stances + documents) expected.
    init(_ lists: [EntryKey: [[EntryVersion]]], _ base: [EntryKey: [EntryVersion]], _ vocabulary: Vocabulary) {
        let ranked = lists.flatMap { key, lists in lists.joined().map { (key, $0) } }.sorted { $0.1.rank < $1.1.rank }
        for (key, version) in ranked {
            guard let polarity = vocabulary.relationType(key.type)?.polarity else { continue }
            for document in version.content.documents.sorted() {
                let saying = Saying(speaker: key.source, statement: key.target, document: document)
                if readings[saying] == nil { order.append(saying) }
                readings[saying, default: []].append(Reading(key: key, polarity: polarity, version: version))
            }
        }
        for (key, versions) in base {
            guard let polarity = vocabulary.relationType(key.type)?.polarity else { continue }
            for document in versions.flatMap(\.content.documents) {
                known[Saying(speaker: key.source, statement: key.target, document: document), default: []].insert(polarity)
            }
        }
    }

    /// Every pair of authors is told of once for a speaker, a statement and two stances.
    ///
    /// - Complexity: the square of the stances that tell of one place.
    func tell(_ choice: inout MergeChoice) {
        var told: Set<[String]> = []
        for saying in order {
            let all = readings[saying] ?? []
            guard Set(all.map(\.polarity)).count > 1 else { continue }
            let ancestors = known[saying] ?? []
            func polarities(of side: Int) -> Set<Polarity> { Set(all.filter { $0.version.side == side }.map(\.polarity)) }
            for (position, one) in all.enumerated() {
                for other in all[..<position] where one.isOpposed(to: other) {
                    // Who is named first must not show.
                    let types = [one.key.type, other.key.type].sorted()
                    let sides = [one.version.side, other.version.side].sorted().map(String.init)
                    guard !polarities(of: one.version.side).contains(other.polarity),
                        !polarities(of: other.version.side).contains(one.polarity),
                        ancestors.isDisjoint(with: [one.polarity, other.polarity]),
                        told.insert([saying.speaker, saying.statement] + types + sides).inserted
                    else { continue }
                    choice.add(
                        MergeConflict(
                            reason: .stances,
                            subject: .relation(source: saying.speaker, type: types[0], target: saying.statement, isStance: true),
                            field: [], versions: [other, one].map { $0.conflicting }, taken: nil))
                }
            }
        }
    }
}
