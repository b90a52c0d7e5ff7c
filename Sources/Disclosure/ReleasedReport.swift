/// What a renderer is given: released values, and metadata that is not about people.
public struct ReleasedReport: Sendable, Equatable {
  /// Also the wording key of the title: `report.<id>`.
  public let id: String
  /// What the report is about, a community or a contest; nil for the whole organisation.
  public let subject: Released<String>?
  public let provenance: Provenance
  public let tables: [ReleasedTable]
  public let notes: [Note]

  public init(
    id: StaticString, subject: Released<String>? = nil, provenance: Provenance,
    tables: [ReleasedTable], notes: [Note] = []
  ) {
    self.id = "\(id)"
    self.subject = subject
    self.provenance = provenance
    self.tables = tables
    self.notes = notes
  }
}

/// Where a report comes from; every renderer states it.
public struct Provenance: Sendable, Equatable, Encodable {
  /// The last day that any imported record speaks of; nil in an empty database.
  public var dataThrough: CalendarDate?
  public var asOf: CalendarDate?
  /// First and last day of the last closed four-week period.
  public var period: ClosedRange<CalendarDate>?
  public var timeZone: String
  /// What the reader asked for, as given on the command line: `community` -> `Lyon`.
  public var filters: [Filter]
  public var policy: Policy
  public var engine: String

  public struct Filter: Sendable, Equatable, Encodable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(
    dataThrough: CalendarDate?, asOf: CalendarDate?, period: ClosedRange<CalendarDate>?,
    timeZone: String, filters: [Filter], policy: Policy, engine: String
  ) {
    self.dataThrough = dataThrough
    self.asOf = asOf
    self.period = period
    self.timeZone = timeZone
    self.filters = filters
    self.policy = policy
    self.engine = engine
  }
}

/// A table of released cells, as wide as its columns.
public struct ReleasedTable: Sendable, Equatable {
  /// Also the wording key of the heading: `table.<id>`.
  public let id: String
  public let columns: [Column]
  public let rows: [[Cell]]
  public let presentation: Presentation

  /// How people are shown a table. Formats for programs ignore it.
  public enum Presentation: Sendable, Hashable {
    case columns
    /// Counts of people shaded by how many they are; the first column names the rows.
    case heatMap
  }

  public init(
    id: StaticString, columns: [Column], rows: [[Cell]], presentation: Presentation = .columns
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is as wide as its table")
    self.id = "\(id)"
    self.columns = columns
    self.rows = rows
    self.presentation = presentation
  }
}

/// A column: its name in json and csv, its wording key (`column.<id>`), and how it is aligned.
public struct Column: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Words, aligned to the left.
    case text
    /// Numbers, aligned to the right. `decimals` counts digits in a table; json and csv have six
    /// significant ones.
    case number(decimals: Int)
  }

  public let id: String
  public let kind: Kind

  public init(_ id: StaticString, _ kind: Kind) {
    self.id = "\(id)"
    self.kind = kind
  }
}

public enum Cell: Sendable, Equatable {
  case released(Released<CellValue>)
  /// A word of ours, not of the data: wording key `term.<key>`.
  case term(Term)
  /// Nothing to say here: an empty cell, null in json.
  case empty
  /// One marker for every reason.
  case withheld
}

extension Cell {
  /// A count of people, or the mark for whatever was withheld.
  public static func people(_ count: Released<CodedCount>?) -> Cell { count?.cell ?? .withheld }
  /// A share, or the mark for whatever was withheld.
  public static func share(_ share: Released<CodedShare>?) -> Cell { share?.cell ?? .withheld }
}

/// A wording key that the compiler has seen in the source: it cannot carry data.
public struct Term: Sendable, Hashable {
  public let key: String

  public init(_ key: StaticString) {
    self.key = "\(key)"
  }
}

public enum CellValue: Sendable, Equatable {
  case text(String)
  case name(DisplayName)
  case integer(Int)
  case number(Double)
  case people(CodedCount)
  case share(CodedShare)
  case date(CalendarDate)
}

/// A creator's name after the consent rule.
public enum DisplayName: Sendable, Hashable {
  case named(String)
  case anonymous
}

/// A count of people after coding: rule 1.
public enum CodedCount: Sendable, Hashable {
  /// Fewer than `bound` people, zero included.
  case below(Int)
  /// About this many: a multiple of the rounding base.
  case about(Int)
  /// More than `bound` people, everyone included.
  case above(Int)
}

/// A share in 0...1, computed from released counts only.
public enum CodedShare: Sendable, Hashable {
  case below(Double)
  case about(Double)
  case above(Double)
}

/// A sentence below the tables: wording key `note.<key>`, with released arguments.
public struct Note: Sendable, Equatable {
  public let key: String
  public let arguments: [Released<CellValue>]

  public init(_ key: StaticString, _ arguments: [Released<CellValue>] = []) {
    self.key = "\(key)"
    self.arguments = arguments
  }
}

/// A day of the civil calendar. This room knows no time zones and does no date arithmetic.
public struct CalendarDate: Sendable, Hashable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CalendarDate: CustomStringConvertible, Encodable {
  /// ISO 8601, `2026-03-29`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
