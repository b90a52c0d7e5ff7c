public import Activity
import Foundation

/// A year in the life of a fictional French retailer, written as canonical exports.
///
/// What the engine must find is planted and told in `truth.json`: who the champions are, who only
/// posts much, which topics are hard or short of content, who fell silent and when, and who games
/// the contest. The same parameters give the same bytes.
///
/// Rows go to disk as they are drawn: what is held in memory grows with the number of members and
/// weeks, never with the number of logins.
public struct Simulation: Sendable {
  public static let memberCounts = 60...2_000_000
  public static let weekCounts = 26...520
  public static let startYears = 1990...2080

  /// Accounts on the roster, including newcomers and those who left.
  public let members: Int
  /// ISO weeks of activity.
  public let weeks: Int
  public let seed: UInt64
  /// The Monday on which activity begins.
  public let firstDay: Day

  /// - Parameters:
  ///   - members: within `memberCounts`.
  ///   - weeks: within `weekCounts`. Choose a multiple of four, so that every period is whole.
  ///   - firstDay: a Monday of `startYears`; by default the one that ends the activity on Sunday
  ///     2026-03-22, the last day of a four-week period.
  /// - Throws: `SimulationError` naming the parameter out of bounds and its bounds.
  public init(members: Int, weeks: Int = 52, seed: UInt64, firstDay: Day? = nil) throws {
    guard Simulation.memberCounts.contains(members) else {
      throw SimulationError.members(members)
    }
    guard Simulation.weekCounts.contains(weeks) else { throw SimulationError.weeks(weeks) }
    let firstDay = firstDay ?? Simulation.defaultEnd.firstDay + (Period.days - weeks * 7)
    guard firstDay.weekday == 0, Simulation.startYears.contains(firstDay.civil.year) else {
      throw SimulationError.firstDay(firstDay)
    }
    self.members = members
    self.weeks = weeks
    self.seed = seed
    self.firstDay = firstDay
  }

  public var lastDay: Day { firstDay + (weeks * 7 - 1) }

  /// 2026-02-23 to 2026-03-22: a constant, so that the same command gives the same bytes next year.
  private static let defaultEnd = Period(index: 341)

  /// What has been written so far of one file.
  public struct Progress: Sendable {
    public let file: String
    /// Members whose rows are written.
    public let done: Int
    public let total: Int

    /// Tells `handler` at every hundredth of the way.
    static func report(
      _ handler: (Progress) -> Void, _ file: String, done: Int, of total: Int
    ) {
      guard done * 100 / total != (done - 1) * 100 / total else { return }
      handler(Progress(file: file, done: done, total: total))
    }
  }

  public struct Summary: Sendable, Equatable {
    public struct File: Sendable, Equatable {
      public let name: String
      /// Data rows, without the header; nil for a file that is not a table.
      public let rows: Int?
      public let bytes: Int
    }

    /// In the order in which they were written.
    public let files: [File]
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
  }

  /// Writes the exports, `truth.json` and `README.txt` into `directory`, creating it if need be.
  ///
  /// An earlier simulation in the same directory is overwritten.
  /// - Throws: `SimulationError.notASimulation` when the directory holds exports that no simulation
  ///   wrote; the system's own error when a file cannot be written.
  @discardableResult
  public func write(
    to directory: String, progress: (Progress) -> Void = { _ in }
  ) throws -> Summary {
    let world = try World(self)
    let folder = try ExportFolder(directory, members: members)
    var files = [try folder.writeNotice(of: self)]
    files += try folder.writeRoster(of: world)
    files += try folder.writeSharing(of: world, progress)
    files += try folder.writeChallenges(of: world, progress)
    files.append(try folder.writeLogins(of: world, progress))
    files.append(try folder.writeQuizResults(of: world, progress))
    files.append(try folder.write(Truth(world, files), as: "truth.json"))
    return Summary(files: files)
  }
}

public enum SimulationError: Error, Equatable, CustomStringConvertible {
  case members(Int)
  case weeks(Int)
  case firstDay(Day)
  case timeZone(String)
  case notASimulation(directory: String, file: String)

  public var description: String {
    switch self {
    case .members(let count):
      "cannot simulate \(count) members: choose \(bounds(Simulation.memberCounts))"
    case .weeks(let count):
      "cannot simulate \(count) weeks: choose \(bounds(Simulation.weekCounts))"
    case .firstDay(let day):
      "cannot start on \(day): choose a Monday of the years \(bounds(Simulation.startYears))"
    case .timeZone(let name):
      "this machine does not know the time zone \(name): install its time zone data (tzdata)"
    case .notASimulation(let directory, let file):
      "\(directory) holds a \(file) that no simulation wrote: choose another directory"
    }
  }

  private func bounds(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }
}
