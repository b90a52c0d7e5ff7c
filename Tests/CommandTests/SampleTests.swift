import Foundation
import TestSupport
import Testing

/// The sample that a newcomer sees: made by the command its page names, and answered as its
/// expected outputs and the README say. `make docs` rewrites them.
@Suite struct SampleTests {
  private let sample = Repository.file("SampleData")

  @Test("The sample's exports are what its command writes")
  func exports() throws {
    let desk = try Desk()
    let outcome = try desk.relais(
      "simulate", "--members", "240", "--weeks", "52", "--seed", "7", "--out", "made")
    #expect(outcome.exitCode == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: sample.appending(path: "exports").path)
    #expect(names.count == 14)
    for name in names {
      let shipped = try Data(contentsOf: sample.appending(path: "exports/\(name)"))
      #expect(try desk.text("made/\(name)") == String(decoding: shipped, as: UTF8.self), "\(name)")
    }
  }

  @Test("The sample's answers are the expected ones, in both languages and as JSON")
  func answers() throws {
    let desk = try Desk()
    let exports = sample.appending(path: "exports").path
    #expect(try desk.relais("import", "--time-zone", "Europe/Paris", exports).exitCode == 0)
    let contest = sample.appending(path: "contests/astuces.yml").path
    let reports = [
      "champions": ["champions", "--as-of", "2026-03-22"],
      "community": ["community", "Vente", "--as-of", "2026-03-22"],
      "moments": ["moments", "--community", "Vente", "--as-of", "2026-03-22"],
      "leaderboard": ["leaderboard", contest, "--as-of", "2026-03-22"], "status": ["status"],
      "gaps": ["gaps", "--as-of", "2026-03-22"],
    ]
    for (name, command) in reports {
      for (suffix, options) in [
        ("en.txt", ["--locale", "en"]), ("fr.txt", ["--locale", "fr"]),
        ("json", ["--format", "json"]),
      ] {
        let outcome = try desk.relais(command + options)
        let expected = try String(
          contentsOf: sample.appending(path: "expected/\(name).\(suffix)"), encoding: .utf8)
        #expect(outcome.output == expected, "\(name).\(suffix): run `make docs` and read the diff")
      }
    }
  }

  @Test("The README shows the expected outputs")
  func readme() throws {
    let page = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    for name in ["champions", "community", "leaderboard"] {
      let expected = try String(
        contentsOf: sample.appending(path: "expected/\(name).en.txt"), encoding: .utf8)
      #expect(page.contains("```\n\(expected)```\n"), "\(name): run `make docs`")
    }
  }
}
