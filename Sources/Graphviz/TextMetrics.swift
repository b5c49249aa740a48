import CGraphvizShims

/// How wide the layout takes a text to be: the advance widths of Helvetica and Arial, without kerning.
///
/// Latin, Greek, Cyrillic and Hebrew letters have their own widths; Arabic letters a mean one; ideographs and emoji one em; combining
/// marks and bidirectional controls none.
public enum TextMetrics {
    /// The advance width in the unit of `size`. O(bytes).
    public static func width(of text: String, size: Double, bold: Bool = false, monospaced: Bool = false) -> Double {
        var text = text
        let units = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe rgv_text_units($0.baseAddress, $0.count, bold, monospaced) }
        }
        return Double(units) * size / 2048
    }
}
