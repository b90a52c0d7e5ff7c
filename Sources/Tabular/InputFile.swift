/// Where the bytes of an export are: in a file, which may be compressed with gzip, or in an entry of
/// a `.zip` archive.
public struct InputFile: Sendable {
  /// As people are told it: the path of a file, `archive.zip/inner/logins.csv` of an entry.
  public let name: String
  /// Of the file on the disk, the archive where this is an entry.
  public let path: String
  /// What a text is read as that has no byte order mark and whose encoding nobody declares.
  public var undeclared = TextEncoding.utf8

  public init(path: String) {
    name = path
    self.path = path
  }
}
