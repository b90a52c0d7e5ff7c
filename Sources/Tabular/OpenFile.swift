#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file opened for reading, closed when it goes out of scope.
struct OpenFile: ~Copyable {
  let path: String
  /// In bytes; nil for what is not a regular file.
  let size: Int?
  private let descriptor: Int32

  /// - Throws: `notFound`, `notAFile`, `permissionDenied`, `unreadable`.
  init(path: String) throws(TabularError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, at: .beginning(of: path)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = errno
      close(descriptor)
      throw .system(reason, at: .beginning(of: path))
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      close(descriptor)
      throw TabularError(.notAFile, at: .beginning(of: path))
    }
    self.path = path
    self.descriptor = descriptor
    size = kind == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    close(descriptor)
  }

  /// - Returns: how many bytes were read; 0 only at the end of the file.
  /// - Throws: `unreadable`, at the offset that the caller has reached.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(TabularError) -> Int {
    while true {
      let count = readDescriptor(descriptor, buffer)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw .system(errno, at: SourceLocation(file: path, line: 1, column: 1, byte: offset))
      }
    }
  }

  func seek(to offset: Int) throws(TabularError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw .system(errno, at: .beginning(of: path))
    }
  }

  /// The next bytes: `count` of them, fewer where the file is shorter.
  func head(count: Int) throws(TabularError) -> [UInt8] {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { bytes.deallocate() }
    var filled = 0
    while filled < count {
      let more = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]), at: 0)
      if more == 0 { break }
      filled += more
    }
    return Array(bytes[..<filled])
  }
}

/// The system's `read`, which a method named `read` would hide.
private func readDescriptor(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

extension TabularError {
  fileprivate static func system(_ reason: Int32, at location: SourceLocation) -> TabularError {
    switch reason {
    case ENOENT, ENOTDIR: TabularError(.notFound, at: location)
    case EACCES, EPERM: TabularError(.permissionDenied, at: location)
    default: TabularError(.unreadable, at: location, String(reason))
    }
  }
}

extension SourceLocation {
  static func beginning(of file: String) -> SourceLocation {
    SourceLocation(file: file, line: 1, column: 1, byte: 0)
  }
}
