import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Moodle's grades of a quiz")
struct MoodleGradeTests {
  private func fixture(
    _ name: String, quiz: String? = "Fire", users: String? = "users.csv"
  ) throws -> Import {
    var told = ExportFile.Told()
    told.quiz = quiz
    told.moodleUsers = users.map { Places.fixtures + "moodle/" + $0 }
    return try importFile(Places.fixtures + "moodle/" + name, told: told)
  }

  @Test("are results of the whole and of each question that has a grade")
  func english() throws {
    let result = try fixture("grades-en.csv")
    #expect(result.log.contents == "moodle grades")
    #expect(
      result.told == [
        "quiz Fire by 1046 2021-10-17T12:51 7.0/10.0",
        "quiz Fire Q1 by 1046 2021-10-17T12:51 4.0/4.0",
        "quiz Fire Q2 by 1046 2021-10-17T12:51 3.0/6.0",
        "quiz Fire by 1046 2021-10-18T9:8 10.0/10.0",
        "quiz Fire Q1 by 1046 2021-10-18T9:8 4.0/4.0",
        "quiz Fire Q2 by 1046 2021-10-18T9:8 6.0/6.0",
        "quiz Fire by 1047 2021-10-18T0:5 4.0/10.0",
        "quiz Fire Q1 by 1047 2021-10-18T0:5 4.0/4.0",
      ])
    #expect(
      result.log.droppedByRule == [
        .averageRow: 2, .unfinishedAttempt: 2, .ungradedAttempt: 1,
      ])
    #expect(result.complaints == ["8 out-of-range Grade/10.00"])
    #expect((result.log.read, result.log.accepted) == (9, 3))
  }

  @Test(
    "have decimal commas and other names in French and German, and look accounts up by username if they can"
  )
  func otherLanguages() throws {
    let french = try fixture("grades-fr.csv")
    #expect(
      french.told == [
        "quiz Fire by 1046 2021-10-17T12:51 13.75/20.0",
        "quiz Fire Q1 by 1046 2021-10-17T12:51 7.5/7.5",
        "quiz Fire Q2 by 1046 2021-10-17T12:51 6.25/12.5",
      ])
    #expect(french.log.droppedByRule == [.averageRow: 1, .unfinishedAttempt: 1])
    // A point could only group thousands where decimals have a comma.
    #expect(french.complaints == ["3 not-a-number Note/20,00"])
    #expect(
      try fixture("grades-de.csv").told == [
        "quiz Fire by 1046 2021-10-17T12:51 7.5/10.0",
        "quiz Fire Q1 by 1046 2021-10-17T12:51 7.5/10.0",
      ])
  }

  @Test("are of the topic that the quiz is called, the whole only where its questions are not told")
  func topic() throws {
    func topics(_ result: Import) -> [String?] {
      result.records.map { record in record.topic.flatMap { result.sink.identifiers(.topic)[$0] } }
    }
    #expect(topics(try fixture("grades-de.csv")) == [nil, "Fire"])
    var told = ExportFile.Told()
    told.quiz = "Fire"
    told.moodleUsers = Places.fixtures + "moodle/users.csv"
    let whole = try importText("Username,Completed,Grade/10\nbo,17/10/21,4\n", told: told)
    #expect(topics(whole) == ["Fire"])
  }

  @Test("reject whom the list of users does not have, and keep neither username nor email address")
  func numbers() throws {
    var told = ExportFile.Told()
    told.quiz = "Fire"
    told.moodleUsers = Places.fixtures + "moodle/users.csv"
    let result = try importText(
      "Username,Email address,Completed,Grade/10\nbo,b@example.org,17/10/21,4\n"
        + "eva,e@example.org,17/10/21,4\n", told: told)
    #expect(result.told == ["quiz Fire by 1047 2021-10-17 4.0/10.0"])
    #expect(result.complaints == ["3 unknown-value Username"])
    #expect(result.diagnostics[0].hasSuffix("expected a value listed in users.csv"))
    #expect(result.sink.identifiers(.member).values.sorted() == ["1047"])
  }

  @Test("are refused without the numbers of accounts, and say where a list has none")
  func withoutNumbers() {
    let message = failure { _ = try fixture("grades-en.csv", users: nil) }
    #expect(message?.contains("grades-en.csv:1:1: missing-users: ") == true)
    let wrong = failure { _ = try fixture("grades-en.csv", users: "grades-fr.csv") }
    #expect(wrong?.contains("grades-fr.csv:1:1: missing-column: email: ") == true)
    let absent = failure { _ = try fixture("grades-en.csv", users: "nowhere.csv") }
    #expect(absent?.contains("nowhere.csv:1:1: not-found: ") == true)
  }

  @Test("are refused without the name of the quiz", arguments: [nil, "", " "])
  func withoutQuiz(quiz: String?) {
    let message = failure { _ = try fixture("grades-en.csv", quiz: quiz) }
    #expect(
      message?.hasSuffix(
        "grades-en.csv:1:1: missing-quiz: expected to be told the quiz, which this file does not "
          + "name; import it with --quiz NAME") == true, "\(message ?? "read")")
  }

  @Test("without a column that names the account say so")
  func withoutAccount() {
    let message = failure {
      _ = try importText("Last name,First name,State,Completed,Grade/10.00\n")
    }
    #expect(message?.contains("missing-column: email address: ") == true, "\(message ?? "read")")
  }

  @Test("are not taken for the results of another program")
  func sniffed() throws {
    for header in [
      "Completed,Email address,Grade", "Completed,Email address,Score/10.00",
      "Email address,Grade/10.00", "Completed,Email address,Grade/0.00",
    ] {
      let reader = try inDirectory(["x": Array((header + "\n").utf8)]) {
        try Registry().identify(path: $0 + "x")
      }
      #expect(reader == nil, "\(header)")
    }
  }
}

extension ActivityRecord {
  fileprivate var topic: Int? { quizResult?.topic?.rawValue }
}
