import RelationGraph

/// The style sheet of the automatic theme: dark values where the reader's device asks for them, light ones for paper.
enum MapStyleSheet {
    /// - Parameter scope: the id of the figure; rules reach no further.
    static func text(scope: String) -> String {
        let uses = ColorUse.byLightValue.values.sorted { $0.name < $1.name }
        let rules = uses.map { use in
            let value = use.value(.dark)
            return "#\(scope) .f-\(use.name){fill:\(value)}#\(scope) .s-\(use.name){stroke:\(value)}"
        }
        return "@media screen and (prefers-color-scheme:dark){\(rules.joined())}"
    }
}
