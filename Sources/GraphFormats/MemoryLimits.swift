#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much more memory this process may take, and who says so.
///
/// What does not fit cannot be noticed later: memory that a process may not have ends it in the middle of its work, without a word.
package struct MemoryLimits: Equatable, Sendable {
    /// Who sets a limit.
    package enum Authority: Equatable, Sendable {
        /// `ulimit -v`.
        case addressSpace
        /// `ulimit -d`.
        case dataSize
        /// The control group that a container or a service runs in.
        case container
        /// The memory that the machine has left.
        case machine
    }

    /// A limit and how much of it is left.
    package struct Limit: Equatable, Sendable {
        package var authority: Authority
        /// How many bytes this process may still take.
        package var bytes: Int

        package init(_ authority: Authority, bytes: Int) {
            self.authority = authority
            self.bytes = bytes
        }
    }

    /// All limits that are set.
    package var limits: [Limit]

    package init(_ limits: [Limit]) {
        self.limits = limits
    }

    /// The limit that is reached first; `nil` if none is known.
    package var narrowest: Limit? {
        limits.min { $0.bytes < $1.bytes }
    }
}

extension MemoryLimits.Authority {
    /// What a message calls it.
    var name: String {
        switch self {
        case .addressSpace: "the limit of this process's address space (ulimit -v)"
        case .dataSize: "the limit of this process's data (ulimit -d)"
        case .container: "the limit of the container or service"
        case .machine: "the machine"
        }
    }
}

extension MemoryLimits {
    /// What holds for this process now.
    ///
    /// Every figure is at the upper end: swap space counts as memory, and of a container's memory only what cannot be given back is taken.
    package static func current() -> MemoryLimits {
        var limits: [Limit] = []
        #if os(Linux)
            let page = Int(sysconf(Int32(_SC_PAGESIZE)))
            // Pages in all, in memory, shared, of the program, none, of data, none.
            let own = text(of: "/proc/self/statm").split(separator: " ").map { (Int($0) ?? 0) * page }
            if own.count > 5 {
                if let most = softLimit(of: addressSpace) { limits.append(Limit(.addressSpace, bytes: max(0, most - own[0]))) }
                if let most = softLimit(of: dataSize) { limits.append(Limit(.dataSize, bytes: max(0, most - own[5]))) }
            }
            let machine = numbers(in: text(of: "/proc/meminfo"))
            let swap = (machine["SwapFree:"] ?? 0) << 10
            if let available = machine["MemAvailable:"] { limits.append(Limit(.machine, bytes: available << 10 + swap)) }
            if let left = leftInContainer(swap: swap) { limits.append(Limit(.container, bytes: left)) }
        #else
            if let most = softLimit(of: addressSpace) { limits.append(Limit(.addressSpace, bytes: most)) }
            if let most = softLimit(of: dataSize) { limits.append(Limit(.dataSize, bytes: most)) }
            let (pages, page) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
            if pages > 0, page > 0 { limits.append(Limit(.machine, bytes: Int(pages) * Int(page))) }
        #endif
        return MemoryLimits(limits)
    }

    #if canImport(Glibc)
        private static let (addressSpace, dataSize) = (Int32(RLIMIT_AS.rawValue), Int32(RLIMIT_DATA.rawValue))
    #else
        private static let (addressSpace, dataSize) = (RLIMIT_AS, RLIMIT_DATA)
    #endif

    private static func softLimit(of resource: Int32) -> Int? {
        var limit = rlimit()
        // The record is not kept beyond the call.
        guard unsafe getrlimit(numericCast(resource), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
        return Int(limit.rlim_cur)
    }
}

#if os(Linux)
    extension MemoryLimits {
        /// What the control groups leave this process: the least of its own group and those around it.
        private static func leftInContainer(swap: Int) -> Int? {
            var left: Int?
            for line in text(of: "/proc/self/cgroup").split(separator: "\n") {
                // number:controllers:path; the second version has no controllers.
                let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
                guard parts.count == 3 else { continue }
                let isSecond = parts[1].isEmpty
                guard isSecond || parts[1].split(separator: ",").contains("memory") else { continue }
                let root = isSecond ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
                var folders = parts[2].split(separator: "/")
                while true {
                    let folder = ([root] + folders.map(String.init)).joined(separator: "/")
                    if let bytes = leftInGroup(folder, isSecond: isSecond, swap: swap) { left = min(left ?? bytes, bytes) }
                    if folders.popLast() == nil { break }
                }
            }
            return left
        }

        private static func leftInGroup(_ folder: String, isSecond: Bool, swap: Int) -> Int? {
            let limit = text(of: folder + (isSecond ? "/memory.max" : "/memory.limit_in_bytes"))
            // A group without a limit says “max”, or a number that no machine has.
            guard let most = Int(limit.filter(\.isNumber)), most < 1 << 50 else { return nil }
            let state = numbers(in: text(of: folder + "/memory.stat"))
            // Pages of files are given back where others are needed.
            let taken = state[isSecond ? "anon" : "total_rss"] ?? 0
            return max(0, most - taken) + swap
        }

        /// Lines of a name and a number.
        private static func numbers(in text: String) -> [Substring: Int] {
            var numbers: [Substring: Int] = [:]
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ", omittingEmptySubsequences: true)
                if words.count > 1, let number = Int(words[1]) { numbers[words[0]] = number }
            }
            return numbers
        }

        /// What the system says in one of its files; empty if it says nothing.
        private static func text(of path: String) -> String {
            (try? Array(contentsOfFile: path, limit: 1 << 16)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }
#endif
