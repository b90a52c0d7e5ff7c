// swift-tools-version: 6.2

// A package of its own: only `make fuzz` builds it, with the coverage and the address sanitizer that
// libFuzzer needs in every module.

import PackageDescription

let package = Package(
  name: "relais-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "relais", path: "../")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "RelaisFuzzChecks", package: "relais")],
      path: "Fuzz",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]
    )
  ]
)
