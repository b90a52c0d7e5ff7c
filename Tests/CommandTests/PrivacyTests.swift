import Foundation
import TestSupport
import Testing

@Suite("What the command line must not tell") struct PrivacyTests {
  let desk: Desk

  init() throws { desk = try Desk.withCompany() }

  @Test("A community large enough is shown, in protected figures only")
  func shown() throws {
    let report = try desk.json("community", "Vente", "--as-of", "2026-02-25")
    let members = report.rows("participation").first
    #expect(members?["people"] as? Int == 12)
    for row in report.rows("participation").dropFirst() {
      let people = row["people"] as? [String: Any]
      // Eight of the twelve share tips, so four are left whose presence nobody saw.
      if ["active-members", "new-starters"].contains(row["measure"] as? String) {
        #expect(people?["withheld"] != nil, "\(row)")
      } else {
        #expect(
          people?["about"] != nil || people?["below"] != nil || people?["above"] != nil, "\(row)")
      }
    }
  }

  @Test(
    "Too small, empty and unknown communities are answered alike",
    arguments: [[], ["--locale", "fr"], ["--format", "json"], ["--as-of", "2026-01-30"]])
  func unknownCommunity(options: [String]) throws {
    for command in [["community"], ["moments", "--community"]] {
      let answers = try ["Petite", "Vide", "C2", "Nulle part"].map { name in
        let outcome = try desk.relais(command + [name] + options)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains(name))
        return outcome.output + "|" + outcome.errors.replacing(name, with: "NAME")
      }
      #expect(Set(answers).count == 1, "\(answers)")
      #expect(answers[0].hasPrefix("|relais: "), "\(answers)")
    }
  }

  @Test("Before any period has closed, no name tells anything")
  func noClosedPeriod() throws {
    for command in [["community"], ["moments", "--community"]] {
      let answers = try ["Vente", "Petite", "Vide", "Nulle part"].map { name in
        let outcome = try desk.relais(
          command + [name, "--as-of", "2025-12-28", "--format", "json"])
        return "\(outcome)".replacing(name, with: "NAME")
      }
      #expect(Set(answers).count == 1, "\(answers)")
      #expect(answers[0].contains("no-closed-period"), "\(answers)")
    }
  }

  @Test("Being asked about what is not shown leaves no trace in the database")
  func traces() throws {
    try desk.relais("community", "Vente")
    let before = try desk.data("relais.sqlite")
    for name in ["Petite", "Nulle part"] { try desk.relais("community", name) }
    #expect(try desk.data("relais.sqlite") == before)
  }

  @Test("Hidden, anonymous and unknown members are explained alike: not at all")
  func unknownMember() throws {
    try desk.write(Company.contest, to: "contest.yml")
    let members = ["M03", "M04", Company.hidden, Company.anonymous, "M99", "Nobody"]
    for command in [["champions"], ["leaderboard", "contest.yml"]] {
      let answers = try members.map { member in
        let outcome = try desk.relais(command + ["--explain", member])
        #expect(outcome.exitCode == 1)
        return outcome.output + "|" + outcome.errors.replacing(member, with: "NAME")
      }
      #expect(Set(answers).count == 1, "\(answers)")
      #expect(try desk.relais(command + ["--explain", "M05"]).exitCode == 0)
    }
  }

  @Test("Neighbours of hidden, anonymous and unknown members are refused alike")
  func unknownNeighbour() throws {
    try desk.write(Company.contest, to: "contest.yml")
    let answers = try ["M03", "M04", "M99"].map { member in
      let outcome = try desk.relais("leaderboard", "contest.yml", "--near", member)
      return "\(outcome)".replacing(member, with: "NAME")
    }
    #expect(Set(answers).count == 1, "\(answers)")
  }

  @Test("Who opted out is in no output, in no form and no format")
  func optedOut() throws {
    try desk.write(Company.contest, to: "contest.yml")
    for format in ["table", "json", "ndjson", "csv"] {
      for command in [
        ["champions", "--top", "100"], ["champions", "--community", "Vente"],
        ["champions", "--explain", "M01"], ["community", "Vente"], ["status"],
        ["moments"], ["moments", "--community", "Vente"], ["inactivity"],
        ["inactivity", "--community", "Vente"], ["backtest", "inactivity"],
        ["leaderboard", "contest.yml"], ["leaderboard", "contest.yml", "--near", "M05"],
        ["leaderboard", "contest.yml", "--explain", "M01"], ["gaps"], ["gaps", "--items"],
        ["gaps", "--community", "Vente"],
      ] {
        let outcome = try desk.relais(command + ["--format", format])
        #expect(outcome.exitCode == 0, "\(command): \(outcome)")
        let shown = outcome.output + outcome.errors
        for trace in [
          Company.hidden, "Hortense", "M03", "m03@", Company.anonymous, "Noémie", "M04",
        ] {
          #expect(!shown.contains(trace), "\(command) shows \(trace): \(outcome)")
        }
      }
    }
  }

  @Test("A release stands: what is imported later does not change it")
  func releasesStand() throws {
    let first = try desk.json("community", "Vente", "--as-of", "2026-02-25").rows("participation")
    let late = (1...12).map { "M\($0 < 10 ? "0" : "")\($0),2026-02-20T12:00:00" }
    try desk.write("member_id,logged_in_at\n\(late.joined(separator: "\n"))\n", to: "late.csv")
    #expect(try desk.relais("import", "late.csv").exitCode == 0)
    let again = try desk.json("community", "Vente", "--as-of", "2026-02-25").rows("participation")
    #expect(NSArray(array: first) == NSArray(array: again))
  }

  @Test("Nobody looks from the future: a period is released once, when it is over")
  func future() throws {
    try desk.write(Company.contest, to: "contest.yml")
    for command in [["community", "Vente"], ["champions"], ["leaderboard", "contest.yml"]] {
      let outcome = try desk.relais(command + ["--as-of", "9999-12-31"])
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains("9999-12-31"))
    }
  }

  @Test("Looking past the data releases no period that they do not cover")
  func pastTheData() throws {
    let report = try desk.json(
      "community", "Vente", "--section", "participation", "--as-of", "2026-03-25")
    let starts = report.rows("trend").compactMap { $0["period_start"] as? String }
    #expect(starts.max() == "2026-01-26", "\(starts)")
  }
}
