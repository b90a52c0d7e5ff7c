/// How many rows a fold holds at most before it merges them into the database.
struct FoldCapacity: Sendable {
  var presence = 1 << 20
  var quizResults = 1 << 18
}

/// How many rows a fold holds now. Few at first, so that the database is written while the file is
/// read; more when the file comes back to rows that are there already, each of which costs twice.
struct Patience {
  private(set) var rows: Int
  private let most: Int

  /// - Parameter most: how many rows it may become.
  init(most: Int) {
    self.most = most
    rows = min(most, 1 << 16)
  }

  mutating func learn(known: Int, of merged: Int) {
    if known * 2 > merged { rows = min(rows * 2, most) }
  }
}
