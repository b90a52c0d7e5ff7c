/// Communities of practice: of a trade, of a shop, of a theme. They overlap, and some are too
/// small to be published.
struct Communities {
  enum Kind: Equatable {
    case trade(Trade)
    case shop
    case theme
  }

  struct Community {
    let name: String
    let sector: Int
    let kind: Kind
  }

  /// From `since` up to, not including, `until`: positions in the simulation.
  struct Membership {
    let community: Int
    let member: Int
    let since: Int
    let until: Int?

    func covers(_ day: Int) -> Bool { since <= day && day < until ?? .max }
  }

  private(set) var all: [Community] = []
  /// Community by community.
  private(set) var memberships: [Membership] = []
  private var ofCommunity = Groups([], groups: 0)
  private var ofMember = Groups([], groups: 0)

  init(_ people: [Person], _ company: Company, _ calendar: FrenchCalendar, seed: UInt64) {
    for sector in 0..<company.sectorCount {
      let members = company.ofSector[sector].map { Int($0) }
      let label = company.offices.sectors[sector].map { " \($0)" } ?? ""
      for trade in Trade.allCases {
        add(
          Community(name: trade.community + label, sector: sector, kind: .trade(trade)),
          share: 0.9, of: members.filter { people[$0].trade == trade }, people, calendar, seed)
      }
      let shops = company.offices.teams.indices.filter {
        company.offices.teams[$0].sector == sector && company.offices.teams[$0].kind == .shop
      }
      for shop in shops.prefix(3) {
        add(
          Community(name: company.offices.teams[shop].name, sector: sector, kind: .shop),
          share: 1, of: company.ofTeam[shop].map { Int($0) }, people, calendar, seed)
      }
    }
    let themes = max(4, 2 * company.sectorCount)
    for theme in 0..<themes {
      let sector = theme % company.sectorCount
      let round = theme / company.sectorCount
      let label = company.offices.sectors[sector].map { " \($0)" } ?? ""
      let name = Retailer.themes[(2 * sector + round) % Retailer.themes.count] + label
      let isTiny = theme >= themes - max(2, themes / 20)
      let members = company.ofSector[sector].map { Int($0) }
      add(
        Community(name: name, sector: sector, kind: .theme),
        share: isTiny ? 8 / Double(members.count) : round == 0 ? 0.16 : 0.09, of: members,
        people, calendar, seed)
    }
    ofCommunity = Groups(memberships.map(\.community), groups: all.count)
    ofMember = Groups(memberships.map(\.member), groups: people.count)
  }

  private mutating func add(
    _ community: Community, share: Double, of candidates: [Int], _ people: [Person],
    _ calendar: FrenchCalendar, _ seed: UInt64
  ) {
    var random = Generator(seed: seed, .communities, all.count)
    let size = Int((share * Double(candidates.count)).rounded())
    for member in random.shuffled(candidates).prefix(size).sorted() {
      let person = people[member]
      let arrival = max(0, person.joined)
      let isLate = random.chance(0.1)
      let since = isLate ? arrival + random.below(max(1, (calendar.days - arrival) / 2)) : arrival
      let moves = random.chance(0.03) && person.left == nil && since + 28 < calendar.days
      let until = moves ? since + 28 + random.below(calendar.days - since - 28) : person.left
      guard since < until ?? calendar.days else { continue }
      memberships.append(
        Membership(community: all.count, member: member, since: since, until: until))
    }
    all.append(community)
  }
}

extension Communities {
  func memberships(ofCommunity community: Int) -> some Sequence<Membership> {
    ofCommunity[community].lazy.map { memberships[Int($0)] }
  }

  func memberships(ofMember member: Int) -> some Sequence<Membership> {
    ofMember[member].lazy.map { memberships[Int($0)] }
  }

  /// One of the communities that a member belongs to on a day.
  func drawn(for member: Int, on day: Int, _ random: inout Generator) -> Int? {
    let choices = memberships(ofMember: member).filter { $0.covers(day) }
    return choices.isEmpty ? nil : random.pick(choices).community
  }

  /// Anybody who ever belonged to a community that has members.
  func anyMember(of community: Int, _ random: inout Generator) -> Int {
    memberships[Int(random.pick(ofCommunity[community]))].member
  }

  func size(_ community: Int, on day: Int) -> Int {
    memberships(ofCommunity: community).reduce(0) { $0 + ($1.covers(day) ? 1 : 0) }
  }
}
