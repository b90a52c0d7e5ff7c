import Activity
import Foundation

/// A CSV file being written, field by field: bytes into a buffer of fixed size, the buffer to disk.
struct CSVFile: ~Copyable {
  let name: String
  private let handle: FileHandle
  private let clock: LocalClock
  private var buffer: [UInt8] = []
  private var rows = 0
  private var flushed = 0

  /// Rows are written to disk once this many bytes wait.
  static let bufferSize = 1 << 18

  init(_ name: String, columns: [String], in folder: ExportFolder, clock: LocalClock) throws {
    self.name = name
    self.clock = clock
    handle = try folder.create(name)
    buffer.reserveCapacity(CSVFile.bufferSize + 4096)
    buffer += Array(columns.joined(separator: ",").utf8) + [newline]
  }

  var waitingBytes: Int { buffer.count }

  mutating func text(_ text: String) {
    if text.utf8.contains(where: { $0 == comma || $0 == quote || $0 == newline }) {
      buffer.append(quote)
      for byte in text.utf8 {
        if byte == quote { buffer.append(quote) }
        buffer.append(byte)
      }
      buffer.append(quote)
    } else {
      buffer.append(contentsOf: text.utf8)
    }
    buffer.append(comma)
  }

  mutating func identifier(_ id: Identifier) {
    append(id)
    buffer.append(comma)
  }

  /// An identifier within another: `Q07-3`.
  mutating func identifier(_ id: Identifier, part: Int) {
    append(id)
    buffer.append(UInt8(ascii: "-"))
    append(part, width: 1)
    buffer.append(comma)
  }

  mutating func integer(_ number: Int) {
    append(number, width: 1)
    buffer.append(comma)
  }

  mutating func day(_ day: Day?) {
    if let day { buffer.append(contentsOf: day.description.utf8) }
    buffer.append(comma)
  }

  /// RFC 3339 with the offset of the season.
  mutating func moment(_ time: LocalTime) {
    clock.write(time, offset: true, to: &buffer)
    buffer.append(comma)
  }

  mutating func localMoment(_ time: LocalTime) {
    clock.write(time, offset: false, to: &buffer)
    buffer.append(comma)
  }

  mutating func empty() {
    buffer.append(comma)
  }

  mutating func endRow() throws {
    buffer[buffer.count - 1] = newline
    rows += 1
    if buffer.count >= CSVFile.bufferSize { try flush() }
  }

  consuming func close() throws -> Simulation.Summary.File {
    try flush()
    try handle.close()
    return Simulation.Summary.File(name: name, rows: rows, bytes: flushed)
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")

extension CSVFile {
  private mutating func flush() throws {
    try handle.write(contentsOf: buffer)
    flushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ id: Identifier) {
    buffer.append(UInt8(truncatingIfNeeded: id.letter.value))
    append(id.number, width: id.width)
  }

  /// - Parameter number: not negative.
  private mutating func append(_ number: Int, width: Int) {
    var scale = 1
    for _ in 1..<width { scale *= 10 }
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      buffer.append(UInt8(truncatingIfNeeded: 48 + number / scale % 10))
      scale /= 10
    }
  }
}
