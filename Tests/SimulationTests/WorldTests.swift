import Activity
import Foundation
import Testing

@testable import Simulation

@Suite("The simulated world")
struct WorldTests {
  @Test("draws the published sequence of xoshiro256**")
  func generator() {
    // The reference implementation from the state 1, 2, 3, 4.
    var random = Generator(state: (1, 2, 3, 4))
    let first = (0..<6).map { _ in random.next() }
    #expect(
      first == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
      ])
  }

  @Test("has nobody do anything after a limit, leavers of the last weeks included")
  func weeksOfLeavers() throws {
    let world = try World(Simulation(members: 2_000, weeks: 52, seed: 7))
    let limit = world.calendar.weeks - 4
    let late = world.people.filter { ($0.left ?? 0) / 7 > limit }
    #expect(!late.isEmpty)
    #expect(world.people.allSatisfy { $0.weeks(of: limit).upperBound <= limit || $0.joined > 0 })
    #expect(late.allSatisfy { $0.weeks(of: limit).upperBound <= max(limit, ($0.joined + 6) / 7) })
  }

  @Test("gives each purpose and member a sequence of its own")
  func streams() {
    var firsts: Set<UInt64> = []
    for seed: UInt64 in 0..<5 {
      for stream in [Stream.people, .logins, .quizzes] {
        for index in 0..<200 {
          var random = Generator(seed: seed, stream, index)
          firsts.insert(random.next())
        }
      }
    }
    #expect(firsts.count == 3000)
  }

  @Test("draws distributions with the moments they are named after")
  func distributions() {
    var random = Generator(seed: 5, .people)
    func moments(_ draw: (inout Generator) -> Double) -> (mean: Double, variance: Double) {
      let values = (0..<20_000).map { _ in draw(&random) }
      let mean = values.reduce(0, +) / 20_000
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000)
    }
    let beta = moments { $0.beta(0.5, 35) }
    #expect(abs(beta.mean - 0.5 / 35.5) < 0.001)
    #expect(abs(beta.variance - 0.5 * 35 / (35.5 * 35.5 * 36.5)) < 0.0001)
    let poisson = moments { Double($0.poisson(4.5)) }
    #expect(abs(poisson.mean - 4.5) < 0.1)
    #expect(abs(poisson.variance - 4.5) < 0.25)
    let normal = moments { $0.normal() }
    #expect(abs(normal.mean) < 0.03)
    #expect(abs(normal.variance - 1) < 0.05)
    let geometric = moments { Double($0.geometric(0.5, atMost: 100)) }
    #expect(abs(geometric.mean - 1) < 0.05)
    let weighted = Weighted([0, 1, 0, 3])
    let picked = moments { Double(weighted.pick(&$0)) }
    #expect(abs(picked.mean - 2.5) < 0.05)
  }

  @Test(
    "knows when Easter was and will be",
    arguments: [
      "1991-03-31", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05",
      "2038-04-25", "2076-04-19",
    ])
  func easter(date: String) throws {
    let day = try #require(Day(date))
    #expect(FrenchCalendar.easterSunday(day.civil.year) == day)
  }

  @Test("closes shops on 1 May and Christmas, and empties them on Ascension Day")
  func holidays() throws {
    let monday = try #require(Day("2025-03-24"))
    let calendar = FrenchCalendar(firstDay: monday, weeks: 52)
    func attendance(_ date: String) throws -> Double {
      calendar.attendance[try #require(Day(date)) - monday]
    }
    #expect(try attendance("2025-05-01") == 0)
    #expect(try attendance("2025-12-25") == 0)
    #expect(try attendance("2025-05-29") == 0.25)
    #expect(try attendance("2025-07-14") == 0.25)
    #expect(try attendance("2025-06-03") == 1)
    #expect(try attendance("2025-06-08") < attendance("2025-12-21"))
  }

  @Test("skips the hour that a spring night skips, and keeps later times later")
  func clockChange() throws {
    let clock = try LocalClock(firstDay: try #require(Day("2025-03-24")), days: 14)
    func written(_ hour: Int, _ minute: Int) -> String {
      var bytes: [UInt8] = []
      let time = LocalTime(day: 6, second: hour * 3600 + minute * 60)
      clock.write(time, offset: true, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(written(1, 59) == "2025-03-30T01:59:00+01:00")
    #expect(written(2, 30) == "2025-03-30T03:00:00+02:00")
    #expect(written(3, 10) == "2025-03-30T03:10:00+02:00")
    #expect(written(25, 5) == "2025-03-31T01:05:00+02:00")
  }

  @Test("loses members as a beta-geometric process does")
  func dropout() throws {
    let world = try World(Simulation(members: 4000, weeks: 52, seed: 3))
    let learners = world.people.indices.filter {
      world.people[$0].isEstablished && world.people[$0].part == .ordinary
    }
    let lost = learners.filter { world.rhythm.hasDroppedOut($0) }
    // B(gamma, delta + 52) / B(gamma, delta) of those who ever start are still there.
    let (gamma, delta) = (Rhythm.gamma, Rhythm.delta)
    let survival = exp(
      lgamma(delta + 52) + lgamma(gamma + delta) - lgamma(gamma + delta + 52) - lgamma(delta))
    let expected = (1 - Rhythm.neverStarted) * (1 - survival)
    #expect(abs(Double(lost.count) / Double(learners.count) - expected) < 0.03)
    #expect(world.cast.champions.allSatisfy { !world.rhythm.hasDroppedOut($0) })
  }

  @Test("leaves most people alone outside working hours")
  func rightToDisconnect() {
    var random = Generator(seed: 9, .logins)
    for shift in [Shift.morning, .office, .evening] {
      let hours = (0..<5000).map { _ in shift.second(&random) / 3600 }
      #expect(hours.count { (8..<20).contains($0) } > 4700)
      #expect(hours.allSatisfy { (7..<23).contains($0) })
    }
  }

  @Test("holds no rows: what waits in memory is bounded, however long the file")
  func bounded() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let world = try World(Simulation(members: 60, weeks: 26, seed: 1))
    var file = try ExportFolder(directory.path, members: 60).table(.logins, of: world)
    var most = 0
    for row in 0..<40_000 {
      file.identifier(world.memberID(row % 60))
      file.moment(LocalTime(day: row % 180, second: row % 86_400))
      try file.endRow()
      most = max(most, file.waitingBytes)
    }
    let written = try file.close()
    #expect(written.rows == 40_000)
    #expect(written.bytes > 4 * CSVFile.bufferSize)
    #expect(most < CSVFile.bufferSize)
    #expect(MemoryLayout<Person>.stride <= 80)
  }

  @Test("quotes what needs quoting, and pads identifiers")
  func fields() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let world = try World(Simulation(members: 60, weeks: 26, seed: 1))
    var file = try ExportFolder(directory.path, members: 60).table(.communities, of: world)
    file.identifier(Identifier(letter: "C", number: 12_345, width: 3))
    file.text("Linge, \"maison\"")
    try file.endRow()
    file.identifier(Identifier(letter: "Q", number: 7, width: 2), part: 3)
    file.integer(0)
    try file.endRow()
    _ = try file.close()
    let bytes = try #require(try directory.contents()["communities.csv"])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "community_id,name\nC12345,\"Linge, \"\"maison\"\"\"\nQ07-3,0\n")
  }
}
