import Activity
import Store

/// Everybody that a roster lists, each at a position. Keys are small whole numbers, so that one is
/// looked up in an array, without hashing it.
struct Roster {
  /// Ascending by key.
  let members: [Contributor]
  /// By key; -1 where no roster lists it.
  private let positions: [Int32]
  /// By position: equal numbers for equal names of teams; nil where no team is known.
  private let teams: [Int?]

  /// How long a member counts as a newcomer, in days.
  static let newcomerDays = 56

  /// - Parameter members: ascending by key.
  init(_ members: [Contributor]) {
    self.members = members
    var positions = [Int32](repeating: -1, count: (members.last?.key.rawValue ?? -1) + 1)
    for (position, member) in members.enumerated() {
      positions[member.key.rawValue] = Int32(position)
    }
    self.positions = positions
    var numbers: [String: Int] = [:]
    teams = members.map { member in
      guard let team = member.team else { return nil }
      if let number = numbers[team] { return number }
      numbers[team] = numbers.count
      return numbers.count - 1
    }
  }

  func position(of key: MemberKey) -> Int? {
    guard positions.indices.contains(key.rawValue), positions[key.rawValue] >= 0 else { return nil }
    return Int(positions[key.rawValue])
  }

  func team(of key: MemberKey) -> Int? { position(of: key).flatMap { teams[$0] } }

  func isNewcomer(_ key: MemberKey, on day: Day) -> Bool {
    guard let position = position(of: key), members[position].standing == .person,
      let joined = members[position].joined
    else { return false }
    return (0..<Roster.newcomerDays).contains(day - joined)
  }
}
