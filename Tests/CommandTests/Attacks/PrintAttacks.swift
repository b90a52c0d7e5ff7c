import Foundation
import Testing

/// The form of what is printed: every format, every order, every hour.
@Suite("Attacks on the form of reports") struct PrintAttacks {
  /// Fails if one format rounds differently from another, or shows a column that others hide.
  @Test("attack 10: one format rounds differently from another") func formats() throws {
    var firm = Firm()
    for (index, person) in firm.hire(47, into: ["Vente"]).enumerated() {
      if index < 31 { firm.visit(person, 0..<(index < 14 ? 16 : 5)) }
    }
    let desk = try Desk.with(firm)
    for question in [["inactivity"], ["inactivity", "--community", "Vente"]] {
      func text(_ options: String...) throws -> String {
        try desk.relais(question + ["--as-of", Firm.asOf] + options).output
      }
      let rows = try Report(text: text("--format", "json")).rows("inactivity")
      let columns = ["people", "share", "expected_back"]
      let told = rows.map { row in columns.map { PrintAttacks.figure(row[$0]) } }
      let csv = try text("--format", "csv").split(separator: "\n").dropFirst()
        .map {
          $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
        }
      #expect(csv == told)
      let ndjson = try text("--format", "ndjson").split(separator: "\n").dropFirst().map { line in
        let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return columns.map { PrintAttacks.figure(row?[$0]) }
      }
      #expect(ndjson == told)
      for language in ["en", "fr"] {
        let lines = try text("--locale", language).split(
          separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.hasPrefix("──") }) + 1
        for (line, figures) in zip(lines[first...], told) where figures[0] != "withheld" {
          let numbers = line.split { (character: Character) in
            !character.isNumber && character != "<" && character != ">"
          }.map(String.init)
          #expect(numbers.contains(figures[0]), "\(line)")
          if let share = Double(figures[1].drop { $0 == "<" || $0 == ">" }) {
            // Bounds are rounded outwards.
            let bound = figures[1].prefix { $0 == "<" || $0 == ">" }
            let rule: FloatingPointRoundingRule =
              bound == "<" ? .up : bound == ">" ? .down : .toNearestOrAwayFromZero
            #expect(numbers.contains("\(bound)\(Int((share * 100).rounded(rule)))"), "\(line)")
          }
        }
      }
    }
  }

  /// As csv writes it.
  private static func figure(_ cell: Any?) -> String {
    switch cell {
    case let cell as [String: Any]:
      if let bound = cell["below"] { return "<\(bound)" }
      if let bound = cell["above"] { return ">\(bound)" }
      return cell["about"].map { "\($0)" } ?? "withheld"
    case let number as NSNumber: return "\(number)"
    default: return ""
    }
  }

  /// True counts that no code can be: nowhere in any print. Fails if a raw value is put in a shade, a
  /// bar, a hidden column or a message.
  @Test("attack 11: raw values in any artefact") func artefacts() throws {
    var firm = Firm()
    for (index, person) in firm.hire(307, into: ["Vente"]).enumerated() {
      if index < 137 { firm.visit(person, 0..<16, weekday: index < 83 ? 2 : 3) }
      if (137..<233).contains(index) { firm.visit(person, 0..<4) }
      if index < 179 { firm.answer(person, "Q1", on: "T1", right: index < 112) }
      if index < 48 { firm.add("D1,\(person),\(Firm.day(13, 1))", to: .challengeEntries) }
    }
    firm.add("D1,p1000,\(Firm.day(13, 0))", to: .challenges)
    // Of the community, then of all: active, silent, not started, in two slots, struggling,
    // learners, in a challenge.
    let secrets = [
      "137", "96", "74", "83", "54", "67", "179", "48", "152", "89", "0.446254", "0.312704",
    ]
    let desk = try Desk.with(firm)
    var prints = try desk.prints(
      Desk.ofEverybody + Desk.of("Vente").dropFirst(), asOf: Firm.asOf, formats: ["table", "json"])
    for question in [["moments"], ["moments", "--community", "Vente"]] {
      let options = ["--as-of", Firm.asOf, "--color", "always"]
      prints["\(question) in colour"] = try desk.relais(question + options).output
    }
    for (question, text) in prints {
      let words = Set(text.split { !$0.isNumber && $0 != "." }.map(String.init))
      #expect(words.isDisjoint(with: secrets), "\(question): \(words.intersection(secrets))")
    }
    #expect(prints.values.contains { $0.contains("135") }, "the code of 137 is told")
  }

  /// Nobody weighs more than one in a sum. Fails if answers are summed instead of people.
  @Test("attack 20: one makes up most of a sum") func dominance() throws {
    let worlds = try [1, 45].map { answers in
      var firm = Firm()
      let people = firm.hire(24, into: ["Vente"])
      for (index, person) in people.enumerated() {
        firm.answer(person, "Q0", of: "Quiz", on: "T1", right: index.isMultiple(of: 2))
      }
      for question in 1..<answers {
        firm.answer(people[1], "Q\(question)", of: "Quiz", on: "T1", right: false)
      }
      return try Desk.with(firm).prints(
        [["gaps"], ["gaps", "--items"], ["gaps", "--community", "Vente"]], asOf: Firm.asOf)
    }
    #expect(differences(worlds[0], worlds[1]) == [])
    #expect(worlds[0].values.contains { $0.contains("T1") || $0.contains("Q0") })
  }

  /// One person alone answers eight questions more, all right. In the other world that person and a
  /// colleague have changed their answers to the question that all were asked. Fails if how well a
  /// question tells learners apart may hang on one of them.
  @Test("attack 20: one makes up most of a correlation") func dominatedCorrelation() throws {
    let worlds = try [true, false].map { right in
      var firm = Firm()
      let people = firm.hire(24)
      for (index, person) in people.enumerated() {
        let isRight = index == 0 ? right : index == 1 ? !right : index.isMultiple(of: 2)
        firm.answer(person, "Q0", of: "Quiz", on: "T1", right: isRight)
      }
      for question in 1...8 {
        firm.answer(people[0], "Q\(question)", of: "Quiz", on: "T1", right: true)
      }
      return try Desk.with(firm).prints([["gaps", "--items"]], asOf: Firm.asOf)
    }
    #expect(differences(worlds[0], worlds[1]) == [])
  }

  /// What orders rows must be printed. In the other world two topics, two slots and two creators have
  /// changed their true numbers, which share a code. Fails if a tie is broken by the true ones.
  @Test("attack 21: a tie broken by a private act") func ties() throws {
    let worlds = try [[8, 12], [12, 8]].map { counts in
      var firm = Firm()
      let people = firm.hire(40, into: ["Vente"])
      for (index, topic) in ["T1", "T2"].enumerated() {
        firm.add("\(topic),Topic \(topic)", to: .topics)
        let creator = firm.bystanders[20 + index]
        firm.add("A\(index),\(creator),\(Firm.time(13, 2, 11)),\(topic)", to: .tips)
        firm.add("D\(index),\(creator),\(Firm.day(13, 0))", to: .challenges)
        for person in people[(index * 20)...].prefix(counts[index]) {
          firm.add("D\(index),\(person),\(Firm.day(13, 1))", to: .challengeEntries)
        }
        for (place, person) in people.enumerated() {
          firm.answer(person, "Q\(topic)", on: topic, right: place >= counts[index])
        }
        for person in people.prefix(counts[index]) { firm.visit(person, [13], weekday: index + 1) }
      }
      return try Desk.with(firm).prints(
        [["gaps"], ["gaps", "--community", "Vente"], ["moments", "--community", "Vente"]]
          + [["champions"], ["champions", "--community", "Vente"]], asOf: Firm.asOf)
    }
    #expect(differences(worlds[0], worlds[1]) == [])
    #expect(worlds[0].contains { $0.key.contains("champions") && $0.value.contains("p1020") })
  }

  /// In the other world the only one who comes at three in the morning comes at ten, like everybody.
  /// Fails if zero has a shade or a code of its own.
  @Test("attack 22: the night worker") func nightWorker() throws {
    let worlds = try [4, 10].map { hour in
      var firm = Firm()
      let people = firm.hire(21, into: ["Vente"])
      for person in people.prefix(18) { firm.visit(person, 0..<16) }
      firm.visit(people[20], 0..<16, hour: hour)
      let desk = try Desk.with(firm)
      let questions = [["moments"], ["moments", "--community", "Vente"], ["community", "Vente"]]
      var prints = try desk.prints(questions, asOf: Firm.asOf)
      for question in questions {
        let options = ["--as-of", Firm.asOf, "--color", "always", "--reachable", "mon-sun 00-24"]
        prints["\(question) in colour"] = "\(try desk.relais(question + options))"
      }
      return prints
    }
    #expect(differences(worlds[0], worlds[1]) == [])
  }

  /// A part of a table that is told for some measures only would tell about these. Slipping, dormant
  /// and not started are withheld where the silent are few by their shown count, which tells no more.
  @Test("attack 26: a pattern that differs between measures") func pattern() throws {
    var firm = Firm()
    let people = firm.hire(24, into: ["All"])
    for person in people.prefix(23) { firm.join(person, "Most") }
    for person in people.prefix(12) {
      firm.join(person, "Half")
      firm.visit(person, 9..<16)
    }
    let desk = try Desk.with(firm)
    var shown: [String: Set<Bool>] = [:]
    for community in ["All", "Most", "Half"] {
      for question in Desk.of(community) where !question.contains("gaps") {
        let options = ["--as-of", Firm.asOf, "--format", "json"]
        let outcome = try desk.relais(question + options)
        shown[community, default: []].insert(outcome.exitCode == 0)
        guard outcome.exitCode == 0 else { continue }
        let report = try Report(text: outcome.output)
        let measures = ["active-members", "contributors", "challenge-entrants", "new-starters"]
        let states = ["state-active", "state-silent", "silent-30-days"]
        let people = (report.rows("participation") + report.rows("inactivity")).filter { row in
          (measures + states).contains(row["measure"] as? String ?? row["state"] as? String ?? "")
        }
        shown[community]?.formUnion(people.map { Code($0["people"]) != nil })
        for row in report.rows("trend").suffix(1) + report.rows("moments") {
          let cells = row.filter { !["period_start", "members", "weekday"].contains($0.key) }
          shown[community]?.formUnion(cells.values.map { Code($0) != nil })
        }
      }
    }
    for (community, outcomes) in shown { #expect(outcomes.count == 1, "\(community)") }
    #expect(Set(shown.values) == [[true], [false]])
  }
}
