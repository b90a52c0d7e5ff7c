/// Items put together by the group they belong to, those of a group in the order they came in.
struct Grouped<Item> {
  /// Group after group.
  let items: [Item]
  /// Where each group starts, and where the last one ends.
  private let starts: [Int]

  /// - Parameter group: in 0..<`groups`; an item without one is left out.
  init(_ all: [Item], into groups: Int, by group: (Item) -> Int?) {
    let groupOf = all.map(group)
    var starts = [Int](repeating: 0, count: groups + 1)
    for case let group? in groupOf { starts[group + 1] += 1 }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int](repeating: 0, count: starts[groups])
    for (index, group) in groupOf.enumerated() {
      guard let group else { continue }
      order[next[group]] = index
      next[group] += 1
    }
    items = order.map { all[$0] }
    self.starts = starts
  }

  /// - Returns: a slice of `items`, with its indices.
  subscript(group: Int) -> ArraySlice<Item> { items[starts[group]..<starts[group + 1]] }
}
