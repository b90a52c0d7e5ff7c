/// tips.csv, reactions.csv, comments.csv: written author by author, a tip with all its answers.
extension ExportFolder {
  func writeSharing(
    of world: World, _ progress: (Simulation.Progress) -> Void
  ) throws -> [Simulation.Summary.File] {
    var exchange = Exchange(
      world, tips: try table(.tips, of: world), reactions: try table(.reactions, of: world),
      comments: try table(.comments, of: world))
    for author in world.people.indices {
      try exchange.writeTips(of: author)
      Simulation.Progress.report(
        progress, Columns.tips.file, done: author + 1, of: world.people.count)
    }
    return try exchange.close()
  }
}

private struct Tip {
  let id: Identifier
  let author: Int
  let time: LocalTime
  let sector: Int
  let community: Int?
}

private struct Exchange: ~Copyable {
  private let world: World
  private let circles: Circles
  private let titles = Trainings.topics.map(Trainings.tipTitles)
  private let reactionKinds = Weighted(Trainings.reactionWeights)
  private var tips: CSVFile
  private var reactions: CSVFile
  private var comments: CSVFile
  private var tipCount = 0
  private var commentCount = 0
  /// Those who have thanked for the tip in hand.
  private var thankers: [Int] = []

  init(
    _ world: World, tips: consuming CSVFile, reactions: consuming CSVFile,
    comments: consuming CSVFile
  ) {
    self.world = world
    circles = Circles(world)
    self.tips = tips
    self.reactions = reactions
    self.comments = comments
  }

  consuming func close() throws -> [Simulation.Summary.File] {
    [try tips.close(), try reactions.close(), try comments.close()]
  }

  mutating func writeTips(of author: Int) throws {
    var random = world.random(.sharing, author)
    let person = world.people[author]
    let habit = SharingHabit(of: person, in: world, &random)
    for week in habit.weeks where world.rhythm.isActive(author, week: week) {
      for _ in 0..<habit.tips(in: week, of: person, world, &random) {
        let tip = try writeTip(of: author, week: week, habit, &random)
        try writeReactions(to: tip, habit, &random)
        try writeComments(on: tip, habit, &random)
      }
    }
  }

  private mutating func writeTip(
    of author: Int, week: Int, _ habit: SharingHabit, _ random: inout Generator
  ) throws -> Tip {
    let person = world.people[author]
    let day = world.workDay(of: author, week: week, &random)
    let topic =
      habit.favourites.isEmpty
      ? world.curriculum.sharedTopic(of: person.trade, &random) : random.pick(habit.favourites)
    let tip = Tip(
      id: world.tipID(tipCount), author: author, time: world.time(of: author, on: day, &random),
      sector: world.company.sector(of: person),
      community: random.chance(0.85) ? world.communities.drawn(for: author, on: day, &random) : nil)
    tipCount += 1
    tips.identifier(tip.id)
    tips.identifier(world.memberID(author))
    tips.moment(tip.time)
    tips.identifier(world.topicID(topic))
    tips.text(random.pick(titles[topic]))
    if let community = tip.community {
      tips.identifier(world.communityID(community))
    } else {
      tips.empty()
    }
    let withdrawal = tip.time + (1 + random.below(5)) * 86_400
    if random.chance(0.015), withdrawal.day < world.calendar.days {
      tips.moment(withdrawal)
    } else {
      tips.empty()
    }
    try tips.endRow()
    return tip
  }
}

// MARK: - Answers

extension Exchange {
  private mutating func writeReactions(
    to tip: Tip, _ habit: SharingHabit, _ random: inout Generator
  ) throws {
    if world.people[tip.author].part == .ring { try writeRingReactions(to: tip, &random) }
    thankers.removeAll(keepingCapacity: true)
    for _ in 0..<random.poisson(habit.thanks) {
      guard let (member, time) = circles.passerBy(tip, &random), !thankers.contains(member)
      else { continue }
      thankers.append(member)
      let kind = reactionKinds.pick(&random)
      try writeReaction(to: tip, by: member, kind, at: time)
      if random.chance(0.05) {
        try writeReaction(to: tip, by: member, (kind + 1) % 3, at: time + 2)
      }
    }
  }

