/// What a reader says of a file whose beginning it has seen.
public struct Claim: Sendable, Equatable {
  public let confidence: Confidence
  public let signs: Signs
  /// What the file would need to be one of these; told where much of it is there.
  public let nearly: [Near]

  /// By what of the file its format is told.
  public enum Signs: Sendable, Equatable {
    /// As the header writes them.
    case columns([String])
    case rootElement(String)
    /// Members of the first row, by their paths.
    case members([String])
  }

  /// A kind of file that this one is not quite.
  public struct Near: Sendable, Equatable {
    /// As `DiagnosticLog.contents` has it.
    public let contents: String
    /// As the header writes them.
    public let found: [String]
    public let missing: [String]
  }

  init(_ confidence: Confidence, _ signs: Signs, nearly: [Near] = []) {
    self.confidence = confidence
    self.signs = signs
    self.nearly = nearly
  }

  static let none = Claim(.none, .columns([]))

  /// Surely none of the reader's own, and yet not far from it.
  static func none(but nearly: [Near]) -> Claim { Claim(.none, .columns([]), nearly: nearly) }
}

public enum Confidence: Int, Comparable, Sendable {
  case none
  /// Looks like the format, but something required is missing: reading it will say what.
  case possible
  case certain
  /// The user named this reader, so no other is asked.
  case declared

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Header {
  /// A claim by columns, each of which may have several names.
  ///
  /// - Parameters:
  ///   - contents: what the file holds if it is claimed.
  ///   - columns: without one of these it is not claimed.
  ///   - wanted: without these it is a possible one.
  func claim(
    _ contents: String, by columns: [[String]], wanting wanted: [[String]] = []
  ) -> Claim {
    func lacking(_ columns: [[String]]) -> [String] {
      columns.filter { !has($0) }.map { $0[0] }
    }
    let found = (columns + wanted).compactMap { names in
      names.lazy.compactMap { index(of: $0) }.first.map { written[$0] }
    }
    let missing = lacking(columns)
    guard missing.isEmpty else {
      let near = Claim.Near(
        contents: contents, found: found, missing: missing + lacking(wanted))
      return found.count < near.missing.count ? .none : .none(but: [near])
    }
    return Claim(lacking(wanted).isEmpty ? .certain : .possible, .columns(found))
  }
}

extension FileHead {
  /// A claim on a CSV file by its header; none on any other file.
  func claim(_ body: (Header) -> Claim) -> Claim {
    header().map(body) ?? .none
  }
}
