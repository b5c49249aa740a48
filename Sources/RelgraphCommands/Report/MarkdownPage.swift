import CLateLibraries
import GraphFormats
import MapRendering
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// HTML of a reporter's Markdown, by cmark-gfm, which is opened when it is first needed.
///
/// Raw HTML becomes text. Characters that reorder their surroundings are left out as they are of names, written as they are or as `&#x202E;`.
/// Links keep their addresses if these are http, https, mailto or relative; of images, those in files beside the Markdown are taken into the
/// page, and all others become links, so that a page fetches nothing.
struct MarkdownPage {
    /// The folder of the Markdown, with a slash at the end, or empty.
    let folder: String
    private(set) var notes: [String] = []

    /// The library behind the shims keeps global state.
    private static let lock = Mutex(())
    /// Bytes of an image that a page takes in.
    private static let largestImage = 8 << 20

    init(folder: String) { self.folder = folder }

    /// - Throws: `CommandError` if cmark-gfm is missing.
    mutating func html(_ markdown: String) throws -> String {
        let images = LocalImages(folder: folder)
        let html = try MarkdownPage.lock.withLock { _ in
            // Safe: the text is copied before the next call.
            if let missing = unsafe rll_open_markdown() {
                throw CommandError(
                    "HTML of Markdown is made by cmark-gfm, but \(unsafe String(cString: missing)). Install it (Debian and Ubuntu: apt-get "
                        + "install libcmark-gfm-extensions-dev; macOS: brew install cmark-gfm), or write Markdown: --to markdown.")
            }
            var result = unsafe rll_bytes()
            var text = markdown
            // Safe: text and images outlive the call, which keeps neither; the resolver hands out memory that the shim frees.
            let trouble = text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe rll_html(
                        characters.baseAddress, characters.count,
                        { context, url, isImage in
                            guard let context = unsafe context, let url = unsafe url else { return nil }
                            let images = unsafe Unmanaged<LocalImages>.fromOpaque(context).takeUnretainedValue()
                            let address = unsafe String(cString: url)
                            let link = address.printable(keepingLines: true)
                            let resolved = isImage ? images.embedded(address) : link.isSafeURL ? link : nil
                            return unsafe resolved.flatMap { unsafe strdup($0) }
                        }, Unmanaged.passUnretained(images).toOpaque(), &result)
                }
            }
            // Safe: the text is copied before the next call.
            if let trouble = unsafe trouble { throw CommandError("\(unsafe String(cString: trouble)). Check that the file is Markdown.") }
            // Safe: the bytes are ours until they are freed, and copied before.
            let html = unsafe String(decoding: UnsafeBufferPointer(start: result.bytes, count: result.count), as: UTF8.self)
            unsafe rll_free(result)
            return html.printable(keepingLines: true)
        }
        notes += images.notes
        return html
    }

    /// Images in files beside the Markdown.
    private final class LocalImages {
        let folder: String
        var notes: [String] = []

        init(folder: String) { self.folder = folder }

        /// The image as an address that holds it; nil for what lies elsewhere, is no image, or is too large.
        func embedded(_ address: String) -> String? {
            guard let name = address.percentDecoded, !name.isEmpty, !name.hasPrefix("/"), !name.contains(":"), !name.contains("\0"),
                !name.split(separator: "/").contains("..")
            else {
                notes.append("The image \(address.quoted) is not beside the report: a link to it stands in its place.")
                return nil
            }
            guard let bytes = try? [UInt8](contentsOfFile: folder + name, limit: MarkdownPage.largestImage),
                bytes.count <= MarkdownPage.largestImage, let type = LocalImages.type(of: bytes, name)
            else {
                notes.append(
                    "The image \(address.quoted) cannot be taken in (PNG, JPEG, GIF, WebP or SVG up to 8 MB): a link stands in its place.")
                return nil
            }
            return "data:\(type);base64,\(Base64.text(bytes))"
        }

        /// By the first bytes; an SVG by its name.
        private static func type(of bytes: [UInt8], _ name: String) -> String? {
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
            if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
            if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
            if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return "image/webp" }
            return name.lowercased().hasSuffix(".svg") ? "image/svg+xml" : nil
        }
    }
}

extension String {
    /// With %XX decoded; nil if what results is no text.
    fileprivate var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8.makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next(), let low = rest.next(),
                    let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(value)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
