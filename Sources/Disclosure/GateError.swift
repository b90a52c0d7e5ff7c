/// Why the gate stays closed. Nothing of what is sealed is in it: a reader may see the message.
public enum GateError: Error, Equatable {
  case periodNotClosed(table: String, period: Int, lastClosed: Int)
  /// The computation answered another question than it was asked.
  case wrongPublication(asked: String, period: Int, got: String, gotPeriod: Int)
  case malformed(table: String, Fault)
  /// A hidden contributor stands in a table of public acts.
  case hiddenPerson(table: String)
  /// The ledger holds bytes that this version cannot read.
  case unreadableRelease(table: String, period: Int)
  /// The ledger has lost rows of a release.
  case incompleteRelease(table: String, period: Int)
  /// The ledger answered with an epoch of another policy.
  case wrongEpoch

  public enum Fault: String, Sendable {
    case partBeforeWhole = "a measure that is part of another must be listed after it"
    case repeatedMeasure = "a measure is listed twice"
    case columnPerMeasure = "where measures are of several columns, each needs one"
    case countsPerMeasure = "a cohort needs one count a measure"
    case emptyIdentifier = "a community needs an identifier; the empty one is the whole roster's"
    case repeatedIdentifier = "two communities have the same identifier"
    case notOnRoster = "a cohort may hold verified members of the roster only"
    case countOutOfRange =
      "a count must lie between those who are known to be counted and those who may be"
    case publicKnowledge =
      "nobody is known both to be counted and not to be, nor to be counted by a part"
    case contributions = "a person contributes once to a mean, and a finite number"
  }
}

extension GateError {
  /// Kebab-case, for a reader of any language to pass on.
  public var code: String {
    switch self {
    case .periodNotClosed: "period-not-closed"
    case .wrongPublication: "wrong-publication"
    case .malformed(_, let fault):
      switch fault {
      case .partBeforeWhole: "part-before-whole"
      case .repeatedMeasure: "repeated-measure"
      case .columnPerMeasure: "column-per-measure"
      case .countsPerMeasure: "counts-per-measure"
      case .emptyIdentifier: "empty-identifier"
      case .repeatedIdentifier: "repeated-identifier"
      case .notOnRoster: "not-on-roster"
      case .countOutOfRange: "count-out-of-range"
      case .publicKnowledge: "public-knowledge"
      case .contributions: "contributions"
      }
    case .hiddenPerson: "hidden-person"
    case .unreadableRelease: "unreadable-release"
    case .incompleteRelease: "incomplete-release"
    case .wrongEpoch: "wrong-epoch"
    }
  }
}

extension GateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .periodNotClosed(let table, let period, let lastClosed):
      "\(table): period \(period) is not closed yet, the last closed one is \(lastClosed); "
        + "only closed periods are released"
    case .wrongPublication(let asked, let period, let got, let gotPeriod):
      "\(asked) of period \(period) was asked for, but \(got) of period \(gotPeriod) was computed"
    case .malformed(let table, let fault):
      "\(table): \(fault.rawValue)"
    case .hiddenPerson(let table):
      "\(table): a contributor who wishes not to be shown is in the table; leave hidden people out "
        + "before ranking"
    case .unreadableRelease(let table, let period):
      "the ledger holds a release of \(table) for period \(period) that this version cannot read; "
        + "use the version that made it or restore the database, nothing is released meanwhile"
    case .incompleteRelease(let table, let period):
      "the ledger has lost rows of \(table) for period \(period); restore a copy of the database "
        + "that has them, nothing is released meanwhile"
    case .wrongEpoch:
      "the ledger did not open an epoch for the policy in force; nothing is released"
    }
  }
}
