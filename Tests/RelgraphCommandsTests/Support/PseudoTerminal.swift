import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A terminal without a screen, for programs that behave otherwise on one.
final class PseudoTerminal {
    private let screen: Int32
    /// What the program gets as its standard output.
    let device: FileHandle

    struct NotOpened: Error {}

    /// - Parameter columns: the width that it reports.
    init(columns: UInt16) throws {
        screen = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
        guard screen >= 0, let name = PseudoTerminal.device(of: screen) else { throw NotOpened() }
        let descriptor = unsafe open(name, O_RDWR | O_NOCTTY)
        guard descriptor >= 0 else { throw NotOpened() }
        device = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard unsafe ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0 else { throw NotOpened() }
    }

    deinit { close(screen) }

    /// The path of the terminal that belongs to a screen; nil if it cannot be had.
    private static func device(of screen: Int32) -> String? {
        #if os(Linux)
            // What unlockpt and ptsname do; Swift's view of the C library lacks them.
            var (lock, number): (Int32, UInt32) = (0, 0)
            let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
            guard unsafe ioctl(screen, setLock, &lock) == 0, unsafe ioctl(screen, getNumber, &number) == 0 else { return nil }
            return "/dev/pts/\(number)"
        #else
            // Safe: the name is copied at once.
            guard grantpt(screen) == 0, unlockpt(screen) == 0, let name = unsafe ptsname(screen) else { return nil }
            return unsafe String(cString: name)
        #endif
    }

    /// What was printed on it, at most some 4000 bytes, with its line ends as they were written.
    func contents() -> String {
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = unsafe read(screen, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
}
