/// The bytes of a file as UTF-8, unpacked, without its byte order mark, in pieces of any size.
///
/// UTF-8 passes through as it is, valid or not; `TextEncoding.isValidUTF8` checks what is kept.
/// Other encodings are turned into UTF-8, and a sequence that they do not have is an error.
public final class ByteSource {
  /// The path as it was given.
  public let name: String
  /// The encoding that the file turned out to have.
  public let encoding: TextEncoding
  /// Whether the file is compressed, or an entry of an archive.
  public var isPacked: Bool { file.isPacked }
  /// How far the file has been read, in its own bytes; compare with `size`.
  public var bytesRead: Int { file.taken }

  /// How many bytes of the text come before the first one that is delivered.
  package let markLength: Int

  private let file: FileBytes
  /// Read to look for a byte order mark, and not delivered yet.
  private var head: [UInt8]
  private var transcoder: Transcoder?
  /// How much of the transcoder's output has been delivered.
  private var delivered = 0
  /// To be thrown after the text before it has been delivered.
  private var failure: TabularError?
  /// What is to be transcoded next; empty for UTF-8.
  private let chunk: UnsafeMutableRawBufferPointer

  /// - Parameter encoding: what the file is declared to be; nil where nobody says.
  /// - Throws: `notFound`, `notAFile`, `unreadable`, `missingByteOrderMark` for a file that is
  ///   declared to be UTF-16 and does not begin with one, and what is wrong with a compressed file.
  public convenience init(
    _ input: InputFile, encoding: TextEncoding? = nil
  ) throws(TabularError) {
    try self.init(input, encoding: encoding, chunkSize: 1 << 16)
  }

  public convenience init(path: String, encoding: TextEncoding? = nil) throws(TabularError) {
    try self.init(InputFile(path: path), encoding: encoding)
  }

  /// - Parameter chunkSize: how many bytes to transcode at once, at least 1.
  package init(
    _ input: InputFile, encoding declared: TextEncoding?, chunkSize: Int
  ) throws(TabularError) {
    file = try FileBytes(input)
    let head = try file.head(count: ByteOrderMark.longest)
    let mark = ByteOrderMark(head)
    if declared == .utf16, mark == nil, !head.isEmpty {
      throw TabularError(.missingByteOrderMark, at: .beginning(of: input.name))
    }
    name = input.name
    encoding = mark?.encoding ?? declared ?? input.undeclared
    markLength = mark?.bytes.count ?? 0
    self.head = Array(head.dropFirst(markLength))
    transcoder = Transcoder(encoding, mark: mark, file: name)
    chunk = .allocate(byteCount: transcoder == nil ? 0 : chunkSize, alignment: 1)
  }

  deinit {
    chunk.deallocate()
  }

  /// In bytes; nil where it cannot be known, such as for a pipe.
  public var size: Int? { file.size }

  /// - Returns: how many bytes were delivered; 0 only at the end of the file.
  /// - Throws: `unreadable`, `invalidEncoding`, and what is wrong with a compressed file.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    guard transcoder != nil else { return try readFile(into: buffer) }
    return try readTranscoded(into: buffer)
  }
}

extension ByteSource {
  private func readTranscoded(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TabularError) -> Int {
    while delivered == transcoder?.output.count {
      if let failure { throw failure }
      let count = try readFile(into: chunk)
      delivered = 0
      do throws(TabularError) {
        try transcoder?.transcode(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      } catch {
        failure = error
        continue
      }
      if count == 0 { break }
    }
    let waiting = transcoder?.output.dropFirst(delivered) ?? []
    let count = min(waiting.count, buffer.count)
    buffer.copyBytes(from: waiting.prefix(count))
    delivered += count
    return count
  }

  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    let waiting = min(head.count, buffer.count)
    guard waiting > 0 else { return try file.read(into: buffer) }
    buffer.copyBytes(from: head.prefix(waiting))
    head.removeFirst(waiting)
    return waiting
  }
}
