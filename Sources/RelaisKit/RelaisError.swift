import Activity
import Analytics
public import Disclosure
import Exports
import Store
import Tabular

/// What went wrong, in words a reader can act on: `key` names the sentence (`error.<key>`).
public struct RelaisError: Error, Sendable, Equatable {
  public let key: String
  public let arguments: [CellValue]
  /// Where a file is at fault and what was expected there; the error is told once for each, with
  /// its sentence as the only argument. Empty for errors of another kind.
  public let problems: [FileOutcome.Problem]

  init(_ key: String, _ arguments: String...) {
    self.key = key
    self.arguments = arguments.map(CellValue.text)
    problems = []
  }

  private init(_ problems: [FileOutcome.Problem]) {
    key = "unreadable-file"
    arguments = [.text(problems.map(\.text).joined(separator: "; "))]
    self.problems = problems
  }

  /// A file that the caller cannot write.
  public init(unwritable path: String) {
    self.init("unwritable", path)
  }
}

extension RelaisError {
  init(_ error: StoreError) {
    switch error {
    case .missing(let path): self.init("no-database", path)
    case .notRelais(let path), .corrupt(let path): self.init("not-a-database", path)
    case .newer(let path): self.init("newer-database", path)
    case .busy(let path): self.init("locked", path)
    case .readOnly(let path): self.init("unwritable", path)
    case .full(let path): self.init("disk-full", path)
    case .unwiped(let path): self.init("unwiped", path)
    case .ledgerLost(let loss): self.init("ledger-lost", loss.description)
    case .other(let path, let message): self.init("database", path, message)
    }
  }

  init(_ error: GateError) {
    switch error {
    case .unreadableRelease(let table, let period):
      self.init("ledger-unreadable", "publication \(table) \(Period(index: period).firstDay)")
    case .incompleteRelease(let table, let period):
      self.init("ledger-lost", "publication_row \(table) \(Period(index: period).firstDay)")
    // A fault of ours, whose code helps to find it.
    default: self.init("gate", error.code)
    }
  }

  /// Every error that leaves this library is one of ours: none shows what a database statement or
  /// a row of an export held.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw RelaisError(error)
    } catch let error as GateError {
      throw RelaisError(error)
    } catch let error as NotRanked {
      throw RelaisError("unknown-member", error.member)
    } catch let error as UnknownCommunity {
      throw RelaisError("unknown-community", error.name)
    } catch let error as TabularError {
      throw RelaisError([FileOutcome.Problem(error)])
    } catch let error as Diagnostic {
      throw RelaisError([FileOutcome.Problem(error)])
    } catch let error as InvalidContestFile {
      throw RelaisError(error.problems.map(FileOutcome.Problem.init))
    }
  }
}
