import Testing

/// Counts that must add up: printed codes are solved together, every whole number tried.
@Suite("Attacks on margins") struct MarginAttacks {
  /// Each bound must stay as wide as it is printed, and nothing withheld may be solved for.
  private func expectOpen(
    _ attacker: Attacker, _ codes: [(code: Code?, group: Set<Int>)], _ what: Comment
  ) {
    for (code, group) in codes {
      let counts = attacker.counts(of: group)
      let width = (counts.max() ?? 0) - (counts.min() ?? 0)
      switch code {
      case .about: continue
      case nil, .below, .above: #expect(width >= 4, what)
      }
    }
  }

  /// Four teams with four active people each, who are "about 15" together: then nobody's team is
  /// without any. Fails without complementary suppression.
  @Test("attack 12: margins") func margins() throws {
    for active in [[10, 5, 0, 0], [4, 4, 4, 4], [10, 5, 1, 1], [10, 10, 10, 6]] {
      var firm = Firm()
      for (team, count) in active.enumerated() {
        for person in firm.hire(10, into: ["All", "T\(team)"]).prefix(count) {
          firm.visit(person, 12..<16)
        }
      }
      let desk = try Desk.with(firm)
      var attacker = Attacker(classes: active.map { _ in 10 })
      var codes: [(code: Code?, group: Set<Int>)] = []
      for (name, group) in [("All", Set(0..<4))] + (0..<4).map({ ("T\($0)", [$0]) }) {
        let code = try desk.codes(of: name)["active-members"] ?? nil
        attacker.read(code, of: group)
        codes.append((code, group))
      }
      expectOpen(attacker, codes, "\(active): \(codes)")
    }
  }

  /// Communities by states, which add up to the members of each. Twelve people of whom fewer than
  /// five are active, fewer than five silent and fewer than five not started would be four of each.
  /// Fails if states are coded by the size of the community.
  @Test("attack 13: a linear programme on a two-way table") func twoWays() throws {
    for states in [[4, 4, 4], [1, 5, 6], [9, 3, 0]] {
      var firm = Firm()
      let people = firm.hire(states.reduce(0, +), into: ["Vente"])
      for person in people.prefix(states[0]) { firm.visit(person, 0..<16) }
      for person in people.dropFirst(states[0]).prefix(states[1]) { firm.visit(person, 0..<4) }
      let desk = try Desk.with(firm)
      let report = try desk.json("inactivity", "--community", "Vente", "--as-of", Firm.asOf)
      var attacker = Attacker(classes: [12, 12, 12])
      attacker.know(12, of: [0, 1, 2])
      let told = report.rows("inactivity")
      let names = ["state-active", "state-silent", "state-not-started"]
      let codes = names.enumerated().map { index, name in
        (code: Code(told.first { $0["state"] as? String == name }?["people"]), group: Set([index]))
      }
      for (code, group) in codes { attacker.read(code, of: group) }
      expectOpen(attacker, codes, "\(states): \(codes)")
    }
  }

  /// The same people in two reports that are admitted apart. In the period before, a group has six
  /// members beside its teams, and all are shown; then five of them leave. Fails if the cohorts of a
  /// state are admitted without those of what happened in the same period.
  @Test("attack 14: two reports about the same period") func twoReports() throws {
    var firm = Firm()
    let sizes = [11, 12, 13]
    for (team, size) in sizes.enumerated() {
      for person in firm.hire(size, into: ["All", "T\(team)"]).prefix(4) {
        firm.visit(person, 0..<20)
      }
    }
    let direct = firm.hire(6)
    for person in direct { firm.join(person, "All", until: person == direct[0] ? nil : 16) }
    firm.visit(direct[0], 0..<20)
    let desk = try Desk.with(firm)
    let groups: [(String, Set<Int>)] =
      [("All", [0, 1, 2, 3])] + (0..<3).map { ("T\($0)", [$0]) }
    // The states of the period before, of all.
    _ = try desk.relais("inactivity", "--as-of", Firm.asOf)
    var attacker = Attacker(classes: sizes + [1])
    var shown: [Set<Int>] = []
    for (name, group) in groups {
      for code in try desk.codes(
        of: name, ["participation", "inactivity"], on: Firm.later
      ).filter({
        ["active-members", "state-active"].contains($0.key)
      }).values {
        guard let code else { continue }
        attacker.read(code, of: group)
        shown.append(group)
      }
    }
    #expect(!shown.isEmpty)
    #expect(!exposes(shown, of: sizes + [1]), "shown: \(shown)")
    #expect(attacker.counts(of: [3]) == [0, 1])
  }
}

extension Desk {
  /// The printed counts of a community by measure and state, of the last closed period; none where it
  /// is not shown. Of everybody for nil, where a section is a command too.
  func codes(
    of community: String?, _ sections: [String] = ["participation"], on day: String = Firm.asOf
  ) throws -> [String: Code?] {
    let outcomes = try sections.map { section in
      let question = community.map { ["community", $0, "--section", section] } ?? [section]
      return try relais(question + ["--as-of", day, "--format", "json"])
    }
    guard outcomes.allSatisfy({ $0.exitCode == 0 }) else { return [:] }
    return try outcomes.reduce(into: [:]) { codes, outcome in
      let report = try Report(text: outcome.output)
      // Those are about other days.
      if report.notes.contains("earlier-period") { return }
      for row in report.rows("participation") + report.rows("inactivity") {
        let name = row["measure"] as? String ?? row["state"] as? String ?? ""
        codes[name] = .some(Code(row["people"]))
      }
    }
  }
}
