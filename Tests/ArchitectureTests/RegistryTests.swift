import Analytics
import Exports
import Reports
import Testing

@Suite("Registries match their folders") struct RegistryTests {
  @Test("Every format read by code has its file, and every file its format")
  func formats() throws {
    let types = Exports.Registry.formats.map { "\(type(of: $0))" }
    expectNone(
      RegistryRule.violations(registered: types, files: try stems("Sources/Exports/Formats")))
    expectNames(Exports.Registry.formats.map(\.id))
    for format in Exports.Registry.formats {
      #expect(format.documentation.count > 30, "\(format.id) is not documented")
    }
  }

  @Test("Every metric has its file, and every file its metric")
  func metrics() throws {
    let types = MetricRegistry.all.map { "\($0)" }
    expectNone(
      RegistryRule.violations(registered: types, files: try stems("Sources/Analytics/Metrics")))
    expectNames(MetricRegistry.all.map { "\($0.id)" })
  }

  @Test("Every metric says what it counts")
  func documentation() {
    for metric in MetricRegistry.all {
      #expect(metric.documentation.count > 80, "\(metric.id) is not documented")
    }
  }

  @Test("Every renderer has its file, and every file its renderer")
  func renderers() throws {
    let types = RendererRegistry.all.map { "\(type(of: $0))" }
    expectNone(
      RegistryRule.violations(registered: types, files: try stems("Sources/Reports/Renderers")))
    expectNames(RendererRegistry.all.map(\.id))
  }

  @Test("Every command stands in docs/cli.md and in the README")
  func commands() throws {
    let sources = try SourceFile.swift(in: "Sources/RelaisCLI").map(\.text).joined()
    let commands = RegistryRule.commands(inSources: sources)
    #expect(commands.contains("champions"))
    for page in ["docs/cli.md", "README.md"] {
      guard let text = try? SourceFile.read(page) else {
        print("skipped: commands in \(page): there is no such page yet")
        continue
      }
      expectNone(RegistryRule.missing(commands, in: text, called: page))
    }
  }

  private func stems(_ folder: String) throws -> [String] {
    try SourceFile.swift(in: folder).map(\.stem)
  }

  private func expectNone(_ violations: [String]) {
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  private func expectNames(_ ids: [String]) {
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(id)") }
  }
}

/// One registered type a file, both of one name. A type that needs several files names the others
/// after itself: `StackExchange.swift`, `StackExchangeVotes.swift`.
enum RegistryRule {
  static func violations(registered types: [String], files: [String]) -> [String] {
    types.filter { !files.contains($0) }.map { "\($0) is registered and has no file \($0).swift" }
      + files.filter { file in !types.contains { file.hasPrefix($0) } }
      .map { "\($0).swift belongs to nothing that is registered" }
      + Set(types.filter { type in types.count { $0 == type } > 1 }).sorted()
      .map { "\($0) is registered twice" }
  }

  /// Each with the one it belongs to, `privacy export`, as its usage gives it.
  static func commands(inSources text: String) -> [String] {
    text.matches(of: /usage: "relais ([a-z]+(?: [a-z]+)*)/).map { String($0.1) }
  }

  static func missing(_ commands: [String], in text: String, called page: String) -> [String] {
    commands.filter { !text.contains("relais \($0)") }.map { "\(page) does not show relais \($0)" }
  }
}

@Suite("The rules on registries can fail") struct RegistryRuleTests {
  @Test("A file that nobody registered, a type without a file and a double are told")
  func violations() {
    #expect(
      RegistryRule.violations(
        registered: ["Moodle", "Slack", "Slack"], files: ["Moodle", "MoodleGrades", "Discourse"])
        == [
          "Slack is registered and has no file Slack.swift",
          "Slack is registered and has no file Slack.swift",
          "Discourse.swift belongs to nothing that is registered", "Slack is registered twice",
        ])
    #expect(RegistryRule.violations(registered: ["A"], files: ["A", "AHelper"]).isEmpty)
  }

  @Test("A command that a page leaves out is told")
  func commands() {
    let source = """
      usage: "relais <command> [options]" usage: "relais gaps [options]"
      usage: "relais import <path> ..." usage: "relais privacy erase --member <identifier>"
      """
    #expect(
      RegistryRule.missing(
        RegistryRule.commands(inSources: source), in: "relais import x", called: "README.md")
        == ["README.md does not show relais gaps", "README.md does not show relais privacy erase"])
  }
}
