extension [String] {
    /// With every negative number joined to the option before it, `--top=-1`: the parser takes what begins with a dash for an option, and would
    /// say that the value is missing instead of what is wrong with it.
    var joiningNegativeNumbers: [String] {
        var words: [String] = []
        var isOpen = true
        for word in self {
            if word == "--" { isOpen = false }
            let isNegative = word.hasPrefix("-") && Double(word)?.isFinite == true
            if isOpen, isNegative, let option = words.last, option.hasPrefix("-"), option != "-", !option.contains("=") {
                words[words.count - 1] = "\(option)=\(word)"
            } else {
                words.append(word)
            }
        }
        return words
    }
}
