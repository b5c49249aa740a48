#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One block of zeroed memory with one owner, freed when the last reference to it goes.
///
/// Blocks of a megabyte or more come straight from the system: the pages are zeroed when first touched, by the thread that touches them, and
/// are huge ones where the system has them, because a graph kernel reads at random and would spend a third of its time looking addresses up
/// otherwise.
@safe
final class Memory: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    private let mappedBytes: Int

    /// - Precondition: the machine has the memory.
    init(bytes: Int) {
        let hugePage = 1 << 21
        guard bytes >= hugePage / 2 else {
            // Safe: the block is aligned for every element of a kernel and for whole cache lines, zero is a value of all of them, and deinit
            // frees it once.
            var block: UnsafeMutableRawPointer?
            guard unsafe posix_memalign(&block, 64, max(bytes, 1)) == 0, let block = unsafe block else {
                preconditionFailure("no memory left for \(bytes) bytes")
            }
            unsafe memset(block, 0, bytes)
            unsafe base = block
            mappedBytes = 0
            return
        }
        // One page more than needed, so that there is room to begin at a huge page.
        mappedBytes = (bytes + hugePage - 1) / hugePage * hugePage
        let block = unsafe mmap(nil, mappedBytes + hugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let block = unsafe block, unsafe block != MAP_FAILED else { preconditionFailure("no memory left for \(bytes) bytes") }
        // Safe: the mapping is zeroed, all that is not part of the block is unmapped here, and the block itself once, in deinit.
        let before = (hugePage - Int(bitPattern: block) % hugePage) % hugePage
        unsafe base = block + before
        if before > 0 { unsafe munmap(block, before) }
        unsafe munmap(base + mappedBytes, hugePage - before)
        #if os(Linux)
            unsafe madvise(base, mappedBytes, MADV_HUGEPAGE)
        #endif
    }

    /// Gives the system back what lies from a byte on. It reads as zero afterwards.
    func discard(from byte: Int) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (byte + page - 1) / page * page
        guard first < mappedBytes else { return }
        unsafe madvise(base + first, mappedBytes - first, MADV_DONTNEED)
    }

    deinit {
        if mappedBytes > 0 {
            unsafe munmap(base, mappedBytes)
        } else {
            unsafe free(base)
        }
    }
}
