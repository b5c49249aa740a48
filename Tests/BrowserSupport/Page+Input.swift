/// What a person does with hands: real input events, which the page cannot tell from a person's.
extension Page {
    public struct Place: Sendable, Hashable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The middle of the first element that a selector matches, scrolled into view.
    ///
    /// - Throws: `BrowserError` if there is none, or it has no extent.
    public func center(of selector: String) throws -> Place {
        let box = try evaluate(
            """
            (() => {
              const element = document.querySelector(\(Page.quoted(selector)));
              if (!element) return null;
              element.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
              const box = element.getBoundingClientRect();
              return box.width + box.height > 0 ? [box.x + box.width / 2, box.y + box.height / 2] : null;
            })()
            """)
        guard let x = box[0].number, let y = box[1].number else { throw BrowserError("Nothing to be seen of \(selector)") }
        return Place(x: x, y: y)
    }

    public func click(_ selector: String) throws { try click(at: center(of: selector)) }

    public func click(at place: Place) throws {
        try mouse("mouseMoved", place)
        try mouse("mousePressed", place, ["button": "left", "buttons": 1, "clickCount": 1])
        try mouse("mouseReleased", place, ["button": "left", "buttons": 0, "clickCount": 1])
    }

    public func move(to place: Place) throws { try mouse("mouseMoved", place) }

    /// Presses, moves in steps, releases.
    public func drag(from start: Place, to end: Place, steps: Int = 8) throws {
        try mouse("mouseMoved", start)
        try mouse("mousePressed", start, ["button": "left", "buttons": 1, "clickCount": 1])
        for step in 1...steps {
            let share = Double(step) / Double(steps)
            let place = Place(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
            try mouse("mouseMoved", place, ["button": "left", "buttons": 1])
        }
        try mouse("mouseReleased", end, ["button": "left", "buttons": 0, "clickCount": 1])
    }

    /// Turns the wheel; positive is down.
    public func wheel(at place: Place, by amount: Double) throws {
        try mouse("mouseWheel", place, ["deltaX": 0, "deltaY": .number(amount)])
    }

    private func mouse(_ type: String, _ place: Place, _ more: [String: BrowserValue] = [:]) throws {
        let parameters: [String: BrowserValue] = ["type": .string(type), "x": .number(place.x), "y": .number(place.y)]
        try call("Input.dispatchMouseEvent", .object(parameters.merging(more) { $1 }))
    }

    /// Two fingers that move apart or together around a place.
    public func pinch(around place: Place, from start: Double, to end: Double, steps: Int = 6) throws {
        func fingers(_ distance: Double) -> BrowserValue {
            .array(
                [-0.5, 0.5].enumerated().map { finger, side in
                    ["x": .number(place.x + distance * side), "y": .number(place.y), "id": .number(Double(finger))]
                })
        }
        try call("Input.dispatchTouchEvent", ["type": "touchStart", "touchPoints": fingers(start)])
        for step in 1...steps {
            let distance = start + (end - start) * Double(step) / Double(steps)
            try call("Input.dispatchTouchEvent", ["type": "touchMove", "touchPoints": fingers(distance)])
        }
        try call("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": []])
    }

    /// Types a text, a key after the other.
    public func type(_ text: String) throws { for character in text { try press(String(character)) } }

    /// Presses and releases a key: a character, or a name such as `Enter`, `ArrowLeft`, `Tab`.
    public func press(_ key: String, shift: Bool = false) throws {
        var parameters: [String: BrowserValue] = ["key": .string(key), "modifiers": shift ? 8 : 0]
        if let code = Page.virtualKeys[key] {
            parameters["code"] = .string(key)
            parameters["windowsVirtualKeyCode"] = .number(Double(code))
            if key == "Enter" { parameters["text"] = "\r" }
        } else {
            parameters["text"] = .string(key)
            if let ascii = key.uppercased().utf8.first, key.utf8.count == 1 { parameters["windowsVirtualKeyCode"] = .number(Double(ascii)) }
        }
        for type in [parameters["text"] == nil ? "rawKeyDown" : "keyDown", "keyUp"] {
            if type == "keyUp" { parameters["text"] = nil }
            parameters["type"] = .string(type)
            try call("Input.dispatchKeyEvent", .object(parameters))
        }
    }

    private static let virtualKeys = [
        "Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
        "ArrowDown": 40, "Delete": 46,
    ]

    /// A text as a JavaScript literal.
    public static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.value >= 0x20, scalar != "\"", scalar != "\\" {
                quoted.unicodeScalars.append(scalar)
            } else {
                quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        }
        return quoted + "\""
    }
}
