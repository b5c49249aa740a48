import Testing

/// Gives the tests of a suite one browser between them, which is closed when the last of them is done.
///
///     @Suite(.serialized, .browser) struct PageTests {
///         @Test func opens() throws {
///             let page = try Browser.current().page()
///         }
///     }
///
/// Where there is no browser the suite is skipped, except in CI.
public struct BrowserTrait: SuiteTrait, TestScoping {
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let browser = try Browser()
        defer { browser.close() }
        try await BrowserTrait.$browser.withValue(browser) { try await function() }
    }

    @TaskLocal fileprivate static var browser: Browser?
}

extension Trait where Self == BrowserTrait {
    public static var browser: Self { BrowserTrait() }
}

extension Trait where Self == ConditionTrait {
    /// For suites that need a browser.
    public static var needsBrowser: Self { .enabled(if: Browser.isExpected, Comment(rawValue: Browser.absence)) }
    /// For tests that need axe-core as well.
    public static var needsAccessibilityChecker: Self {
        .enabled(if: Accessibility.isExpected, Comment(rawValue: Accessibility.absence))
    }
}

extension Browser {
    /// The browser of the suite that is running.
    ///
    /// - Throws: `BrowserError` outside of a suite with `.browser`.
    public static func current() throws -> Browser {
        guard let browser = BrowserTrait.browser else { throw BrowserError("The suite has no `.browser`.") }
        return browser
    }
}
