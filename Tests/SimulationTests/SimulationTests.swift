import Activity
import Foundation
import Simulation
import Testing

@Suite("A simulation")
struct SimulationTests {
  @Test("writes the same bytes for the same seed")
  func repeats() throws {
    let first = try SimulatedExports(members: 90, weeks: 30, seed: 11)
    let second = try SimulatedExports(members: 90, weeks: 30, seed: 11)
    #expect(first.bytes.count == 14)
    #expect(first.bytes == second.bytes)
  }

  @Test("writes other rows for another seed")
  func differs() throws {
    let first = try SimulatedExports(members: 90, weeks: 30, seed: 11)
    let second = try SimulatedExports(members: 90, weeks: 30, seed: 12)
    // The topics taught, and how many communities there are, do not depend on chance.
    for name in first.bytes.keys where !["topics.csv", "communities.csv"].contains(name) {
      #expect(first.bytes[name] != second.bytes[name], "\(name)")
    }
  }

  @Test("ends by default on the last day of a closed four-week period")
  func endsOnPeriod() throws {
    for weeks in [26, 52, 104] {
      let simulation = try Simulation(members: 100, weeks: weeks, seed: 1)
      #expect(simulation.lastDay.description == "2026-03-22")
      #expect(Period(containing: simulation.lastDay).lastDay == simulation.lastDay)
      #expect(simulation.firstDay.weekday == 0)
    }
  }

  @Test("starts where it is told to")
  func startsOnDay() throws {
    let monday = try #require(Day("2023-10-02"))
    let simulation = try Simulation(members: 60, weeks: 26, seed: 1, firstDay: monday)
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    try simulation.write(to: directory.path)
    let logins = Table(try #require(try directory.contents()["logins.csv"]))["logged_in_at"]
    #expect(try #require(logins.min()) >= "2023-10-02")
    #expect(try #require(logins.max()) < "2024-04-01")
  }

  @Test(
    "says which parameter is out of bounds",
    arguments: [
      (59, 52, SimulationError.members(59)), (100, 25, .weeks(25)), (100, 521, .weeks(521)),
    ])
  func bounds(members: Int, weeks: Int, expected: SimulationError) {
    #expect(throws: expected) { try Simulation(members: members, weeks: weeks, seed: 1) }
  }

  @Test("starts on Mondays only")
  func refusesTuesday() throws {
    let tuesday = try #require(Day("2025-03-25"))
    #expect(throws: SimulationError.firstDay(tuesday)) {
      try Simulation(members: 100, seed: 1, firstDay: tuesday)
    }
    #expect(
      SimulationError.firstDay(tuesday).description
        == "cannot start on 2025-03-25: choose a Monday of the years 1990 to 2080")
  }

  @Test("overwrites an earlier simulation")
  func overwrites() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    try Simulation(members: 90, weeks: 30, seed: 1).write(to: directory.path)
    try Simulation(members: 60, weeks: 26, seed: 2).write(to: directory.path)
    let again = try SimulatedExports(members: 60, weeks: 26, seed: 2)
    #expect(try directory.contents() == again.bytes)
  }

  @Test("refuses to overwrite exports of real people")
  func refusesRealExports() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let real = Data("member_id\n1\n".utf8)
    try real.write(to: directory.url.appendingPathComponent("members.csv"))
    let simulation = try Simulation(members: 60, weeks: 26, seed: 2)
    #expect(
      throws: SimulationError.notASimulation(directory: directory.path, file: "members.csv")
    ) { try simulation.write(to: directory.path) }
    #expect(try directory.contents() == ["members.csv": real])
  }

  @Test("reports progress to the last member of each large file")
  func reportsProgress() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    var last: [String: Int] = [:]
    var calls = 0
    try Simulation(members: 450, weeks: 26, seed: 2).write(to: directory.path) { progress in
      #expect(progress.done > last[progress.file] ?? 0)
      last[progress.file] = progress.done
      calls += 1
    }
    #expect(
      last == ["tips.csv": 450, "challenges.csv": 450, "logins.csv": 450, "quiz_results.csv": 450])
    #expect(calls == 400)
  }
}
