import Graphviz

/// Why a figure cannot become a PDF or a PNG.
public struct PrintError: Error, CustomStringConvertible, Sendable {
    public enum Kind: Sendable {
        /// librsvg or cairo is not installed; what is missing.
        case unavailable(String)
        /// More pixels than can be made; the resolution at which the figure would fit.
        case tooManyPixels(width: Double, height: Double, fitting: Double)
        /// It was stopped after so many.
        case timeLimit(seconds: Double)
        /// What the libraries say, or what became of the process that used them.
        case failed(String)
    }

    public let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    public var description: String {
        switch kind {
        case .unavailable(let what):
            "PDF and PNG are made by librsvg and cairo, but \(what). Install them (Debian and Ubuntu: apt-get install librsvg2-2; macOS: brew "
                + "install librsvg), or write an SVG file."
        case .tooManyPixels(let width, let height, let resolution):
            "A picture of \(width.svg) × \(height.svg) pixels is too large: at most \(PagePlacement.mostPixelsOnSide.svg) on a side and "
                + "\((PagePlacement.mostPixels / 1e6).svg) million in all. "
                + (resolution >= PrintOptions.resolutions.lowerBound ? "--dpi \(resolution.rounded(.down).svg) fits; or n" : "N")
                + "arrow the selection, or write a PDF or an SVG, which have no pixels."
        case .timeLimit(let seconds):
            "Making the picture took more than \(GraphvizError.short(seconds)) s and was stopped. Raise --time-limit, narrow the selection, make fewer pixels "
                + "of a PNG (--dpi, --width), or write an SVG file."
        case .failed(let reason):
            "The picture could not be made: \(reason). Write an SVG file instead, which needs neither librsvg nor cairo."
        }
    }
}
