/// The step between coding and storing: which coded counts are withheld as well, because others
/// would give them away.
///
/// It sees coded values only, so that its pattern cannot depend on anything a reader does not see.
protocol Suppression: Sendable {
  /// Kept with every release, so that an audit knows how far its protection went.
  var id: String { get }

  /// The table with some counts replaced by nil.
  func applied(to cohorts: [PublicationRecord.Cohort]) -> [PublicationRecord.Cohort]
}

/// Coding alone. Each count is protected by itself and no combination of cohorts is about fewer
/// than k people, but margins may narrow a `<k` when several coded counts are solved together.
struct CodingOnly: Suppression {
  let id = "coding-only"

  func applied(to cohorts: [PublicationRecord.Cohort]) -> [PublicationRecord.Cohort] { cohorts }
}
