import TestSupport
import Testing

/// Groups that overlap or lie in one another, in one report: sums and differences of their counts
/// must not be about fewer than five people.
@Suite("Attacks by sums of groups") struct GroupAttacks {
  /// People by class, and groups as sets of classes; the target is one of the classes.
  struct Family: Sendable, CustomTestStringConvertible {
    let name: String
    let classes: [Int]
    let groups: [Set<Int>]
    /// The class that the sums single out.
    let target: Int

    var testDescription: String { name }
    func community(_ group: Int, _ variant: Int) -> String {
      "\(name.prefix { $0 != ":" })-\(variant)-\(group)".replacing(" ", with: "")
    }
    /// Active people by class: the target not, or all of them, and four of the others.
    var variants: [[Int]] {
      [0, classes[target]].map { count in
        classes.indices.map { $0 == target ? count : min(4, classes[$0]) }
      }
    }
  }

  static let families = [
    Family(
      name: "attack 1: what remains of a group and its teams", classes: [11, 12, 1],
      groups: [[0, 1, 2], [0], [1]], target: 2),
    Family(
      name: "attack 14: groups that are not nested", classes: [10, 10, 10, 1],
      groups: [[0, 1], [1, 2], [0, 2, 3], [0, 1, 2]], target: 3),
    Family(
      name: "attack 17: a tracker of a condition and of its contrary", classes: [3, 14, 14],
      groups: [[0, 1], [0, 2], [0, 1, 2]], target: 0),
    Family(
      name: "attack 18: two groups and their union", classes: [12, 1, 12],
      groups: [[0, 1], [1, 2], [0, 1, 2]], target: 1),
    Family(
      name: "attack 19: bands with other bounds", classes: [12, 2, 12],
      groups: [[0], [1, 2], [0, 1], [2]], target: 1),
    Family(
      name: "attack 29: four dummy accounts and a victim", classes: [12, 4, 1],
      groups: [[0, 1, 2], [0, 1], [1, 2]], target: 2),
  ]

  /// The count of active people that is printed of each community that is shown.
  private static let printed = Result {
    let desk = try Desk.with(firm)
    var codes: [String: Code] = [:]
    for family in families {
      for variant in family.variants.indices {
        for group in family.groups.indices {
          let name = family.community(group, variant)
          let outcome = try desk.relais(
            "community", name, "--section", "participation", "--as-of", Firm.asOf, "--format",
            "json")
          guard outcome.exitCode == 0 else { continue }
          let rows = try Report(text: outcome.output).rows("participation")
          codes[name] = Code(
            rows.first { $0["measure"] as? String == "active-members" }?["people"])
        }
      }
    }
    return codes
  }

  private static var firm: Firm {
    var firm = Firm()
    for family in families {
      for (variant, active) in family.variants.enumerated() {
        for (index, size) in family.classes.enumerated() {
          let groups = family.groups.indices.filter { family.groups[$0].contains(index) }
          let people = firm.hire(size, into: groups.map { family.community($0, variant) })
          for person in people.prefix(active[index]) { firm.visit(person, 12..<16) }
        }
      }
    }
    return firm
  }

  /// Fails if witnesses are not asked for, if groups are compared in pairs only, or if values enter
  /// admission.
  @Test("no sum of printed groups is about few people", arguments: families)
  func sums(family: Family) throws {
    #expect(exposes(family.groups, of: family.classes), "all of them together would be an attack")
    let printed = try GroupAttacks.printed.get()
    var shown: Set<[Int]> = []
    for variant in family.variants.indices {
      let codes = family.groups.indices.map { printed[family.community($0, variant)] }
      let groups = family.groups.indices.filter { codes[$0] != nil }
      shown.insert(groups)
      #expect(!exposes(groups.map { family.groups[$0] }, of: family.classes), "shown: \(groups)")
      var attacker = Attacker(classes: family.classes)
      for group in groups { attacker.read(codes[group], of: family.groups[group]) }
      let possible = attacker.counts(of: [family.target])
      #expect(possible == Set(0...family.classes[family.target]), "variant \(variant)")
    }
    #expect(shown.count == 1 && shown.first?.isEmpty == false, "as decided from membership")
  }

  /// Fails if the rank of some of k groups of witnesses is taken for granted.
  @Test("attack 14: random groups over few people", arguments: [1, 2])
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let (people, groups) = (22, 8)
    let members = (0..<groups).map { _ in
      Set((0..<people).shuffled(using: &random).prefix(Int.random(in: 10...20, using: &random)))
    }
    var firm = Firm()
    for person in 0..<people {
      let one = firm.hire(
        1, into: members.indices.filter { members[$0].contains(person) }.map { "G\($0)" })
      if person.isMultiple(of: 2) { firm.visit(one[0], 12..<16) }
    }
    let desk = try Desk.with(firm)
    var shown: [String: [Set<Int>]] = [:]
    for (group, members) in members.enumerated() {
      for report in [["community"], ["moments", "--community"]] {
        let options = ["G\(group)", "--as-of", Firm.asOf]
        if try desk.relais(report + options).exitCode == 0 {
          shown[report[0], default: []].append(members)
        }
      }
    }
    let ones = Array(repeating: 1, count: people)
    for (report, groups) in shown { #expect(!exposes(groups, of: ones), "\(report), seed \(seed)") }
    #expect(shown["community"]?.isEmpty == false)
    #expect(exposes(members, of: ones), "all of them together would be an attack, seed \(seed)")
  }
}
