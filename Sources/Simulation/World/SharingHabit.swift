/// How a member shares tips, and how colleagues answer them.
struct SharingHabit {
  /// The weeks of the simulation in which the member shares at all.
  var weeks: Range<Int>
  /// The probability that an active week sees a tip.
  var chance: Double
  /// The mean number of further tips in such a week.
  var furtherTips: Double
  /// The mean number of colleagues who thank for a tip, and who comment on it.
  var thanks: Double
  var comments: Double
  /// Positions in `Trainings.topics`; empty for whatever the trade needs.
  var favourites: [Int] = []

  init(of person: Person, in world: World, _ random: inout Generator) {
    let total = world.calendar.weeks
    self.init(weeks: 0..<total, chance: 0, furtherTips: 0, thanks: 0, comments: 0)
    switch person.part {
    case .champion, .hiddenChampion:
      chance = random.uniform(0.68...0.92)
      furtherTips = random.uniform(0.15...0.55)
      thanks = random.uniform(3.5...6.5)
      comments = 0.6
      chooseFavourites(person.trade, world.curriculum, &random)
    case .pastStar:
      weeks = 0..<Int(Double(total) * random.uniform(0.35...0.5))
      chance = 0.9
      furtherTips = 0.6
      thanks = random.uniform(5...8)
      comments = 0.6
      chooseFavourites(person.trade, world.curriculum, &random)
    case .volumePoster:
      chance = 0.92
      furtherTips = random.uniform(1.6...2.4)
      thanks = 0.03
    case .enthusiast:
      let week = 2 + random.below(total - 4)
      weeks = week..<week + 1
      chance = 1
      furtherTips = 5
      thanks = 1.5
      comments = 0.2
    case .ring:
      weeks = world.cast.contest
      chance = 1
      furtherTips = 1.8
      thanks = 0.1
    case .ordinary:
      let sharesAtTimes = random.chance(0.2)
      chance = sharesAtTimes ? random.uniform(0.03...0.1) : 0.008
      furtherTips = 0.1
      thanks = random.uniform(0.3...1.5)
      comments = 0.3
    }
  }

  private init(
    weeks: Range<Int>, chance: Double, furtherTips: Double, thanks: Double, comments: Double
  ) {
    self.weeks = weeks
    self.chance = chance
    self.furtherTips = furtherTips
    self.thanks = thanks
    self.comments = comments
  }

  private mutating func chooseFavourites(
    _ trade: Trade, _ curriculum: Curriculum, _ random: inout Generator
  ) {
    while favourites.count < 4 {
      let topic = curriculum.sharedTopic(of: trade, &random)
      if !curriculum.lacksContent(topic) { favourites.append(topic) }
    }
  }

  func tips(in week: Int, of person: Person, _ world: World, _ random: inout Generator) -> Int {
    var chance = chance
    var furtherTips = furtherTips
    let isContest = world.cast.contest.contains(week)
    switch person.part {
    case .ordinary:
      if isContest { chance *= 2 }
      if person.isNewcomer(in: week) { chance += 0.08 }
    case .champion, .hiddenChampion:
      if isContest { furtherTips += 1.2 }
    default: break
    }
    return random.chance(chance) ? 1 + random.poisson(furtherTips) : 0
  }
}

extension Person {
  /// For eight weeks after joining.
  func isNewcomer(in week: Int) -> Bool {
    joined >= 0 && week * 7 < joined + 56
  }
}
