/// The downhill simplex search of Nelder and Mead, inside a box.
///
/// Needs no derivatives and copes with an objective that is undefined in places: whatever is not a
/// finite number counts as worse than any number. Points outside the box are moved to its edge.
///
/// - Source: Nelder & Mead (1965), "A simplex method for function minimization", The Computer
///   Journal 7(4); steps as in Lagarias et al. (1998), SIAM Journal on Optimization 9(1).
struct NelderMead {
  var maximumEvaluations = 4000
  /// Largest distance in any coordinate between the best corner and another at the end.
  var pointTolerance = 1e-7
  /// Largest difference of value between corners at the end, as a share of 1 + |value|.
  var valueTolerance = 1e-11
  /// The corners of a fresh simplex lie this far from the first, one along each coordinate.
  var step = 0.5
  /// A simplex that has collapsed onto a slope is not taken for a minimum: the search is repeated
  /// from where it ended until that gains nothing, at most this many times.
  var maximumRestarts = 8

  struct Minimum: Equatable {
    var point: [Double]
    /// Infinity if the objective was finite nowhere that the search went; never NaN.
    var value: Double
    var evaluations: Int
    /// False if evaluations or restarts ran out first, or if no finite value was found.
    var converged: Bool
  }

  /// - Parameters:
  ///   - start: where to begin; a coordinate that is not finite begins at its range's lower end.
  ///   - box: one finite range a coordinate, as many as `start` has.
  func minimise(
    from start: [Double], in box: [ClosedRange<Double>], _ objective: ([Double]) -> Double
  ) -> Minimum {
    precondition(start.count == box.count, "one range a coordinate")
    var best = descend(from: start, in: box, objective)
    for _ in 0..<maximumRestarts {
      let again = descend(from: best.point, in: box, objective)
      let gain = best.value - again.value
      let settled = again.converged && gain <= 10 * valueTolerance * (1 + abs(again.value))
      let evaluations = best.evaluations + again.evaluations
      if again.value <= best.value { best = again }
      best.evaluations = evaluations
      best.converged = settled
      if settled { break }
    }
    return best
  }

  private func descend(
    from start: [Double], in box: [ClosedRange<Double>], _ objective: ([Double]) -> Double
  ) -> Minimum {
    var simplex = Simplex(box: box)
    simplex.begin(at: start, step: step, objective)
    var converged = simplex.isSettled(pointTolerance, valueTolerance)
    while !converged, simplex.evaluations < maximumEvaluations {
      simplex.move(objective)
      converged = simplex.isSettled(pointTolerance, valueTolerance)
    }
    let best = simplex.corners[0]
    return Minimum(
      point: best.point, value: best.value, evaluations: simplex.evaluations,
      converged: converged && best.value.isFinite)
  }
}

private struct Simplex {
  typealias Corner = (point: [Double], value: Double)

  let box: [ClosedRange<Double>]
  /// One more than there are coordinates, from best to worst.
  var corners: [Corner] = []
  var evaluations = 0

  init(box: [ClosedRange<Double>]) {
    self.box = box
  }

  mutating func begin(at start: [Double], step: Double, _ objective: ([Double]) -> Double) {
    let first = zip(start, box).map { $0.isFinite ? $0 : $1.lowerBound }
    corners = [evaluate(first, objective)]
    for axis in box.indices {
      var point = corners[0].point
      let isRoomAbove = point[axis] + step <= box[axis].upperBound
      point[axis] += isRoomAbove ? step : -step
      corners.append(evaluate(point, objective))
    }
    sort()
  }

  /// One step: the worst corner is reflected through the others, further if that pays, less far if
  /// it does not; failing all that, every corner moves halfway to the best.
  mutating func move(_ objective: ([Double]) -> Double) {
    let worst = corners.count - 1
    guard worst > 0 else { return }
    let reflected = evaluate(alongWorst(-1), objective)
    if reflected.value < corners[0].value {
      let expanded = evaluate(alongWorst(-2), objective)
      corners[worst] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < corners[worst - 1].value {
      corners[worst] = reflected
    } else {
      let isOutside = reflected.value < corners[worst].value
      let contracted = evaluate(alongWorst(isOutside ? -0.5 : 0.5), objective)
      if contracted.value < min(reflected.value, corners[worst].value) {
        corners[worst] = contracted
      } else {
        shrink(objective)
      }
    }
    sort()
  }

  func isSettled(_ pointTolerance: Double, _ valueTolerance: Double) -> Bool {
    let best = corners[0]
    // Corners that are all infinite are equally bad: a simplex of them settles by its size alone.
    guard let worst = corners.last,
      worst.value == best.value
        || worst.value - best.value <= valueTolerance * (1 + abs(best.value))
    else { return false }
    return corners.allSatisfy { corner in
      zip(corner.point, best.point).allSatisfy { abs($0 - $1) <= pointTolerance }
    }
  }

  private mutating func shrink(_ objective: ([Double]) -> Double) {
    for index in corners.indices.dropFirst() {
      let halfway = zip(corners[0].point, corners[index].point).map { ($0 + $1) / 2 }
      corners[index] = evaluate(halfway, objective)
    }
  }

  /// The point at `share` of the way from the middle of the other corners to the worst one.
  private func alongWorst(_ share: Double) -> [Double] {
    let others = corners.dropLast()
    return box.indices.map { axis in
      let middle = others.reduce(0) { $0 + $1.point[axis] } / Double(others.count)
      return middle + share * (corners[corners.count - 1].point[axis] - middle)
    }
  }

  private mutating func evaluate(
    _ point: [Double], _ objective: ([Double]) -> Double
  ) -> Corner {
    evaluations += 1
    let inside = zip(point, box).map { min(max($0, $1.lowerBound), $1.upperBound) }
    let value = objective(inside)
    return (inside, value.isFinite ? value : .infinity)
  }

  private mutating func sort() {
    corners.sort { $0.value < $1.value }
  }
}
