import Activity

/// One of the twelve canonical exports: what its columns are and which record a row makes.
///
/// The canonical exports are the common language of all CSV: a profile first rewrites foreign
/// columns into these.
public struct CanonicalKind: Sendable {
  public let name: String
  let required: [Column]
  let optional: [Column]
  /// Columns that belong to the kind and are never read: Relais keeps the least that answers the
  /// question. They are not reported as unknown.
  public let notKept: [String]
  /// Whether the latest telling of a row wins, so that `updated_at` has a say.
  public let isKeyed: Bool
  /// Hands the row's record to a sink. Reads values before keys, so that a row rejected for a bad
  /// value leaves no new identifier.
  let tell: @Sendable (CanonicalRow, any ActivitySink) throws -> Void

  init(
    _ name: String, required: [Column], optional: [Column] = [], notKept: [String] = [],
    isKeyed: Bool = false, record: @escaping @Sendable (CanonicalRow) throws -> ActivityRecord
  ) {
    self.init(
      name, required: required, optional: isKeyed ? optional + [.updatedAt] : optional,
      notKept: notKept, isKeyed: isKeyed
    ) { row, sink in
      let updated = isKeyed ? try row.updated() : nil
      try sink.accept(try record(row), updated: updated)
    }
  }

  init(
    _ name: String, required: [Column], optional: [Column] = [], notKept: [String] = [],
    isKeyed: Bool = false, tell: @escaping @Sendable (CanonicalRow, any ActivitySink) throws -> Void
  ) {
    self.name = name
    self.required = required
    self.optional = optional
    self.notKept = notKept
    self.isKeyed = isKeyed
    self.tell = tell
  }

  /// One line a kind.
  public static let all: [CanonicalKind] = [
    .members,
    .communities,
    .memberships,
    .ambassadors,
    .topics,
    .tips,
    .reactions,
    .comments,
    .challenges,
    .challengeEntries,
    .logins,
    .quizResults,
  ]

  public var requiredColumns: [String] { required.map(\.name) }
  public var optionalColumns: [String] { optional.map(\.name) }

  var columns: [Column] { required + optional }

  static func named(_ name: String) -> CanonicalKind? {
    all.first { $0.name == name }
  }
}

// MARK: - Told by the header

extension CanonicalKind {
  /// How a header can be understood.
  enum Match {
    case none
    /// The nearest kind, without the required columns named.
    case incomplete(CanonicalKind, missing: [Column])
    case one(CanonicalKind)
    /// Kinds that explain the header equally well.
    case several([CanonicalKind])
  }

  /// The kind that knows the most of the header's columns, if it finds all that it requires.
  ///
  /// A lone known column among strangers tells nothing: a file of `member_id` and a misspelt
  /// `logged_in_at` must not pass for a roster.
  static func match(_ header: Header) -> Match {
    let candidates = all.map { kind in
      (
        kind: kind, known: header.names.count { kind.knows($0) },
        missing: kind.required.filter { header.index(of: $0.name) == nil }
      )
    }
    guard let most = candidates.map(\.known).max(), most >= min(2, header.names.count)
    else { return .none }
    let best = candidates.filter { $0.known == most }
    let complete = best.filter(\.missing.isEmpty).map(\.kind)
    if complete.count > 1 { return .several(complete) }
    if let only = complete.first { return .one(only) }
    guard let nearest = best.min(by: { $0.missing.count < $1.missing.count }),
      nearest.missing.count < nearest.kind.required.count
    else { return .none }
    return .incomplete(nearest.kind, missing: nearest.missing)
  }

  private func knows(_ name: String) -> Bool {
    columns.contains { $0.name == name } || notKept.contains(name)
  }
}
