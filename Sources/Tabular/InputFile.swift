#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the bytes of an export are: in a file, which may be compressed with gzip, or in an entry of
/// a `.zip` archive.
public struct InputFile: Sendable {
  /// As people are told it: the path of a file, `archive.zip/inner/logins.csv` of an entry.
  public let name: String
  /// Of the file on the disk, the archive where this is an entry.
  public let path: String
  /// What a text is read as that has no byte order mark and whose encoding nobody declares.
  public var undeclared = TextEncoding.utf8

  let entry: ZipEntry?

  public init(path: String) {
    name = path
    self.path = path
    entry = nil
  }

  init(_ entry: ZipEntry, ofArchive path: String) {
    name = "\(path)/\(entry.name)"
    self.path = path
    self.entry = entry
  }

  /// The day on which an archive says that its entry was last changed, where it says one.
  public var changed: (year: Int, month: Int, day: Int)? { entry?.changed }

  /// How many bytes an entry takes up in its archive; nil for a file.
  public var packedSize: Int? { entry?.packedSize }

  /// An export is read from its beginning more than once: to tell what it is, and for its rows.
  ///
  /// - Throws: `notARegularFile` for a pipe, socket or device, without waiting for its other end.
  public func checkRegular() throws(TabularError) {
    var status = stat()
    // What is not there is told by whoever opens it.
    guard stat(path, &status) == 0 else { return }
    let kind = status.st_mode & S_IFMT
    if kind != S_IFREG, kind != S_IFDIR {
      throw TabularError(.notARegularFile, at: .beginning(of: name))
    }
  }

  /// The file of this name in the same folder, on the disk or in the archive.
  ///
  /// - Throws: `notFound` where the archive has no such entry.
  public func beside(_ file: String) throws(TabularError) -> InputFile {
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    guard entry != nil else { return InputFile(path: folder + file) }
    for other in try ZipArchive(path: path).entries where other.name == folder + file {
      return other
    }
    throw TabularError(.notFound, at: .beginning(of: folder + file))
  }
}
