import Activity

/// members.csv, communities.csv, memberships.csv, ambassadors.csv, topics.csv.
extension ExportFolder {
  func writeRoster(of world: World) throws -> [Simulation.Summary.File] {
    [
      try writeMembers(of: world), try writeCommunities(of: world),
      try writeMemberships(of: world), try writeAmbassadors(of: world), try writeTopics(of: world),
    ]
  }

  private func writeMembers(of world: World) throws -> Simulation.Summary.File {
    var file = try table(.members, of: world)
    for (index, person) in world.people.enumerated() {
      let team = world.company.offices.teams[person.team]
      let id = world.memberID(index)
      file.identifier(id)
      file.text("\(person.name.first) \(person.name.last)")
      file.text("\(id.description.lowercased())@\(Retailer.domain)")
      file.text(team.name)
      file.text(team.site)
      file.text(person.jobTitle)
      file.day(world.calendar.date(person.joined))
      file.day(person.left.map(world.calendar.date))
      file.text(person.visibility.word)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeCommunities(of world: World) throws -> Simulation.Summary.File {
    var file = try table(.communities, of: world)
    for (index, community) in world.communities.all.enumerated() {
      file.identifier(world.communityID(index))
      file.text(community.name)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeMemberships(of world: World) throws -> Simulation.Summary.File {
    var file = try table(.memberships, of: world)
    for membership in world.communities.memberships {
      file.identifier(world.communityID(membership.community))
      file.identifier(world.memberID(membership.member))
      file.day(world.calendar.date(membership.since))
      file.day(membership.until.map(world.calendar.date))
      try file.endRow()
    }
    return try file.close()
  }

  /// Most communities have one or two ambassadors, some had others before, some are orphans.
  private func writeAmbassadors(of world: World) throws -> Simulation.Summary.File {
    var file = try table(.ambassadors, of: world)
    let days = world.calendar.days
    for community in world.communities.all.indices {
      var random = world.random(.ambassadors, community)
      let members = world.communities.memberships(ofCommunity: community)
        .filter { $0.until == nil && $0.since == 0 && world.people[$0.member].isEstablished }
      guard members.count >= 8, random.chance(0.85) else { continue }
      let candidates = random.shuffled(members)
      let managers = candidates.filter { world.people[$0.member].isManager }
      let others = candidates.filter { !world.people[$0.member].isManager }
      let chosen = (managers.prefix(1) + others).prefix(random.chance(0.6) ? 3 : 2)
      for (rank, membership) in chosen.enumerated() {
        // The last one has handed over to the others halfway.
        let isPredecessor = rank == chosen.count - 1
        file.identifier(world.communityID(community))
        file.identifier(world.memberID(membership.member))
        file.day(world.calendar.date(isPredecessor ? 0 : days / 2))
        file.day(isPredecessor ? world.calendar.date(days / 2) : nil)
        try file.endRow()
      }
    }
    return try file.close()
  }

  private func writeTopics(of world: World) throws -> Simulation.Summary.File {
    var file = try table(.topics, of: world)
    for (index, theme) in Trainings.themes.enumerated() {
      file.identifier(world.themeID(index))
      file.text(theme)
      file.empty()
      try file.endRow()
    }
    for (index, topic) in Trainings.topics.enumerated() {
      file.identifier(world.topicID(index))
      file.text(topic.name)
      file.identifier(world.themeID(topic.theme))
      try file.endRow()
    }
    return try file.close()
  }
}

extension Visibility {
  /// As the canonical exports spell it; left out where it is the default.
  fileprivate var word: String {
    switch self {
    case .named: ""
    case .anonymous: "anonymous"
    case .hidden: "hidden"
    }
  }
}
