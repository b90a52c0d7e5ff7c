/// Numbers that no model can take. The message says what was expected.
enum ModelError: Error, Equatable {
  case invalidHistory(x: Int, tx: Int, n: Int)
  case invalidParameter(String, Double)
  case invalidEvidence(acts: Int, thankedActs: Int, activeWeeks: Int)
}

extension ModelError: CustomStringConvertible {
  var description: String {
    switch self {
    case .invalidHistory(let x, let tx, let n):
      """
      weekly history x = \(x), tx = \(tx), n = \(n): expected 0 <= x <= tx <= n, and tx = 0 \
      exactly when x = 0; count each active week once, numbered from 1
      """
    case .invalidParameter(let name, let value):
      "\(name) = \(value): expected a number in 1e-9...1e9"
    case .invalidEvidence(let acts, let thankedActs, let activeWeeks):
      """
      \(acts) acts, \(thankedActs) of them thanked, in \(activeWeeks) contributing weeks: expected \
      weeks in order, each with an act, and no thanks without one
      """
    }
  }
}
