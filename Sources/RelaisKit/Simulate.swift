import Activity
import Simulation

extension Workspace {
  /// Writes the exports of a fictional company, with what can be found in them in `truth.json`.
  ///
  /// - Returns: the number of files written.
  /// - Throws: `RelaisError` where a number is out of bounds or the folder cannot be written.
  public static func simulate(
    members: Int, weeks: Int, seed: UInt64, into folder: String
  ) throws -> Int {
    do {
      return try Simulation(members: members, weeks: weeks, seed: seed)
        .write(to: folder).files.count
    } catch let error as SimulationError {
      throw RelaisError(error)
    } catch {
      // All else that can fail is a file.
      throw RelaisError("unwritable", folder)
    }
  }
}

extension RelaisError {
  fileprivate init(_ error: SimulationError) {
    func number(_ given: Int, _ option: String, _ range: ClosedRange<Int>) -> RelaisError {
      RelaisError(
        "simulation-number", String(given), option, String(range.lowerBound),
        String(range.upperBound))
    }
    self =
      switch error {
      case .members(let count): number(count, "--members", Simulation.memberCounts)
      case .weeks(let count): number(count, "--weeks", Simulation.weekCounts)
      case .firstDay(let day): RelaisError("simulation-start", day.description)
      case .timeZone(let name): RelaisError("unknown-time-zone", name)
      case .notASimulation(let folder, let file): RelaisError("simulation-folder", folder, file)
      }
  }
}
