import Testing

/// What one printed count tells: groups of the same size, in one report, whose true counts differ
/// within a code, must be answered to the last byte alike.
@Suite("Attacks on single counts") struct CodingAttacks {
  /// By name of the community: members, of whom so many are active.
  private static let groups: [String: (size: Int, active: Int)] = {
    var groups: [String: (size: Int, active: Int)] = [:]
    for active in 0...13 { groups["T\(active)"] = (13, active) }
    for active in [0, 4, 16, 20] { groups["U\(active)"] = (20, active) }
    return groups
  }()

  /// What is printed of each, by name of the community.
  private static let prints = Result {
    var firm = Firm()
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      for person in firm.hire(group.size, into: [name]).prefix(group.active) {
        firm.visit(person, 0..<16)
      }
    }
    let desk = try Desk.with(firm)
    return try groups.keys.reduce(into: [String: [String: String]]()) { prints, name in
      let participation = ["community", name, "--section", "participation"]
      prints[name] = try desk.prints(
        [participation], asOf: Firm.asOf, formats: ["table", "json"]
      )
      .merging(
        desk.prints([["moments", "--community", name]], asOf: Firm.asOf, formats: ["json"])
      ) { first, _ in first }
    }
  }

  /// Fails without top coding.
  @Test("attack 7: all but one are inactive") func complement() throws {
    try expectAlike((9...13).map { "T\($0)" })
    try expectAlike((0...4).map { "T\($0)" })
  }

  /// Fails if zero, or everybody, has a code of its own.
  @Test("attack 8: all or none") func allOrNone() throws {
    try expectAlike(["U0", "U4"])
    try expectAlike(["U16", "U20"])
  }

  /// 5 to 8 of 13 are all shown as 5, 38 %. Fails if a share is computed from the true count.
  @Test("attack 9: a known denominator") func denominator() throws {
    try expectAlike((5...8).map { "T\($0)" })
    let texts = try CodingAttacks.prints.get()["T7"]
    #expect(texts?.values.contains { $0.contains("38%") } == true)
  }

  /// An insider takes their own part off the printed code. Fails if a code stands for two counts
  /// or fewer where more are promised.
  @Test("attack 15: a singleton insider", arguments: [0, 3, 4, 6, 9, 11, 13])
  func insider(active: Int) throws { try expectOpen(active, insiders: 1) }

  /// As attack 15, for two who put together what they know.
  @Test("attack 16: a viewer and a friend", arguments: [0, 2, 3, 6, 10, 11, 13])
  func friends(active: Int) throws { try expectOpen(active, insiders: 2) }

  private func expectOpen(_ active: Int, insiders: Int) throws {
    let texts = try CodingAttacks.prints.get()["T\(active)"] ?? [:]
    let text = try #require(texts.first { $0.key.hasSuffix("participation\"] json") }?.value)
    let row = try Report(print: text)
      .rows("participation").first { $0["measure"] as? String == "active-members" }
    let code = try #require(Code(row?["people"]))
    for theirs in max(0, active - (13 - insiders))...min(insiders, active) {
      var attacker = Attacker(classes: [insiders, 1, 12 - insiders])
      attacker.read(code, of: [0, 1, 2])
      attacker.know(theirs, of: [0])
      #expect(attacker.counts(of: [1]) == [0, 1], "\(theirs) of the insiders were active")
    }
  }

  private func expectAlike(_ names: [String]) throws {
    let prints = try names.map { name in
      let texts = try CodingAttacks.prints.get()[name] ?? [:]
      return Dictionary(
        uniqueKeysWithValues: texts.map { key, text in
          (key.replacing(name, with: "NAME"), text.replacing(name, with: "NAME"))
        })
    }
    for other in prints.dropFirst() { #expect(differences(prints[0], other) == []) }
    #expect(prints[0].values.allSatisfy { $0.contains("exit 0") })
  }
}
