/// Which kinds of nodes some relation types join, as tables: quick to ask for every edge of a large file.
struct AdmittedKinds {
    /// By the number of the type, then by that of the kind; nothing for a type that joins any.
    private var sources: [UInt16: [Bool]] = [:]
    private var targets: [UInt16: [Bool]] = [:]

    init(of types: some Sequence<UInt16>, in vocabulary: Vocabulary) {
        for number in Set(types) where Int(number) < vocabulary.relationTypes.count {
            let type = vocabulary.relationTypes[Int(number)]
            guard !type.sourceKinds.isEmpty || !type.targetKinds.isEmpty else { continue }
            sources[number] = vocabulary.kinds.map { type.mayLead(from: $0) }
            targets[number] = vocabulary.kinds.map { type.mayLead(to: $0) }
        }
    }

    /// Whether all of the types join any kinds.
    var isEmpty: Bool { sources.isEmpty }

    func admits(_ type: UInt16, from source: UInt16, to target: UInt16) -> Bool {
        (sources[type]?[Int(source)] ?? true) && (targets[type]?[Int(target)] ?? true)
    }
}
