// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: language mode 6 comes with the tools version; unsafe constructs are marked, warnings stop the build.
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "relgraph",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "relgraph", targets: ["relgraph"]),
        .executable(name: "relgraph-bench", targets: ["relgraph-bench"]),
        .library(name: "GraphKernels", targets: ["GraphKernels"]),
        .library(name: "RelationGraph", targets: ["RelationGraph", "RelationAnalysis", "GraphFormats"]),
        .library(name: "Graphviz", targets: ["Graphviz"]),
        .library(name: "MapRendering", targets: ["MapRendering"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        .target(name: "GraphKernels", swiftSettings: strict),
        .target(name: "RelationGraph", swiftSettings: strict),
        .target(name: "RelationAnalysis", dependencies: ["RelationGraph", "GraphKernels"], swiftSettings: strict),
        .target(
            name: "GraphFormats",
            dependencies: ["RelationGraph", "CExpat", "CZlib", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CGraphviz", pkgConfig: "libgvc",
            providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
        .target(name: "CGraphvizShims", dependencies: ["CGraphviz"]),
        .target(name: "Graphviz", dependencies: ["CGraphvizShims"], swiftSettings: strict),
        .target(name: "CLateLibraries"),
        .target(
            name: "MapRendering", dependencies: ["RelationAnalysis", "GraphKernels", "Graphviz", "CLateLibraries"],
            resources: [.embedInCode("Explorer/Assets")], swiftSettings: strict),
        .target(
            name: "RelgraphCommands",
            dependencies: [
                "RelationGraph", "RelationAnalysis", "GraphFormats", "MapRendering", "Graphviz", "CLateLibraries",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "relgraph", dependencies: ["RelgraphCommands"], swiftSettings: strict,
            // One program without Swift's shared libraries starts three times as fast; at a fixed address, it needs no 80,000 relocations
            // either. Concerns the command only: libraries carry no flags.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
                        "-lBlocksRuntime", "-Xlinker", "-no-pie", "-Xclang-linker", "-no-pie",
                    ], .when(platforms: [.linux], configuration: .release))
            ]),
        .executableTarget(
            name: "relgraph-bench",
            dependencies: ["GraphKernels", .product(name: "ArgumentParser", package: "swift-argument-parser")], swiftSettings: strict),
        .testTarget(
            name: "GraphKernelsTests", dependencies: ["GraphKernels"], resources: [.copy("Oracles")], swiftSettings: strict),
        .testTarget(name: "RelationGraphTests", dependencies: ["RelationGraph"], swiftSettings: strict),
        .testTarget(
            name: "RelationAnalysisTests", dependencies: ["RelationAnalysis", "RelationGraph", "GraphKernels", "GraphFormats"],
            resources: [.copy("Oracles")], swiftSettings: strict),
        .testTarget(
            name: "GraphFormatsTests", dependencies: ["GraphFormats"], exclude: ["Oracles"], swiftSettings: strict),
        // A worker that the tests start: it lays out, crashes or hangs as it is told.
        .executableTarget(
            name: "graphviz-worker-fixture", dependencies: ["Graphviz"], path: "Tests/GraphvizWorkerFixture", swiftSettings: strict),
        .testTarget(
            name: "MapRenderingTests",
            dependencies: [
                "MapRendering", "GraphKernels", "GraphFormats", "RelationGraph", "RelationAnalysis", "Graphviz", "BrowserSupport",
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        // A headless browser for the tests of pages.
        .target(name: "BrowserSupport", path: "Tests/BrowserSupport", swiftSettings: strict),
        .testTarget(name: "BrowserSupportTests", dependencies: ["BrowserSupport"], swiftSettings: strict),
        .testTarget(name: "GraphvizTests", dependencies: ["Graphviz", "graphviz-worker-fixture"], swiftSettings: strict),
        .testTarget(
            name: "RelgraphCommandsTests",
            dependencies: ["RelgraphCommands", "GraphFormats", "RelationGraph", "BrowserSupport", "relgraph", "relgraph-bench"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
    ]
)
