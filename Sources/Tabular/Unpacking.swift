/// Unpacks what is compressed, piece by piece and in bounded memory, and stops where it grows as no
/// honest text does.
final class Unpacking {
  enum Step {
    case delivered(Int)
    /// More input is needed: see `feed`.
    case hungry
    case atEnd
    case failed(Fault)
  }

  /// Where in the unpacked text something is wrong, and what.
  struct Fault {
    let code: TabularError.Code
    let arguments: [String]
    let line: Int
    let column: Int
    let byte: Int
  }

  /// A text may grow this many times while it is unpacked. Exports grow 5 to 30 times; DEFLATE could
  /// make a thousand bytes of one.
  static let mostGrowth = 200
  /// Below this many bytes it may grow as it likes.
  static let freeSize = 16 << 20

  /// To be filled before `feed`.
  let input: UnsafeMutableRawBufferPointer

  /// Nil for a file that gzip packed.
  private let entry: ZipEntry?
  /// Nil for an entry that is stored as it is.
  private let inflater: Inflater?
  private var start = 0
  private var end = 0
  private var isInputDone = false
  /// Between the streams that gzip files may be put together from.
  private var isBetweenStreams = false
  private var consumed = 0
  private var produced = 0
  private var checksum = Checksum()
  private var isDone = false
  private var lines = LineCounter()
  private var failure: Fault?

  init(_ entry: ZipEntry? = nil) {
    self.entry = entry
    inflater =
      switch entry?.method {
      case nil: .gzip()
      case .stored: nil
      case .deflate, .other: .deflate()
      }
    input = .allocate(byteCount: 1 << 16, alignment: 1)
  }

  deinit {
    input.deallocate()
  }

  var isHungry: Bool { start == end && !isInputDone && failure == nil }

  /// - Parameter count: how many bytes `input` was filled with; 0 is the end of the file.
  func feed(_ count: Int) {
    start = 0
    end = count
    isInputDone = count == 0
  }

  func step(into buffer: UnsafeMutableRawBufferPointer) -> Step {
    if let failure { return .failed(failure) }
    if isDone { return .atEnd }
    if isBetweenStreams, let step = betweenStreams() { return step }
    let waiting = UnsafeRawBufferPointer(rebasing: input[start..<end])
    let step = inflater?.inflate(waiting, into: buffer) ?? copy(waiting, into: buffer)
    start += step.consumed
    consumed += step.consumed
    produced += step.produced
    let text = UnsafeRawBufferPointer(rebasing: buffer[..<step.produced])
    lines.advance(over: text)
    if entry != nil { checksum.add(text) }
    switch step.status {
    case .damaged: fail(.damaged)
    case .atEnd: endStream()
    case .goesOn: if step.produced == 0, isInputDone { fail(.cutShort) }
    }
    if produced > Unpacking.freeSize, produced / Unpacking.mostGrowth > consumed {
      fail(.expandsTooFar, String(Unpacking.mostGrowth), String(Unpacking.freeSize))
    }
    if step.produced > 0 { return .delivered(step.produced) }
    return failure.map(Step.failed) ?? (isDone ? .atEnd : .hungry)
  }

  private func copy(
    _ waiting: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> Inflater.Step {
    let count = min(waiting.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: waiting[..<count]))
    return Inflater.Step(
      consumed: count, produced: count, status: count == 0 && isInputDone ? .atEnd : .goesOn)
  }

  private func endStream() {
    guard let entry else {
      isBetweenStreams = true
      return
    }
    isDone = true
    if produced != entry.size || checksum.value != entry.checksum { fail(.damaged) }
  }

  /// Zeros may fill up the last stream; anything else begins another.
  private func betweenStreams() -> Step? {
    while start < end, input[start] == 0 { start += 1 }
    guard start < end else { return isInputDone ? .atEnd : .hungry }
    isBetweenStreams = false
    inflater?.reset()
    return nil
  }

  private func fail(_ code: TabularError.Code, _ arguments: String...) {
    failure =
      failure
      ?? Fault(
        code: code, arguments: arguments, line: lines.line, column: lines.column, byte: produced)
  }
}

extension Unpacking.Fault {
  func error(in file: String) -> TabularError {
    TabularError(
      code, at: SourceLocation(file: file, line: line, column: column, byte: byte), arguments)
  }
}
