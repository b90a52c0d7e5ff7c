import Tabular

/// XML: rows up to the first fault, twice the same, each on a line of the file.
struct XMLCheck {
  private let input: InputFile

  init(_ input: InputFile) {
    self.input = input
  }

  func run() throws {
    let first = try Reading(input)
    try promise(try Reading(input) == first, "read again, the file tells something else")
    let text = SourceText(input, encoding: .utf8)
    for place in first.places { try text.checkLine(place, "a row") }
    try promise(
      zip(first.places, first.places.dropFirst()).allSatisfy { $0.line <= $1.line },
      "rows come in another order than their lines")
    switch first.failure?.code {
    case nil, .invalidEncoding: break
    // Told before the parser begins, to the byte.
    case .documentTypeRefused, .encodingRefused:
      if let place = first.failure?.location { try text.check(place, "what is refused") }
    default:
      if let place = first.failure?.location { try text.checkLine(place, "a fault") }
    }
  }
}

private struct Reading: Equatable {
  private(set) var places: [SourceLocation] = []
  private(set) var cells: [[String?]] = []
  private(set) var failure: TabularError?

  init(_ input: InputFile) throws {
    do {
      try XMLRowReader(input).forEachRow { row in
        places.append(row.location)
        cells.append(["Id", "CreationDate", "DisplayName"].map { row[$0] })
      }
    } catch let error as TabularError {
      failure = error
    }
  }
}
