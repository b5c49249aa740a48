/// The JSON answers as the command-line contract fixes them. What is not optional here has to be there.
enum AnswerShape {
    struct Node: Decodable, Equatable {
        var id: String
        var name: String
        var kind: String
    }

    struct Evidence: Decodable {
        var document: String?
        var via: String?
        var citing: String?
        var saidOn: String?
        var locator: String?
    }

    struct Path: Decodable {
        struct Edge: Decodable {
            var source: String
            var target: String
            var type: String
            var forward: Bool
            var evidence: [Evidence]
        }

        struct Connection: Decodable {
            var nodes: [Node]
            var edges: [Edge]
        }

        var from: Node
        var to: Node
        var length: Int?
        var weight: Double?
        var paths: [Connection]
    }

    struct Show: Decodable {
        struct Subject: Decodable {
            var id: String
            var name: String
            var kind: String
            var aliases: [String]
            var ids: [String: String]
            var role: String?
        }

        struct Relation: Decodable {
            var type: String
            var other: Node
            var outgoing: Bool
            var since: String?
            var until: String?
            var evidence: [Evidence]
        }

        struct Stance: Decodable {
            var statement: Node
            var speaker: Node
            var stance: String
            var polarity: String
            var saidOn: String?
            var via: [String]
            var citing: [String]
            var documents: [String]
            var personal: Bool?
            var grade: Grade?
        }

        struct Grade: Decodable {
            var code: String
            var reliability: String?
            var credibility: Int?
        }

        var node: Subject
        var relations: [Relation]
        var stances: [Stance]
        var documents: [String]
    }

    struct Find: Decodable {
        struct Match: Decodable {
            var id: String
            var name: String
            var kind: String
            var score: Double
            var matched: String
            var reason: String
        }

        var query: String
        var matches: [Match]
    }

    struct Stats: Decodable {
        var nodes: Int
        var edges: Int
        var kinds: [String: Int]
        var types: [String: Int]
        var layers: [String: Int]
        var documents: Int
        var components: Int
        var density: Double
        var earliest: String?
        var latest: String?
    }

    struct Check: Decodable {
        struct Problem: Decodable {
            var severity: String
            var file: String
            var line: Int
            var column: Int
            var code: String
            var message: String
            var remedy: String
        }

        var errors: Int
        var warnings: Int
        var problems: [Problem]
    }
}

extension String {
    /// The keys of the outermost object of an indented JSON text, in their order.
    var outermostKeys: [String] { keys(indentation: 2) }

    /// The keys that stand at the head of lines of that indentation, in their order.
    func keys(indentation: Int) -> [String] {
        let head = String(repeating: " ", count: indentation) + "\""
        return split(separator: "\n").filter { $0.hasPrefix(head) }.compactMap { line in
            let parts = line.dropFirst(head.count).split(separator: "\"", maxSplits: 1)
            return parts.count == 2 && parts[1].hasPrefix(":") ? String(parts[0]) : nil
        }
    }
}
