/// The fields of the record that a reader has come to, valid until it goes on.
///
/// Four words, and nil is one of their values: so a row is handed over in registers, where every call
/// that lends a reader copies it.
public struct CSVRow {
  @usableFromInline let fields: UnsafePointer<Field>
  /// What the bytes of fields are counted from.
  @usableFromInline let record, unescaped: UnsafeRawPointer
  /// Twice the count, and one where the row is malformed.
  @usableFromInline let shape: Int

  init(
    count: Int, isMalformed: Bool, fields: UnsafePointer<Field>, record: UnsafeRawPointer,
    unescaped: UnsafeRawPointer
  ) {
    self.fields = fields
    self.record = record
    self.unescaped = unescaped
    shape = count << 1 | (isMalformed ? 1 : 0)
  }

  @inlinable public var count: Int { shape >> 1 }

  /// Whether bytes follow a closing quote.
  @inlinable public var isMalformed: Bool { shape & 1 == 1 }

  /// The unescaped bytes of a field.
  @inlinable
  public subscript(index: Int) -> UnsafeRawBufferPointer {
    precondition(index < count, "the record has fewer fields")
    let field = fields[index]
    let bytes = (field.isUnescaped ? unescaped : record) + Int(field.first)
    return UnsafeRawBufferPointer(start: bytes, count: Int(field.end &- field.first))
  }
}

/// Where the bytes of a field are, counted from the first byte of the record.
///
/// In half the memory that positions would take elsewhere: four of them are stored for every few bytes
/// of a file. No record is as long as 32 bits can count.
@usableFromInline
struct Field {
  /// Of its first byte in the file, the opening quote of a quoted field.
  let start: UInt32
  /// Of its unescaped bytes, in the record or among the unescaped ones.
  @usableFromInline let first, end: UInt32
  @usableFromInline let isUnescaped: Bool

  @inline(__always)
  init(start: Int, first: Int, end: Int, isUnescaped: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.first = UInt32(truncatingIfNeeded: first)
    self.end = UInt32(truncatingIfNeeded: end)
    self.isUnescaped = isUnescaped
  }
}

/// Fields by their number, in memory that is kept from one record to the next.
struct FieldList: ~Copyable {
  private(set) var storage = UnsafeMutablePointer<Field>.allocate(capacity: 16)
  private var capacity = 16

  deinit {
    storage.deallocate()
  }

  subscript(index: Int) -> Field { storage[index] }

  /// - Parameter index: at most one behind the last that was set.
  @inline(__always)
  mutating func set(_ index: Int, _ field: Field) {
    if index == capacity { grow() }
    (storage + index).initialize(to: field)
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: storage, count: capacity)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
