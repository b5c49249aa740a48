import CLateLibraries
import Synchronization

extension FigurePrinter {
    /// Those of the characters that no font of this machine has, as far as that can be found out.
    static func undrawable(_ characters: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard !characters.isEmpty else { return [] }
        return lock.withLock { _ in
            var isUndrawable = [Bool](repeating: false, count: characters.count)
            let values = characters.map(\.value)
            // Safe: there are as many answers as characters, and nothing is kept.
            let isKnown = unsafe values.withUnsafeBufferPointer { values in
                unsafe isUndrawable.withUnsafeMutableBufferPointer { answers in
                    unsafe rll_undrawable(values.baseAddress, values.count, answers.baseAddress)
                }
            }
            return isKnown ? zip(characters, isUndrawable).filter(\.1).map(\.0) : []
        }
    }
}

extension SVGFigure {
    /// What is to be said of characters that no font of this machine has. A browser may have fonts of its own; PDF and PNG are made with these.
    var fontNotes: [String] {
        let missing = FigurePrinter.undrawable(unusualCharacters)
        guard !missing.isEmpty else { return [] }
        let shown = missing.prefix(8).map { String(Character($0)) }.joined(separator: " ")
        let rest = missing.count > 8 ? " and \(missing.count - 8) more" : ""
        return [
            "No font here has the characters \(shown)\(rest): the picture has boxes in their place. Install a font that has them, such as one of "
                + "the Noto family."
        ]
    }

    /// The characters of the texts that not every font has, each once, in the order of their numbers.
    private var unusualCharacters: [Unicode.Scalar] {
        var found: Set<Unicode.Scalar> = []
        // By bytes: a large map has megabytes of text, and only its names are wanted as characters.
        for piece in Array(text.utf8).split(separator: Array("<text".utf8)).dropFirst() {
            guard let end = piece.firstRange(of: Array("</text>".utf8)) else { continue }
            for scalar in String(decoding: piece[..<end.lowerBound], as: UTF8.self).unicodeScalars where scalar.value > 0x24F {
                if !scalar.properties.isDefaultIgnorableCodePoint, !scalar.properties.isWhitespace { found.insert(scalar) }
            }
        }
        return found.sorted()
    }
}
