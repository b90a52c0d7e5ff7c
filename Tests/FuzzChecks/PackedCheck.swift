import Exports
import Tabular

/// Compressed files and archives: in any pieces the same text, and never far more of it than there
/// are bytes.
struct PackedCheck {
  private let input: InputFile
  private let desk: Desk

  init(_ input: InputFile, _ desk: Desk) {
    self.input = input
    self.desk = desk
  }

  func run(_ bytes: [UInt8]) throws {
    try check(input, packed: bytes.count)
    try checkArchive(bytes.count)
  }

  private func check(_ input: InputFile, packed: Int) throws {
    let compared = 1 << 14
    try promise(
      SourceText(input, piece: 7, longest: compared)
        == SourceText(input, piece: 1 << 12, longest: compared),
      "unpacked in pieces of 7 it is another text")
    let count = SourceText.count(input)
    // What docs/formats.md promises; what is looked at piece by piece may go beyond by one.
    try promise(
      count <= max(16 << 20, 200 * packed) + (1 << 16), "\(packed) bytes unpack to \(count)")
    // Long texts are nothing new to the readers, and would take most of the time.
    if count < 1 << 16 { try ImportCheck(desk).run(input) }
  }

  private func checkArchive(_ size: Int) throws {
    let archive: ZipArchive
    do {
      archive = try ZipArchive(path: input.path)
    } catch {
      return try promise(
        [.damagedArchive, .largeArchive, .tooManyEntries].contains(error.code),
        "an archive is refused as \(error.code)")
    }
    let packed = archive.entries.map { $0.packedSize ?? 0 }
    try promise(packed.reduce(0, +) <= size, "the entries are larger than their archive")
    for (entry, packed) in zip(archive.entries, packed).prefix(12) {
      try check(entry, packed: packed)
    }
  }
}
