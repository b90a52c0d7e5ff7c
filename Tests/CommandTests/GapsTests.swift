import Foundation
import TestSupport
import Testing

@Suite("relais gaps") struct GapsTests {
  let desk: Desk

  init() throws { desk = try Desk.withCompany() }

  @Test("Topics of the organisation and of a community, and questions, are answered")
  func answers() throws {
    for options in [[], ["--community", "Vente"], ["--items"], ["--top", "1"]] {
      let outcome = try desk.relais(["gaps", "--format", "json"] + options)
      #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome)")
    }
    let topics = try desk.json("gaps").rows("gaps")
    #expect(topics.compactMap { $0["topic"] as? String } == ["Caisse"])
    #expect(topics.first?["struggling"] as? [String: Int] == ["about": 10])
    let questions = try desk.json("gaps", "--items").rows("questions")
    #expect(questions.compactMap { $0["question"] as? String } == ["Q1-1"])
  }

  @Test(
    "Too small, empty and unknown communities are answered alike",
    arguments: [[], ["--locale", "fr"], ["--format", "json"]])
  func unknownCommunity(options: [String]) throws {
    let answers = try ["Petite", "Vide", "C2", "Nulle part"].map { name in
      let outcome = try desk.relais(["gaps", "--community", name] + options)
      #expect(outcome.exitCode == 1)
      return outcome.output + "|" + outcome.errors.replacing(name, with: "NAME")
    }
    #expect(Set(answers).count == 1, "\(answers)")
    #expect(answers[0].hasPrefix("|relais: "), "\(answers)")
  }

  @Test(
    "What cannot be asked is refused before anything is read",
    arguments: [["--top", "0"], ["--items", "--community", "Vente"]])
  func usage(options: [String]) throws {
    #expect(try desk.relais(["gaps"] + options).exitCode == 64)
  }

  @Test("Before any period has closed, no name tells anything")
  func noClosedPeriod() throws {
    let answers = try ["Vente", "Petite", "Nulle part"].map { name in
      let outcome = try desk.relais("gaps", "--community", name, "--as-of", "2025-12-28")
      #expect(outcome.exitCode == 0)
      return "\(outcome)".replacing(name, with: "NAME")
    }
    #expect(Set(answers).count == 1, "\(answers)")
  }
}
