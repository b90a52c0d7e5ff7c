import Tabular

/// A file as text, and a plain count of its lines to hold the readers' locations against.
struct SourceText: Equatable {
  /// As UTF-8, without its byte order mark, up to what is wrong with it.
  private(set) var bytes: [UInt8] = []
  private(set) var failure: TabularError?
  /// How many bytes of the file come before the text.
  private(set) var mark = 0
  /// The offsets in `bytes` at which lines begin.
  private let lineStarts: [Int]

  /// - Parameters:
  ///   - piece: how many bytes to ask for at once, at least 1.
  ///   - longest: where to stop reading.
  init(
    _ input: InputFile, encoding: TextEncoding? = nil, piece: Int = 4096, longest: Int = .max
  ) {
    do throws(TabularError) {
      let source = try ByteSource(input, encoding: encoding, chunkSize: piece)
      mark = source.markLength
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
      defer { room.deallocate() }
      while bytes.count < longest {
        let count = try source.read(into: room)
        if count == 0 { break }
        bytes.append(contentsOf: room[..<min(count, longest - bytes.count)])
      }
    } catch {
      failure = error
    }
    lineStarts = SourceText.lineStarts(bytes)
  }

  /// - Returns: how many bytes of text there are before the end or what is wrong.
  static func count(_ input: InputFile) -> Int {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { room.deallocate() }
    var count = 0
    do throws(TabularError) {
      let source = try ByteSource(input)
      while case let more = try source.read(into: room), more > 0 { count += more }
    } catch {
      return count
    }
    return count
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") {
        let isSecondHalf =
          byte == UInt8(ascii: "\n") && index > 0 && bytes[index - 1] == UInt8(ascii: "\r")
        if isSecondHalf { starts.removeLast() }
        starts.append(index + 1)
      }
    }
    return starts
  }

  /// - Throws: `Breach` unless the place is in the text, and its line and column are those of its
  ///   byte.
  func check(_ place: SourceLocation, _ what: @autoclosure () -> String) throws {
    // What concerns the file as a whole stands before its mark.
    if place.byte == 0, place.line == 1, place.column == 1 { return }
    let offset = place.byte - mark
    try promise(
      bytes.indices.contains(offset) || offset == bytes.count,
      "\(what()): byte \(place.byte) is outside the file")
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    // Whether the LF of CR LF still belongs to the line is nobody's concern.
    let isBetween = offset > 0 && bytes[offset - 1] == UInt8(ascii: "\r")
    let isPlace = place.line == line + 1 && place.column == offset - lineStarts[line] + 1
    try promise(
      isPlace || isBetween && place.line == line + 2 && place.column == 1,
      "\(what()): byte \(place.byte) is not at \(place.line):\(place.column)")
  }

  /// - Throws: `Breach` unless these bytes stand at this place.
  func check(
    _ found: some Collection<UInt8>, at place: SourceLocation, _ what: @autoclosure () -> String
  ) throws {
    try check(place, what())
    let start = place.byte - mark
    try promise(
      start + found.count <= bytes.count
        && bytes[start..<start + found.count].elementsEqual(found),
      "\(what()): other bytes stand at \(place.line):\(place.column)")
  }

  /// Counts lines as an XML parser does.
  /// - Throws: `Breach` unless the file has such a line.
  func checkLine(_ place: SourceLocation, _ what: @autoclosure () -> String) throws {
    let lines = 1 + bytes.count { $0 == UInt8(ascii: "\n") }
    try promise(
      (1...lines).contains(place.line) && place.column >= 1
        && (0...bytes.count + mark).contains(place.byte),
      "\(what()): \(place.line):\(place.column), byte \(place.byte), is outside the file")
  }
}
