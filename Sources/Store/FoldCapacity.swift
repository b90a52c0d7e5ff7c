/// How many records the reader of a file hands over at once, and how many rows a fold holds at most
/// before it merges them into the database.
struct FoldCapacity: Sendable {
  var batch = 1 << 12
  var presence = 1 << 20
  var quizResults = 1 << 18
}

/// How many rows a fold holds now. Few at first, so that the database is written while the file is
/// read. More where most of them did not come behind the last row of the table: a file that comes back
/// to the same pages of the database had better do so seldom.
struct Patience {
  private(set) var rows: Int
  private let most: Int

  /// - Parameter most: how many rows it may become.
  init(most: Int) {
    self.most = most
    rows = min(most, 1 << 16)
  }

  mutating func learn(appended: Int, of merged: Int) {
    if appended * 2 < merged { rows = min(rows * 2, most) }
  }
}
