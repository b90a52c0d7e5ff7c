/// quiz_results.csv: a quiz a topic, the answers item by item, some quizzes taken again.
extension ExportFolder {
  func writeQuizResults(
    of world: World, _ progress: (Simulation.Progress) -> Void
  ) throws -> Simulation.Summary.File {
    var file = try table(.quizResults, of: world)
    for (member, person) in world.people.enumerated() {
      var random = world.random(.quizzes, member)
      var learner = Learner(id: world.memberID(member), person: person, ability: random.normal())
      learner.ability = 0.6 * learner.ability + 0.1
      for week in person.weeks(of: world.calendar.weeks)
      where world.rhythm.isActive(member, week: week) && random.chance(0.178) {
        let day = world.workDay(of: member, week: week, &random)
        let time = world.time(of: member, on: day, &random)
        let topic = world.curriculum.practisedTopic(of: person.trade, &random)
        let right = try learner.take(topic, at: time, in: world, &file, &random)
        if right * 2 < Curriculum.itemsPerQuiz, random.chance(0.5) {
          var prepared = learner
          prepared.ability += 0.7
          _ = try prepared.take(topic, at: time + 900, in: world, &file, &random)
        }
      }
      Simulation.Progress.report(
        progress, file.name, done: member + 1, of: world.people.count)
    }
    return try file.close()
  }
}

private struct Learner {
  let id: Identifier
  let person: Person
  var ability: Double

  /// The last item is worth two points and can be half right.
  ///
  /// - Returns: the number of items answered right.
  func take(
    _ topic: Int, at start: LocalTime, in world: World, _ file: inout CSVFile,
    _ random: inout Generator
  ) throws -> Int {
    let quiz = Identifier(letter: "Q", number: topic + 1, width: 2)
    let sector = world.company.sector(of: person)
    var time = start
    var right = 0
    for item in 0..<Curriculum.itemsPerQuiz {
      let facility = world.curriculum.facility(
        ability: ability, topic: topic, item: item, trade: person.trade, sector: sector)
      let points = item == Curriculum.itemsPerQuiz - 1 ? 2 : 1
      var score = 0
      for _ in 0..<points where random.chance(facility) { score += 1 }
      if score == points { right += 1 }
      file.identifier(id)
      file.identifier(quiz)
      file.identifier(quiz, part: item + 1)
      file.identifier(world.topicID(topic))
      file.moment(time)
      file.integer(score)
      file.integer(points)
      try file.endRow()
      time = time + (15 + random.below(45))
    }
    return right
  }
}
