import Foundation

/// The notes that the tests ask about.
enum Fixtures {
    /// Holds `harbour`, a sound graph of 16 nodes; `harbour-later`, the same a week on; `mistakes`, notes with many errors; `broken`, a file that is no YAML.
    static let folder = Bundle.module.bundleURL.appendingPathComponent("Fixtures").path

    static let harbour = folder + "/harbour"

    /// Where the recorded answers are kept in the repository.
    static let recordings = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Recordings")

    /// The repository's own graph.
    static let bundledGraph = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("graphs").path
}
