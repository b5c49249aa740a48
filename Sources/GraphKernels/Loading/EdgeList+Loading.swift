#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension EdgeList {
    /// Reads a text edge list.
    ///
    /// - Throws: ``EdgeListError``, with the path and, for a broken line, its number.
    public static func load(path: String, execution: Execution = .automatic) throws(EdgeListError) -> EdgeList {
        guard let file = unsafe fopen(path, "r") else {
            throw EdgeListError(path: path, problem: .unreadable(reason: unsafe String(cString: strerror(errno))))
        }
        defer { unsafe _ = fclose(file) }
        var (sources, targets, weights): ([Int32], [Int32], [Double]) = ([], [], [])
        var number = 0
        var greatest: Int32 = -1
        while let line = unsafe readLine(from: file) {
            number += 1
            let fields = line.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "\r" || $0 == "\n" }
            guard let first = fields.first, !first.hasPrefix("#"), !first.hasPrefix("%") else { continue }
            guard let source = Int32(first), source >= 0 else {
                throw EdgeListError(path: path, line: number, problem: .invalidNode(String(first)))
            }
            guard fields.count > 1 else { throw EdgeListError(path: path, line: number, problem: .missingNode) }
            guard let target = Int32(fields[1]), target >= 0 else {
                throw EdgeListError(path: path, line: number, problem: .invalidNode(String(fields[1])))
            }
            sources.append(source)
            targets.append(target)
            greatest = max(greatest, source, target)
            if fields.count > 2 {
                guard let weight = Double(fields[2]), weight >= 0, weight.isFinite else {
                    throw EdgeListError(path: path, line: number, problem: .invalidWeight(String(fields[2])))
                }
                weights.append(weight)
            }
        }
        return EdgeList(
            sources: FrozenArray(sources), targets: FrozenArray(targets),
            weights: weights.count == sources.count && !weights.isEmpty ? .double(FrozenArray(weights)) : nil, nodeCount: Int(greatest) + 1)
    }

    private static func readLine(from file: UnsafeMutablePointer<FILE>) -> Substring? {
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        let length = unsafe getline(&buffer, &capacity, file)
        defer { unsafe free(buffer) }
        guard length > 0, let buffer = unsafe buffer else { return nil }
        return unsafe String(cString: buffer)[...]
    }
}
