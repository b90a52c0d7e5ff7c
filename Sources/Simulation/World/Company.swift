/// Where people work: sectors of about a thousand members, each with its shops, a warehouse and a
/// customer service.
struct Offices {
  enum Kind { case shop, warehouse, service }

  struct Team {
    let name: String
    let site: String
    let kind: Kind
    let sector: Int
  }

  /// Names of sectors; one without a name where the company has only one.
  let sectors: [String?]
  let teams: [Team]
  /// Positions in `teams`, by their usual head count.
  let headCount: Weighted

  init(members: Int, seed: UInt64) {
    var random = Generator(seed: seed, .company)
    let regions = Retailer.regions
    let count = max(1, (members + 500) / 1000)
    sectors =
      count == 1
      ? [nil]
      : (0..<count).map { sector in
        let region = regions[sector % regions.count].name
        return count > regions.count ? "\(region) \(sector / regions.count + 1)" : region
      }

    var addresses = AddressBook(wholeCountry: count == 1)
    var teams: [Team] = []
    var sizes: [Double] = []
    for sector in 0..<count {
      let heads = Double(members) / Double(count)
      let shops = max(2, Int(heads * 0.85 / 30))
      let shares = (0..<shops).map { _ in random.uniform(0.6...1.5) }
      let total = shares.reduce(0, +)
      for share in shares {
        let (name, site) = addresses.next(in: sector % regions.count)
        teams.append(Team(name: name, site: site, kind: .shop, sector: sector))
        sizes.append(0.83 * heads * share / total)
      }
      let label = sectors[sector].map { " \($0)" } ?? ""
      let town = regions[sector % regions.count].cities[0]
      teams.append(
        Team(
          name: "Atelier logistique\(label.isEmpty ? " Orléans" : label)",
          site: label.isEmpty ? "Orléans" : town, kind: .warehouse, sector: sector))
      sizes.append(0.11 * heads)
      teams.append(
        Team(
          name: "Service client\(label.isEmpty ? " Tours" : label)",
          site: label.isEmpty ? "Tours" : town, kind: .service, sector: sector))
      sizes.append(0.06 * heads)
    }
    self.teams = teams
    headCount = Weighted(sizes)
  }
}

/// Who works where.
struct Company {
  let offices: Offices
  /// Members of each team, and of each sector.
  let ofTeam: Groups
  let ofSector: Groups

  var sectorCount: Int { offices.sectors.count }

  init(_ offices: Offices, _ people: [Person]) {
    self.offices = offices
    ofTeam = Groups(people.map { $0.team }, groups: offices.teams.count)
    ofSector = Groups(people.map { offices.teams[$0.team].sector }, groups: offices.sectors.count)
  }

  func sector(of person: Person) -> Int { offices.teams[person.team].sector }
}

/// Gives every shop an address of its own.
private struct AddressBook {
  /// Cities of a region, or of the whole country in turn.
  private let cities: [[String]]
  private var shops: [Int]

  init(wholeCountry: Bool) {
    let regions = Retailer.regions.map(\.cities)
    cities =
      wholeCountry
      ? [(0..<regions[0].count).flatMap { rank in regions.map { $0[rank] } }] : regions
    shops = cities.map { _ in 0 }
  }

  mutating func next(in region: Int) -> (name: String, city: String) {
    let choices = cities[region]
    let quarters = Retailer.quarters
    let (round, place) = shops[region].quotientAndRemainder(dividingBy: choices.count)
    shops[region] += 1
    let quarter = quarters[(round + 5 * place) % quarters.count]
    let copy = round / quarters.count + 1
    let name = "\(choices[place]) \(quarter)" + (copy > 1 ? " \(copy)" : "")
    return (name, choices[place])
  }
}

/// A partition of positions 0..<n into groups, flat in memory: the members of each in order.
struct Groups {
  private let starts: [Int]
  private let members: [Int32]

  /// - Parameter group: the group of each position, in 0..<groups.
  init(_ group: [Int], groups: Int) {
    var ends = [Int](repeating: 0, count: groups + 1)
    for group in group { ends[group + 1] += 1 }
    for index in 0..<groups { ends[index + 1] += ends[index] }
    starts = ends
    var members = [Int32](repeating: 0, count: group.count)
    for (position, group) in group.enumerated() {
      members[ends[group]] = Int32(position)
      ends[group] += 1
    }
    self.members = members
  }

  var count: Int { starts.count - 1 }

  subscript(group: Int) -> ArraySlice<Int32> { members[starts[group]..<starts[group + 1]] }
}
