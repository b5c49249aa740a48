import Foundation
import GraphFormats
import MapRendering
import RelationGraph

/// The file of `--style`: in a block of a report it is named as from the report.
enum StyleOption {
    /// What the file says; nil without one. Colours that are hard to read are told on standard error.
    ///
    /// - Throws: `CommandError` if it cannot be read, with what is wrong in it.
    static func read(_ path: String?, _ vocabulary: Vocabulary) throws -> MapStyle? {
        try read(file: path.map { AnswerCollector.current?.path($0) ?? $0 }, vocabulary)
    }

    /// The same for a file that is named from where the command runs.
    static func read(file path: String?, _ vocabulary: Vocabulary) throws -> MapStyle? {
        guard let path else { return nil }
        OutputFile.protect([path])
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandError("Cannot read the style \(path.quoted). Check the path and its permissions.")
        }
        let style = try CommandError.naming("style file", path) {
            try StyleFile.read(Array(bytes), file: path, vocabulary: vocabulary)
        }
        for warning in style.contrastWarnings { StandardError.write(warning.description) }
        return style
    }
}
