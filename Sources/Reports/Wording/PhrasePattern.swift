internal import Disclosure

/// A phrase with places for arguments: `{0}`, and `{0|member|members}` for a choice by number.
struct PhrasePattern {
  enum Piece: Equatable {
    case literal(String)
    case argument(Int)
    case choice(Int, one: String, many: String)
  }

  let pieces: [Piece]

  /// Braces that hold neither form are ordinary text.
  init(_ pattern: String) {
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.literal(String(rest[..<open])))
      let inside = rest[rest.index(after: open)..<close]
      pieces.append(Self.place(inside) ?? .literal("{\(inside)}"))
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = pieces + [.literal(String(rest))]
  }

  private static func place(_ inside: Substring) -> Piece? {
    let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
    guard let first = parts.first, let index = Int(first), index >= 0 else { return nil }
    switch parts.count {
    case 1: return .argument(index)
    case 3: return .choice(index, one: String(parts[1]), many: String(parts[2]))
    default: return nil
    }
  }

  /// A place whose argument is missing stays visible.
  func filled(with arguments: [CellValue], in language: Language) -> String {
    let format = LocalFormat(language: language)
    return pieces.map { piece in
      switch piece {
      case .literal(let text):
        text
      case .argument(let index):
        arguments.indices.contains(index)
          ? format.text(arguments[index], decimals: 2).visible : "{\(index)}"
      case .choice(let index, let one, let many):
        arguments.indices.contains(index) && arguments[index].isSingular(in: language) ? one : many
      }
    }.joined()
  }
}

extension CellValue {
  fileprivate func isSingular(in language: Language) -> Bool {
    let number: Double? =
      switch self {
      case .integer(let integer): Double(integer)
      case .number(let value): value
      case .people(.about(let count)): Double(count)
      default: nil
      }
    guard let number else { return false }
    return language == .french ? abs(number) < 2 : number == 1
  }
}
