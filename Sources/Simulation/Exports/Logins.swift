/// logins.csv: by far the largest file, written member by member.
extension ExportFolder {
  func writeLogins(
    of world: World, _ progress: (Simulation.Progress) -> Void
  ) throws -> Simulation.Summary.File {
    var file = try table(.logins, of: world)
    let members = world.people.count
    for member in 0..<members {
      var random = world.random(.logins, member)
      let id = world.memberID(member)
      try writeLogins(of: member, as: id, in: world, to: &file, &random)
      Simulation.Progress.report(progress, file.name, done: member + 1, of: members)
    }
    for account in 0..<world.unlistedCount {
      // An account that the roster has lost: seen on the first day, then living as another does.
      var random = world.random(.unlisted, account)
      let twin = account * (members / world.unlistedCount)
      file.identifier(world.unlistedID(account))
      file.moment(world.time(of: twin, on: 0, &random))
      try file.endRow()
      try writeLogins(of: twin, as: world.unlistedID(account), in: world, to: &file, &random)
    }
    return try file.close()
  }

  private func writeLogins(
    of member: Int, as id: Identifier, in world: World, to file: inout CSVFile,
    _ random: inout Generator
  ) throws {
    let person = world.people[member]
    let eagerness = random.uniform(0.35...0.85)
    var times: [LocalTime] = []
    for week in person.weeks(of: world.calendar.weeks)
    where world.rhythm.isActive(member, week: week) {
      times.removeAll(keepingCapacity: true)
      for day in week * 7..<week * 7 + 7 {
        let attendance = world.calendar.attendance[day]
        guard person.mayWork(on: day), random.chance(attendance * eagerness) else { continue }
        for _ in 0...random.geometric(0.5, atMost: 4) {
          times.append(world.time(of: member, on: day, &random))
        }
      }
      if times.isEmpty {
        let day = world.workDay(of: member, week: week, &random)
        times.append(world.time(of: member, on: day, &random))
      }
      times.sort()
      for time in times {
        file.identifier(id)
        file.moment(time)
        try file.endRow()
      }
    }
  }
}

extension World {
  /// Accounts that log in although no roster lists them.
  var unlistedCount: Int { max(3, people.count / 400) }
}
