/// Tells JSON files apart by their beginning.
public enum JSONHead {
  /// How the file's elements lie in it, and the first of them: as far as `bytes` go, and of lines
  /// the first that can be read.
  ///
  /// A line that is no JSON does not hide those behind it: a log may begin in the middle of one.
  /// - Parameter body: the element is valid during the call.
  /// - Returns: nil if there is no element.
  public static func withFirstElement<Result>(
    inFirstBytes bytes: UnsafeRawBufferPointer, _ body: (JSONLayout, JSONNode) -> Result
  ) -> Result? {
    guard let base = bytes.baseAddress else { return nil }
    var tape = JSONTape()
    let text = JSONTape.Text(base: base, end: bytes.count)
    guard let start = bytes.firstIndex(where: { !JSONHead.isSpace($0) }) else { return nil }
    if bytes[start] == UInt8(ascii: "[") {
      _ = try? tape.parse(text, from: start + 1)
      tape.closeAll()
      return tape.count > 0 ? body(.array, tape.root(base)) : nil
    }
    if bytes[start] == UInt8(ascii: "{"), tape.reads(text, from: start), tape.hasLineBreak {
      return body(.document, tape.root(base))
    }
    return firstLine(bytes, &tape, body)
  }

  private static func firstLine<Result>(
    _ bytes: UnsafeRawBufferPointer, _ tape: inout JSONTape,
    _ body: (JSONLayout, JSONNode) -> Result
  ) -> Result? {
    guard let base = bytes.baseAddress else { return nil }
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.lineEnds.index(in: base, from: start, to: bytes.count)
      let line = bytes[start..<end]
      if let brace = line.firstIndex(of: UInt8(ascii: "{")),
        !line[..<brace].contains(UInt8(ascii: "\"")),
        tape.reads(JSONTape.Text(base: base, end: end), from: brace, isLast: end == bytes.count)
      {
        let isBare = line[..<brace].allSatisfy(JSONHead.isSpace)
        return body(isBare ? .lines : .logLines, tape.root(base))
      }
      start = end + 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}

extension JSONTape {
  /// Whether there is no fault in a value; where it is the last, it may be cut short.
  fileprivate mutating func reads(_ text: Text, from start: Int, isLast: Bool = true) -> Bool {
    do throws(JSONStop) {
      _ = try parse(text, from: start)
    } catch .unfinished where isLast {
      closeAll()
    } catch {
      return false
    }
    return true
  }
}
