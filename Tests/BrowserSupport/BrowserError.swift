/// Why a browser did not do as asked.
public struct BrowserError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
