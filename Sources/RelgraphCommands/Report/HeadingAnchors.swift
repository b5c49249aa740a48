import GraphFormats

/// Ids for the headings of a page, so that links can lead to them.
enum HeadingAnchors {
    /// The HTML with an id for every heading that has none: its words in small letters with hyphens, and a number where another has the same.
    ///
    /// - Complexity: O(length).
    static func added(to html: String) -> String {
        var taken: Set<String> = []
        return html.replacing(/<h([1-6])>(.*?)<\/h[1-6]>/.dotMatchesNewlines()) { match in
            let words = String(match.2).replacing(/<[^>]*>|&[a-z#0-9]+;/, with: " ")
            let slug = Slug.suggestion(for: words) ?? "section"
            var (id, number) = (slug, 1)
            while !taken.insert(id).inserted {
                number += 1
                id = "\(slug)-\(number)"
            }
            return "<h\(match.1) id=\"\(id)\">\(match.2)</h\(match.1)>"
        }
    }
}
