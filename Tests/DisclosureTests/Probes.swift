import Testing

/// A source that must not compile, and the nearest one that must.
struct Probe: Sendable, CustomTestStringConvertible {
  enum Reach: Sendable {
    /// Refused even where `@testable` opens what is internal: only a file of its own is in the way.
    case everywhere
    /// Refused to other modules, which is enough for them.
    case publicOnly
  }

  let title: String
  let reach: Reach
  let rooms: [String]
  let body: String
  let refusal: String
  let allowed: String

  init(
    _ title: String, _ body: String, refusal: String, but allowed: String,
    reach: Reach = .everywhere, rooms: [String] = []
  ) {
    self.title = title
    self.reach = reach
    self.rooms = rooms
    self.body = body
    self.refusal = refusal
    self.allowed = allowed
  }

  var testDescription: String { title }

  func attempt(isTestable: Bool) -> String { source(body, isTestable) }
  func control(isTestable: Bool) -> String { source(allowed, isTestable) }

  /// A body that begins with `extension` stands outside of the function.
  private func source(_ body: String, _ isTestable: Bool) -> String {
    let isExtension = body.hasPrefix("extension")
    return """
      \(isTestable ? "@testable " : "")import Disclosure
      \(rooms.map { "import \($0)" }.joined(separator: "\n"))

      private struct Acts: PublicActs {}
      private func decode<T: Decodable>(_: T.Type) {}
      private func copy<T>(_: T) {}
      private func probe(
        released: Released<Int>, sealed: Sealed<Int>, publication: SealedPublication,
        table: SealedTable, shown: ReleasedPublication, session: consuming ReleaseSession,
        encoder: any Encoder
      ) throws {
      \(isExtension ? "" : body)
      }
      \(isExtension ? body : "")
      """
  }
}

extension Probe {
  private static let hidden = "inaccessible due to 'fileprivate' protection level"
  private static let inside = "inaccessible due to 'internal' protection level"
  private static let synthesis = "prevents automatic synthesis of"

  static let all = reading + making + internals

