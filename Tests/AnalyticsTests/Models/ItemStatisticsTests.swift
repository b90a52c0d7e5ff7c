import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Quiz statistics")
struct ItemStatisticsTests {
  @Test("Moodle's own figures for its quiz of 25 by 7, to 1e-6")
  func moodle() throws {
    let quiz = QuizStatistics(marks: MoodleQuiz.marks)
    #expect(MoodleQuiz.marks.count == 25 && quiz.items.count == 7)
    try expect(quiz, \.facility, MoodleQuiz.facility)
    try expect(quiz, \.discriminationIndex, MoodleQuiz.discriminationIndex)
    try expect(quiz, \.discriminativeEfficiency, MoodleQuiz.discriminativeEfficiency)
    let consistency = try #require(quiz.internalConsistency)
    #expect(abs(consistency - MoodleQuiz.internalConsistency) < 1e-6)
  }

  @Test("the retyped figures are those of the open data")
  func openData() throws {
    guard let folder = Repository.openData("oracles") else { return }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let gold = try decoder.decode(
      Gold.self, from: Data(contentsOf: folder.appending(path: "gold.json"))
    ).moodleQuiz00
    #expect(gold.marks == MoodleQuiz.marks)
    #expect(gold.facility == MoodleQuiz.facility)
    #expect(gold.discriminationIndex == MoodleQuiz.discriminationIndex)
    #expect(gold.discriminativeEfficiency == MoodleQuiz.discriminativeEfficiency)
    #expect(gold.quiz.cic == MoodleQuiz.internalConsistency)
  }

  private struct Gold: Decodable {
    struct Quiz: Decodable {
      struct Whole: Decodable { let cic: Double }
      let marks: [[Double]]
      let facility, discriminationIndex, discriminativeEfficiency: [Double]
      let quiz: Whole
    }
    let moodleQuiz00: Quiz
  }

  @Test("right and wrong answers to the Law School Admission Test")
  func lawSchool() throws {
    let quiz = QuizStatistics(marks: LawSchoolTest.marks)
    #expect(LawSchoolTest.marks.count == 1000)
    try expect(quiz, \.facility, LawSchoolTest.facility)
    try expect(quiz, \.standardDeviation, LawSchoolTest.standardDeviation)
    try expect(quiz, \.discriminationIndex, LawSchoolTest.discriminationIndex)
    try expect(quiz, \.discriminativeEfficiency, LawSchoolTest.discriminativeEfficiency)
    let consistency = try #require(quiz.internalConsistency)
    #expect(abs(consistency - LawSchoolTest.internalConsistency) < 1e-9)
  }

  @Test("who did not answer a question does not count for it, and has 0 in the rest of others")
  func unanswered() throws {
    let quiz = QuizStatistics(marks: [[1, nil, 1], [0, 0, 0], [1, 1, nil], [nil, 1, 1]])
    #expect(quiz.items.map { $0?.learners } == [3, 3, 3])
    #expect(quiz.items[0]?.facility == 2.0 / 3)
    // Marks 1, 0, 1 with rests 1, 0, 1.
    #expect(quiz.items[0]?.discriminationIndex == 100)
    // One learner answered all.
    #expect(quiz.internalConsistency == nil)
  }

  @Test("what is not defined is nil, and never not a number")
  func degenerate() {
    let nobody = QuizStatistics(marks: [])
    #expect(nobody.items.isEmpty && nobody.internalConsistency == nil)
    #expect(QuizStatistics(marks: [[nil], [nil]]).items == [nil])
    let alone = QuizStatistics(marks: [[1, 0]])
    #expect(alone.items[0]?.facility == 1)
    #expect(alone.items[0]?.standardDeviation == nil)
    #expect(alone.items[0]?.discriminationIndex == nil)
    let single = QuizStatistics(marks: [[1], [0], [1]])
    #expect(single.items[0]?.discriminationIndex == nil && single.internalConsistency == nil)
    let same = QuizStatistics(marks: Array(repeating: [0.1, 0.7, 0.3], count: 30))
    #expect(same.items.allSatisfy { $0?.discriminationIndex == nil })
    #expect(same.items.allSatisfy { $0?.standardDeviation == 0 })
    #expect(same.internalConsistency == nil)
  }

  @Test("any matrix gives finite figures within their ranges, whatever the order of its rows")
  func properties() {
    for _ in 0..<300 {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      let questions = Int.random(in: 1...6, using: &random)
      let levels = Int.random(in: 1...4, using: &random)
      let marks = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        (0..<questions).map { _ -> Double? in
          Int.random(in: 0..<8, using: &random) == 0
            ? nil : Double(Int.random(in: 0...levels, using: &random)) / Double(levels)
        }
      }
      let quiz = QuizStatistics(marks: marks)
      for item in quiz.items.compactMap({ $0 }) {
        #expect((0...1).contains(item.facility), "seed \(seed)")
        let figures = [
          item.standardDeviation, item.discriminationIndex, item.discriminativeEfficiency,
        ].compactMap { $0 }
        #expect(figures.allSatisfy { $0.isFinite }, "seed \(seed)")
        #expect((-100...100).contains(item.discriminationIndex ?? 0), "seed \(seed)")
        #expect(item.discriminativeEfficiency ?? 0 <= 100, "seed \(seed)")
      }
      #expect(quiz.internalConsistency.map { $0.isFinite && $0 <= 100 + 1e-9 } ?? true)
      #expect(quiz == QuizStatistics(marks: marks.shuffled(using: &random)), "seed \(seed)")
    }
  }

  private func expect(
    _ quiz: QuizStatistics, _ figure: @escaping (ItemStatistics) -> Double?,
    _ expected: [Double]
  ) throws {
    try #require(quiz.items.count == expected.count)
    for (item, expected) in zip(quiz.items, expected) {
      let value = try #require(item.flatMap { figure($0) })
      #expect(abs(value - expected) < 1e-6)
    }
  }
}
