import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file system of 64 kB in memory; only root on Linux may make one.
final class TinyDisk {
    let folder: TemporaryFolder

    static let canBeMade: Bool = {
        guard isRootOnLinux, let disk = try? TinyDisk() else { return false }
        return !disk.folder.path.isEmpty
    }()

    static var isRootOnLinux: Bool {
        #if os(Linux)
            geteuid() == 0
        #else
            false
        #endif
    }

    struct NotMade: Error {}

    init() throws {
        folder = try TemporaryFolder()
        let mount = try Executable.run(["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path], of: "/bin/mount", in: "/")
        guard mount.status == 0 else { throw NotMade() }
    }

    deinit { _ = try? Executable.run([folder.path], of: "/bin/umount", in: "/") }

    /// Takes all the space that is left.
    func fill() throws {
        _ = try Executable.run(["if=/dev/zero", "of=" + folder.path("filler"), "bs=1024"], of: "/bin/dd", in: "/")
    }
}
