import Foundation
import TestSupport
import Testing

@testable import Disclosure

/// Tables with primary and secondary cells chosen by GaussSuppression 1.2.3 (R, MIT licence), and the
/// bounds that an attacker's linear programme finds for each cell; `../shared/data/oracles`.
@Suite("Published tables")
struct TableOracleTests {
  @Test("bounds that follow from the reference's pattern are the reference's", arguments: Table.all)
  func bounds(table: Table) throws {
    guard let cells = try table.cells() else { return }
    var attacker = AttackersProgramme(
      cells.sums(width: 0), known: cells.known { !cells.rows[$0].isSuppressed })
    for cell in cells.rows {
      let bounds = attacker.bounds(of: cell.patterns)
      let range = try #require(bounds).range
      #expect(abs(range.lowerBound - cell.audit.lowerBound) < 1e-4, "\(cell.labels)")
      #expect(abs(range.upperBound - cell.audit.upperBound) < 1e-4, "\(cell.labels)")
    }
  }

  @Test(
    "no primary cell can be worked out, and little more is withheld than by the reference",
    arguments: Table.all)
  func pattern(table: Table) throws {
    guard let cells = try table.cells() else { return }
    if let most = table.mostOfPrimary {
      #expect(
        cells.rows.allSatisfy { cell in
          cell.isPrimary == (cell.value <= most && (cell.value > 0 || !table.publishesZeros))
        })
    }
    let shown = cells.known { !cells.rows[$0].isPrimary }
    let sums = cells.sums(width: 1)
    let secondary = ComplementarySuppression(of: sums, measures: [.init(shown: shown)], few: nil)
      .withheld()
    let withheld = secondary.union(cells.rows.indices.filter { cells.rows[$0].isPrimary })
    var attacker = AttackersProgramme(sums, known: cells.known { !withheld.contains($0) })
    for cell in withheld {
      let bounds = attacker.bounds(of: cells.rows[cell].patterns)
      let range = try #require(bounds).range
      #expect(range.upperBound - range.lowerBound >= 1 - 1e-6, "\(cells.rows[cell].labels)")
    }
    let reference = cells.rows.count(where: \.isSuppressed)
    print("\(table.name): \(withheld.count) withheld, by the reference \(reference)")
    #expect(Double(withheld.count) <= 1.3 * Double(reference))
  }
}

/// One of the oracle's tables.
struct Table: CustomTestStringConvertible {
  let name: String
  let input: String
  /// Columns of the input that each of the two dimensions is made of, the finest first.
  let dimensions: [[String]]
  let value: String
  /// Counts up to it are primary; nil where another rule makes cells primary.
  var mostOfPrimary: Double?
  var publishesZeros = false

  var testDescription: String { name }

  static let all = [
    Table(
      name: "d1_region_mainincome_maxN3", input: "in_d1",
      dimensions: [["region"], ["main_income"]], value: "freq", mostOfPrimary: 3),
    Table(
      name: "ex1_age_geo_maxN1", input: "in_ex1_ex2_counts", dimensions: [["age"], ["geo"]],
      value: "freq", mostOfPrimary: 1),
    Table(
      name: "ex2_age_geo_eu_hier_maxN2", input: "in_ex1_ex2_counts",
      dimensions: [["age"], ["geo", "eu"]], value: "freq", mostOfPrimary: 2),
    Table(
      name: "mun_accidents_maxN3", input: "in_mun_accidents", dimensions: [["mun"], ["inj"]],
      value: "freq", mostOfPrimary: 3),
    Table(
      name: "mun_accidents_maxN3_zeros_published", input: "in_mun_accidents",
      dimensions: [["mun"], ["inj"]], value: "freq", mostOfPrimary: 3, publishesZeros: true),
    Table(
      name: "oulad_AAA2013J_region_result_maxN4",
      input: "in_oulad_AAA2013J_region_result_maxN4",
      dimensions: [["region"], ["final_result"]], value: "freq", mostOfPrimary: 4,
      publishesZeros: true),
    Table(
      name: "magnitude1_dominance_n1_k80", input: "in_magnitude1",
      dimensions: [["sector4"], ["geo"]], value: "value"),
    Table(
      name: "magnitude1_dominance_n12_k80_99", input: "in_magnitude1",
      dimensions: [["sector4", "sector2"], ["geo", "eu"]], value: "value"),
  ]

  /// - Returns: nil where the open data are absent.
  func cells() throws -> Cells? {
    guard let folder = Repository.openData("oracles/disclosure") else { return nil }
    let input = try Table.read(folder.appendingPathComponent("\(input).csv"))
    let output = try Table.read(folder.appendingPathComponent("\(name)_out.csv"))
    // Inner cells are those of the finest labels, whether somebody is in them or not.
    let leaves = dimensions.map { columns in
      Set(input.compactMap { $0[columns[0]] }).sorted()
    }
    let inner = leaves[0].flatMap { first in leaves[1].map { [first, $0] } }
    let total = output.compactMap { Double($0[value] ?? "") }.max() ?? 0
    return Cells(
      inner: inner.count, total: total,
      rows: try output.map { line in
        let labels = dimensions.map { line[$0[0]] ?? "" }
        func number(_ column: String) throws -> Double {
          try #require(Double(line[column] ?? ""))
        }
        return Cells.Row(
          labels: labels,
          patterns: inner.indices.filter { index in
            dimensions.indices.allSatisfy { dimension in
              labels[dimension] == "Total"
                || input.contains { line in
                  line[dimensions[dimension][0]] == inner[index][dimension]
                    && dimensions[dimension].contains { line[$0] == labels[dimension] }
                }
            }
          },
          value: try number(value), isPrimary: line["primary"] == "TRUE",
          isSuppressed: line["suppressed"] == "TRUE",
          audit: try number("audit_lo")...number("audit_hi"))
      })
  }

  /// Plain comma-separated lines, some fields in quotes, none with a comma in it.
  private static func read(_ url: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map { field in
          field.filter { $0 != "\"" }
        }
      }
    return lines.dropFirst().map { line in
      Dictionary(zip(lines[0], line), uniquingKeysWith: { first, _ in first })
    }
  }
}

struct Cells {
  struct Row {
    let labels: [String]
    let patterns: [Int]
    let value: Double
    let isPrimary, isSuppressed: Bool
    let audit: ClosedRange<Double>
  }

  let inner: Int
  let total: Double
  let rows: [Row]

  func sums(width: Double) -> KnownSums {
    KnownSums(
      capacities: Array(repeating: total, count: inner),
      rows: rows.map { .init(patterns: $0.patterns, width: width, weight: Int($0.value * 10)) })
  }

  func known(where isShown: (Int) -> Bool) -> [KnownSums.Known?] {
    rows.indices.map {
      isShown($0) ? .init(range: rows[$0].value...rows[$0].value, isTail: false) : nil
    }
  }
}
