/// What became of the cells that were asked for, over all publications.
///
/// It is told from what readers see: where the mark of a cell could have two reasons, such as a
/// part that is withheld together with its whole, the one that a reader would assume is counted.
public struct CellFates: Sendable, Equatable {
  /// Told to within the rounding base.
  public internal(set) var told = 0
  /// Told as few, or as nearly all.
  public internal(set) var tails = 0
  /// The group is under the minimum size.
  public internal(set) var groupSize = 0
  /// The group's membership, with those shown before, would have been about few people.
  public internal(set) var membership = 0
  /// Others would have given the count away.
  public internal(set) var complementary = 0
  /// The people of whom some are counted may be too few themselves.
  public internal(set) var smallWhole = 0
  /// Rows that were asked for, and those of them that hold at least one count.
  public internal(set) var rows = 0
  public internal(set) var shownRows = 0

  public var cells: Int { told + tails + groupSize + membership + complementary + smallWhole }

  init() {}

  init(of table: AuditedTable) {
    let width = table.measures.count
    let columns = table.plan?.columns ?? [Array(table.measures.indices)]
    for row in table.rows {
      for column in columns {
        let shown = column.filter { row.codes[$0] != nil }
        let isTakenWhole = shown.isEmpty && !column.allSatisfy { table.measures[$0].isPart }
        for measure in column {
          switch row.codes[measure] {
          case .about?: told += 1
          case .below?, .above?: tails += 1
          case nil where row.size - row.known[measure].total < table.policy.minimumGroupSize:
            smallWhole += 1
          case nil where isTakenWhole: complementary += 1
          case nil: smallWhole += 1
          }
        }
      }
    }
    rows = table.plan?.groups ?? table.rows.count
    shownRows = table.rows.count { $0.codes.contains { $0 != nil } }
    guard let plan = table.plan else { return }
    groupSize = plan.undersized * width
    membership = max(0, plan.groups - plan.undersized - plan.admitted) * width
    complementary += max(0, plan.admitted - table.rows.count) * width
  }

  static func += (a: inout CellFates, b: CellFates) {
    a.told += b.told
    a.tails += b.tails
    a.groupSize += b.groupSize
    a.membership += b.membership
    a.complementary += b.complementary
    a.smallWhole += b.smallWhole
    a.rows += b.rows
    a.shownRows += b.shownRows
  }
}
