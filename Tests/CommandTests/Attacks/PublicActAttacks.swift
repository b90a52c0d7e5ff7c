import Testing

/// What everybody can see, taken off what is counted together with it.
@Suite("Attacks by public acts") struct PublicActAttacks {
  /// Who shares a tip is known to be active, and known to everybody. So many members of a community
  /// shared one; of the others nobody came, or everybody. Fails if they are coded together: `<5` of
  /// whom four are known would tell that none of the others was there.
  @Test(
    "attack 23: public acts taken off mixed activity", arguments: [0, 2, 4, 6, 8, 11],
    [false, true])
  func activity(contributors: Int, othersCome: Bool) throws {
    var firm = Firm()
    let sizes = ["Vente": 13, "Caisse": 24]
    for (name, size) in sizes {
      let people = firm.hire(size, into: [name])
      for person in people.prefix(contributors) {
        firm.add("A\(person),\(person),\(Firm.time(13, 0, 4)),T1", to: .tips)
      }
      if othersCome {
        for person in people.dropFirst(contributors) { firm.visit(person, 12..<16) }
      }
    }
    let desk = try Desk.with(firm)
    for (name, size) in sizes {
      let codes = try desk.codes(of: name, ["participation", "inactivity"])
      var attacker = Attacker(classes: [contributors, 1, size - 1 - contributors])
      attacker.know(contributors, of: [0])
      // The active, and those who are left of them.
      for measure in ["active-members", "state-active"] {
        attacker.read(codes[measure] ?? nil, of: [0, 1, 2], seen: contributors)
      }
      #expect(attacker.counts(of: [1]) == [0, 1])
      let others = size - contributors
      #expect((codes["active-members"] != .some(nil)) == (others >= 10), "\(codes)")
      // Nobody who was seen is silent: those of the others, all or none of whom may be.
      for state in ["state-silent", "silent-30-days"] {
        guard let code = codes[state] ?? nil else { continue }
        let silent = code.counts(of: others)
        #expect(silent.lowerBound <= others - 4 && silent.upperBound >= 4, "\(state): \(code)")
      }
    }
  }

  /// The same of an hour: six of twenty-four shared a tip on Monday at four, when nobody else was
  /// there, or everybody.
  @Test("attack 23: public times taken off an hour", arguments: [0, 2, 4, 6, 11, 16])
  func hours(contributors: Int) throws {
    for othersCome in [false, true] {
      var firm = Firm()
      let people = firm.hire(24, into: ["Vente"])
      for person in people.prefix(contributors) {
        firm.add("A\(person),\(person),\(Firm.time(13, 0, 4)),T1", to: .tips)
      }
      for person in people.dropFirst(contributors) {
        firm.visit(person, 12..<16, hour: othersCome ? 4 : 10)
      }
      let desk = try Desk.with(firm)
      let report = try desk.json("moments", "--community", "Vente", "--as-of", Firm.asOf)
      let row = try #require(report.rows("moments").first { $0["weekday"] as? String == "monday" })
      let code = Code(row["hours_03_06"])
      var attacker = Attacker(classes: [contributors, 1, 23 - contributors])
      attacker.know(contributors, of: [0])
      attacker.read(code, of: [0, 1, 2], seen: contributors)
      #expect(attacker.counts(of: [1]) == [0, 1], "\(othersCome): \(String(describing: code))")
      #expect((code != nil) == (24 - contributors >= 10))
    }
  }
}
