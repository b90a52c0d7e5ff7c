/// challenges.csv, challenge_entries.csv: launched by champions often, by other managers at times.
extension ExportFolder {
  func writeChallenges(
    of world: World, _ progress: (Simulation.Progress) -> Void
  ) throws -> [Simulation.Summary.File] {
    var challenges = try table(.challenges, of: world)
    var entries = try table(.challengeEntries, of: world)
    var count = 0
    for launcher in world.people.indices {
      let person = world.people[launcher]
      let isChampion = person.part == .champion || person.part == .hiddenChampion
      let chance = isChampion ? 0.06 : person.isManager ? 0.01 : 0
      if chance > 0 {
        var random = world.random(.challenges, launcher)
        // A challenge is announced the week before it starts and is over before the data end.
        for week in person.weeks(of: world.calendar.weeks - 4)
        where world.rhythm.isActive(launcher, week: week) && random.chance(chance) {
          guard
            let challenge = Challenge(
              count, by: launcher, startingIn: week + 1, appeal: isChampion ? 0.35 : 0.08, world,
              &random)
          else { continue }
          count += 1
          try challenge.write(to: &challenges)
          try challenge.writeEntries(to: &entries, &random)
        }
      }
      Simulation.Progress.report(
        progress, Columns.challenges.file, done: launcher + 1, of: world.people.count)
    }
    return [try challenges.close(), try entries.close()]
  }
}

private struct Challenge {
  private let world: World
  private let id: Identifier
  private let launcher: Int
  private let topic: Int
  private let community: Int
  private let weeks: Range<Int>
  /// The probability that a member of the community who is active enters.
  private let appeal: Double

  /// - Returns: nil if the launcher belongs to no community.
  init?(
    _ index: Int, by launcher: Int, startingIn week: Int, appeal: Double, _ world: World,
    _ random: inout Generator
  ) {
    guard let community = world.communities.drawn(for: launcher, on: week * 7, &random)
    else { return nil }
    self.world = world
    self.launcher = launcher
    self.community = community
    self.appeal = appeal
    id = world.challengeID(index)
    topic = world.curriculum.sharedTopic(of: world.people[launcher].trade, &random)
    weeks = week..<week + 1 + random.below(3)
  }

  /// Every other challenge is open to everybody, though it is the launcher's colleagues who enter.
  private var isOpen: Bool { weeks.lowerBound.isMultiple(of: 2) }

  /// From Monday at eight to Sunday at eight in the evening.
  private var start: LocalTime { LocalTime(day: weeks.lowerBound * 7, second: 8 * 3600) }
  private var end: LocalTime { LocalTime(day: weeks.upperBound * 7 - 1, second: 20 * 3600) }

  func write(to file: inout CSVFile) throws {
    file.identifier(id)
    file.identifier(world.memberID(launcher))
    file.identifier(world.topicID(topic))
    file.text(Trainings.challengeTitle(on: Trainings.topics[topic]))
    if isOpen { file.empty() } else { file.identifier(world.communityID(community)) }
    file.moment(start)
    file.moment(end)
    try file.endRow()
  }

  func writeEntries(to file: inout CSVFile, _ random: inout Generator) throws {
    for membership in world.communities.memberships(ofCommunity: community)
    where membership.covers(start.day) && membership.member != launcher {
      let member = membership.member
      let week = random.pick(weeks)
      guard world.rhythm.isActive(member, week: week), random.chance(appeal) else { continue }
      let day = world.workDay(of: member, week: week, &random)
      let joined = max(start, world.time(of: member, on: day, &random))
      let completed = joined + (600 + random.below(3000))
      file.identifier(id)
      file.identifier(world.memberID(member))
      file.moment(joined)
      if random.chance(0.75), completed <= end {
        file.moment(completed)
        file.integer(8 + random.below(13))
        file.integer(20)
      } else {
        for _ in 0..<3 { file.empty() }
      }
      try file.endRow()
    }
  }
}
