import Testing

/// What the compiler refuses is half of the gate. Each probe is compiled against the built modules
/// and must be refused for its own reason; the nearest thing that is meant to be done must not be
/// refused, or the refusal would prove nothing.
@Suite("The compiler")
struct CompileFailureTests {
  @Test("refuses every way around the gate", arguments: [true, false])
  func refusals(isTestable: Bool) throws {
    try expect(Probe.all.filter { $0.reach == .everywhere || !isTestable }, isTestable: isTestable)
  }

  @Test("refuses the other rooms as well, at what is theirs to do")
  func rooms() throws {
    try expect(Probe.ofOtherRooms, isTestable: false)
  }

  /// Each is a module of its own, or what one of them adds would help the others.
  @Test("refuses extensions from other modules that open or forge", arguments: Probe.extending)
  func extensions(probe: Probe) throws {
    try expect([probe], isTestable: true, deeply: true)
  }

  private func expect(_ probes: [Probe], isTestable: Bool, deeply: Bool = false) throws {
    guard let compiler = Compiler() else {
      print("skipped: no swiftc or no built modules, so no compile-failure probes")
      return
    }
    let refused = try compiler.errors(
      in: probes.map { $0.attempt(isTestable: isTestable) }, deeply: deeply)
    for (probe, errors) in zip(probes, refused) {
      #expect(!errors.isEmpty, "a source that \(probe.title) compiles")
      for error in errors {
        #expect(error.contains(probe.refusal), "a source that \(probe.title)")
      }
    }
    let accepted = try compiler.errors(
      in: probes.map { $0.control(isTestable: isTestable) }, deeply: deeply)
    for (probe, errors) in zip(probes, accepted) {
      #expect(errors.isEmpty, "the control of a source that \(probe.title)")
    }
  }
}
