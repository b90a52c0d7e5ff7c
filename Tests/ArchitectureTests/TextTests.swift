import Testing

@Suite("What no file may hold") struct TextTests {
  @Test(
    "No Swift file is longer than 400 lines",
    arguments: ["Sources", "Tests", "Benchmarks", "Fuzzing"])
  func length(folder: String) throws {
    expectNone(try SourceFile.swift(in: folder).flatMap(TextRules.tooLong))
  }

  @Test("Nothing is left unfinished, and nothing names a folder of somebody's machine")
  func finished() throws {
    let files = try SourceFile.all()
    #expect(files.count > 100)
    expectNone(files.flatMap(TextRules.unfinishedWork))
    expectNone(files.flatMap(TextRules.foldersOfOneMachine))
  }

  @Test("Sources never crash on purpose")
  func crashes() throws {
    expectNone(try SourceFile.swift(in: "Sources").flatMap(TextRules.crashes))
  }

  @Test("Only the gate makes released values, and renderers know nothing that is sealed")
  func gate() throws {
    expectNone(try SourceFile.swift(in: "Sources").flatMap(TextRules.forgedReleases))
    for room in ["Reports", "RelaisCLI"] {
      expectNone(
        try SourceFile.swift(in: "Sources/\(room)")
          .flatMap { TextRules.mentions(of: "Sealed", $0) })
    }
  }

  @Test("What is held on one person has one door, which metrics, reports and commands do not know")
  func personalRecords() throws {
    let files = try SourceFile.swift(in: "Sources").filter {
      !TextRules.mentions(of: "PersonalRecord|personalRecord|PersonalDocument", $0).isEmpty
    }
    #expect(
      Set(files.map(\.path)) == [
        "Sources/RelaisKit/PersonalDocument.swift", "Sources/RelaisKit/PersonalExport.swift",
        "Sources/Store/PersonalQueries.swift", "Sources/Store/PersonalRecord.swift",
      ])
  }

  @Test("Models are mathematics: they read no facts and seal nothing")
  func models() throws {
    for file in try SourceFile.swift(in: "Sources/Analytics/Models") {
      let imports = Set(ImportRule.imports(in: file.text))
      #expect(imports.isSubset(of: ["Activity", "Foundation"]), "\(file.path)")
    }
  }

  private func expectNone(_ violations: [String]) {
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }
}

@Suite("The rules on text can fail") struct TextRuleTests {
  private func file(_ text: String, _ path: String = "Sources/Reports/Bad.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  @Test("400 lines are enough, 401 are too many")
  func length() {
    #expect(TextRules.tooLong(file(String(repeating: "x\n", count: 400))).isEmpty)
    #expect(
      TextRules.tooLong(file(String(repeating: "x\n", count: 401)))
        == ["Sources/Reports/Bad.swift: 401 lines, at most 400"])
  }

  @Test(
    "Words of unfinished work are told by their line",
    arguments: [
      "// TO" + "DO: later", "// FIX" + "ME", "throw Not.yet // not " + "implemented",
      "a Place" + "holder here",
    ])
  func unfinished(line: String) {
    #expect(
      TextRules.unfinishedWork(file("let x = 1\n\(line)\n"))
        == ["Sources/Reports/Bad.swift:2: unfinished work"])
  }

  @Test("Ordinary words are not: todo lists in French data, or a stubborn mother")
  func ordinary() {
    #expect(TextRules.unfinishedWork(file("méthodo, Todor, implemented\n")).isEmpty)
  }

  @Test(
    "A path of one machine is told, a path of the package is not",
    arguments: [
      ("open(\"/" + "work/main/x\")", true), ("see /" + "home/ann/relais", true),
      ("Sources/" + "work/x", false), ("../shared/data", false), ("https://x.org/" + "home", false),
    ])
  func folders(line: String, isWrong: Bool) {
    #expect(TextRules.foldersOfOneMachine(file(line)).isEmpty != isWrong)
  }

  @Test(
    "Crashes are told",
    arguments: ["  fatal" + "Error(\"no\")", "let x = try" + "! f()", "y as" + "! Int"])
  func crashes(line: String) {
    #expect(!TextRules.crashes(file(line)).isEmpty)
  }

  @Test("Making a released value is told everywhere but in the gate")
  func released() {
    let forgery =
      "let name = Released<String>(secret)\nlet count = Released(3)\nlet x: Released<Int>"
    #expect(
      TextRules.forgedReleases(file(forgery)) == [
        "Sources/Reports/Bad.swift:1: makes a released value",
        "Sources/Reports/Bad.swift:2: makes a released value",
      ])
    #expect(TextRules.forgedReleases(file(forgery, "Sources/Disclosure/Gate.swift")).isEmpty)
  }

  @Test("A renderer that mentions what is sealed is told")
  func sealed() {
    #expect(!TextRules.mentions(of: "Sealed", file("func f(_ x: Sealed<Int>)")).isEmpty)
    #expect(TextRules.mentions(of: "Sealed", file("func f(_ x: Unsealed)")).isEmpty)
  }
}
