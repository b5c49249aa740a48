import Testing

@testable import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Text edge lists")
struct EdgeListFileTests {
    @Test func lineForms() throws {
        func edges(_ text: String) throws -> [[Int32]] {
            let list = try EdgeList(parsing: text)
            return zip(list.sources, list.targets).map { [$0, $1] }
        }
        #expect(try edges("0 1\n1 2\n") == [[0, 1], [1, 2]])
        #expect(try edges("0 1") == [[0, 1]], "no final newline")
        #expect(try edges("0\t1\r\n12\t3\r\n") == [[0, 1], [12, 3]], "tabs and CRLF")
        #expect(try edges("0,1\n1 , 2\n2,  3") == [[0, 1], [1, 2], [2, 3]], "commas")
        #expect(try edges("# a comment\n\n   \n% another\n  7   8  \n\n#end") == [[7, 8]], "comments, blank lines and blanks")
        #expect(try edges("\u{FEFF}4 5\n") == [[4, 5]], "a byte order mark")
        #expect(try edges("000000000012 0\n") == [[12, 0]], "leading zeros")
        #expect(try edges("12345678 0\n60000001 9999999\n") == [[12_345_678, 0], [60_000_001, 9_999_999]], "eight digits")
        #expect(try EdgeList(parsing: "5 9\n").nodeCount == 10)
        #expect(try EdgeList(parsing: "5 9\n").weights == nil)
    }

    @Test func weights() throws {
        func weights(_ text: String) throws -> [Double]? { try EdgeList(parsing: text).weights.map(Array.init) }
        #expect(try weights("0 1 5\n1 2 0\n") == [5, 0])
        #expect(try weights("0 1 0.25\n1 2 1e-3\n0 2 123456789012\n0 1 7.\n0 3 .5\n0 3 +2") == [0.25, 1e-3, 123_456_789_012, 7, 0.5, 2])
        #expect(try weights("0 1 0.1\n0 2 3.1415926\n1 2 1234567.7654321") == [0.1, 3.1415926, 1234567.7654321])
        #expect(try weights("0,1,2.5\r\n") == [2.5])
        if case .single? = try EdgeList(parsing: "0 1 0.5\n").weights {} else { Issue.record("0.5 is exact in single precision") }
        if case .double? = try EdgeList(parsing: "0 1 0.5\n0 1 0.1\n").weights {} else { Issue.record("0.1 is not") }
        // As the standard library reads them, to the last bit.
        var generator = SplitMix64(seed: 1)
        let texts = (0..<500).map { _ in "\(generator.next(below: 10_000_000)).\(generator.next(below: 10_000_000))" }
        #expect(try weights(texts.map { "0 1 \($0)\n" }.joined()) == texts.compactMap { Double($0) })
    }

    @Test(arguments: [
        ("0 1\n1 x\n", 2, 3, EdgeListError.Problem.invalidNode("x")),
        ("0 1\n\n-1 2\n", 3, 1, .invalidNode("-1")),
        ("0 1\n1.5 2\n", 2, 1, .invalidNode("1.5")),
        ("0 1\n  12 \n", 2, 6, .missingNode),
        ("0 1\n1 2 3\n", 2, 5, .unexpectedText("3")),
        ("0 1 2\n1 2\n", 2, 4, .missingWeight),
        ("0 1 2 9\n", 1, 7, .unexpectedText("9")),
        ("0 1 2\n1 2 -3\n", 2, 5, .invalidWeight("-3")),
        ("0 1 2\n1 2 nan\n", 2, 5, .invalidWeight("nan")),
        ("0 1 inf\n", 1, 5, .invalidWeight("inf")),
        ("0 1 1e999\n", 1, 5, .invalidWeight("1e999")),
        ("0 1 0x10\n", 1, 5, .invalidWeight("0x10")),
        ("0 2147483647\n", 1, 3, .nodeTooLarge("2147483647")),
        ("99999999999999999999999999 1\n", 1, 1, .nodeTooLarge("99999999999999999999999999")),
        ("0,,1\n", 1, 3, .invalidNode("")),
        ("source target\n0 1\n", 1, 1, .invalidNode("source")),
        ("0 1 # note\n", 1, 5, .invalidWeight("#")),
        ("é 1\n", 1, 1, .invalidNode("é")),
        ("0\u{0}1 2\n", 1, 1, .invalidNode("0\u{0}1")),
    ])
    func brokenLinesAreNamed(text: String, line: Int, column: Int, problem: EdgeListError.Problem) throws {
        let expected = EdgeListError(path: nil, line: line, column: column, problem: problem)
        #expect(throws: expected) { try EdgeList(parsing: text) }
    }

