// The way of an export through the rooms, from the file's bytes to the answer. Figures depend on
// the machine: compare two runs of one machine, never one run with another's.

import Activity
import Benchmark
import Disclosure
import RelaisKit
import Store
import Tabular

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(5),
    maxIterations: 50)

  tokenizer()
  fold()
  imports()
  champions()
  communityView()
}

// MARK: - Into the database

/// The CSV reader alone: every field of every record found, none of them understood.
private func tokenizer() {
  let sample = Sample("tokenizer")
  Benchmark(
    "tokenizer: logins.csv",
    configuration: .init(metrics: [.wallClock, .megabytesPerSecond, .rowsPerSecond]),
    closure: { benchmark in
      var reader = CSVReader(try ByteSource(path: sample.exports + "/logins.csv"))
      var rows = 0
      let time = try ContinuousClock().measure {
        while let row = try reader.next() {
          rows += 1
          blackHole(row.count)
        }
      }
      benchmark.measurement(.rowsPerSecond, time.rate(of: rows))
      benchmark.measurement(.megabytesPerSecond, time.rate(of: reader.bytesRead) / 1_000_000)
    },
    setup: { try sample.simulate() },
    teardown: { sample.remove() })
}

/// A million logins that no file had to be read for: keys, presence masks, rows in memory.
private func fold() {
  let members = (0..<10_000).map { Array("M\($0)".utf8) }
  let moments = (0..<100).map { Moment(localSeconds: 1_750_000_000 + $0 * 313_000, in: .utc) }
  Benchmark(
    "fold: a million logins",
    configuration: .init(metrics: [.wallClock, .rowsPerSecond, .peakMemoryResident]),
    closure: { benchmark in
      let store = try Store.inMemory(timeZone: "UTC")
      let time = try ContinuousClock().measure {
        let tally = try store.importFile("logins", format: "benchmark", snapshot: 0, now: 0) {
          for identifier in members {
            let sink = $0
            try identifier.withUnsafeBytes { identifier in
              for moment in moments {
                let member = try sink.key(.member, identifier, as: Member.self)
                try sink.accept(.login(Login(member: member, at: moment)), updated: nil)
              }
            }
          }
          return RowCounts(read: members.count * moments.count, rejected: 0, dropped: 0)
        }
        blackHole(tally)
      }
      benchmark.measurement(.rowsPerSecond, time.rate(of: members.count * moments.count))
    })
}

/// From the file to a database on disk.
private func imports() {
  for export in ["logins", "quiz_results", "reactions"] {
    let sample = Sample("import-\(export)")
    Benchmark(
      "import: \(export).csv",
      closure: { benchmark in
        sample.removeDatabase()
        benchmark.startMeasurement()
        try sample.importExports("\(export).csv")
        benchmark.stopMeasurement()
      },
      setup: { try sample.simulate() },
      teardown: { sample.remove() })
  }
}

// MARK: - Out of the database

private func champions() {
  let sample = Sample("champions")
  Benchmark(
    "champions",
    closure: { _ in blackHole(try sample.workspace.champions()) },
    setup: {
      try sample.simulate()
      try sample.importExports()
    },
    teardown: { sample.remove() })
}

/// Six periods: counted, protected and written into the ledger; then read back from it.
private func communityView() {
  let fresh = Sample("community-first")
  Benchmark(
    "community: first release",
    closure: { benchmark in
      try fresh.forgetReleases()
      benchmark.startMeasurement()
      blackHole(try fresh.workspace.community(Sample.community))
      benchmark.stopMeasurement()
    },
    setup: {
      try fresh.simulate()
      try fresh.importExports()
      try fresh.keepCopy()
    },
    teardown: { fresh.remove() })

  let released = Sample("community-stored")
  Benchmark(
    "community: stored release",
    closure: { _ in blackHole(try released.workspace.community(Sample.community)) },
    setup: {
      try released.simulate()
      try released.importExports()
      blackHole(try released.workspace.community(Sample.community))
    },
    teardown: { released.remove() })
}

// MARK: - Rates

extension BenchmarkMetric {
  fileprivate static var rowsPerSecond: BenchmarkMetric {
    .custom("rows/s", polarity: .prefersLarger, useScalingFactor: false)
  }

  fileprivate static var megabytesPerSecond: BenchmarkMetric {
    .custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)
  }
}

extension Duration {
  /// How many of `count` fall to a second.
  fileprivate func rate(of count: Int) -> Int {
    Int(Double(count) / (self / .seconds(1)))
  }
}
