import Activity
import Foundation
import TestSupport
import Testing

@testable import Exports

/// The OULAD profile, checked against counts made by plain line splitting.
@Suite("The OULAD profile")
struct OuladTests {
  /// One row of a file, split at commas: these files quote every field, and no field has one.
  private struct Row {
    let columns: [String: Int]
    let cells: [Substring]

    subscript(name: String) -> String { columns[name].map { String(cells[$0]) } ?? "" }

    /// A day so many days after the start of the row's presentation.
    func day(_ name: String) -> Day? {
      guard let start = OuladTests.starts[self["code_presentation"]] else { return nil }
      return Int(self[name]).map { start + $0 }
    }
  }

  private func rows(_ path: String) throws -> [Row] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let table = text.utf8.split { $0 == 10 || $0 == 13 }.map { line in
      line.split(separator: UInt8(ascii: ",")).map { Substring($0.dropFirst().dropLast()) }
    }
    let columns = Dictionary(uniqueKeysWithValues: zip(table[0].map(String.init), 0...))
    return table.dropFirst().map { Row(columns: columns, cells: $0) }
  }

  /// How many rows of studentVle.csv there are for each student and day, read digit by digit: the
  /// file is long, and splitting it into strings would take most of the test's time.
  private func activity(_ path: String) throws -> [Int: Int] {
    let starts = [2013: OuladTests.starts["2013J"]!, 2014: OuladTests.starts["2014J"]!]
    var counts: [Int: Int] = [:]
    var numbers = [0, 0, 0, 0, 0, 0]
    var (field, isNegative) = (0, false)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    var index = try #require(bytes.firstIndex(of: 10)) + 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 48...57:
        numbers[field] = numbers[field] * 10 + Int(byte - 48)
      case UInt8(ascii: "-"):
        isNegative = true
      case UInt8(ascii: ","):
        if isNegative { numbers[field] = -numbers[field] }
        (field, isNegative) = (field + 1, false)
      case 10:
        let start = try #require(starts[numbers[1]])
        counts[cell(numbers[2], start + numbers[4]), default: 0] += 1
        (numbers, field) = ([0, 0, 0, 0, 0, 0], 0)
      default:
        break
      }
    }
    return counts
  }

  private func cell(_ student: Int, _ day: Day) -> Int { student * 100_000 + day.index }

  private static let starts = ["2013J": Day("2013-09-30")!, "2014J": Day("2014-09-29")!]

  private func check(_ directory: String, _ name: String, _ result: Import) throws {
    let rows = name == "studentVle.csv" ? [] : try rows(directory + name)
    #expect(result.rejections.isEmpty, "\(result.diagnostics.prefix(3))")
    let members = result.sink.identifiers(.member)
    switch name {
    case "studentVle.csv":
      let expected = try activity(directory + name)
      let students = members.mapValues { Int($0)! }
      var found: [Int: Int] = [:]
      for case .login(let login) in result.records {
        found[cell(students[login.member.rawValue]!, login.at.day), default: 0] += 1
        if login.at.slot != nil { Issue.record("a date has no slot") }
      }
      #expect(found == expected)
      #expect(result.log.accepted == expected.values.reduce(0, +))
    case "studentRegistration.csv":
      let communities = result.sink.identifiers(.community)
      let expected = rows.map { row -> [String?] in
        [
          "\(row["code_module"])-\(row["code_presentation"])", row["id_student"],
          row.day("date_registration")?.description, row.day("date_unregistration")?.description,
        ]
      }
      let found = result.records.map { record -> [String?] in
        guard let membership = record.membership else { return [] }
        return [
          communities[membership.community.rawValue]!, members[membership.member.rawValue]!,
          membership.since?.description, membership.until?.description,
        ]
      }
      #expect(found == expected)
    case "studentAssessment.csv":
      let banked = rows.count { $0["is_banked"] == "1" }
      let missing = rows.count { $0["is_banked"] != "1" && $0["score"] == "?" }
      #expect(result.log.droppedByRule[DropRule(rawValue: "banked-result")] == banked)
      #expect(result.log.droppedByRule[DropRule(rawValue: "missing-score")] == missing)
      #expect(result.log.accepted == rows.count - banked - missing)
      let kept = rows.filter { $0["is_banked"] != "1" }.compactMap { Double($0["score"]) }
      #expect(result.records.map { $0.quizResult?.score } == kept)
      #expect(result.records.allSatisfy { $0.quizResult?.maximum == 100 })
      #expect(Set(result.sink.identifiers(.topic).values) == ["TMA"])
    case "studentInfo.csv":
      #expect(result.records.count == rows.count)
      #expect(Set(members.values) == Set(rows.map { $0["id_student"] }))
    case "assessments.csv":
      #expect(Set(result.sink.identifiers(.topic).values) == ["TMA", "Exam"])
    case "courses.csv":
      #expect(Set(result.sink.identifiers(.community).values) == ["AAA-2013J", "AAA-2014J"])
    default:
      #expect(result.records.isEmpty)
      #expect(result.log.notes.count == 1, "\(name) is skipped, and said to be")
    }
  }

  private static let files = [
    "assessments.csv", "courses.csv", "studentAssessment.csv", "studentInfo.csv",
    "studentRegistration.csv", "studentVle.csv", "vle.csv",
  ]

  @Test("imports every row of the extract", arguments: files)
  func extract(name: String) throws {
    let profile = try Profile(path: Places.profiles + "oulad.yml")
    #expect(profile.timeZone == "Europe/London")
    let directory = Places.fixtures + "oulad/"
    let result = try importFile(directory + name, profile: profile)
    try check(directory, name, result)
  }

  @Test("imports every row of the module", arguments: files)
  func module(name: String) throws {
    guard let directory = Places.openData("oulad_aaa") else { return }
    let profile = try Profile(path: Places.profiles + "oulad.yml")
    let result = try importFile(directory + name, profile: profile)
    try check(directory, name, result)
    let published = [
      "studentVle.csv": 350_298, "studentRegistration.csv": 748, "studentAssessment.csv": 3_149,
      "studentInfo.csv": 748,
    ]
    if let rows = published[name] { #expect(result.log.read == rows) }
  }

  @Test("rejects a presentation that it does not date, at its cell")
  func unknownPresentation() throws {
    let text = """
      code_module,code_presentation,id_student,id_site,date,sum_click
      AAA,2014B,1,2,3,4
      """
    try inDirectory(["studentVle.csv": Array(text.utf8)]) { directory in
      let profile = try Profile(path: Places.profiles + "oulad.yml")
      let result = try importFile(directory + "studentVle.csv", profile: profile)
      #expect(
        result.diagnostics == [
          "\(directory)studentVle.csv:2:5: unknown-value: code_presentation: "
            + "expected a value listed in first day of the presentation"
        ])
    }
  }
}
