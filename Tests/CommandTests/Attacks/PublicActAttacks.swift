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
      // Nobody who was seen is silent.
      for state in ["state-silent", "silent-30-days"] {
        #expect(leavesOpen(codes[state] ?? nil, others), "\(state): \(codes)")
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

  /// Of twenty members, twelve cannot be silent for 30 days, or not be new, as everybody can work out.
  enum Sight: CaseIterable {
    /// They shared a tip in the period, or the day before it began.
    case inPeriod, before
    /// They joined in the period.
    case joined
    /// They shared a tip in the period, which is imported when participation is released already.
    case late
    /// They shared one long ago, and in the period.
    case twice
    /// They commented on tips that nobody exported.
    case commented

    /// What is told of whom everybody knows that they are not counted.
    var measures: [String] {
      switch self {
      case .inPeriod, .late, .commented: ["silent-30-days", "dormant", "slipping", "back"]
      case .before: ["silent-30-days"]
      case .joined: ["silent-30-days", "dormant", "slipping", "back"]
      case .twice: ["new-starters", "not-started", "silent-30-days", "dormant"]
      }
    }
  }

  /// The other eight were there long ago, or never, and came in the period or did not. Fails if any
  /// count tells whether, as every one of them does that is coded by all twenty: `10`, of whom none can
  /// be among the twelve.
  @Test(
    "attack 23: public acts taken off silence", arguments: Sight.allCases,
    [(false, false), (false, true), (true, false), (true, true)])
  func silence(sight: Sight, others: (wereThere: Bool, come: Bool)) throws {
    var firm = Firm()
    let known = firm.hire(12, into: ["Vente"], joining: sight == .joined ? 13 : -40)
    for person in firm.hire(8, into: ["Vente"]) {
      if others.wereThere { firm.visit(person, 0..<3) }
      if others.come { firm.visit(person, [13]) }
    }
    for person in known where sight != .joined { firm.visit(person, 0..<3) }
    var late = Firm.Table.tips.header + "\n"
    for person in known {
      let tip = "\(person),\(Firm.time(13, 0, 4)),T1"
      switch sight {
      case .inPeriod: firm.add("A\(person),\(tip)", to: .tips)
      case .before: firm.add("A\(person),\(person),\(Firm.time(11, 6, 4)),T1", to: .tips)
      case .joined: break
      case .late: late += "A\(person),\(tip)\n"
      case .twice:
        firm.add("A\(person),\(tip)", to: .tips)
        firm.add("B\(person),\(person),\(Firm.time(1, 0, 4)),T1", to: .tips)
      case .commented: firm.add("A\(person),gone,\(person),\(Firm.time(13, 0, 4))", to: .comments)
      }
    }
    let desk = try Desk.with(firm)
    if sight == .late {
      _ = try desk.codes(of: "Vente")
      try desk.add(["tips.csv": late])
    }
    let codes = try desk.codes(of: "Vente", ["participation", "inactivity"])
    #expect(codes.count > 8)
    for measure in sight.measures where codes[measure] != nil {
      #expect(leavesOpen(codes[measure] ?? nil, 8), "\(measure): \(codes)")
    }
  }

  /// A company is two teams. Of one all but six shared a tip, so that nothing is told of these. Fails if
  /// what is told of the company and of the other team tells of them after all, because those who
  /// shared one are taken for people who may be silent.
  @Test("attack 23: public acts taken off the company's silence", arguments: [false, true])
  func company(othersCome: Bool) throws {
    var firm = Firm()
    let large = firm.hire(30, into: ["Vente"])
    let small = firm.hire(20, into: ["Caisse"])
    for (index, person) in firm.bystanders.enumerated() {
      firm.join(person, index < 15 ? "Vente" : "Caisse")
    }
    for person in large.prefix(8) { firm.visit(person, 0..<Firm.weeks) }
    for person in large.dropFirst(8) + small { firm.visit(person, 0..<3) }
    for person in small.prefix(14) + firm.bystanders.suffix(15) {
      firm.add("A\(person),\(person),\(Firm.time(13, 0, 4)),T1", to: .tips)
    }
    if othersCome { for person in small.dropFirst(14) { firm.visit(person, [13]) } }
    let desk = try Desk.with(firm)
    // Vente's 45, and of Caisse's 35 the 29 who were seen and the six who were not.
    var attacker = Attacker(classes: [45, 29, 6])
    attacker.know(0, of: [1])
    let codes = [
      ("Vente", try desk.codes(of: "Vente", ["inactivity"]), Set([0])),
      ("Caisse", try desk.codes(of: "Caisse", ["inactivity"]), [1, 2]),
      ("all", try desk.codes(of: nil, ["inactivity"]), [0, 1, 2]),
    ]
    for (name, codes, classes) in codes {
      guard let code = codes["silent-30-days"] ?? nil else { continue }
      let ruledOut = classes.contains(1) ? 29 : 0
      attacker.read(code, of: classes, ruledOut: ruledOut)
      #expect(!codes.isEmpty, "\(name)")
    }
    let open = attacker.counts(of: [2])
    #expect((open.max() ?? 0) - (open.min() ?? 0) >= 4, "\(codes)")
  }

  /// Whether a count of some people, beside others who are known not to be counted, could be all but
  /// few of them and few of them.
  private func leavesOpen(_ code: Code?, _ people: Int) -> Bool {
    guard let code else { return true }
    let counts = code.counts(of: people)
    return counts.lowerBound <= max(0, people - 4) && min(counts.upperBound, people) >= 4
  }
}
