import Foundation
import TestSupport
import Testing

@Suite("The rights of the people in the database") struct RightsTests {
  let desk: Desk

  init() throws { desk = try Desk.withCompany() }

  // MARK: Export

  @Test("An export holds what the exports of the platform told of the person, readably")
  func export() throws {
    try desk.relais("community", "Vente", "--as-of", "2026-02-25")
    let outcome = try desk.relais("privacy", "export", "--member", "M01")
    #expect(outcome.exitCode == 0, "\(outcome)")
    let person = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let identity = person["identity"] as? [String: Any]
    #expect(identity?["name"] as? String == "Camille M01")
    #expect(identity?["joined"] as? String == "2025-06-02")
    func rows(_ part: String) -> [[String: Any]] { person[part] as? [[String: Any]] ?? [] }
    #expect(rows("memberships").first?["name"] as? String == "Vente")
    #expect(rows("ambassador_of").first?["since"] as? String == "2026-01-05")
    #expect(rows("tips").count == 10)
    #expect(rows("challenges_launched").map { $0["challenge"] as? String } == ["D1"])
    #expect(
      rows("challenges_entered").first?["joined_at"] as? String == "2026-02-03T00:00:00+01:00")
    let presence = rows("presence")
    // The 26th of January is the first day of a period; M01 logs in on Tuesdays at half past nine.
    let period = try #require(presence.first { $0["period_start"] as? String == "2026-01-26" })
    #expect((period["days"] as? [String])?.contains("2026-01-27") == true)
    #expect((period["weekday_hours"] as? [String])?.contains("tuesday 09-12") == true)
    let quiz = rows("quiz_results").first
    #expect((quiz?["first"] as? [String: Any])?["score"] as? Int == 1)
    let groups = rows("counted_in")
    #expect(groups.contains { $0["name"] as? String == "Vente" })
    #expect(groups.contains { $0["community"] is NSNull })
    #expect(
      groups.contains { ($0["tables"] as? [String])?.contains("participation") == true })
    #expect(outcome.errors.contains("for nobody else"))
  }

  @Test("Nobody else is in an export but by what the person did", arguments: ["en", "fr"])
  func others(locale: String) throws {
    let text = try desk.relais("privacy", "export", "--member", "M01", "--locale", locale).output
    for other in 2...24 { #expect(!text.contains("\"M\(other < 10 ? "0" : "")\(other)\"")) }
    #expect(!text.contains(Company.hidden) && !text.contains("example.org"))
    #expect(text.contains(locale == "fr" ? "Il vous est destiné" : "It is for you"))
    #expect(!text.contains("\"export."), "a sentence has no words")
  }

  @Test("An export into a file is for its owner only, and replaces what was there")
  func permissions() throws {
    try desk.write("older", to: "M01.json")
    let outcome = try desk.relais(
      "privacy", "export", "--member", "M01", "--output", "M01.json", "--quiet")
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let path = desk.folder.url.appending(path: "M01.json").path
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try desk.text("M01.json").contains("Camille M01"))
    #expect(try desk.files.allSatisfy { !$0.hasSuffix(".tmp") })
    let nowhere = try desk.relais("privacy", "export", "--member", "M01", "--output", "no/M01")
    #expect(nowhere.exitCode == 1 && nowhere.errors.contains("no/M01"))
    let device = try desk.relais("privacy", "export", "--member", "M01", "--output", "exports")
    #expect(device.exitCode == 1 && device.errors.contains("exports cannot be written"))
  }

  @Test(
    "Somebody unknown is told as such, with what to do",
    arguments: [["export"], ["erase", "--yes"], ["erase", "--dry-run"], ["erase"]])
  func unknown(command: [String]) throws {
    let before = try desk.status()
    for name in ["M99", "Camille M01", "m01", ""] {
      let outcome = try desk.relais(["privacy"] + command + ["--member", name])
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains("“\(name)”") && outcome.errors.contains("members export"))
    }
    #expect(try desk.status().digest == before.digest)
  }

  // MARK: Erasure

  @Test("Nothing in the folder but the exports tells of somebody erased")
  func bytes() throws {
    // M24 gave reactions to all and commented, M24 is the last key; M05 shared tips.
    for (member, name) in [("M24", "Camille M24"), ("M05", "Camille M05")] {
      func isFound(_ text: String) throws -> Bool {
        try desk.files.filter { $0.hasPrefix("relais.sqlite") }
          .contains { try desk.data($0).range(of: Data(text.utf8)) != nil }
      }
      try desk.relais("champions")
      #expect(try isFound(member) && isFound(name))
      #expect(try desk.relais("privacy", "erase", "--member", member, "--yes").exitCode == 0)
      #expect(try !isFound(member) && !isFound(name))
      #expect(try !desk.relais("champions", "--top", "100").output.contains(name))
    }
    #expect(try desk.status().counts["members"] == 22)
  }

  @Test("Attack 27: erase, then last month's report again", arguments: ["table", "json", "csv"])
  func erasedThenAgain(format: String) throws {
    let reports = [
      ["community", "Vente"], ["community", "Vente", "--section", "participation"],
      ["community", "Vente", "--section", "inactivity"], ["moments", "--community", "Vente"],
      ["inactivity"], ["gaps"], ["gaps", "--community", "Vente"],
    ].map { $0 + ["--as-of", "2026-02-25", "--format", format] }
    let before = try reports.map { try desk.relais($0).output }
    for member in ["M02", "M01", "M12", "M24"] {
      try desk.relais("privacy", "erase", "--member", member, "--yes")
    }
    #expect(try reports.map { try desk.relais($0).output } == before)
    #expect(before.allSatisfy { !$0.isEmpty })
  }

  @Test("Erasing tells of public acts only, on trial too")
  func dryRun() throws {
    let before = try desk.status()
    let outcome = try desk.relais(
      "privacy", "erase", "--member", "M01", "--dry-run", "--format", "json")
    #expect(outcome.exitCode == 0)
    let rows = try Report(text: outcome.output).rows("erased")
    #expect(rows.map { $0["kind"] as? String } == ["tips", "challenges", "reactions", "comments"])
    #expect(rows.map { $0["count"] as? Int } == [10, 1, 0, 0])
    #expect(outcome.errors.contains("Nothing was erased"))
    let after = try desk.status()
    #expect(after.digest == before.digest && after.counts == before.counts)
  }

  @Test("Without a terminal nobody is erased unless --yes")
  func unconfirmed() throws {
    let before = try desk.status()
    let outcome = try desk.relais("privacy", "erase", "--member", "M01", "--locale", "fr")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("`--yes`") && outcome.errors.contains("rien n’a été effacé"))
    #expect(try desk.status().digest == before.digest)
  }

  @Test(
    "On a terminal the identifier is asked for again", arguments: [("M01", true), ("y", false)])
  func confirmed(answer: String, isErased: Bool) throws {
    let terminal = try PseudoTerminal(columns: 80)
    let process = try desk.start(
      ["privacy", "erase", "--member", "M01"], input: terminal.process, errors: terminal.process)
    try #require(terminal.waits { $0.contains("M01 again") }, "\(terminal.text)")
    terminal.type(answer + "\n")
    process.waitUntilExit()
    #expect(process.terminationStatus == (isErased ? 0 : 1), "\(terminal.text)")
    #expect(try desk.status().counts["members"] == (isErased ? 23 : 24))
  }

  @Test("Killed at any moment, either nothing has happened or the next command finishes the work")
  func killed() throws {
    let whole = try ContinuousClock().measure {
      try desk.relais("privacy", "erase", "--member", "M01", "--yes")
    }
    var outcomes: [Bool] = []
    for round in 0..<12 {
      let id = "M\(10 + round)"
      let before = try desk.status()
      let process = try desk.start(["privacy", "erase", "--member", id, "--yes"])
      usleep(UInt32(whole / .microseconds(1)) * UInt32(round) / 12)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let after = try desk.status()
      let isErased = after.counts["members"] != before.counts["members"]
      outcomes.append(isErased)
      if isErased {
        for file in try desk.files where file.hasPrefix("relais.sqlite") {
          #expect(try desk.data(file).range(of: Data("Camille \(id)".utf8)) == nil, "\(id)")
        }
      } else {
        #expect(after.digest == before.digest && after.counts == before.counts, "\(id)")
      }
    }
    #expect(outcomes.first == false, "killed before it could begin")
  }

  @Test("An old export brings an erased person back as somebody new, and says nothing was kept")
  func reimport() throws {
    try desk.relais("privacy", "erase", "--member", "M24", "--yes")
    #expect(try desk.relais("import", "exports", "--snapshot", "2026-03-01").exitCode == 0)
    let outcome = try desk.relais("privacy", "export", "--member", "M24")
    let person = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(((person as? [String: Any])?["counted_in"] as? [Any])?.isEmpty == true)
    #expect(try desk.status().counts["members"] == 24)
  }

  // MARK: Retention

  @Test("A purge deletes whole periods, tells the rows, and holds against imports")
  func purge() throws {
    let dry = try desk.relais("privacy", "purge", "--before", "2026-02-01", "--dry-run")
    #expect(dry.exitCode == 0 && dry.output.contains("would be kept from 26 Jan 2026 on"))
    let before = try desk.status().counts
    let report = try desk.json("privacy", "purge", "--before", "2026-02-01")
    let counts = report.rows("purged").map { $0["count"] as? Int }
    #expect(counts == [48, 0, 0], "two periods of 24 members; the quiz was on 26 January")
    let after = try desk.status().counts
    #expect(after["presence"] == (before["presence"] ?? 0) - 48)
    #expect(after["tips"] == before["tips"])
    let again = try desk.relais("import", "exports", "--snapshot", "2026-03-01")
    #expect(again.errors.contains("left out on purpose: private acts of days that were purged"))
    #expect(try desk.status().counts == after)
    let early = try desk.json("moments", "--as-of", "2026-01-27")
    #expect(early.notes.contains("no-closed-period"), "\(early.notes)")
  }

  /// Who is new and who never came hangs on what came before: after a purge everybody would be.
  @Test("A purge makes no new starters") func firstDays() throws {
    func told(_ desk: Desk, _ section: String, _ table: String, _ day: String) throws -> (
      cells: [String: Bool], notes: [String]
    ) {
      let report = try desk.json("community", "Vente", "--section", section, "--as-of", day)
      let cells = report.rows(table).map { row in
        (
          row["measure"] as? String ?? row["state"] as? String ?? "", Code(row["people"]) != nil
        )
      }
      return (Dictionary(cells, uniquingKeysWith: { $1 }), report.notes)
    }
    func check(_ desk: Desk, _ day: String, areTold: Bool) throws {
      for (section, table, row, other) in [
        ("participation", "participation", "new-starters", "active-members"),
        ("inactivity", "inactivity", "state-not-started", "state-active"),
      ] {
        let told = try told(desk, section, table, day)
        // Who never came may be too few among the silent to be told of.
        let mayBeFew = areTold && section == "inactivity"
        #expect(mayBeFew || told.cells[row] == areTold, "\(told)")
        #expect(told.cells[other] == true, "\(told)")
        #expect(told.notes.contains("first-days-purged") == !areTold, "\(told.notes)")
      }
    }
    // Twelve of forty came before the line, as many after it, so that none of the counts is few.
    func company() throws -> Desk {
      var firm = Firm()
      for (index, person) in firm.hire(40, into: ["Vente"]).enumerated() where index < 30 {
        firm.visit(person, index < 12 ? 0..<14 : index < 22 ? 13..<16 : 13..<Firm.weeks)
      }
      return try Desk.with(firm)
    }
    let exports = try company()
    try check(exports, Firm.asOf, areTold: true)
    // What was told before stands; the period after it is told after the purge.
    try exports.relais("privacy", "purge", "--before", Firm.day(12, 0))
    try check(exports, Firm.asOf, areTold: true)
    try check(exports, Firm.later, areTold: false)
    // The first period kept, never told of before, and the one after it.
    let purged = try company()
    try purged.relais("privacy", "purge", "--before", Firm.day(12, 0))
    try check(purged, Firm.asOf, areTold: false)
    try check(purged, Firm.later, areTold: false)
    // Where there was nothing to purge, first days are first days.
    let young = try company()
    try young.relais("privacy", "purge", "--before", Firm.day(-40, 0))
    try check(young, Firm.asOf, areTold: true)
    // An import that leaves earlier acts out has lost them just as well.
    let late = try Desk()
    try late.add(["members.csv": "member_id\np1000\n"])
    try late.relais("privacy", "purge", "--before", Firm.day(12, 0))
    for folder in try exports.files where folder.hasPrefix("exports") {
      try late.add(
        Dictionary(
          uniqueKeysWithValues: exports.files(in: folder).map {
            ($0, try exports.text("\(folder)/\($0)"))
          }))
    }
    try check(late, Firm.asOf, areTold: false)
  }

  @Test("Of what is to come nothing can be purged")
  func future() throws {
    let outcome = try desk.relais("privacy", "purge", "--before", "9999-12-31")
    #expect(outcome.exitCode == 1 && outcome.errors.contains("9999-12-31"))
  }

  // MARK: Policy and ledger

  @Test("The ledger tells what was done and never to whom", arguments: ["table", "json", "csv"])
  func ledger(format: String) throws {
    try desk.relais("community", "Vente", "--as-of", "2026-02-25")
    try desk.relais("champions")
    try desk.relais("privacy", "export", "--member", "M05")
    try desk.relais("privacy", "erase", "--member", "M06", "--yes")
    try desk.relais("privacy", "purge", "--before", "2026-02-01")
    for options in [[], ["--all"]] {
      let outcome = try desk.relais(["privacy", "ledger", "--format", format] + options)
      #expect(outcome.exitCode == 0, "\(outcome)")
      for trace in ["M05", "M06", "Camille", "Vente", "C1"] {
        #expect(!(outcome.output + outcome.errors).contains(trace), "\(trace): \(outcome)")
      }
    }
    let rows = try desk.json("privacy", "ledger").rows("log")
    let events = rows.compactMap { $0["event"] as? String }
    #expect(events.first == "log-epoch")
    #expect(events.contains("log-release"))
    #expect(events.suffix(3) == ["log-export", "log-erasure", "log-purge"])
    #expect(rows.last?["day"] as? String == "2026-01-26")
    let numbers = rows.compactMap { $0["number"] as? Int }
    #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
  }

  @Test("The policy speaks to a works council in its language", arguments: ["en", "fr"])
  func policy(locale: String) throws {
    let outcome = try desk.relais("privacy", "policy", "--locale", locale)
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.contains("minimumFrequency"))
    #expect(!outcome.output.contains("note.") && !outcome.output.contains("column."))
    #expect(
      outcome.output.contains(locale == "fr" ? "moins de 5 personnes" : "fewer than 5 people"))
  }
}
