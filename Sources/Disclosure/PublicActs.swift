// The other door: tables of contributions, which people have made in public.

/// Facts that contain contributions only: tips, comments, reactions, challenges launched, entries
/// to contests, and the consent of their authors.
///
/// This is the whole protection of the second door, because a number cannot tell where it comes
/// from. Conform one type, whose queries cannot reach presence, quiz results or participation in
/// challenges, and give tables no other facts. Never conform the type that holds them all.
public protocol PublicActs {}

/// What has been released may be computed with: whoever reads it can do the same.
extension ReleasedPublication: PublicActs {}

/// A table of public acts that may not be read. Analytics makes it, from contributions only.
public struct SealedTable: Sendable {
  let id: StaticString
  let asOf: CalendarDate
  let columns: [Column]
  let rows: [[SealedCell]]

  /// - Parameters:
  ///   - id: also the wording key of the heading: `table.<id>`.
  ///   - asOf: the day the table speaks of.
  ///   - acts: the only facts that `rows` may look at. Pass a static function for `rows`: it has
  ///     nothing else at hand.
  ///   - rows: each as wide as the columns, in an order that follows from public acts too.
  public init<Acts: PublicActs>(
    _ id: StaticString, asOf: CalendarDate, columns: [Column], from acts: Acts,
    rows: (Acts) throws -> [[SealedCell]]
  ) rethrows {
    let rows = try rows(acts)
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is as wide as its table")
    self.id = id
    self.asOf = asOf
    self.columns = columns
    self.rows = rows
  }
}

extension SealedTable: CustomStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

public enum SealedCell: Sendable {
  /// A contributor, shown as the contributor wishes.
  case person(Sealed<Person>)
  /// An identifier, or a word of the public vocabulary of contributions.
  case text(Sealed<String>)
  /// Shown if it was on the topics list or has k authors, else withheld.
  case topic(Sealed<TopicName>)
  case figure(Sealed<Double>)
  /// A number of public acts.
  case count(Sealed<Int>)
  case date(Sealed<CalendarDate>)
  /// What is released already, such as the count of a publication; a term; nothing.
  case released(Cell)

  public static func term(_ term: Term) -> SealedCell { .released(.term(term)) }
  public static let empty = SealedCell.released(.empty)
}

/// Whoever made a contribution.
public struct Person: Sendable {
  public enum Consent: Sendable {
    case named
    /// Ranked without a name.
    case anonymous
    /// Neither named nor ranked: a table with such a person is refused.
    case hidden
  }

  let name: String?
  let identifier: String
  let consent: Consent

  /// - Parameter identifier: stands in for a name that is not known.
  public init(name: String?, identifier: String, consent: Consent) {
    self.name = name
    self.identifier = identifier
    self.consent = consent
  }
}

/// A topic, which may be free text that quotes somebody.
public struct TopicName: Sendable {
  let name: String
  let isListed: Bool
  let authors: Int

  /// - Parameters:
  ///   - isListed: whether it was on the topics list of an export.
  ///   - authors: distinct members who have shared something on it.
  public init(_ name: String, isListed: Bool, authors: Int) {
    self.name = name
    self.isListed = isListed
    self.authors = authors
  }

  func isShown(under policy: Policy) -> Bool {
    isListed || authors >= policy.minimumFrequency
  }
}

extension Person {
  /// nil: not to be shown at all.
  var displayName: DisplayName? {
    switch consent {
    case .named: .named(name ?? identifier)
    case .anonymous: .anonymous
    case .hidden: nil
    }
  }
}
