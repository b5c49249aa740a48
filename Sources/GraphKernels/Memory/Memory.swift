#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One block of zeroed memory with one owner, freed when the last reference to it goes.
///
/// Large blocks come straight from the system: the pages are zeroed when first touched, by the thread that touches them, and are asked to
/// be huge ones, because a graph kernel reads at random and would spend a third of its time looking addresses up otherwise. For middling
/// ones, which are too small for that, Linux is asked for all pages at once: to be interrupted at every single page costs several times
/// what zeroing it does.
@safe
final class Memory: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    private let origin: Origin

    private enum Origin {
        case heap
        case mapped(bytes: Int)
        /// Someone else's.
        case lent
    }

    /// When the pages of middling blocks are taken.
    enum Paging {
        /// At once: all of them will be used.
        case atOnce
        /// One by one: most of them may never be.
        case whenTouched
    }

    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    init(bytes: Int, paging: Paging = .atOnce) throws(GraphKernelError) {
        let hugePage = 1 << 21
        let isLarge = bytes >= 2 * hugePage
        var flags = MAP_PRIVATE | MAP_ANONYMOUS
        #if os(Linux)
            let isMapped = bytes >= 1 << 17
            if !isLarge && paging == .atOnce { flags |= MAP_POPULATE }
        #else
            let isMapped = isLarge
        #endif
        guard isMapped else {
            // Safe: the block is aligned for every element of a kernel and for whole cache lines, zero is a value of all of them, and deinit
            // frees it once.
            var block: UnsafeMutableRawPointer?
            guard unsafe posix_memalign(&block, 64, max(bytes, 1)) == 0, let block = unsafe block else {
                throw .outOfMemory(bytes: bytes)
            }
            unsafe memset(block, 0, bytes)
            unsafe base = block
            origin = .heap
            return
        }
        let block = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let block = unsafe block, unsafe block != MAP_FAILED else { throw .outOfMemory(bytes: bytes) }
        #if os(Linux)
            if isLarge { unsafe madvise(block, bytes, MADV_HUGEPAGE) }
        #endif
        // Safe: the mapping is page-aligned, zeroed, and unmapped once, in deinit.
        unsafe base = block
        origin = .mapped(bytes: bytes)
    }

    /// Makes sure that there is memory for an array of Swift's own, which would end the process for want of it.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``.
    static func check<Element>(for type: Element.Type, count: Int) throws(GraphKernelError) {
        let (bytes, isTooMany) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        // Of pages that are never touched, only the addresses are taken, for a moment; little arrays are not worth the two calls.
        guard isTooMany || bytes >= 1 << 20 else { return }
        if isTooMany { throw .outOfMemory(bytes: .max) }
        _ = try Memory(bytes: bytes, paging: .whenTouched)
    }

    /// Memory that is someone else's, who keeps it for longer than this.
    init(lent base: UnsafeMutableRawPointer) {
        unsafe self.base = unsafe base
        origin = .lent
    }

    /// Gives the system back what lies from a byte on. It reads as zero afterwards.
    func discard(from byte: Int) {
        guard case .mapped(let mappedBytes) = origin else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (byte + page - 1) / page * page
        guard first < mappedBytes else { return }
        unsafe madvise(base + first, mappedBytes - first, MADV_DONTNEED)
    }

    deinit {
        switch origin {
        case .heap: unsafe free(base)
        case .mapped(let bytes): unsafe munmap(base, bytes)
        case .lent: break
        }
    }
}
