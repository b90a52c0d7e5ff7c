import Activity

extension Contest.Ties {
  /// The ranks of rows that are already in order, best first.
  ///
  /// - Parameter isTied: whether the row at an index is equal to the one before it.
  func ranks(count: Int, isTied: (Int) -> Bool) -> [Int] {
    var ranks: [Int] = []
    ranks.reserveCapacity(count)
    for index in 0..<count {
      if index > 0, self != .ordinal, isTied(index) {
        ranks.append(ranks[index - 1])
      } else {
        ranks.append(self == .dense ? (ranks.last ?? 0) + 1 : index + 1)
      }
    }
    return ranks
  }
}

/// A row of a board.
protocol Ranked {
  var rank: Int { get }
}

extension Placing: Ranked {}
extension TeamPlacing: Ranked {}

extension Contest.Shown {
  /// The top rows, with whoever is tied with the last of them, and the rows around one.
  func excerpt<Row: Ranked>(_ rows: [Row], around index: Int?) -> [Row] {
    var end = min(top, rows.count)
    while end > 0, end < rows.count, rows[end].rank == rows[end - 1].rank { end += 1 }
    guard let index else { return Array(rows[..<end]) }
    let reach = min(neighbours, rows.count)
    let near = max(index - reach, end)..<max(min(index + reach + 1, rows.count), end)
    return Array(rows[..<end] + rows[near])
  }
}

// MARK: - Individual board

extension Placing {
  /// Members with points who take a rank. Hidden members leave no gap.
  static func ranked(
    _ contest: Contest, _ field: ContestField, _ tallies: [ContestScoring.Tally]
  ) -> [Placing] {
    let isEarlierBetter = contest.tieBreak == .earliest
    // Positions in the field are ascending: equals are named first, by identifier, then anonymous.
    let order = tallies.indices.filter { tallies[$0].points > 0 }
      .sorted { a, b in
        if tallies[a].points != tallies[b].points { return tallies[a].points > tallies[b].points }
        if isEarlierBetter, tallies[a].reached != tallies[b].reached {
          return tallies[a].reached < tallies[b].reached
        }
        // An order by identifier would tell between which two an anonymous member stands.
        let (first, second) = (field.entrants[a].visibility, field.entrants[b].visibility)
        if first != second { return first == .named }
        return a < b
      }
    let ranks = contest.ties.ranks(count: order.count) { index in
      let (a, b) = (tallies[order[index - 1]], tallies[order[index]])
      return a.points == b.points && (!isEarlierBetter || a.reached == b.reached)
    }
    return zip(order, ranks).map { position, rank in
      let entrant = field.entrants[position]
      let tally = tallies[position]
      return Placing(
        rank: rank, member: entrant.member, visibility: entrant.visibility, points: tally.points,
        acts: tally.acts, reached: tally.reached)
    }
  }
}

// MARK: - Team board

extension TeamPlacing {
  private struct Team {
    var name: String
    var points = 0
    var heads = 0
    var reached = Int.min

    mutating func add(_ member: ContestScoring.Tally) {
      heads += 1
      points += member.points
      if member.points > 0 { reached = max(reached, member.reached) }
    }

    /// Whether points per head are more, without dividing.
    static func > (a: Team, b: Team) -> Bool {
      let left = a.points.multipliedFullWidth(by: b.heads)
      let right = b.points.multipliedFullWidth(by: a.heads)
      return (left.high, left.low) > (right.high, right.low)
    }
  }

  /// Teams with points that are large enough. Members who take no rank neither add points nor
  /// count as heads, so that nobody's wish to stay hidden costs their team anything.
  static func ranked(
    _ contest: Contest, _ field: ContestField, _ tallies: [ContestScoring.Tally], minimumSize: Int
  ) -> (teams: [TeamPlacing], tooSmall: Int) {
    var byName: [String: Team] = [:]
    for position in field.entrants.indices where field.isRanked(Int32(position)) {
      guard let name = field.entrants[position].team else { continue }
      let tally = tallies[position]
      byName[name, default: Team(name: name)].add(tally)
    }
    let scoring = byName.values.filter { $0.points > 0 }
    let isEarlierBetter = contest.tieBreak == .earliest
    let teams = scoring.filter { $0.heads >= minimumSize }
      .sorted { a, b in
        if a > b || b > a { return a > b }
        if isEarlierBetter, a.reached != b.reached { return a.reached < b.reached }
        return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
      }
    let ranks = contest.ties.ranks(count: teams.count) { index in
      let (a, b) = (teams[index - 1], teams[index])
      return !(a > b) && (!isEarlierBetter || a.reached == b.reached)
    }
    let placings = zip(teams, ranks).map { team, rank in
      TeamPlacing(
        rank: rank, team: team.name, points: team.points, heads: team.heads, reached: team.reached)
    }
    return (placings, scoring.count - teams.count)
  }
}