    @Test func theFirstBrokenLineIsNamedWhoeverFindsIt() throws {
        let text = String(repeating: "0 1\n", count: 300) + "0 one\n" + String(repeating: "0 1\n", count: 300) + "two 2\n\n3\n"
        for size in [20, 1 << 18] {
            let pieces = try TextPieces(text: Array(text.utf8), pieceSize: size)
            #expect(throws: EdgeListError(path: nil, line: 301, column: 3, problem: .invalidNode("one"))) {
                try EdgeListFile(pieces, execution: Execution(threads: 4))
            }
        }
    }

    @Test func filesWithoutEdges() {
        for text in ["", "\n\n", "# nothing\n", "   "] {
            #expect(throws: EdgeListError(path: nil, problem: .noEdges)) { try EdgeList(parsing: text) }
        }
        #expect(throws: EdgeListError(path: nil, problem: .matrixMarket)) {
            try EdgeList(parsing: "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n1 2\n")
        }
        #expect(throws: EdgeListError(path: nil, problem: .sparseIDs(greatest: 2_000_000_000, edges: 1))) {
            try EdgeList(parsing: "0 2000000000\n")
        }
        #expect(throws: EdgeListError(path: nil, line: 1, column: 1, problem: .lineTooLong(limit: TextPieces.lineLimit))) {
            try EdgeList(parsing: String(repeating: " ", count: 1 << 20))
        }
    }

    @Test func piecesDoNotMatter() throws {
        for seed in UInt64(0)..<16 {
            var generator = SplitMix64(seed: seed)
            let isWeighted = seed % 2 == 0
            var (text, edges): (String, [(Int32, Int32, Double)]) = ("", [])
            for _ in 0..<1 + generator.next(below: 30) {
                if generator.next(below: 6) == 0 {
                    text += ["# a comment \(text.count)\n", "\n", "  \r\n", "%\n"][generator.next(below: 4)]
                }
                let edge = (
                    Int32(generator.next(below: 1 << generator.next(below: 17))), Int32(generator.next(below: 9)),
                    Double(generator.next(below: 4000)) / [1, 4, 10][generator.next(below: 3)]
                )
                edges.append(edge)
                text += "\(edge.0) \(edge.1)" + (isWeighted ? "\t\(edge.2)" : "") + ["\n", "\r\n", " \n"][generator.next(below: 3)]
            }
            if generator.next(below: 2) == 0 { text.removeLast() }
            for pieceSize in [4, 37, 1 << 18] {
                let file = try EdgeListFile(try TextPieces(text: Array(text.utf8), pieceSize: pieceSize), execution: Execution(threads: 2))
                let list = try file.edges()
                #expect(Array(list.sources) == edges.map(\.0), "seed \(seed), pieces of \(pieceSize)")
                #expect(Array(list.targets) == edges.map(\.1), "seed \(seed), pieces of \(pieceSize)")
                #expect(list.weights.map(Array.init) == (isWeighted ? edges.map(\.2) : nil), "seed \(seed), pieces of \(pieceSize)")
                #expect(file.nodeCount == list.nodeCount && file.edgeCount == list.count && file.isWeighted == isWeighted)
                for (directed, policy) in [(true, EdgePolicy.keepAll), (false, [.dropLoops, .dropParallel]), (false, .keepAll)] {
                    let graph = try CSRGraph(file, directed: directed, policy: policy, execution: Execution(threads: 2))
                    NaiveLists(list, directed: directed, policy: policy).check(
                        graph, keepsEdgeIDs: false, "seed \(seed), pieces of \(pieceSize)")
                }
            }
        }
    }

    @Test func anyBytesAreReadOrRefused() {
        let alphabet = Array("0123456789 \t\n\r,.#%-eE+xé".utf8)
        for seed in UInt64(0)..<800 {
            var generator = SplitMix64(seed: seed)
            let bytes = (0..<generator.next(below: 40)).map { _ in
                generator.next(below: 20) == 0 ? UInt8(generator.next(below: 256)) : alphabet[generator.next(below: alphabet.count)]
            }
            let size = 1 + generator.next(below: 20)
            let whole = Result { try EdgeListFile(try TextPieces(text: bytes), execution: .serial).edges() }
            let cut = Result { try EdgeListFile(try TextPieces(text: bytes, pieceSize: size), execution: .serial).edges() }
            switch (whole, cut) {
            case (.success(let a), .success(let b)): #expect(a == b, "seed \(seed)")
            case (.failure(let a), .failure(let b)): #expect(a as? EdgeListError == b as? EdgeListError, "seed \(seed)")
            default: Issue.record("seed \(seed): pieces of \(size) bytes are read otherwise than the whole")
            }
        }
    }

    @Test func filesFoldersAndPipes() throws {
        let file = try TemporaryFile("3 4\n4 5\n")
        let graph = try CSRGraph(EdgeListFile(path: file.path), directed: false)
        #expect(Array(graph.neighbors(of: 4)) == [3, 5])
        #expect(try EdgeList.load(path: file.path) == EdgeList(parsing: "3 4\n4 5\n"))
        #expect(throws: EdgeListError(path: "/", problem: .isFolder)) { try EdgeListFile(path: "/") }
        let missing = #expect(throws: EdgeListError.self) { try EdgeListFile(path: file.path + ".none") }
        #expect(missing?.description == "\(file.path).none: cannot be read: No such file or directory")
        let broken = try TemporaryFile("3 4\n4 what\n")
        let error = #expect(throws: EdgeListError.self) { try EdgeListFile(path: broken.path) }
        #expect(error?.description.hasPrefix("\(broken.path):2:3: “what” is no node id") == true)
    }

    @Test func aFileThatChangesIsNoticed() throws {
        let file = try TemporaryFile(String(repeating: "3 4\n", count: 50))
        for text in [
            "3 4\n", String(repeating: "7 9\n", count: 50), String(repeating: "3 x\n", count: 50), String(repeating: "4444", count: 50),
        ] {
            let opened = try EdgeListFile(path: file.path)
            try file.write(text)
            #expect(throws: EdgeListError.self) { try opened.edges() }
            #expect(throws: EdgeListError.self) { try CSRGraph(opened, directed: false) }
            try file.write(String(repeating: "3 4\n", count: 50))
        }
    }

    @Test func readingCanBeStopped() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let error = #expect(throws: EdgeListError.self) { try EdgeList(parsing: "0 1\n", execution: Execution(monitor: monitor)) }
        #expect(error?.problem == .cancelled)
    }
}

/// A file that is removed at the end of the test.
private final class TemporaryFile {
    let path: String

    init(_ text: String) throws {
        var template = Array("/tmp/relgraph-edges-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw EdgeListError(path: nil, problem: .unreadable(reason: "no temporary file")) }
        close(descriptor)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try write(text)
    }

    func write(_ text: String) throws {
        guard let file = unsafe fopen(path, "w") else { throw EdgeListError(path: path, problem: .unreadable(reason: "not writable")) }
        unsafe fputs(text, file)
        unsafe fclose(file)
    }

    deinit {
        unsafe remove(path)
    }
}
