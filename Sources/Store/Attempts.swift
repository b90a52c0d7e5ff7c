import Activity

/// One attempt at a quiz item.
struct Attempt: Equatable, Sendable {
  var at = 0
  var score = 0.0
  var maximum = 1.0

  func isEarlier(than other: Attempt) -> Bool {
    (at, score, maximum) < (other.at, other.score, other.maximum)
  }

  func isBetter(than other: Attempt) -> Bool {
    let (mine, theirs) = (score / maximum, other.score / other.maximum)
    return mine != theirs ? mine > theirs : isEarlier(than: other)
  }
}

/// The first, the best and the last attempt of one member at one quiz item.
///
/// Each of the three is the least or the greatest in a total order over (time, score, maximum), so
/// that equal times or equal scores fall the same way in whatever order results arrive.
struct Attempts: Equatable, Sendable {
  private(set) var known = false
  private(set) var first = Attempt()
  private(set) var best = Attempt()
  private(set) var last = Attempt()

  /// None yet.
  init() {}

  init(first: Attempt, best: Attempt, last: Attempt) {
    known = true
    (self.first, self.best, self.last) = (first, best, last)
  }

  mutating func join(_ other: Attempts) {
    guard known else {
      self = other
      return
    }
    if other.first.isEarlier(than: first) { first = other.first }
    if other.best.isBetter(than: best) { best = other.best }
    if last.isEarlier(than: other.last) { last = other.last }
  }
}
