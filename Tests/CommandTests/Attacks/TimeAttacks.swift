import Testing

/// Reports on different days, and before and after another import.
@Suite("Attacks by time") struct TimeAttacks {
  /// Two communities and quizzes, at the codes where one person more would matter.
  private static func firm() -> (firm: Firm, vente: [Firm.Person]) {
    var firm = Firm()
    let vente = firm.hire(20, into: ["Vente"])
    for (index, person) in vente.enumerated() {
      firm.visit(person, 0..<(index < 12 ? Firm.weeks : 3))
      for question in 0..<6 {
        firm.answer(person, "Q\(question)", on: "T\(question)", right: index < question * 4 - 2)
      }
    }
    firm.add("D1,p1000,\(Firm.day(13, 0))", to: .challenges)
    for person in vente.prefix(7) {
      firm.add("D1,\(person),\(Firm.day(13, 1))", to: .challengeEntries)
    }
    for person in firm.hire(14, into: ["Caisse"]) { firm.visit(person, [13, 14]) }
    return (firm, vente)
  }

  /// The joiner's answers are all right in one world, all wrong in the other. Fails if the roster of
  /// the second period is admitted beside the first, at whichever rounding of means.
  @Test("attack 5: two means, one joiner") func means() throws {
    try expectNoDifference(asking: [["gaps"], ["gaps", "--items"]], before: 18) { firm in
      let joiner = firm.hire(1, joining: 16)[0]
      firm.visit(joiner, 16..<Firm.weeks)
      return joiner
    }
  }

  /// A colleague of long standing answers between two reports, and nobody else; colleagues saw it.
  /// The answers are all right in one world, all wrong in the other. Fails if a mean is told anew of
  /// one more person.
  @Test("attack 5: two means, one more who answers") func meansOfTheSameRoster() throws {
    try expectNoDifference(asking: [["gaps", "--items"]], before: 18) { firm in
      let colleague = firm.hire(1)[0]
      firm.visit(colleague, 0..<Firm.weeks)
      return colleague
    }
  }

  /// - Parameters:
  ///   - learners: how many answer before the first report.
  ///   - hire: makes the one who answers after it, right in one world and wrong in the other.
  private func expectNoDifference(
    asking questions: [[String]], before learners: Int, _ hire: (inout Firm) -> String
  ) throws {
    let worlds = try [true, false].map { right in
      var firm = Firm()
      for (index, person) in firm.hire(learners).enumerated() {
        for question in 0..<7 {
          firm.answer(
            person, "Q\(question)", on: "T\(question)", right: index < 6 + question)
        }
      }
      let last = hire(&firm)
      for question in 0..<7 {
        firm.answer(last, "Q\(question)", on: "T\(question)", right: right, week: 17)
      }
      let desk = try Desk.with(firm)
      let before = try desk.prints(questions, asOf: Firm.asOf, formats: ["json"])
      #expect(before.values.contains { $0.contains("Q3") }, "means are told")
      return try before.merging(desk.prints(questions, asOf: Firm.later)) { $0 + $1 }
    }
    #expect(differences(worlds[0], worlds[1]) == [])
  }

  /// In the other world somebody who has been away for long comes back, takes a quiz and enters a
  /// challenge, one of these days. Fails if any report looks at a window that moves with the day.
  @Test("attack 6: rolling windows") func rollingWindows() throws {
    let days = [Firm.day(16, 0), Firm.day(16, 3), Firm.day(19, 5)]
    let worlds = try [false, true].map { comesBack in
      var (firm, vente) = TimeAttacks.firm()
      if comesBack {
        firm.visit(vente[19], [16], weekday: 1, hour: 4)
        firm.answer(vente[19], "Q9", on: "T1", right: false, week: 16)
        firm.add("D1,\(vente[19]),\(Firm.day(16, 1))", to: .challengeEntries)
      }
      let desk = try Desk.with(firm)
      return try days.reduce(into: [String: String]()) { prints, day in
        let questions = Desk.ofEverybody + Desk.of("Vente").suffix(4)
        for (key, text) in try desk.prints(questions, asOf: day, formats: ["json"]) {
          prints["\(day) \(key)"] = text
        }
      }
    }
    #expect(differences(worlds[0], worlds[1]) == [])
    // And in one world, one day tells of what people do in private no more than the day before.
    let tables = days.map { day in
      worlds[0].filter { $0.key.hasPrefix(day) && !$0.key.contains("champions") }
        .map { $0.key.dropFirst(day.count) + $0.value.replacing(day, with: "") }.sorted()
    }
    #expect(Set(tables).count == 1)
  }

  /// Everybody but one was seen in the closed period already. Fails if a release is computed anew.
  @Test("attack 28: one late event in a closed period") func lateEvent() throws {
    let (firm, vente) = TimeAttacks.firm()
    let desk = try Desk.with(firm)
    let questions = Desk.ofEverybody + Desk.of("Vente").suffix(4)
    let before = try desk.prints(questions, asOf: Firm.asOf, formats: ["json"])
    var late = Firm()
    for person in vente.suffix(8) {
      late.visit(person, [13], weekday: 2)
      late.answer(person, "Q1", on: "T1", right: true, week: 1)
      late.add("D1,\(person),\(Firm.day(13, 2))", to: .challengeEntries)
    }
    let tables = ["logins.csv", "quiz_results.csv", "challenge_entries.csv"]
    try desk.add(late.files.filter { tables.contains($0.key) })
    #expect(
      differences(before, try desk.prints(questions, asOf: Firm.asOf, formats: ["json"])) == [])
    // Had they been known in time, they would have been seen.
    let fresh = try Desk.with(firm)
    try fresh.add(late.files.filter { tables.contains($0.key) })
    let known = try fresh.prints(questions, asOf: Firm.asOf, formats: ["json"])
    #expect(!differences(before, known).isEmpty)
  }

  /// Twelve have tried a topic in the one world, nobody in the other, five in a third; as many
  /// came at a quiet hour. Fails if small counts are left out, or a line comes and goes with a true number.
  @Test("attack 24: a cell that appears when its count crosses k") func appearance() throws {
    let worlds = try [0, 5, 12].map { learners in
      var (firm, vente) = TimeAttacks.firm()
      firm.add("T9,Reprises", to: .topics)
      for person in firm.bystanders.prefix(learners) {
        firm.answer(person, "Q9", on: "T9", right: person == firm.bystanders[0])
        firm.visit(person, [13], weekday: 6, hour: 4)
      }
      for person in vente.suffix(8).prefix(learners) {
        firm.visit(person, [13], weekday: 6, hour: 4)
      }
      return try Desk.with(firm).prints(
        [["gaps"], ["gaps", "--items"], ["gaps", "--community", "Vente"]]
          + [["moments"], ["moments", "--community", "Vente"]], asOf: Firm.asOf,
        formats: ["table", "csv"])
    }
    let gaps = worlds.map { world in world.filter { $0.key.contains("gaps") } }
    for world in gaps.dropFirst() { #expect(differences(gaps[0], world) == []) }
    let shapes = worlds.map { world in
      world.filter { $0.key.contains("moments") && $0.key.contains("csv") }
        .mapValues { $0.filter { $0 == "," || $0 == "\n" } }
    }
    for shape in shapes.dropFirst() { #expect(differences(shapes[0], shape) == []) }
    #expect(!differences(worlds[0], worlds[2]).isEmpty, "what may be told is told")
  }
}
