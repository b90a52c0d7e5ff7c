/// What becomes of one field of a file: a column, an attribute, or a member by its path.
///
/// A reader says it of every field before its first row, so that what `relais import --explain`
/// tells is what the import does.
public struct FieldUse: Sendable, Equatable {
  /// As the file writes it; a member of JSON by its path from the row, `actor.account.name`.
  public let field: String
  /// Empty where the field is not read.
  public internal(set) var roles: [Role]

  public var isRead: Bool { !roles.isEmpty }

  public enum Role: Sendable, Equatable {
    /// Fills canonical columns, `logins.logged_in_at`, each in the same way; no form is as written.
    case fills([String], [Form])
    /// Is read where another field is missing.
    case standsIn(for: String)
    /// Tells which rows a rule leaves out.
    case leavesOut(DropRule)
    /// Tells what a row becomes, or whether it becomes something.
    case decides
    /// Changes nothing but what the import says of the file.
    case warns

    static func fills(_ columns: String..., as forms: Form...) -> Role { .fills(columns, forms) }
  }

  /// How a value is read that is not taken as it is written.
  public enum Form: Sendable, Equatable {
    /// A time, in UTC where it tells no offset.
    case utc
    /// Seconds since 1970, UTC.
    case seconds
    /// In the notation of strptime, any of them.
    case dates([String])
    /// The day first; the year is that of forms without one.
    case moodleDate(year: Int?)
    /// A number with this mark before its decimals.
    case decimalMark(String)
    /// A number; missing where there is no digit.
    case grade
    /// By a map of this name.
    case mapped(String)
    /// In the row of another file that the value names.
    case lookedUp(column: String, file: String)
    /// Together with other fields or with a text around it.
    case partOfText
    /// A piece of the text.
    case outOfText
    /// The question that an answer belongs to, which has a topic.
    case ofQuestion
    /// A number that is taken off.
    case subtracted
    /// A number of days after the day that another field or constant tells.
    case dayNumber
    /// The day that a number of days is counted from.
    case dayCountedFrom

    /// Kebab-case.
    public var key: String {
      switch self {
      case .utc: "utc"
      case .seconds: "seconds"
      case .dates: "dates"
      case .moodleDate(nil): "moodle-date"
      case .moodleDate(.some): "moodle-date-of-year"
      case .decimalMark: "decimal-mark"
      case .grade: "grade"
      case .mapped: "mapped"
      case .lookedUp: "looked-up"
      case .partOfText: "part-of-text"
      case .outOfText: "out-of-text"
      case .ofQuestion: "of-question"
      case .subtracted: "subtracted"
      case .dayNumber: "day-number"
      case .dayCountedFrom: "day-counted-from"
      }
    }

    /// What a sentence needs to fill its places.
    public var arguments: [String] {
      switch self {
      case .dates(let patterns): [patterns.joined(separator: ", ")]
      case .moodleDate(let year): year.map { [String($0)] } ?? []
      case .decimalMark(let text), .mapped(let text): [text]
      case .lookedUp(let column, let file): [column, file]
      case .utc, .seconds, .grade, .partOfText, .outOfText, .ofQuestion, .subtracted, .dayNumber,
        .dayCountedFrom:
        []
      }
    }
  }

  init(_ field: String, _ roles: Role...) {
    self.init(field, roles)
  }

  init(_ field: String, _ roles: [Role]) {
    self.field = field
    self.roles = roles
  }

  /// Adds a role, or the column that is filled to those that are filled in the same way.
  mutating func add(_ role: Role) {
    if case .fills(let more, let forms) = role {
      for (index, known) in roles.enumerated() {
        guard case .fills(let columns, forms) = known else { continue }
        roles[index] = .fills(columns + more.filter { !columns.contains($0) }, forms)
        return
      }
    }
    if !roles.contains(role) { roles.append(role) }
  }
}

extension Header {
  /// What becomes of every column, in the order of the file.
  ///
  /// - Parameter roles: by the column, which is nil where the file does not have it.
  func fields(_ roles: [(field: Int?, role: FieldUse.Role)]) -> [FieldUse] {
    var fields = written.map { FieldUse($0, []) }
    for case (let field?, let role) in roles { fields[field].add(role) }
    return fields
  }
}
