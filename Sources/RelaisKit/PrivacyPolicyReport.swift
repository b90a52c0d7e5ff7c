import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// The policy in force, how far it could be weakened, and what the published figures promise.
  ///
  /// - Throws: `RelaisError`.
  public func privacyPolicy() throws -> ReleasedReport {
    try answer(asOf: nil, filters: []) { question, session in
      let table = try session.release(PolicyRow.table(policy, question))
      let values = Dictionary(
        zip(Policy.Parameter.allCases, table.rows.map { $0[1] }), uniquingKeysWith: { $1 })
      func argument(_ parameter: Policy.Parameter) -> [Released<CellValue>] {
        if case .released(let value)? = values[parameter] { [value] } else { [] }
      }
      return ReleasedReport(
        id: "privacy-policy", provenance: question.provenance, tables: [table],
        notes: [
          Note("promise-groups-only"),
          Note("promise-counts", argument(.minimumFrequency)),
          Note("promise-seen", argument(.minimumGroupSize)),
          Note("promise-groups", argument(.minimumGroupSize)),
          Note("promise-combinations", argument(.minimumFrequency)),
          Note("promise-rounding", argument(.roundingBase)),
          Note(
            "promise-sums",
            argument(.dominance) + argument(.pPercent) + argument(.meanRounding)),
          Note("promise-once"),
          Note("promise-public"), Note("promise-least"), Note("promise-floors"),
          Note("promise-rights"), Note("promise-limits"),
        ])
    }
  }
}

/// A parameter and its values: configuration, and no one's act.
private struct PolicyRow: PublicActs {
  let policy: Policy

  static func table(_ policy: Policy, _ question: borrowing Question) -> SealedTable {
    SealedTable(
      "policy", asOf: CalendarDate(question.asOf.day),
      columns: [
        Column("parameter", .text), Column("in_force", .number(decimals: 0)),
        Column("default", .number(decimals: 0)), Column("weakest", .number(decimals: 0)),
      ], from: PolicyRow(policy: policy)
    ) { row in
      Policy.Parameter.allCases.map { parameter in
        [
          .text(Sealed(parameter.rawValue)), .count(Sealed(row.policy[parameter])),
          .count(Sealed(Policy.default[parameter])), .count(Sealed(parameter.weakest)),
        ]
      }
    }
  }
}
