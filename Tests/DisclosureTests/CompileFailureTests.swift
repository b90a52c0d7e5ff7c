import Testing

/// What the compiler refuses is half of the gate. Each probe is compiled against the built module
/// and must be refused for its own reason; the control must not be refused.
@Suite("The compiler")
struct CompileFailureTests {
  private static let probes = [
    Probe(
      "reads a sealed value", "_ = Sealed(1).value",
      refusal: "'value' is inaccessible due to 'fileprivate' protection level"),
    Probe(
      "reads a sealed value by key path", #"_ = \Sealed<Int>.value"#,
      refusal: "'value' is inaccessible due to 'fileprivate' protection level"),
    Probe(
      "reads a sealed value by dynamic lookup", #"_ = Sealed(1)[keyPath: \.self].value"#,
      refusal: "'value' is inaccessible due to 'fileprivate' protection level"),
    Probe(
      "maps a sealed value", "_ = Sealed(1).map { $0 }",
      refusal: "value of type 'Sealed<Int>' has no member 'map'"),
    Probe(
      "compares sealed values", "_ = Sealed(1) == Sealed(2)",
      refusal: "requires that 'Sealed<Int>' conform to 'Equatable'"),
    Probe(
      "encodes a sealed value", "try Sealed(1).encode(to: encoder)",
      refusal: "value of type 'Sealed<Int>' has no member 'encode'"),
    Probe(
      "prints a sealed value", "_ = Cell.released(Sealed(CellValue.integer(1)))",
      refusal: "cannot convert value of type 'Sealed<CellValue>'"),
    Probe(
      "makes a released value", "_ = Released(1)",
      refusal: "'Released<Value>' initializer is inaccessible due to 'fileprivate'"),
    Probe(
      "makes a released name", #"_ = Released<DisplayName>(.named("Ada"))"#,
      refusal: "'Released<Value>' initializer is inaccessible due to 'fileprivate'"),
    Probe(
      "changes a released value", "var forged = released; forged.value = 2",
      refusal: "cannot assign to property: 'value' is a 'let' constant"),
    Probe(
      "maps a released value", "_ = released.map { _ in 4711 }",
      refusal: "value of type 'Released<Int>' has no member 'map'"),
    Probe(
      "decodes a released value", "decode(Released<Int>.self)",
      refusal: "requires that 'Released<Int>' conform to 'Decodable'"),
    Probe(
      "decodes a released publication", "decode(ReleasedPublication.self)",
      refusal: "requires that 'ReleasedPublication' conform to 'Decodable'"),
    Probe(
      "passes a number for a released one", "let forged: Released<Int> = 4711; _ = forged",
      refusal: "cannot convert value of type 'Int' to specified type 'Released<Int>'"),
    Probe(
      "copies a session", "copy(session)",
      refusal: "requires that 'ReleaseSession' conform to 'Copyable'"),
  ]

  private static let control = Probe(
    "does what is meant to be done",
    """
    let name: Released<String> = session.release(publicName: Sealed("Lyon"))
    print(name.value, name.cell, released.value + 1, Sealed(1))
    try released.encode(to: encoder)
    decode(Policy.self)
    copy(released)
    _ = try session.close()
    """, refusal: "")

  @Test("refuses every way around the gate, with and without @testable", arguments: [true, false])
  func refusals(isTestable: Bool) throws {
    let probes = CompileFailureTests.probes
    guard let outcome = try typecheck(probes, isTestable: isTestable) else { return }
    for (probe, errors) in zip(probes, outcome) {
      #expect(!errors.isEmpty, "a source that \(probe.title) compiles")
      for error in errors {
        #expect(error.contains(probe.refusal), "a source that \(probe.title)")
      }
    }
  }

  @Test("accepts what is meant to be done, or its refusals would mean nothing")
  func acceptance() throws {
    let control = CompileFailureTests.control
    for isTestable in [true, false] {
      guard let outcome = try typecheck([control], isTestable: isTestable) else { return }
      #expect(outcome == [[]])
    }
  }
}

private struct Probe {
  let title: String
  let body: String
  let refusal: String

  init(_ title: String, _ body: String, refusal: String) {
    self.title = title
    self.body = body
    self.refusal = refusal
  }

  func source(isTestable: Bool) -> String {
    """
    \(isTestable ? "@testable " : "")import Disclosure

    private func decode<T: Decodable>(_: T.Type) {}
    private func copy<T>(_: T) {}
    private func probe(
      released: Released<Int>, session: consuming ReleaseSession, encoder: any Encoder
    ) throws {
    \(body)
    }
    """
  }
}

/// The compiler's errors on each probe; nil, and said so, where there is nothing to compile with.
private func typecheck(_ probes: [Probe], isTestable: Bool) throws -> [[String]]? {
  guard let compiler = Compiler() else {
    print("skipped: no swiftc or no built Disclosure module, so no compile-failure probes")
    return nil
  }
  return try compiler.errors(in: probes.map { $0.source(isTestable: isTestable) })
}
