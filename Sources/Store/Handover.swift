import Foundation

/// Between two threads of an import: one sends what it has made, the other takes it on. The sender
/// waits where too much has been sent and not yet taken, which bounds the memory of both.
final class Handover<Piece: Weighed & Sendable, Outcome: Sendable>: @unchecked Sendable {
  enum Message: Sendable {
    case piece(Piece)
    /// The file has been read.
    case end(RowCounts)
    /// The sender cannot go on; nothing of the file is wanted.
    case failed(any Error)

    fileprivate var weight: Int {
      if case .piece(let piece) = self { piece.weight } else { 0 }
    }
  }

  /// Guards what follows, and is signalled at every change of it: hence `@unchecked`.
  private let condition = NSCondition()
  private var isOpen = false
  private var messages: [Message] = []
  private var weight = 0
  private var outcome: Result<Outcome, any Error>?

  private static var most: Int { 16 << 20 }
}

/// What waits between two threads.
protocol Weighed {
  /// Bytes of memory, about.
  var weight: Int { get }
}

// MARK: - The sender's side

extension Handover {
  /// Waits until the taker is ready.
  ///
  /// - Throws: what kept it from being so.
  func begin() throws {
    try condition.withLock { try waitUntil { isOpen } }
  }

  /// - Throws: what the taker failed with.
  func send(_ message: Message) throws {
    try condition.withLock {
      try waitUntil { isOpen && (weight == 0 || weight + message.weight <= Handover.most) }
      messages.append(message)
      weight += message.weight
      condition.broadcast()
    }
  }

  /// What the taker has come to; nil as long as it works.
  var result: Result<Outcome, any Error>? { condition.withLock { outcome } }

  private func waitUntil(_ isReady: () -> Bool) throws {
    while true {
      if case .failure(let failure) = outcome { throw failure }
      if isReady() { return }
      condition.wait()
    }
  }
}

// MARK: - The taker's side

extension Handover {
  /// Tells that pieces are welcome.
  func open() {
    condition.withLock {
      isOpen = true
      condition.broadcast()
    }
  }

  /// Waits for the next message; none comes after the end.
  func next() -> Message {
    condition.withLock {
      while messages.isEmpty { condition.wait() }
      let message = messages.removeFirst()
      weight -= message.weight
      condition.broadcast()
      return message
    }
  }

  /// Tells a sender that still waits for a taker that there will be none.
  func refuse(_ failure: any Error) {
    if !condition.withLock({ isOpen }) { end(.failure(failure)) }
  }

  func end(_ result: Result<Outcome, any Error>) {
    condition.withLock {
      outcome = result
      condition.broadcast()
    }
  }
}
