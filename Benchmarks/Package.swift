// swift-tools-version: 6.2

// A package of its own, so that nobody who uses or tests Relais builds the benchmark harness.

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "relais-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "relais", path: "../"),
    // Without its default traits: counting allocations needs a library that not every machine has,
    // and where it is missing the counts read 0.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // The harness looks for targets in a folder named Benchmarks, which is this package's.
    .executableTarget(
      name: "RelaisBenchmarks",
      dependencies: [
        .product(name: "RelaisKit", package: "relais"),
        .product(name: "RelaisRooms", package: "relais"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "RelaisBenchmarks",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    // Beside its peers, and in no need of the harness.
    .executableTarget(
      name: "AllViews",
      dependencies: [
        .product(name: "RelaisKit", package: "relais"),
        .product(name: "RelaisRooms", package: "relais"),
      ],
      path: "AllViews",
      swiftSettings: settings
    ),
    // The gate alone: no export, no fold, no database.
    .executableTarget(
      name: "GateCost",
      dependencies: [.product(name: "RelaisRooms", package: "relais")],
      path: "GateCost",
      swiftSettings: settings
    ),
  ]
)
