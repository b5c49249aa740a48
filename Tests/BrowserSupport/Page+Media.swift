/// What the page believes of the device that shows it.
extension Page {
    public enum Scheme: String, Sendable, CaseIterable { case light, dark }

    /// - Parameters:
    ///   - isPrint: as on paper rather than on a screen.
    ///   - reducedMotion: whether the reader asks for less motion.
    public func emulate(_ scheme: Scheme = .light, isPrint: Bool = false, reducedMotion: Bool = false) throws {
        try call(
            "Emulation.setEmulatedMedia",
            [
                "media": isPrint ? "print" : "screen",
                "features": [
                    ["name": "prefers-color-scheme", "value": .string(scheme.rawValue)],
                    ["name": "prefers-reduced-motion", "value": reducedMotion ? "reduce" : "no-preference"],
                ],
            ])
    }

    /// - Parameter touch: as on a phone, with fingers.
    public func setViewport(width: Int, height: Int, touch: Bool = false) throws {
        try call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1, "mobile": .bool(touch),
            ])
        try call("Emulation.setTouchEmulationEnabled", ["enabled": .bool(touch), "maxTouchPoints": 2])
    }

    /// As in a browser that runs no scripts. Takes effect with the next page.
    public func disableScripts() throws { try call("Emulation.setScriptExecutionDisabled", ["value": true]) }
}
