import RelationGraph

/// The forms in which free attributes are written: as a property each, or together as JSON where a format has no other place for them.
struct AttributeForms: Sendable {
    /// What one node or relation has.
    struct Split {
        /// Under the names of the properties.
        var single: [Attribute] = []
        /// The others, as one object.
        var json: String?
    }

    /// The keys of all attributes, in the order of their first use.
    private(set) var keys: [String] = []
    /// The properties that hold one attribute each.
    private(set) var single: [PropertyKey] = []
    /// The property that holds an attribute; none if JSON does.
    private var properties: [String: PropertyKey] = [:]
    private var numbers: [String: Int] = [:]

    init() {}

    /// - Parameters:
    ///   - reserved: names that mean something else in the format.
    ///   - isPlain: whether every attribute must be a property, for want of JSON.
    init(_ survey: Survey, _ style: PropertyStyle, reserved: Set<String>, isPlain: Bool) {
        for use in survey.uses {
            numbers[use.key] = keys.count
            keys.append(use.key)
            guard isPlain || use.isPlain(style.typing) else { continue }
            // Readers that guess take “Node ID” for “nodeid”.
            let bare = style.typing == .guessed ? CSVHeader.plain(use.key) : ""
            let isTaken =
                style.escapesAttributes || reserved.contains(use.key.lowercased()) || reserved.contains(bare)
                || use.key.hasPrefix(PropertyName.prefix)
            let property = PropertyKey(name: (isTaken ? PropertyName.attributePrefix : "") + use.key, type: use.type)
            properties[use.key] = property
            single.append(property)
        }
    }

    /// - Parameter isPlain: as before.
    func split(_ attributes: [Attribute], isPlain: Bool) -> Split {
        guard !attributes.isEmpty else { return Split() }
        var split = Split()
        var rest: [Attribute] = []
        for attribute in attributes where !attribute.value.isNotFinite {
            if let property = properties[attribute.key] {
                split.single.append(Attribute(property.name, property.type.value(attribute.value)))
            } else {
                rest.append(attribute)
            }
        }
        // The order in which attributes come back is that of their keys, those in JSON last; any other is kept by JSON alone.
        let order = attributes.compactMap { properties[$0.key] == nil ? nil : numbers[$0.key] }
        let isInOrder = zip(order, order.dropFirst()).allSatisfy { $0 < $1 }
        let hasRestLast = attributes.drop { properties[$0.key] != nil }.allSatisfy { properties[$0.key] == nil }
        if !isPlain, !isInOrder || !hasRestLast { (split.single, rest) = ([], attributes.filter { !$0.value.isNotFinite }) }
        if !rest.isEmpty { split.json = JSONValue.object(rest.map { ($0.key, JSONValue($0.value)) }).compactText }
        return split
    }

    /// How a key is used.
    struct Use: Sendable {
        let key: String
        fileprivate(set) var count = 0
        fileprivate(set) var structureCount = 0
        fileprivate(set) var notFiniteCount = 0
        fileprivate(set) var emptyCount = 0
        private var types: Set<AttributeColumn.ValueType> = []
        /// What a reader takes the values for that goes by their looks.
        private var looks = ColumnSurvey()

        fileprivate init(key: String) { self.key = key }

        fileprivate mutating func take(_ value: AttributeValue) {
            if value.isNotFinite {
                notFiniteCount += 1
                return
            }
            count += 1
            switch value {
            case .text(let text):
                types.insert(.text)
                if text.isEmpty { emptyCount += 1 }
            case .integer: types.insert(.integer)
            case .decimal: types.insert(.decimal)
            case .boolean: types.insert(.boolean)
            case .list, .map: structureCount += 1
            }
            if structureCount == 0 {
                let bytes = Array(value.text.utf8)
                if !bytes.isEmpty { looks.take(bytes.span) }
            }
        }

        var isMixed: Bool { types.count > 1 }

        /// The type that holds all values.
        var type: AttributeColumn.ValueType {
            if types == [.integer, .decimal] { return .decimal }
            return structureCount == 0 && types.count == 1 ? types.first ?? .text : .text
        }

        /// Whether every value comes back as it is from a property of its own.
        func isPlain(_ typing: PropertyStyle.Typing) -> Bool {
            guard structureCount == 0, !isMixed else { return false }
            return typing == .declared || wrongGuess == nil && emptyCount == 0
        }

        /// What the values look like, if that is not what they are.
        var wrongGuess: String? {
            guard looks.hasValue, looks.type != type else { return nil }
            return switch looks.type {
            case .integer: "whole numbers"
            case .decimal: "numbers"
            case .boolean: "truth values"
            case .text: "a text"
            }
        }
    }

    /// What is to be known of all attributes before the first is written.
    struct Survey: Sendable {
        private(set) var uses: [Use] = []
        private var positions: [String: Int] = [:]

        mutating func take(_ attributes: [Attribute]) {
            for attribute in attributes {
                let position: Int
                if let known = positions[attribute.key] {
                    position = known
                } else {
                    position = uses.count
                    positions[attribute.key] = position
                    uses.append(Use(key: attribute.key))
                }
                uses[position].take(attribute.value)
            }
        }

        /// Adds the attributes that are called as fields are, which keep their names.
        func reportClashes(of part: LossReport.Part, with names: Set<String>, to loss: inout LossReport) {
            for use in uses where names.contains(use.key) {
                loss.add(part, use.key, use.count, because: "is called as a field is, and comes back as “\(use.key)-2”")
            }
        }

        /// Adds what is not the same when it comes back.
        func reportLosses(of part: LossReport.Part, _ style: PropertyStyle, isPlain: Bool, to loss: inout LossReport) {
            guard style.depth != .bare else {
                for use in uses where part == .nodes || !style.heldOfEdges.contains(use.key) {
                    loss.add(part, use.key, use.count + use.notFiniteCount, because: LossReport.noPlace)
                }
                return
            }
            for use in uses {
                loss.add(part, use.key, use.notFiniteCount, because: "is no finite number, and left out")
                guard isPlain else { continue }
                loss.add(part, use.key, use.structureCount, because: "is a list or a mapping, and comes back as a text")
                if use.isMixed {
                    loss.add(part, use.key, use.count - use.structureCount, because: "is of several types, and comes back as one")
                } else if style.typing == .guessed, let guess = use.wrongGuess {
                    loss.add(part, use.key, use.count, because: "comes back as \(guess)")
                }
                if style.typing == .guessed {
                    loss.add(part, use.key, use.emptyCount, because: "is an empty text, and comes back as no value")
                }
            }
        }
    }
}

extension AttributeValue {
    /// Infinite, or no number at all, which no foreign format has a word for.
    fileprivate var isNotFinite: Bool {
        if case .decimal(let number) = self { return !number.isFinite }
        return false
    }
}

extension AttributeColumn.ValueType {
    /// A value of this type: what a value of another one becomes.
    func value(_ value: AttributeValue) -> AttributeValue {
        switch (self, value) {
        case (.integer, .integer), (.decimal, .decimal), (.boolean, .boolean), (.text, .text): value
        case (.decimal, .integer(let number)): .decimal(Double(number))
        case (_, .list), (_, .map): .text(JSONValue(value).compactText)
        default: .text(value.text)
        }
    }
}