  /// Everybody in the ring thanks everybody, themselves included, within the hour.
  private mutating func writeRingReactions(to tip: Tip, _ random: inout Generator) throws {
    for member in world.cast.ring where member != tip.author || random.chance(0.3) {
      for kind in Trainings.reactions.indices where kind == 0 || random.chance(0.5) {
        try writeReaction(to: tip, by: member, kind, at: tip.time + (60 + random.below(3000)))
      }
    }
  }

  private mutating func writeReaction(
    to tip: Tip, by member: Int, _ kind: Int, at time: LocalTime
  ) throws {
    reactions.identifier(tip.id)
    reactions.identifier(world.memberID(member))
    reactions.text(Trainings.reactions[kind])
    reactions.moment(time)
    try reactions.endRow()
  }

  private mutating func writeComments(
    on tip: Tip, _ habit: SharingHabit, _ random: inout Generator
  ) throws {
    let author = world.people[tip.author]
    for _ in 0..<random.poisson(habit.comments) {
      guard let (member, time) = circles.passerBy(tip, &random),
        world.people[member].part != .pastStar
      else { continue }
      try writeComment(on: tip, by: member, at: time)
      if random.chance(0.2), world.rhythm.isActive(tip.author, at: time + 1800) {
        try writeComment(on: tip, by: tip.author, at: time + 1800)
      }
    }
    guard author.part == .ordinary else { return }
    // Champions welcome newcomers, and others less often.
    if random.chance(author.isNewcomer(in: tip.time.week) ? 0.8 : 0.35),
      let (champion, time) = circles.champion(for: tip, &random)
    {
      try writeComment(on: tip, by: champion, at: time)
    }
  }

  private mutating func writeComment(on tip: Tip, by member: Int, at time: LocalTime) throws {
    comments.identifier(world.commentID(commentCount))
    comments.identifier(tip.id)
    comments.identifier(world.memberID(member))
    comments.localMoment(time)
    try comments.endRow()
    commentCount += 1
  }
}

/// The people who may come across a tip.
private struct Circles {
  private let world: World
  private let championsOfSector: [[Int]]

  init(_ world: World) {
    self.world = world
    var champions = [[Int]](repeating: [], count: world.company.sectorCount)
    for champion in world.cast.champions + world.cast.hiddenChampions {
      champions[world.company.sector(of: world.people[champion])].append(champion)
    }
    championsOfSector = champions
  }

  /// A colleague of the team, the community or the sector, on one of the following days.
  func passerBy(_ tip: Tip, _ random: inout Generator) -> (member: Int, time: LocalTime)? {
    for _ in 0..<12 {
      let member = colleague(tip, &random)
      if let time = reply(of: member, to: tip, &random) { return (member, time) }
    }
    return nil
  }

  func champion(for tip: Tip, _ random: inout Generator) -> (member: Int, time: LocalTime)? {
    let champions = championsOfSector[tip.sector]
    guard !champions.isEmpty else { return nil }
    for _ in 0..<6 {
      let member = random.pick(champions)
      if let time = reply(of: member, to: tip, &random) { return (member, time) }
    }
    return nil
  }

  private func colleague(_ tip: Tip, _ random: inout Generator) -> Int {
    let company = world.company
    switch random.uniform() {
    case ..<0.35: return Int(random.pick(company.ofTeam[world.people[tip.author].team]))
    case ..<0.7:
      if let community = tip.community {
        return world.communities.anyMember(of: community, &random)
      }
      fallthrough
    default: return Int(random.pick(company.ofSector[tip.sector]))
    }
  }

  /// - Returns: nil for somebody who is away, or who is the author.
  private func reply(of member: Int, to tip: Tip, _ random: inout Generator) -> LocalTime? {
    let day = tip.time.day + random.geometric(0.55, atMost: 12)
    guard member != tip.author, day < world.calendar.days,
      world.rhythm.isActive(member, week: day / 7), world.people[member].worksRegularly(on: day),
      world.calendar.attendance[day] > 0
    else { return nil }
    let time = world.time(of: member, on: day, &random)
    return time > tip.time ? time : nil
  }
}
