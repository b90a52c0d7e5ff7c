// What everybody knows of who is counted, beside what the gate tells.

/// Of whom everybody knows whether a measure counts them, from memberships and public acts alone; not
/// sealed for that reason. The gate tells of the others.
public struct PublicKnowledge: Sendable {
  /// Person keys of those who are counted for everybody to see.
  public var seen: Set<Int>
  /// Of those who cannot be counted, as everybody can work out.
  public var ruledOut: Set<Int>

  public static let none = PublicKnowledge(seen: [], ruledOut: [])

  public init(seen: Set<Int>, ruledOut: Set<Int>) {
    self.seen = seen
    self.ruledOut = ruledOut
  }
}

/// How many of a group everybody knows to be counted, and how many not to be.
struct KnownCounts: Hashable {
  var seen = 0
  var ruledOut = 0

  static let none = KnownCounts()

  var total: Int { seen + ruledOut }

  /// What the count of so many people may be.
  func counts(of size: Int) -> ClosedRange<Int> { seen...size - ruledOut }
}

/// By person, the measures of which everybody knows whether they count them.
struct PublicKnowledgeByPerson: Sendable {
  private struct Entry {
    let measure: Int
    let isSeen: Bool
  }

  private var entries: [Int: [Entry]] = [:]
  private let measures: Int

  /// - Parameter knowledge: by measure.
  init(_ knowledge: [String: PublicKnowledge], measures: [String]) {
    self.measures = measures.count
    for (index, measure) in measures.enumerated() {
      guard let known = knowledge[measure] else { continue }
      for person in known.seen {
        entries[person, default: []].append(Entry(measure: index, isSeen: true))
      }
      for person in known.ruledOut {
        entries[person, default: []].append(Entry(measure: index, isSeen: false))
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Indices of the measures of which it is known whether they count a person.
  func measures(of person: Int) -> [Int] { entries[person]?.map(\.measure) ?? [] }

  /// One a measure: how many of some people are known to be counted or not to be.
  func counts(among members: [Int]) -> [KnownCounts] {
    var counts = Array(repeating: KnownCounts.none, count: measures)
    if isEmpty { return counts }
    for person in members {
      for entry in entries[person] ?? [] {
        if entry.isSeen {
          counts[entry.measure].seen += 1
        } else {
          counts[entry.measure].ruledOut += 1
        }
      }
    }
    return counts
  }
}
