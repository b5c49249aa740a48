#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension CommandLine {
    /// The running program's own file, so that it can be started again as a worker; nil where the system does not tell.
    static var executablePath: String? {
        #if os(Linux)
            return "/proc/self/exe"
        #else
            var size: UInt32 = 0
            unsafe _NSGetExecutablePath(nil, &size)
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard unsafe _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #endif
    }
}
