import GraphFormats
import RelationGraph

enum OverviewFixture {
    /// Circles of people, each around somebody who knows them all, joined in a ring.
    ///
    /// - Parameter joins: how many contacts every circle has with the next.
    static func circles(_ count: Int, of size: Int, joins: Int = 1) throws -> RelationGraph {
        var rows = ["source,target,type"]
        for circle in 0..<count {
            let center = "Centre \(circle)"
            for member in 1..<size {
                rows.append("\(center),Member \(circle)-\(member),met")
                if member > 1 { rows.append("Member \(circle)-\(member - 1),Member \(circle)-\(member),owns") }
            }
            rows.append("\(center),Centre \((circle + 1) % count),met")
            for join in 1..<max(1, joins) { rows.append("Member \(circle)-\(join * 5),Member \((circle + 1) % count)-\(join * 3),owns") }
        }
        let text = rows.joined(separator: "\n")
        return try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
    }
}
