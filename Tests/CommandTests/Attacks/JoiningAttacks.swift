import TestSupport
import Testing

/// One person comes or goes between two reports. Whoever sets one against the other must not learn
/// what that person did.
///
/// For twenty colleagues of whom 4, 7 or 12 are silent, so that in some of these groups
/// one person more would change the code. In the other world the person has changed histories with
/// a colleague outside, so that all figures of the organisation are the same.
@Suite("Attacks by joining and leaving") struct JoiningAttacks {
  private static let silent = [4, 7, 12]
  private static let worlds = Result { try [true, false].map(World.init) }

  /// Fails if a cohort is admitted that differs from one shown before by fewer than k people.
  @Test("attack 2: one joins") func joins() throws { try expectNothingTold(of: "J") }

  /// As attack 2. A measure that counts leavers out at once would fail.
  @Test("attack 3: one leaves") func leaves() throws { try expectNothingTold(of: "L") }

  /// As attack 2, and fails if only the sizes of cohorts are compared.
  @Test("attack 4: one leaves, one joins") func swaps() throws { try expectNothingTold(of: "S") }

  @Test("a group whose members stay is told of anew, or the attacks would prove nothing")
  func control() throws {
    let told = try JoiningAttacks.worlds.get().map { $0.told["K"] }
    #expect(told.allSatisfy { $0?.newFigures.isEmpty == false })
  }

  private func expectNothingTold(of kind: String) throws {
    let worlds = try JoiningAttacks.worlds.get()
    for silent in JoiningAttacks.silent {
      let told = worlds.map { $0.told["\(kind)\(silent)"] }
      // Who was in before is counted in both worlds' first reports, and nobody's later ones add to
      // those. Where the new members are refused their count must stay open, so that older figures
      // beside it may have to go.
      for world in told {
        #expect(world?.before.isEmpty == false)
        #expect(world?.newFigures == [], "\(kind)\(silent)")
      }
      if kind == "J" { #expect(told[0] == told[1], "\(kind)\(silent)") }
    }
  }

  /// The cells of tables about states: who was silent, who knew what.
  private struct Told: Equatable {
    var before: [String] = []
    var after: [String] = []

    /// Cells of the later report that are neither those of the earlier one nor withheld.
    var newFigures: [String] {
      zip(before, after).filter { $0 != $1 && !$1.contains("withheld") }.map { "\($0) | \($1)" }
        + (before.count == after.count ? [] : ["another number of cells"])
    }
  }

  private struct World {
    /// By community.
    var told: [String: Told] = [:]

    init(isTargetSilent: Bool) throws {
      var firm = Firm()
      func live(_ people: [Firm.Person], silent: Bool) {
        for person in people {
          firm.visit(person, 0..<(silent ? 3 : Firm.weeks))
          firm.answer(person, "Q1", on: "T1", right: !silent)
        }
      }
      for silent in JoiningAttacks.silent {
        for kind in ["J", "L", "S"] {
          let community = "\(kind)\(silent)"
          let colleagues = firm.hire(20, into: [community])
          live(Array(colleagues.prefix(silent)), silent: true)
          live(Array(colleagues.dropFirst(silent)), silent: false)
          let pair = firm.hire(2)
          live([pair[0]], silent: isTargetSilent)
          live([pair[1]], silent: !isTargetSilent)
          if kind != "L" { firm.join(pair[0], community, from: 16) }
          if kind == "L" { firm.join(pair[0], community, until: 16) }
          if kind == "S" {
            let leaver = firm.hire(1)
            live(leaver, silent: true)
            firm.join(leaver[0], community, until: 16)
          }
        }
      }
      // Seven fall silent after the first report.
      let staying = firm.hire(20, into: ["K"])
      live(Array(staying.prefix(13)), silent: false)
      for person in staying.suffix(7) { firm.visit(person, 0..<16) }

      let desk = try Desk.with(firm)
      let communities =
        ["K"] + ["J", "L", "S"].flatMap { kind in JoiningAttacks.silent.map { "\(kind)\($0)" } }
      // All are told of before, and then all after.
      for community in communities {
        told[community] = Told(before: try World.cells(of: community, on: Firm.asOf, desk))
      }
      for community in communities {
        told[community]?.after = try World.cells(of: community, on: Firm.later, desk)
      }
    }

    private static func cells(
      of community: String, on day: String, _ desk: Desk
    ) throws -> [String] {
      let states = try desk.json("inactivity", "--community", community, "--as-of", day)
      let gaps = try desk.json("gaps", "--community", community, "--as-of", day)
      return (states.rows("inactivity") + gaps.rows("gaps") + gaps.rows("topic_facility"))
        .flatMap { row in row.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } }
    }
  }
}
