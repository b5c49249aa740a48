import GraphFormats

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder of a report's figures: `report-figures` beside `report.md`.
///
/// A manifest in it lists the files that relgraph wrote, each with a sum of its content. Only what it lists, and what nobody changed since,
/// is ever removed.
struct FigureFolder {
    let path: String
    private var figures: [(name: String, bytes: [UInt8])] = []

    private static let manifestName = ".relgraph-figures"
    private static let manifestHead = "# Figures that relgraph made. It removes those that a report no longer shows.\n"
    /// Larger ones were not made by relgraph.
    private static let limit = 1 << 28

    /// - Parameter report: the path of the report.
    init(beside report: String) {
        let folder = report.lastIndex(of: "/").map { String(report[...$0]) } ?? ""
        let name = report[(report.lastIndex(of: "/").map { report.index(after: $0) } ?? report.startIndex)...]
        let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : name[..<$0] } ?? name
        path = folder + stem + "-figures"
    }

    var isEmpty: Bool { figures.isEmpty }

    /// Adds a figure; returns its path as the report names it, relative to itself.
    ///
    /// - Parameter number: which of the figures of one command it is.
    mutating func add(_ figure: String, of words: [String], number: Int? = nil) -> String {
        let name = FigureFolder.name(of: words, number: number)
        if !figures.contains(where: { $0.name == name }) { figures.append((name, Array(figure.utf8))) }
        let folder = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        return "\(folder)/\(name)"
    }

    /// "render-path-fox-peskov-1f2e3d4c.svg": the same command has the same name in every run, wherever in the report it stands.
    static func name(of words: [String], number: Int? = nil) -> String {
        var slug = ""
        for character in words.joined(separator: " ").lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(character) || ("0"..."9").contains(character)
            if isPlain { slug.unicodeScalars.append(character) } else if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
        }
        slug = String(slug.prefix(48))
        while slug.hasSuffix("-") { slug.removeLast() }
        let digits = String(sum(Array(words.joined(separator: "\0").utf8)) & 0xffff_ffff, radix: 16)
        return "\(slug)-\(String(repeating: "0", count: 8 - digits.count))\(digits)\(number.map { "-\($0)" } ?? "").svg"
    }

    /// FNV-1a.
    private static func sum(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// Writes what is new or changed, and removes what relgraph wrote for blocks that are gone.
    ///
    /// - Returns: the names of the files written and removed.
    /// - Throws: `CommandError` if something cannot be written; what was there before is then still whole.
    func write() throws -> (written: [String], removed: [String]) {
        let listed = try manifest()
        if figures.isEmpty, listed.isEmpty { return ([], []) }
        if !figures.isEmpty, unsafe mkdir(path, 0o777) != 0, errno != EEXIST {
            throw CommandError("Cannot make the folder \(path.quoted): \(unsafe String(cString: strerror(errno))). Choose another --out.")
        }
        var written: [String] = []
        for (name, bytes) in figures where try OutputFile.update(bytes, at: "\(path)/\(name)") { written.append(name) }
        let kept = Set(figures.map(\.name))
        var removed: [String] = []
        for (name, sum) in listed where !kept.contains(name) {
            let file = "\(path)/\(name)"
            guard let bytes = try? [UInt8](contentsOfFile: file, limit: FigureFolder.limit), FigureFolder.sum(bytes) == sum else {
                continue
            }
            if unsafe unlink(file) == 0 { removed.append(name) }
        }
        let lines = figures.map { "\(String(FigureFolder.sum($0.bytes), radix: 16)) \($0.name)\n" }.sorted()
        let manifest = "\(path)/\(FigureFolder.manifestName)"
        if figures.isEmpty {
            // The folder goes too if nothing else is in it.
            unsafe unlink(manifest)
            unsafe rmdir(path)
        } else {
            _ = try OutputFile.update(Array((FigureFolder.manifestHead + lines.joined()).utf8), at: manifest)
        }
        return (written, removed)
    }

    /// The files that the manifest lists, with their sums; lines that relgraph would not have written count for nothing.
    private func manifest() throws -> [(name: String, sum: UInt64)] {
        guard let bytes = try? [UInt8](contentsOfFile: "\(path)/\(FigureFolder.manifestName)", limit: 1 << 24) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let sum = UInt64(parts[0], radix: 16), parts[1].hasSuffix(".svg"),
                parts[1].dropLast(4).allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            else { return nil }
            return (String(parts[1]), sum)
        }
    }
}

extension OutputFile {
    /// Writes a file unless it holds the same already; returns whether it was written.
    static func update(_ bytes: [UInt8], at path: String) throws -> Bool {
        if let old = try? [UInt8](contentsOfFile: path, limit: bytes.count), old == bytes { return false }
        try write(bytes, to: path, as: .text)
        return true
    }
}
