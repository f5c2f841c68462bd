// swift-tools-version: 6.2
import PackageDescription

/// Every target of this package is compiled with the same strict settings.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The static standard library has all symbols exported, as if others were to link against the program, and so nothing
/// unused can be left out; and its two million bytes of relocations fit into twenty thousand (glibc 2.36 or later).
let smallRelease: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
        .when(platforms: [.linux], configuration: .release)
    )
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "marginalia",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "marginalia", targets: ["marginalia"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // System libraries, and the few declarations that the Glibc module leaves out.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CSockets"),
        // Loads libcurl at run time, so that nothing is linked.
        .target(name: "CCurl"),

        // Rooms that know a technology and not articles.
        .target(name: "SQLite", dependencies: ["CSQLite", crypto], swiftSettings: strict),
        .target(name: "HTTP", dependencies: ["CSockets", "CZlib", crypto, httpTypes, logging], swiftSettings: strict),
        .target(name: "Markup", dependencies: ["CMarkGFM", "CYAML", "XML"], swiftSettings: strict),
        .target(name: "XML", dependencies: ["CLibXML2"], swiftSettings: strict),

        // The field: no SQL, no HTTP.
        .target(
            name: "Articles",
            dependencies: ["Markup", "XML", crypto],
            exclude: ["Resources"],
            swiftSettings: strict,
            plugins: ["EmbedFilesPlugin"]
        ),

        // Where the field meets a technology.
        .target(
            name: "ArticlesSQLite",
            dependencies: ["Articles", "SQLite"],
            swiftSettings: strict,
            plugins: ["EmbedFilesPlugin"]
        ),
        .target(name: "Webhooks", dependencies: ["Articles", "CCurl", crypto], swiftSettings: strict),
        .target(
            name: "ArticlesAPI",
            dependencies: ["Articles", "HTTP", httpTypes],
            exclude: ["Resources"],
            swiftSettings: strict,
            plugins: ["EmbedFilesPlugin"]
        ),
        .target(
            name: "ArticlesWeb",
            dependencies: ["Articles", "HTTP", "Markup", crypto, httpTypes, mustache],
            exclude: ["Resources"],
            swiftSettings: strict,
            plugins: ["EmbedFilesPlugin"]
        ),
        .executableTarget(
            name: "marginalia",
            dependencies: [
                "Articles", "ArticlesAPI", "ArticlesSQLite", "ArticlesWeb", "CSockets", "HTTP", "Webhooks",
                argumentParser, httpTypes, logging,
            ],
            exclude: ["Resources"],
            swiftSettings: strict,
            linkerSettings: smallRelease,
            plugins: ["EmbedFilesPlugin"]
        ),

        // Turns files into Swift source, so that the binary needs nothing beside it.
        .executableTarget(name: "EmbedFilesTool", swiftSettings: strict),
        .plugin(
            name: "EmbedFilesPlugin",
            capability: .buildTool(),
            dependencies: ["EmbedFilesTool"],
            path: "Sources/EmbedFilesPlugin"
        ),

        // A test target as well, because a plain target that imports Testing breaks static linking.
        .testTarget(name: "ArticlesTesting", dependencies: ["Articles"], swiftSettings: strict),
        // The same for what the fuzzer and the tests of its finds run: it sees into the rooms (@testable).
        .testTarget(
            name: "FuzzTargets",
            dependencies: ["Articles", "ArticlesAPI", "ArticlesSQLite", "HTTP", "Markup", "SQLite", httpTypes],
            path: "Tests/Fuzzing/Targets",
            swiftSettings: strict
        ),
        .testTarget(
            name: "FuzzingTests",
            dependencies: ["FuzzTargets"],
            path: "Tests/Fuzzing/Replay",
            swiftSettings: strict
        ),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
        .testTarget(
            name: "HTTPTests",
            dependencies: ["HTTP", "CSockets", "CZlib", "FuzzTargets", httpTypes, logging],
            swiftSettings: strict
        ),
        .testTarget(name: "MarkupTests", dependencies: ["FuzzTargets", "Markup", "XML"], swiftSettings: strict),
        .testTarget(name: "XMLTests", dependencies: ["XML"], swiftSettings: strict),
        .testTarget(
            name: "ArticlesTests",
            dependencies: ["Articles", "ArticlesTesting", "FuzzTargets", "Markup", "XML"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArticlesSQLiteTests",
            dependencies: ["Articles", "ArticlesSQLite", "ArticlesTesting", "CSQLite", "SQLite"],
            exclude: ["Isso"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArticlesAPITests",
            dependencies: [
                "Articles", "ArticlesAPI", "ArticlesSQLite", "ArticlesTesting", "HTTP", "SQLite", crypto, httpTypes,
            ],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArticlesWebTests",
            dependencies: ["Articles", "ArticlesTesting", "ArticlesWeb", "HTTP", httpTypes],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebhooksTests",
            dependencies: ["Articles", "ArticlesSQLite", "ArticlesTesting", "HTTP", "Webhooks", httpTypes],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MarginaliaTests",
            dependencies: [
                "Articles", "ArticlesAPI", "ArticlesSQLite", "ArticlesTesting", "HTTP", "Webhooks", "marginalia",
                argumentParser, httpTypes, logging,
            ],
            swiftSettings: strict
        ),
    ]
)
