/// The answers on claims, as the contract fixes them.
extension AnswerShape {
    struct Claims: Decodable {
        struct Statement: Decodable {
            var id: String
            var says: String
            var status: String
            var `for`: Int
            var against: Int
            var neither: Int
            var originsFor: Int
            var originsAgainst: Int
            var unknownOrigins: Int
        }

        var statements: [Statement]
    }

    struct Claim: Decodable {
        struct Stance: Decodable {
            var speaker: Node
            var stance: String
            var polarity: String
            var saidOn: String?
            var via: [String]
            var citing: [String]
            var documents: [String]
        }

        var id: String
        var status: String
        var `for`: Int
        var against: Int
        var neither: Int
        var stances: [Stance]
        var implies: [String]
    }

    struct Sources: Decodable {
        struct Origin: Decodable {
            var node: Node
            var anonymous: Bool
            var supports: [String]
        }

        struct Independent: Decodable {
            var atLeast: Int
            var atMost: Int
        }

        struct Side: Decodable {
            var documents: Int
            var outlets: Int
            var origins: [Origin]
            var independent: Independent
            var chokePoints: [Node]
            var cycles: [[String]]
        }

        var statement: Node
        var `for`: Side
        var against: Side
    }
}
