public import Tabular

/// The beginning of a file, from which its format is told.
public struct FileHead: Sendable {
  public static let length = 65_536

  public let path: String
  /// The first bytes, at most `length`, as UTF-8 without a byte-order mark.
  public let bytes: [UInt8]

  public init(path: String) throws(TabularError) {
    self.path = path
    let source = try ByteSource(path: path)
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: FileHead.length, alignment: 1)
    defer { head.deallocate() }
    var count = 0
    while count < head.count {
      let delivered = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
      if delivered == 0 { break }
      count += delivered
    }
    bytes = Array(head[..<count])
  }

  /// The name of the root element if the file is XML.
  var rootElement: String? {
    bytes.withUnsafeBytes { XMLRoot.element(inFirstBytes: $0) }
  }

  /// What `body` makes of the first element of a JSON file; nil of any other file.
  func withFirstElement<Result>(_ body: (JSONLayout, JSONNode) -> Result?) -> Result? {
    bytes.withUnsafeBytes { JSONHead.withFirstElement(inFirstBytes: $0, body) } ?? nil
  }

  /// The columns of the file's header if it can be read as CSV.
  func header(_ form: CSVForm = .canonical) -> Header? {
    guard !bytes.isEmpty, !bytes.contains(0) || form.encoding == .utf16 else { return nil }
    // A first line longer than this is no header, and may be all of a large file.
    let hasLine = bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard bytes.count < FileHead.length || hasLine else { return nil }
    return try? Header(firstRecordOf: path, form: form)
  }
}
