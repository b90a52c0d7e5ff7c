import Foundation
import TestSupport

@testable import Analytics

extension BGBB {
  /// Parameters between 0.05 and 50, spread evenly over orders of magnitude.
  static func random(using random: inout SeededGenerator) throws -> BGBB {
    func parameter() -> Double { exp(.random(in: -3...3.9, using: &random)) }
    return try BGBB(alpha: parameter(), beta: parameter(), gamma: parameter(), delta: parameter())
  }
}

extension WeekHistory {
  static func random(
    weeks: ClosedRange<Int>, using random: inout SeededGenerator
  ) throws -> WeekHistory {
    let n = Int.random(in: weeks, using: &random)
    let tx = Int.random(in: 0...n, using: &random)
    return try WeekHistory(x: tx == 0 ? 0 : .random(in: 1...tx, using: &random), tx: tx, n: n)
  }

  /// The history of a member who is active with one probability and leaves with another.
  static func simulated(
    weeks: Int, activity: Double, leaving: Double, using random: inout SeededGenerator
  ) throws -> WeekHistory {
    var (x, tx) = (0, 0)
    for week in 1...weeks {
      if Double.random(in: 0..<1, using: &random) < leaving { break }
      if Double.random(in: 0..<1, using: &random) < activity {
        x += 1
        tx = week
      }
    }
    return try WeekHistory(x: x, tx: tx, n: weeks)
  }

  /// Every way in which a history can go on, as many as 2 to the power of `weeks`.
  static func all(extending history: WeekHistory, by weeks: Int) throws -> [WeekHistory] {
    guard weeks > 0 else { return [history] }
    let n = history.n + 1
    return try all(extending: history.silent(for: 1), by: weeks - 1)
      + all(extending: WeekHistory(x: history.x + 1, tx: n, n: n), by: weeks - 1)
  }
}

extension Donors {
  static func counts() throws -> [HistoryCount] {
    try rows.map {
      HistoryCount(history: try WeekHistory(x: $0.x, tx: $0.tx, n: $0.n), members: $0.donors)
    }
  }
}

extension OpenUniversity.Course {
  func counts() throws -> [HistoryCount] {
    try rows.map {
      HistoryCount(history: try WeekHistory(x: $0.x, tx: $0.tx, n: n), members: $0.students)
    }
  }

  /// Area under the ROC curve: how often a student who came back has a higher score than one who
  /// did not, ties counting half.
  func area(_ scores: [Double]) -> Double {
    var (wins, pairs) = (0.0, 0.0)
    for (back, backScore) in zip(rows, scores) {
      for (gone, goneScore) in zip(rows, scores) {
        let weight = Double(back.back * (gone.students - gone.back))
        pairs += weight
        wins += weight * (backScore > goneScore ? 1 : backScore == goneScore ? 0.5 : 0)
      }
    }
    return wins / pairs
  }
}
