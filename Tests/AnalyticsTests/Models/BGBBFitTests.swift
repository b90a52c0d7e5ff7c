import TestSupport
import Testing

@testable import Analytics

@Suite("Fitting BG/BB")
struct BGBBFitTests {
  @Test("the donors' maximum likelihood estimate is the published one")
  func donors() throws {
    let fit = BGBBFit(try Donors.counts())
    #expect(fit.outcome == .converged)
    #expect(fit.members == 11_104)
    #expect(abs(fit.logLikelihood - Donors.logLikelihood) < 1e-3)
    let model = try #require(fit.model)
    #expect(abs(model.alpha - Donors.alpha) < 1e-4)
    #expect(abs(model.beta - Donors.beta) < 1e-4)
    #expect(abs(model.gamma - Donors.gamma) < 1e-4)
    #expect(abs(model.delta - Donors.delta) < 1e-4)
  }

  @Test(
    "on real students the fit is at least as likely as an independent one",
    arguments: OpenUniversity.courses.filter { $0.logLikelihood != nil })
  func studentsLikelihood(course: OpenUniversity.Course) throws {
    let published = try #require(course.logLikelihood)
    let fit = BGBBFit(try course.counts())
    #expect(fit.logLikelihood > published)
    #expect(fit.logLikelihood < published + 0.1)
    // These students leave at one common rate: the ridge of the likelihood.
    #expect(fit.outcome == .atBounds([.leavingConcentrationHigh]))
  }

  @Test(
    "P(back within 4 weeks) tells who came back, as well as an independent fit does",
    arguments: OpenUniversity.courses)
  func studentsBack(course: OpenUniversity.Course) throws {
    let model = try #require(BGBBFit(try course.counts()).model)
    let histories = try course.rows.map { try WeekHistory(x: $0.x, tx: $0.tx, n: course.n) }
    let chances = histories.map { model.probabilityBack($0, within: 4) }
    #expect(abs(course.area(chances) - course.areaUnderCurve) < 0.005)
    #expect(abs(course.area(histories.map { -Double($0.silence) }) - course.areaOfSilence) < 0.005)
    if let expectedBack = course.expectedBack {
      let expected = zip(chances, course.rows).reduce(0) { $0 + $1.0 * Double($1.1.students) }
      #expect(abs(expected - Double(expectedBack)) < 1)
    }
  }

  @Test("the fast likelihood is the sum of the plain one, whatever the histories")
  func fastLikelihood() throws {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let counts = HistoryCount.merged(
        try (0..<200).map { _ in
          HistoryCount(
            history: try .random(weeks: 0...150, using: &random),
            members: .random(in: 1...9, using: &random))
        })
      let model = try BGBB.random(using: &random)
      let fast = BGBBLikelihood(counts)
        .logLikelihood((model.alpha, model.beta, model.gamma, model.delta))
      let plain = counts.reduce(0) { $0 + Double($1.members) * model.logLikelihood($1.history) }
      #expect(abs(fast - plain) <= 1e-9 * abs(plain), "seed \(seed), \(model)")
    }
  }

  @Test("the order and the grouping of histories change nothing, to the last bit")
  func orderInvariance() throws {
    var random = SeededGenerator(seed: 7)
    let counts = try Donors.counts()
    let split = counts.flatMap { count in
      [
        HistoryCount(history: count.history, members: 1),
        HistoryCount(history: count.history, members: count.members - 1),
      ]
    }
    #expect(BGBBFit(split.shuffled(using: &random)) == BGBBFit(counts))
  }

  @Test("members observed for different numbers of weeks are fitted together: truth is recovered")
  func heterogeneous() throws {
    var random = SeededGenerator(seed: 11)
    let (activity, leaving) = (0.3, 0.05)
    let histories = try (0..<8000).map { _ in
      try WeekHistory.simulated(
        weeks: .random(in: 5...60, using: &random), activity: activity, leaving: leaving,
        using: &random)
    }
    let model = try #require(BGBBFit(HistoryCount.merged(histories)).model)
    #expect(abs(model.alpha / (model.alpha + model.beta) - activity) < 0.01)
    #expect(abs(model.gamma / (model.gamma + model.delta) - leaving) < 0.005)
  }

  @Test("without evidence there is no model, and it says so")
  func empty() throws {
    let unobserved = HistoryCount(history: try WeekHistory(x: 0, tx: 0, n: 0), members: 3)
    for counts in [[], [unobserved]] {
      let fit = BGBBFit(counts)
      #expect(fit.outcome == .noEvidence)
      #expect(fit.model == nil)
      #expect(fit.logLikelihood == 0)
    }
  }

  @Test("a search cut short is reported as not converged and gives no model")
  func notConverged() throws {
    let optimiser = NelderMead(maximumEvaluations: 30, maximumRestarts: 1)
    let fit = BGBBFit(try Donors.counts(), optimiser: optimiser)
    #expect(fit.outcome == .notConverged)
    #expect(fit.model == nil)
    #expect(fit.logLikelihood.isFinite)
  }

  @Test("degenerate communities give finite answers", arguments: Degenerate.all)
  func degenerate(community: Degenerate) throws {
    let counts = try community.histories.map { x, tx, n in
      HistoryCount(history: try WeekHistory(x: x, tx: tx, n: n), members: 4)
    }
    let fit = BGBBFit(counts)
    #expect(fit.logLikelihood.isFinite)
    let model = try #require(fit.model)
    for count in counts {
      for value in [
        model.probabilityBack(count.history, within: 4),
        model.probabilityAlive(count.history, after: 4),
        model.expectedActiveWeeks(count.history, within: 26) / 26,
      ] {
        #expect((0...1).contains(value))
      }
    }
    let next = model.expectedActiveWeeks(counts[0].history, within: 10)
    #expect(community.expectedInTenWeeks.contains(next))
  }
}

struct Degenerate: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var histories: [(Int, Int, Int)]
  var expectedInTenWeeks: ClosedRange<Double>

  static let all = [
    Degenerate(
      testDescription: "nobody active", histories: [(0, 0, 12), (0, 0, 30)],
      expectedInTenWeeks: 0...0.01),
    Degenerate(
      testDescription: "everybody always active", histories: [(12, 12, 12), (30, 30, 30)],
      expectedInTenWeeks: 9.9...10),
    Degenerate(
      testDescription: "one kind of member", histories: [(3, 7, 12)], expectedInTenWeeks: 0...10),
    Degenerate(
      testDescription: "one week", histories: [(1, 1, 1), (0, 0, 1)], expectedInTenWeeks: 0...10),
    Degenerate(
      testDescription: "all active once, then gone", histories: [(1, 1, 400)],
      expectedInTenWeeks: 0...0.01),
    Degenerate(
      testDescription: "ten years, every other week", histories: [(260, 520, 520)],
      expectedInTenWeeks: 4.9...5.1),
  ]
}
