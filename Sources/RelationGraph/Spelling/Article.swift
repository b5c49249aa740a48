extension String {
    /// A noun behind its indefinite article: "an outlet", "a person"; at the start of a sentence "An outlet".
    package func withArticle(startsSentence: Bool = false) -> String {
        let isVowel = unicodeScalars.first.map { "aeiouAEIOU".unicodeScalars.contains($0) } ?? false
        return (startsSentence ? "A" : "a") + (isVowel ? "n " : " ") + self
    }
}
