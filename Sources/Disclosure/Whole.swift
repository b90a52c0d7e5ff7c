// What a part is coded within, so that several counts of one group tell no more than each alone.

extension SealedPublication {
  /// The people of whom a measure counts some.
  public struct Whole: Sendable {
    enum Source {
      case measure(String)
      case rest(of: String, in: ReleasedPublication)
    }

    let source: Source
    let besides: [String]

    /// Those whom another measure of the table counts.
    public static func of(_ measure: String) -> Whole {
      Whole(source: .measure(measure), besides: [])
    }

    /// Those whom a measure that was released of the same period does not count. Withheld where that
    /// is, or was of another number of people.
    ///
    /// - Parameter others: measures before it in the table that count others of them, never the
    ///   same. Each is coded within what those before it leave, so that together they tell no more
    ///   than each alone. All but one of the ways to be in the whole may be told.
    public static func rest(
      of measure: String, in publication: ReleasedPublication, besides others: [String] = []
    ) -> Whole {
      Whole(source: .rest(of: measure, in: publication), besides: others)
    }
  }
}

extension SealedPublication {
  /// The fewest people that either side may be where those whom a measure counts are set against the
  /// others of its whole. Follows from what is shown alone; 0 where one of them is withheld.
  ///
  /// - Parameter shown: one a measure, what its code may stand for.
  func fewest(
    of part: String, against whole: String, _ shown: [ClosedRange<Int>?]
  ) -> Int {
    guard let part = measures.firstIndex(of: part).flatMap({ shown[$0] }),
      let whole = measures.firstIndex(of: whole).flatMap({ shown[$0] })
    else { return 0 }
    return max(0, min(part.lowerBound, whole.lowerBound - part.upperBound))
  }
}

extension SealedPublication {
  /// One a measure, in their order: of the cohort, or within what is shown of the whole it is part
  /// of; with the counts that the code may stand for.
  ///
  /// Of those of whom everybody knows whether they are counted, it tells nothing; where too few others
  /// are left, it is withheld. That follows from memberships and public acts, never from a count.
  ///
  /// - Parameter known: one a measure, how many they are.
  func codes(
    of counts: [Int], _ identifier: String, size: Int, known: [KnownCounts], under policy: Policy
  ) -> [(code: CodedCount, counts: ClosedRange<Int>)?] {
    var shown: [String: ClosedRange<Int>] = [:]
    return measures.indices.map { index in
      let (measure, count, known) = (measures[index], counts[index], known[index])
      let coded: (code: CodedCount, counts: ClosedRange<Int>)?
      if known.total > 0, size - known.total < policy.minimumGroupSize {
        coded = nil
      } else if let whole = wholes[measure] {
        let most = size - known.ruledOut
        coded = whole.people(in: identifier, of: size, shown).flatMap {
          policy.coded(count, within: min($0.lowerBound, most)...min($0.upperBound, most))
        }
      } else {
        let code = policy.coded(count, of: size, known: known)
        coded = (code, policy.counts(code, of: size, known: known))
      }
      shown[measure] = coded?.counts
      return coded
    }
  }
}

extension SealedPublication.Whole {
  /// Measures of the same table whose codes it follows from.
  var needed: [String] {
    switch source {
    case .measure(let measure): [measure] + besides
    case .rest: besides
    }
  }

  /// How many people it may be, from what is shown.
  ///
  /// - Parameters:
  ///   - identifier: of the cohort, which has so many people.
  ///   - counts: by measure coded so far, what its code may stand for.
  /// - Returns: nil where it is withheld itself.
  func people(
    in identifier: String, of size: Int, _ counts: [String: ClosedRange<Int>]
  ) -> ClosedRange<Int>? {
    let whole: ClosedRange<Int>? =
      switch source {
      case .measure(let measure): counts[measure]
      case .rest(let measure, let publication):
        publication.row(of: identifier, size: size)?.people(notIn: measure)
      }
    return whole.flatMap { whole in
      let others = besides.compactMap { counts[$0] }
      let most = whole.upperBound - others.reduce(0) { $0 + $1.lowerBound }
      let fewest = whole.lowerBound - others.reduce(0) { $0 + $1.upperBound }
      return most >= 0 ? max(0, fewest)...most : nil
    }
  }
}

extension ReleasedPublication {
  /// Also of the whole roster, by its identifier; nil where the row was of another number of people.
  fileprivate func row(of identifier: String, size: Int) -> ReleasedCohort? {
    let row = row(of: identifier == AdmittedCohort.everybody ? nil : identifier)
    return row?.size.value == size ? row : nil
  }
}

extension ReleasedCohort {
  /// By the code that is released, and not by that of the rest, which was rounded once more.
  fileprivate func people(notIn measure: String) -> ClosedRange<Int>? {
    self[measure].map {
      let counts = policy.counts($0.value, of: size.value, known: known[measure, default: .none])
      return size.value - counts.upperBound...size.value - counts.lowerBound
    }
  }
}
