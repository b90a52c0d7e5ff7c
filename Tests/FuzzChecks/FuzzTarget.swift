/// What is fed with hostile bytes. The fuzzer and the tests run the same checks, so that an input
/// which the fuzzer found goes on being tested as it was found.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A file of delimited text.
  case csv
  /// JSON in all its layouts.
  case json
  case xml
  /// A profile or a contest in YAML; behind a line `=====` the CSV that it describes.
  case profile
  /// A file that is compressed, or an archive.
  case packed

  /// - Parameter desk: where the files are written that the readers need.
  /// - Throws: `Breach` where a reader does not keep a promise.
  public func check(_ bytes: [UInt8], on desk: Desk) throws {
    let input = try desk.write(bytes, as: "export")
    switch self {
    case .csv:
      try CSVCheck(input).run()
      try ImportCheck(desk).run(bytes, input)
    case .json:
      try JSONCheck(input).run()
      try ImportCheck(desk).run(bytes, input)
    case .xml:
      try XMLCheck(input).run()
      try ImportCheck(desk).run(bytes, input)
    case .profile:
      try ProfileCheck(desk).run(bytes)
    case .packed:
      try PackedCheck(input, desk).run(bytes)
    }
  }
}
