public import Tabular

/// The beginning of a file, from which its format is told.
public struct FileHead: Sendable {
  public static let length = 65_536

  /// What to read: as Windows-1252 where the text is not UTF-8 from its beginning on.
  public let input: InputFile
  /// The first bytes, at most `length`, as UTF-8 without a byte-order mark.
  public let bytes: [UInt8]

  public var path: String { input.name }

  public init(path: String) throws(TabularError) {
    try self.init(InputFile(path: path))
  }

  /// - Throws: `notARegularFile`, and what `ByteSource` throws.
  public init(_ input: InputFile) throws(TabularError) {
    try input.checkRegular()
    let bytes = try FileHead.bytes(of: input)
    guard FileHead.isForeignText(bytes), try !TextEncoding.hasMultibyteUTF8(input) else {
      self.input = input
      self.bytes = bytes
      return
    }
    self.input = input.asWindows1252
    self.bytes = try FileHead.bytes(of: self.input)
  }

  private static func bytes(of input: InputFile) throws(TabularError) -> [UInt8] {
    let source = try ByteSource(input)
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: FileHead.length, alignment: 1)
    defer { head.deallocate() }
    var count = 0
    while count < head.count {
      let delivered = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
      if delivered == 0 { break }
      count += delivered
    }
    return Array(head[..<count])
  }

  /// Text that is not UTF-8. XML says itself what it is.
  private static func isForeignText(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      // The last character may be cut.
      let whole = bytes.count < length ? bytes.count : bytes.count - 4
      return !TextEncoding.isValidUTF8(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
        && !bytes.contains(0) && XMLRoot.element(inFirstBytes: bytes) == nil
    }
  }

  /// Whether this is compressed once more, or an archive.
  public var isCompressed: Bool {
    bytes.starts(with: [0x1F, 0x8B]) || ZipArchive.isArchive(firstBytes: Array(bytes.prefix(4)))
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
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    // No name has a NUL byte. Rows may have some, and are rejected one by one.
    guard !bytes.isEmpty, !line.contains(0) || form.encoding == .utf16 else { return nil }
    // A first line longer than this is no header, and may be all of a large file.
    guard line.count < FileHead.length else { return nil }
    return try? Header(firstRecordOf: input, form: form)
  }
}

extension InputFile {
  public var asWindows1252: InputFile {
    var input = self
    input.undeclared = .windows1252
    return input
  }
}