  private static let reading = [
    Probe(
      "reads a sealed value", "_ = sealed.value", refusal: "'value' is \(hidden)",
      but: "_ = released.value"),
    Probe(
      "reads a sealed value by key path", #"_ = \Sealed<Int>.value"#,
      refusal: "'value' is \(hidden)", but: #"_ = \Released<Int>.value"#),
    Probe(
      "reads a sealed value by dynamic lookup", #"_ = sealed[keyPath: \.self].value"#,
      refusal: "'value' is \(hidden)", but: #"_ = released[keyPath: \.self].value"#),
    Probe(
      "takes a sealed value out of a cell",
      "if case .count(let count) = SealedCell.count(sealed) { _ = count.value }",
      refusal: "'value' is \(hidden)",
      but: "if case .released(let value) = released.cell { _ = value.value }"),
    Probe(
      "maps a sealed value", "_ = sealed.map { $0 }",
      refusal: "value of type 'Sealed<Int>' has no member 'map'", but: "_ = Sealed(1 + 1)"),
    Probe(
      "compares sealed values", "_ = sealed == Sealed(2)",
      refusal: "requires that 'Sealed<Int>' conform to 'Equatable'", but: "_ = released == released"
    ),
    Probe(
      "orders sealed values", "_ = [sealed].sorted()",
      refusal: "requires that 'Sealed<Int>' conform to 'Comparable'",
      but: "_ = [released].sorted { $0.value < $1.value }"),
    Probe(
      "hashes a sealed value", "_ = Set([sealed])",
      refusal: "requires that 'Sealed<Int>' conform to 'Hashable'", but: "_ = Set([released.value])"
    ),
    Probe(
      "adds sealed values", "_ = sealed + sealed",
      refusal: "binary operator '+' cannot be applied to two 'Sealed<Int>' operands",
      but: "_ = released.value + released.value"),
    Probe(
      "encodes a sealed value", "try sealed.encode(to: encoder)",
      refusal: "value of type 'Sealed<Int>' has no member 'encode'",
      but: "try released.encode(to: encoder)"),
    Probe(
      "prints a sealed value", "_ = Cell.released(Sealed(CellValue.integer(1)))",
      refusal: "cannot convert value of type 'Sealed<CellValue>'", but: "_ = released.cell"),
  ]

  private static let making = [
    Probe(
      "makes a released value", "_ = Released(1)",
      refusal: "'Released<Value>' initializer is inaccessible due to 'fileprivate'",
      but: "_ = Sealed(1)"),
    Probe(
      "makes a released name", #"_ = Released<DisplayName>(.named("Ada"))"#,
      refusal: "'Released<Value>' initializer is inaccessible due to 'fileprivate'",
      but: #"_ = session.release(publicName: Sealed("Lyon"))"#),
    Probe(
      "changes a released value", "var forged = released; forged.value = 2",
      refusal: "cannot assign to property: 'value' is a 'let' constant",
      but: "var copy = released; copy = released; _ = copy"),
    Probe(
      "changes a released value by key path",
      #"var forged = released; forged[keyPath: \.value] = 2"#,
      refusal: "cannot assign through subscript", but: #"_ = released[keyPath: \.value]"#),
    Probe(
      "maps a released value", "_ = released.map { _ in 4711 }",
      refusal: "value of type 'Released<Int>' has no member 'map'",
      but: "_ = released.cellValue"),
    Probe(
      "decodes a released value", "decode(Released<Int>.self)",
      refusal: "requires that 'Released<Int>' conform to 'Decodable'", but: "decode(Policy.self)"),
    Probe(
      "decodes a released publication", "decode(ReleasedPublication.self)",
      refusal: "requires that 'ReleasedPublication' conform to 'Decodable'",
      but: "decode(Policy.self)"),
    Probe(
      "passes a number for a released one", "let forged: Released<Int> = 4711; _ = forged",
      refusal: "cannot convert value of type 'Int' to specified type 'Released<Int>'",
      but: "let told: Released<Int> = released; _ = told"),
    Probe(
      "puts a sealed table into a report",
      "_ = [ReleasedTable]([table])",
      refusal: "cannot convert value of type 'SealedTable'",
      but: "_ = [ReleasedTable]([try session.release(table)])"),
    Probe(
      "copies a session", "copy(session)",
      refusal: "requires that 'ReleaseSession' conform to 'Copyable'", but: "copy(released)"),
  ]

  static let extending = [
    Probe(
      "opens sealed values in an extension", "extension Sealed { func open() -> Value { value } }",
      refusal: "'value' is \(hidden)",
      but: "extension Released { func open() -> Value { value } }"),
    Probe(
      "makes released values in an extension",
      "extension Released { static func forged(_ value: Value) -> Self { Self(value) } }",
      refusal: "inaccessible due to 'fileprivate'",
      but: "extension Sealed { static func made(_ value: Value) -> Self { Self(value) } }"),
    Probe(
      "makes released values in an initializer of its own",
      "extension Released { init(forged: Value) { self.value = forged } }",
      refusal: "'let' property 'value' may not be initialized directly",
      but: "extension Sealed { init(made: Value) { self.init(made) } }"),
    Probe(
      "makes sealed values encodable", "extension Sealed: Encodable where Value: Encodable {}",
      refusal: synthesis, but: "extension Acts: Encodable {}"),
    Probe(
      "makes sealed values equatable", "extension Sealed: Equatable where Value: Equatable {}",
      refusal: synthesis, but: "extension Acts: Equatable {}"),
    Probe(
      "makes released values decodable", "extension Released: Decodable where Value: Decodable {}",
      refusal: synthesis, but: "extension Acts: Decodable {}"),
  ]

  private static let internals = [
    Probe(
      "looks into a sealed publication", "_ = publication.everybody",
      refusal: "'everybody' is \(inside)", but: "_ = shown.everybody", reach: .publicOnly),
    Probe(
      "looks into a sealed table", "_ = table.rows", refusal: "'rows' is \(inside)",
      but: "_ = try session.release(table).rows", reach: .publicOnly),
    Probe(
      "reads the name of a person",
      #"_ = Person(name: "Ada", identifier: "a", consent: .hidden).name"#,
      refusal: "'name' is \(inside)",
      but:
        #"_ = try session.release(name: Sealed(Person(name: "A", identifier: "a", consent: .named)))"#,
      reach: .publicOnly),
    Probe(
      "makes a released row of its own",
      """
      _ = ReleasedCohort(
        identifier: "a", name: shown.cohorts[0].name, size: released, basis: .current,
        membershipPeriod: 1, policy: .default, counts: [:], known: [:])
      """, refusal: "initializer is inaccessible", but: "_ = shown.cohorts.first",
      reach: .publicOnly),
    Probe(
      "chooses another suppression", "let chosen: (any Suppression)? = nil; _ = chosen",
      refusal: "cannot find type 'Suppression' in scope", but: "_ = Policy.default",
      reach: .publicOnly),
  ]

  /// With what the other rooms have at hand.
  static let ofOtherRooms = [
    Probe(
      "renders a sealed table",
      #"_ = RendererRegistry.renderer("json")?.render(table, in: RenderContext())"#,
      refusal: "cannot convert value of type 'SealedTable'",
      but: #"_ = RendererRegistry.renderer("json")"#, rooms: ["Reports"]),
    Probe(
      "writes a sealed value into json", "_ = JSONDocument(sealed)",
      refusal: "cannot find 'JSONDocument' in scope", but: "_ = RendererRegistry.self",
      rooms: ["Reports"]),
    Probe(
      "reads a metric's result in analytics",
      """
      func read(_ facts: SignalFacts, _ period: Period) throws {
        _ = try Participation().compute(facts, period: period).everybody
      }
      """, refusal: "'everybody' is \(inside)",
      but: """
        func seal(_ facts: SignalFacts, _ period: Period) throws {
          _ = try Participation().compute(facts, period: period)
        }
        """, rooms: ["Analytics", "Store", "Activity"]),
    Probe(
      "releases a metric's result without a session",
      """
      func tell(_ facts: SignalFacts, _ period: Period) throws -> ReleasedPublication {
        try Participation().compute(facts, period: period)
      }
      """, refusal: "cannot convert return expression of type 'SealedPublication'",
      but: """
        func seal(_ facts: SignalFacts, _ period: Period) throws -> SealedPublication {
          try Participation().compute(facts, period: period)
        }
        """, rooms: ["Analytics", "Store", "Activity"]),
    Probe(
      "tells signals as public acts",
      """
      func tell(_ facts: SignalFacts) {
        _ = SealedTable(
          "t", asOf: CalendarDate(year: 2026, month: 1, day: 1), columns: [], from: facts
        ) { _ in [] }
      }
      """, refusal: "requires that 'SignalFacts' conform to 'PublicActs'",
      but: """
        _ = SealedTable(
          "t", asOf: CalendarDate(year: 2026, month: 1, day: 1), columns: [], from: Acts()
        ) { _ in [] }
        """, rooms: ["Analytics", "Store"]),
    Probe(
      "asks the library for facts",
      #"_ = try Workspace(database: "x").answer(asOf: nil, filters: []) { _, _ in 1 }"#,
      refusal: "'answer' is inaccessible due to 'internal' protection level",
      but: #"_ = try Workspace(database: "x").status()"#, rooms: ["RelaisKit"]),
  ]
}
