// One stored publication as its readers have it: codes, and who belongs to each row.

struct AuditedTable {
  struct Measure {
    let index: Int
    let identifier: String
    /// Whether it counts some of the people of another, by whose code its own are bounded.
    let isPart: Bool
  }

  struct Row {
    let identifier: String
    let size: Int
    /// Person keys; nil where the ledger does not tell.
    let members: [Int]?
    /// One a measure.
    let codes: [CodedCount?]
    /// One a measure: the counts that the code may stand for; nil also where no count has the code.
    let ranges: [ClosedRange<Int>?]
    /// One a measure: those of whom everybody knew whether they are counted.
    let known: [KnownCounts]
  }

  let release: ReleaseHistory.Release
  let policy: Policy
  let space: CohortSpace
  let measures: [Measure]
  let rows: [Row]
  /// Groups that were asked for and have no row, at least not with the same members.
  let others: [ReleaseHistory.Group]
  /// Of a state, other members that groups without a row had before: readers remember them.
  let remembered: [ReleaseHistory.Group]
  let unknownRows: Int
  let plan: PublicationRecord.Plan?

  /// - Returns: nil where the bytes cannot be read.
  init?(_ publication: ReleaseHistory.Publication, spaces: [CohortSpace: AdmittedCohorts]) {
    guard let record = try? PublicationRecord(bytes: publication.bytes.header),
      record.table == publication.release.table, record.period == publication.release.period,
      record.cohorts == publication.bytes.rows.count
    else { return nil }
    let stored = publication.bytes.rows.values.compactMap { bytes in
      (try? PublicationRecord.Cohort(bytes: bytes)).flatMap {
        $0.counts.count == record.measures.count ? $0 : nil
      }
    }
    guard stored.count == record.cohorts else { return nil }
    let plan = record.plan
    let space: CohortSpace =
      plan?.isState == true ? .state : .flow(period: record.period)
    let measures = record.measures.enumerated().map { index, identifier in
      Measure(
        index: index, identifier: identifier, isPart: plan.map { $0.parts.contains(index) } ?? true)
    }
    let admitted = Dictionary(grouping: spaces[space]?.cohorts ?? [], by: \.identifier)
    rows = stored.map { cohort in
      let memberships = Set(
        (admitted[cohort.identifier] ?? []).filter {
          $0.basis == cohort.basis && $0.period == cohort.membershipPeriod
            && $0.members.count == cohort.size
        }.map(\.members))
      let codes = cohort.counts.map { $0?.count }
      let known = measures.indices.map(cohort.known)
      return Row(
        identifier: cohort.identifier, size: cohort.size,
        members: memberships.count == 1 ? memberships.first : nil, codes: codes,
        ranges: zip(measures, codes).map { measure, code in
          code.flatMap {
            let known = known[measure.index]
            return measure.isPart
              ? record.policy.partCounts($0, of: cohort.size - known.ruledOut)
              : record.policy.countsCoded($0, of: cohort.size, known)
          }
        }, known: known)
    }.sorted { $0.identifier < $1.identifier }
    // Members of a state whose row was withheld may be older ones: readers remember them.
    let withRow = Set(rows.map(\.identifier))
    let standing =
      plan?.isState == true
      ? admitted.values.joined().filter {
        !withRow.contains($0.identifier) && $0.period <= record.period
      }.map { ReleaseHistory.Group(identifier: $0.identifier, members: $0.members) } : []
    var met = Set(rows.compactMap(\.members))
    func isNew(_ group: ReleaseHistory.Group) -> Bool {
      group.members.count > 1 && met.insert(group.members.sorted()).inserted
    }
    others = publication.groups.filter(isNew)
    remembered = standing.filter(isNew)
    unknownRows = rows.count { $0.members == nil }
    release = publication.release
    policy = record.policy
    self.space = space
    self.measures = measures
    self.plan = plan
  }
}

// Written after the documented rule and not after the gate's code, which it is there to check.
extension Policy {
  /// Counts of so many people that are told as a code; nil where none is.
  fileprivate func countsCoded(
    _ code: CodedCount, of size: Int, _ known: KnownCounts
  ) -> ClosedRange<Int>? {
    let k = minimumFrequency
    let (fewest, most) = (known.seen, size - known.ruledOut)
    if known.total > 0, most - fewest < minimumGroupSize { return nil }
    switch code {
    case .below(let bound): return bound == fewest + k ? fewest...fewest + k - 1 : nil
    case .above(let bound): return bound == most - k && bound < most ? most - k + 1...most : nil
    case .about(let count):
      let (least, greatest) = (fewest + k, most - k)
      guard least <= greatest, count % roundingBase == 0 else { return nil }
      guard (least...greatest).contains(where: { $0 % roundingBase == 0 }) else {
        // No multiple lies between: one within the rounding base stands for them all.
        return count > least - roundingBase && count < greatest + roundingBase
          ? least...greatest : nil
      }
      guard count >= least, count <= greatest else { return nil }
      // The nearest multiple, half way up; at either end everything from k others, or to all but k.
      let isLowest = count - roundingBase < least
      let isHighest = count + roundingBase > greatest
      let lowest = isLowest ? least : count - roundingBase / 2
      let highest = isHighest ? greatest : count + (roundingBase - 1) / 2
      return lowest <= highest ? lowest...highest : nil
    }
  }

  /// The same of some of those n people, of a whole whose own bounds are not looked at: counts that
  /// its code may stand for are among these.
  fileprivate func partCounts(_ code: CodedCount, of n: Int) -> ClosedRange<Int>? {
    switch code {
    case .below(let bound): return bound >= minimumFrequency && bound <= n ? 0...bound - 1 : nil
    case .above(let bound):
      return bound >= minimumFrequency && bound <= n - minimumFrequency ? bound + 1...n : nil
    case .about(let count):
      guard count >= minimumFrequency, count % roundingBase == 0,
        count <= n - minimumFrequency
      else { return nil }
      let fewest = max(minimumFrequency, count - roundingBase + 1)
      return fewest...min(n, max(fewest, count + roundingBase - 1))
    }
  }
}
