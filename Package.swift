// swift-tools-version: 6.2

import PackageDescription

/// CI sets this for every step of a run, so that one build serves lint, demo and tests alike.
/// Elsewhere a newer compiler's new warning must not stop a newcomer's first build.
let warningsAreErrors = Context.environment["RELAIS_WARNINGS_AS_ERRORS"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], copy: [String] = []) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    resources: copy.map { .copy($0) },
    swiftSettings: settings
  )
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "relais",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "relais", targets: ["RelaisCLI"]),
    .library(name: "RelaisKit", targets: ["RelaisKit"]),
    // Single rooms, for the benchmarks: not for use elsewhere.
    .library(name: "RelaisRooms", targets: ["Activity", "Tabular", "Disclosure", "Store"]),
    // What the fuzzing package runs: not for use elsewhere.
    .library(name: "RelaisFuzzChecks", targets: ["FuzzChecks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Data flows down this list: exports, typed activity, folds, sealed results, released reports.
    room("Activity"),
    .systemLibrary(
      name: "CZlib", providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"]), .brew(["zlib"])]),
    room("Tabular", ["CZlib"]),
    room("Disclosure"),
    room("Exports", ["Activity", "Tabular", yams]),
    room("Store", ["Activity", grdb, grdbSQLite, crypto]),
    room("Analytics", ["Activity", "Store", "Disclosure"]),
    room("Reports", ["Disclosure"]),
    room("Simulation", ["Activity"]),
    room(
      "RelaisKit",
      [
        "Activity", "Tabular", "Disclosure", "Exports", "Store", "Analytics", "Reports",
        "Simulation",
      ]),
    .executableTarget(
      name: "RelaisCLI",
      dependencies: ["RelaisKit", "Reports", "Disclosure", argumentParser],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport", dependencies: ["Activity", "CZlib"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "FuzzChecks", dependencies: ["Activity", "Exports", "Tabular", "TestSupport"],
      path: "Tests/FuzzChecks", swiftSettings: settings),
    tests("ActivityTests", ["Activity"]),
    tests("TabularTests", ["Tabular"]),
    tests("DisclosureTests", ["Disclosure"]),
    tests("ExportsTests", ["Exports", "Activity", "Tabular"], copy: ["Fixtures"]),
    tests("StoreTests", ["Store", "Activity", grdb]),
    tests("AnalyticsTests", ["Analytics", "Activity", "Store", "Disclosure"]),
    tests("ReportsTests", ["Reports", "Disclosure"]),
    tests("SimulationTests", ["Simulation", "Activity"]),
    tests(
      "RelaisKitTests",
      [
        "RelaisKit", "Activity", "Analytics", "Disclosure", "Exports", "Reports", "Simulation",
        "Store", "Tabular", grdb,
      ]),
    tests("ArchitectureTests", ["Exports", "Analytics", "Reports"]),
    tests("FuzzTests", ["FuzzChecks", "Tabular"], copy: ["corpus", "regressions"]),
    tests("CommandTests", ["RelaisCLI", grdb]),
  ]
)
