import Disclosure

/// The tables of a community's view, in the shapes that `Analytics` gives them.
enum Table: CaseIterable {
  case participation, inactivity, gaps, moments

  var name: StaticString {
    switch self {
    case .participation: "participation"
    case .inactivity: "inactivity"
    case .gaps: "topic-difficulty"
    case .moments: "moments"
    }
  }

  /// As many as the simulated company has.
  private static let topics = 16
  private static let slots = 56

  var measures: [String] {
    switch self {
    case .participation:
      ["active", "contributors", "challenge-entrants", "challenge-completers", "new-starters"]
    case .inactivity:
      [
        "dormant", "slipping", "not-started", "silent-30-days", "back", "back-dormant",
        "back-slipping",
      ]
    case .gaps:
      ["learners", "struggling"].flatMap { measure in
        (0..<Table.topics).map { "\(measure):topic-\($0)" }
      }
    case .moments: (0..<Table.slots).map { "slot-\($0)" }
    }
  }

  var columns: [String] {
    switch self {
    case .participation, .moments: measures
    case .inactivity: []
    case .gaps: (0..<2).flatMap { _ in (0..<Table.topics).map { "topic-\($0)" } }
    }
  }

  /// What a member adds to each measure, drawn from the key and the period: there are shops in which
  /// hardly anybody is active, and others in which nearly all are.
  private func add(_ member: Int, _ period: Int, to counts: inout [Int]) {
    var shop = Generator(state: UInt64(member / 100))
    var ever = Generator(state: UInt64(member) << 20)
    var now = Generator(state: UInt64(member) << 20 | UInt64(period) << 8 | 1)
    let isActive = now.draw() < shop.draw()
    switch self {
    case .participation:
      guard isActive else { return }
      let isEntrant = now.draw() < 0.2
      let counted = [
        true, now.draw() < 0.1, isEntrant, isEntrant && now.draw() < 0.6, now.draw() < 0.02,
      ]
      for (measure, isCounted) in counted.enumerated() where isCounted { counts[measure] += 1 }
    case .inactivity:
      guard !isActive else { return }
      let state = now.draw()
      counts[3] += 1
      switch state {
      case ..<0.4: count(0, back: 5, chance: 0.05)
      case ..<0.65: count(1, back: 6, chance: 0.6)
      case ..<0.75: counts[2] += 1
      default: if now.draw() < 0.3 { counts[4] += 1 }
      }
      func count(_ measure: Int, back: Int, chance: Double) {
        counts[measure] += 1
        if now.draw() < chance {
          counts[4] += 1
          counts[back] += 1
        }
      }
    case .gaps:
      let diligence = ever.draw()
      for topic in 0..<Table.topics where ever.draw() < diligence / Double(1 + topic % 4) {
        counts[topic] += 1
        if ever.draw() < Double(topic % 7 + 1) / 9 { counts[Table.topics + topic] += 1 }
      }
    case .moments:
      guard isActive else { return }
      var slots: Set<Int> = []
      // Monday to Saturday, from six to nine in the evening.
      for _ in 0..<Int.random(in: 1...12, using: &now) {
        slots.insert(8 * Int.random(in: 0..<6, using: &now) + Int.random(in: 2..<7, using: &now))
      }
      for slot in slots { counts[slot] += 1 }
    }
  }

  func counts(_ members: some Sequence<Int>, _ period: Int) -> [Sealed<Int>] {
    var counts = Array(repeating: 0, count: measures.count)
    for member in members { add(member, period, to: &counts) }
    return counts.map { Sealed($0) }
  }

  /// One member in ten contributes in public: of them everybody knows whether most measures count them.
  func knowledge(of members: some Sequence<Int>, _ period: Int) -> [String: PublicKnowledge] {
    var known: [String: PublicKnowledge] = [:]
    for member in members where member % 10 == period % 10 && self != .gaps {
      var counts = Array(repeating: 0, count: measures.count)
      add(member, period, to: &counts)
      for (measure, count) in zip(measures, counts) {
        switch (self, measure, count > 0) {
        case (.participation, "active", true), (.moments, _, true):
          known[measure, default: .none].seen.insert(member)
        case (.participation, "new-starters", false), (.inactivity, _, false):
          known[measure, default: .none].ruledOut.insert(member)
        default: break
        }
      }
    }
    return known
  }

  var kind: SealedPublication.Kind {
    switch self {
    case .participation, .moments: .flow
    case .inactivity: .stateAndFlow
    case .gaps: .state
    }
  }

  func parts(_ participation: ReleasedPublication?) -> [String: SealedPublication.Whole] {
    switch self {
    case .participation, .moments: return [:]
    case .inactivity:
      guard let participation else { return [:] }
      func silent(besides others: [String] = []) -> SealedPublication.Whole {
        .rest(of: "active", in: participation, besides: others)
      }
      return [
        "dormant": silent(), "slipping": silent(besides: ["dormant"]),
        "not-started": silent(besides: ["dormant", "slipping"]), "back": silent(),
        "back-dormant": .of("dormant"), "back-slipping": .of("slipping"),
      ]
    case .gaps:
      return Dictionary(
        uniqueKeysWithValues: (0..<Table.topics).map {
          ("struggling:topic-\($0)", .of("learners:topic-\($0)"))
        })
    }
  }
}

extension Generator {
  /// In 0..<1.
  fileprivate mutating func draw() -> Double { Double(next() >> 11) * 0x1p-53 }
}
