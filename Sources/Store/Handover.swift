import Dispatch
import Synchronization

/// Between the two threads of an import: one reads the file and sends what it understands, the other
/// has the transaction and takes it. The reader waits where it is a few batches ahead of the writer,
/// which bounds their memory.
final class Handover: Sendable {
  enum Message: Sendable {
    case batch(ActivityBatch)
    /// The file has been read.
    case end(RowCounts)
    /// Reading failed, or nobody wants the file any more.
    case abandoned
  }

  private struct State {
    var messages: [Message] = []
    /// Of the writer, once it has ended.
    var result: Result<MergeTally, any Error>?
  }

  private static let ahead = 4

  private let state = Mutex(State())
  /// Signalled once a message.
  private let sent = DispatchSemaphore(value: 0)
  /// Signalled once for every message that there is room for.
  private let room = DispatchSemaphore(value: 0)
}

// MARK: - The reader's side

extension Handover {
  /// Waits until the transaction is open.
  ///
  /// - Throws: what kept the writer from opening it.
  func begin() throws {
    try waitForRoom()
    room.signal()
  }

  /// - Throws: what the writer failed with.
  func send(_ message: Message) throws {
    try waitForRoom()
    state.withLock { $0.messages.append(message) }
    sent.signal()
  }

  /// What the writer has come to; nil as long as it writes.
  var result: Result<MergeTally, any Error>? { state.withLock { $0.result } }

  private func waitForRoom() throws {
    room.wait()
    guard case .failure(let failure) = result else { return }
    // Whoever asks again must not wait either.
    room.signal()
    throw failure
  }
}

// MARK: - The writer's side

extension Handover {
  /// Tells that the transaction is open.
  func open() {
    for _ in 0..<Handover.ahead { room.signal() }
  }

  /// Waits for the next message; none comes after the end.
  func next() -> Message {
    sent.wait()
    room.signal()
    return state.withLock { $0.messages.removeFirst() }
  }

  func end(_ result: Result<MergeTally, any Error>) {
    state.withLock { $0.result = result }
    room.signal()
  }
}
