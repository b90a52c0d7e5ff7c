/// How many records the reader of a file hands over at once, and how many rows a fold holds at most
/// before it merges them into the database.
struct FoldCapacity: Sendable {
  var batch = 1 << 12
  var presence = 1 << 20
  var quizResults = 1 << 18
}

/// How many rows a fold holds now. Few at first, so that the database is written while the file is
/// read. More where most of them do not come behind all that were released before: a file that comes
/// back to the same pages of the database had better do so seldom.
struct Patience {
  private(set) var rows: Int
  private let most: Int
  private var greatest = -1

  /// - Parameter most: how many rows it may become.
  init(most: Int) {
    self.most = most
    rows = min(most, 1 << 14)
  }

  /// - Parameter keys: of the rows that are released, ascending.
  mutating func learn(_ keys: some RandomAccessCollection<Int>) {
    let behind = keys.count { $0 > greatest }
    if behind * 2 < keys.count { rows = min(rows * 2, most) }
    greatest = max(greatest, keys.last ?? -1)
  }
}
