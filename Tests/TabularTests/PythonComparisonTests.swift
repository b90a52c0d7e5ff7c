import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite("CSVReader and Python's csv module")
struct PythonComparisonTests {
  @Test("read the same cells on the same lines from random files, sound or not")
  func sameCells() throws {
    let files = try (1...400).map { try TemporaryFile(RandomFile(seed: $0).bytes) }
    guard let expected = try python(PythonComparisonTests.script, files.map(\.path)) else {
      print("skipped: the comparison with Python's csv module, because python3 was not found")
      return
    }
    let outcomes = try JSONDecoder().decode([PythonOutcome].self, from: expected)
    try #require(outcomes.count == files.count)
    for (index, outcome) in outcomes.enumerated() {
      for size in [1, 7, 1 << 18] {
        let ours = try Outcome(files[index].path, bufferSize: size)
        #expect(ours.rows.map(\.cells) == outcome.cells, "seed \(index + 1), buffer of \(size)")
        #expect(ours.rows.map { $0.place[0] } == outcome.lines, "seed \(index + 1)")
        #expect(
          ours.error?.code == (outcome.isUnterminated ? .unterminatedQuote : nil),
          "seed \(index + 1)")
      }
    }
    // Every kind of file has been met.
    #expect(outcomes.contains { $0.isUnterminated })
    #expect(outcomes.contains { !$0.isUnterminated && $0.cells.count > 3 })
  }

  private struct PythonOutcome: Decodable {
    let cells: [[String]]
    /// On which each record begins.
    let lines: [Int]
    let isUnterminated: Bool
  }

  /// A line put behind the file is a record of its own unless a quote was left open.
  private static let script = """
    import csv, json, sys
    csv.field_size_limit(sys.maxsize)

    def read(text):
        cells, lines, line = [], [], 0
        reader = csv.reader(text)
        for row in reader:
            if row:
                cells.append(row)
                lines.append(line + 1)
            line = reader.line_num
        return cells, lines

    outcomes = []
    for path in sys.argv[1:]:
        with open(path, newline="", encoding="utf-8-sig") as file:
            text = list(file)
        cells, lines = read(text)
        is_unterminated = len(read(text + ["end"])[0]) == len(cells)
        if is_unterminated:
            cells.pop(), lines.pop()
        outcomes.append(dict(cells=cells, lines=lines, isUnterminated=is_unterminated))
    json.dump(outcomes, sys.stdout)
    """

  /// - Returns: what the script prints; nil if there is no Python 3.
  private func python(_ script: String, _ arguments: [String]) throws -> Data? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let notFound = 127
    guard process.terminationStatus != notFound else { return nil }
    #expect(process.terminationStatus == 0)
    return data
  }
}

/// Quotes, delimiters and line ends anywhere, sound or not.
private struct RandomFile {
  let bytes: [UInt8]

  private static let pieces = [
    "a", "bc", " ", ",", ",", ",", "\"", "\"", "\"\"", "\n", "\r", "\r\n", ",\"", "\",", "\"\n",
    "\n\"", ";", "\0", "\u{E9}", "\u{1F642}", "\u{2028}", "\u{FEFF}", "0123456789",
  ]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...60, using: &random)
    bytes = (0..<count).flatMap { _ in
      Array((RandomFile.pieces.randomElement(using: &random) ?? "").utf8)
    }
  }
}
