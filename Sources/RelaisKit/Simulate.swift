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
      throw RelaisError("simulation", error.description)
    }
  }
}
