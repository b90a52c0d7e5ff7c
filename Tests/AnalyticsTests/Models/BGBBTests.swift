import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("BG/BB")
struct BGBBTests {
  let donors: BGBB

  init() throws {
    donors = try BGBB(
      alpha: Donors.alpha, beta: Donors.beta, gamma: Donors.gamma, delta: Donors.delta)
  }

  @Test("every cell of the donors' table agrees to four decimals")
  func donorsTable() throws {
    #expect(Donors.rows.count == 22)
    for row in Donors.rows {
      let history = try WeekHistory(x: row.x, tx: row.tx, n: row.n)
      #expect(abs(donors.logLikelihood(history) - row.logLikelihood) < 1e-4)
      #expect(abs(donors.probabilityAlive(history, after: 1) - row.aliveNext) < 1e-4)
      #expect(abs(donors.expectedActiveWeeks(history, within: 1) - row.next1) < 1e-4)
      #expect(abs(donors.expectedActiveWeeks(history, within: 5) - row.next5) < 1e-4)
      #expect(abs(donors.expectedActiveWeeks(history, within: 10) - row.next10) < 1e-4)
    }
  }

  @Test("probabilities of all possible histories sum to one")
  func allHistories() throws {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let model = try BGBB.random(using: &random)
      let total = try WeekHistory.all(extending: WeekHistory(x: 0, tx: 0, n: 0), by: 9)
        .reduce(0) { $0 + exp(model.logLikelihood($1)) }
      #expect(abs(total - 1) < 1e-9, "seed \(seed), \(model)")
    }
  }

  @Test("what lies ahead agrees with the list of all possible futures")
  func allFutures() throws {
    for seed in UInt64(1)...40 {
      var random = SeededGenerator(seed: seed)
      let model = try BGBB.random(using: &random)
      let history = try WeekHistory.random(weeks: 0...12, using: &random)
      let weeks = Int.random(in: 1...7, using: &random)
      let past = exp(model.logLikelihood(history))
      var (back, active) = (0.0, 0.0)
      for future in try WeekHistory.all(extending: history, by: weeks) {
        let chance = exp(model.logLikelihood(future)) / past
        if future.x > history.x { back += chance }
        active += chance * Double(future.x - history.x)
      }
      let context: Comment = "seed \(seed), \(history), \(weeks) weeks, \(model)"
      #expect(abs(model.probabilityBack(history, within: weeks) - back) < 1e-9, context)
      #expect(abs(model.expectedActiveWeeks(history, within: weeks) - active) < 1e-9, context)
    }
  }

  @Test("expected weeks are the sum of the chances of being alive and active in each")
  func expectedIsASum() throws {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let model = try BGBB.random(using: &random)
      let history = try WeekHistory.random(weeks: 0...100, using: &random)
      let pace =
        (model.alpha + Double(history.x)) / (model.alpha + model.beta + Double(history.n))
      let sum = (1...26).reduce(0.0) { $0 + pace * model.probabilityAlive(history, after: $1) }
      let expected = model.expectedActiveWeeks(history, within: 26)
      #expect(abs(expected - sum) < 1e-9, "seed \(seed), \(history), \(model)")
    }
  }

  @Test("expected weeks agree with the published closed form away from gamma = 1")
  func closedForm() throws {
    for gamma in [0.2, 0.9, 1.1, 3.0] {
      let model = try BGBB(alpha: 1.2, beta: 0.7, gamma: gamma, delta: 2.8)
      let history = try WeekHistory(x: 3, tx: 8, n: 10)
      func falling(_ n: Double) -> Double {
        exp(logGamma(1 + 2.8 + n) - logGamma(gamma + 2.8 + n))
      }
      let logPaceTimesPast = logBeta(5.2, 7.7) - logBeta(1.2, 0.7)
      let constant = 2.8 / (gamma - 1) * exp(logGamma(gamma + 2.8) - logGamma(3.8))
      let closed =
        exp(logPaceTimesPast - model.logLikelihood(history)) * constant
        * (falling(10) - falling(36))
      #expect(abs(model.expectedActiveWeeks(history, within: 26) - closed) < 1e-9)
    }
  }

  @Test("gamma = 1, where the closed form is 0/0, is its limit from both sides")
  func gammaOne() throws {
    let history = try WeekHistory(x: 3, tx: 8, n: 10)
    func expected(_ gamma: Double) throws -> Double {
      try BGBB(alpha: 1.2, beta: 0.7, gamma: gamma, delta: 2.8)
        .expectedActiveWeeks(history, within: 26)
    }
    let model = try BGBB(alpha: 1.2, beta: 0.7, gamma: 1, delta: 2.8)
    // The limit of the closed form: a sum of reciprocals in place of the difference of powers.
    let reciprocals = (1...26).reduce(0.0) { sum, week in sum + 1 / (12.8 + Double(week)) }
    let logPaceTimesPast = logBeta(5.2, 7.7) - logBeta(1.2, 0.7)
    let limit = exp(logPaceTimesPast - model.logLikelihood(history)) * 2.8 * reciprocals
    #expect(abs(try expected(1) - limit) < 1e-9)
    for nearly in [1 - 1e-12, 1 - 1e-9, 1 + 1e-9, 1 + 1e-12] {
      #expect(abs(try expected(nearly) - limit) < 1e-8)
    }
  }

  @Test("silence lowers every hope, and a longer horizon raises it")
  func monotone() throws {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let model = try BGBB.random(using: &random)
      let history = try WeekHistory.random(weeks: 0...60, using: &random)
      let later = history.silent(for: 1)
      let context: Comment = "seed \(seed), \(history), \(model)"
      #expect(model.probabilityAlive(later) <= model.probabilityAlive(history) + 1e-12, context)
      #expect(
        model.probabilityBack(later, within: 4) <= model.probabilityBack(history, within: 4)
          + 1e-12, context)
      #expect(
        model.probabilityBack(history, within: 4) <= model.probabilityBack(history, within: 5),
        context)
      #expect(model.probabilityBack(history, within: 0) == 0, context)
    }
  }

  @Test("extreme parameters and long histories stay inside the bounds of probability")
  func extremes() throws {
    for parameter in [1e-9, 1e-3, 1, 1e4, 1e9] {
      for other in [1e-9, 1, 1e9] {
        let model = try BGBB(alpha: parameter, beta: other, gamma: other, delta: parameter)
        for (x, tx, n) in [(0, 0, 0), (0, 0, 5000), (5000, 5000, 5000), (1, 1, 5000)] {
          let history = try WeekHistory(x: x, tx: tx, n: n)
          #expect((0...1).contains(model.probabilityBack(history, within: 4)))
          #expect((0...1).contains(model.probabilityAlive(history, after: 4)))
          #expect((0...26).contains(model.expectedActiveWeeks(history, within: 26)))
        }
      }
    }
  }

  @Test("impossible histories and parameters are refused with what was expected")
  func refusals() {
    for (x, tx, n) in [(2, 1, 5), (1, 6, 5), (-1, 0, 5), (0, 3, 5), (1, 0, 5)] {
      #expect(throws: ModelError.invalidHistory(x: x, tx: tx, n: n)) {
        try WeekHistory(x: x, tx: tx, n: n)
      }
    }
    for value in [0, -1, .infinity, 1e10] {
      #expect(throws: ModelError.invalidParameter("gamma", value)) {
        try BGBB(alpha: 1, beta: 1, gamma: value, delta: 1)
      }
    }
    #expect(throws: ModelError.self) { try BGBB(alpha: .nan, beta: 1, gamma: 1, delta: 1) }
    #expect("\(ModelError.invalidHistory(x: 2, tx: 1, n: 5))".contains("x <= tx <= n"))
  }

  @Test("states follow the last weeks, then the chance of coming back")
  func states() throws {
    func state(_ x: Int, _ tx: Int, _ n: Int, _ model: BGBB?) throws -> ActivityState {
      ActivityState(try WeekHistory(x: x, tx: tx, n: n), model: model)
    }
    #expect(try state(0, 0, 3, donors) == .notStarted)
    #expect(try state(1, 7, 10, donors) == .active)
    #expect(try state(1, 4, 10, donors) == .between)
    #expect(try state(1, 2, 10, donors) == .dormant)
    let loyal = try BGBB(alpha: 20, beta: 20, gamma: 1, delta: 500)
    #expect(try state(3, 6, 10, loyal) == .slipping)
    #expect(try state(3, 6, 60, loyal) == .dormant)
    #expect(try state(3, 6, 13, nil) == .slipping)
    #expect(try state(3, 6, 14, nil) == .between)
    #expect(try state(3, 6, 18, nil) == .dormant)
  }
}
