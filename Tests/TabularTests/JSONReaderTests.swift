import Testing

@testable import Tabular

@Suite("JSON files, element by element")
struct JSONReaderTests {
  private let pretty = "[\r\n  {\"a\": 1,\r\n   \"b\": \"é\"} ,\n\t[ ], \"x\\n\"\n\n]\n"

  @Test("an array gives its elements, each with its bytes and its place")
  func array() throws {
    let outcome = try readJSON(pretty, .array)
    #expect(outcome.error == nil)
    #expect(
      outcome.trees == [
        .object(["a": .number(1), "b": .string("é")]), .array([]), .string("x\n"),
      ])
    #expect(outcome.elements.map(\.place) == [[2, 3, 5], [4, 2, 32], [4, 7, 37]])
    #expect(
      outcome.elements.map(\.raw) == ["{\"a\": 1,\r\n   \"b\": \"é\"}", "[ ]", "\"x\\n\""])
  }

  @Test("a value of an element has its own place")
  func places() throws {
    let file = try TemporaryFile("\u{FEFF}" + pretty)
    var reader = JSONReader(try ByteSource(path: file.path), layout: .array)
    #expect(try reader.next())
    let numbers = reader.value.members.map { reader.location(at: $0.value.position).numbers }
    #expect(numbers == [[2, 9, 14], [3, 10, 27]])
  }

  @Test(
    "an array that is cut short, or goes wrong, is an error after what came before",
    arguments: [
      ("[1,2", "unfinished-json 1:5 4", 2), ("[1,2 ", "unfinished-json 1:6 5", 2),
      ("[1,2,", "unfinished-json 1:6 5", 2), ("[", "unfinished-json 1:2 1", 0),
      ("[1,{\"a\":", "unfinished-json 1:9 8", 1), ("[1,]", "malformed-json 1:4 3", 1),
      ("[1\n2]", "malformed-json 2:1 3", 1), ("[1]\n,", "malformed-json 2:1 4", 1),
      ("[1,\n{\"a\" 1}]", "malformed-json 2:6 9", 1), ("{}", "malformed-json 1:1 0", 0),
      ("[1}", "malformed-json 1:3 2", 1), ("", "unfinished-json 1:1 0", 0),
    ])
  func brokenArray(text: String, error: String, count: Int) throws {
    let outcome = try readJSON(text, .array)
    #expect(outcome.end == error)
    #expect(outcome.elements.count == count)
  }

  @Test("a document is one element, and nothing comes behind it")
  func document() throws {
    #expect(try readJSON("\n {\"a\":[1]}\n", .document).elements.map(\.place) == [[2, 2, 2]])
    #expect(try readJSON("{}\n {}", .document).end == "malformed-json 2:2 4")
    #expect(try readJSON(" \n", .document).end == "unfinished-json 2:1 2")
  }

  @Test("an array under a name of the file's object gives its elements, what is around it not")
  func member() throws {
    let text = "{\"more\": {\"list\": [9]}, \"list\":\n [1, {\"list\": [8]}],\"z\":\"\"}\n"
    let outcome = try readJSON(text, .member("list"))
    #expect(outcome.error == nil)
    #expect(outcome.trees == [.number(1), .object(["list": .array([.number(8)])])])
    #expect(outcome.elements.map(\.place) == [[2, 3, 34], [2, 6, 37]])
    #expect(try readJSON("{}", .member("list")) == readJSON("{\"list\":7}", .member("list")))
    #expect(try readJSON("{\"list\":[]}", .member("list")).elements.isEmpty)
    let pages = try readJSON("{\"list\":[1]}\n{\"list\":[2]} {}\n", .member("list"))
    #expect(pages.error == nil && pages.trees == [.number(1), .number(2)])
    for (broken, error) in [
      ("{\"list\":[1]", "unfinished-json 1:12 11"), ("{\"list\":[1]]", "malformed-json 1:12 11"),
      ("{\"list\":[1],}", "malformed-json 1:13 12"), ("{\"list\":[1]} 2", "malformed-json 1:14 13"),
      ("{\"list\" [1]}", "malformed-json 1:9 8"), ("{list:[1]}", "malformed-json 1:2 1"),
    ] {
      #expect(try readJSON(broken, .member("list")).end == error, "\(broken)")
    }
  }

  @Test("lines give an element each; empty ones and spaces are skipped")
  func lines() throws {
    let outcome = try readJSON("{\"a\":1}\n\r\n  [2] \t\r\n3\r\"x\"", .lines)
    #expect(
      outcome.trees == [
        .object(["a": .number(1)]), .array([.number(2)]), .number(3), .string("x"),
      ])
    #expect(outcome.elements.map(\.place) == [[1, 1, 0], [3, 3, 12], [4, 1, 19], [5, 1, 21]])
    #expect(try readJSON("", .lines).elements.isEmpty)
    #expect(try readJSON("\n\n \n", .lines).elements.isEmpty)
  }

  @Test(
    "a bad line has a fault at its place, and reading goes on with the next",
    arguments: [
      ("1\n{\"a\":\n2\n", "unfinished-json 2:6 7"), ("1\n{\"a\": \"b\n2", "unfinished-json 2:9 10"),
      ("1\n{a}\n2", "malformed-json 2:2 3"), ("1\n{} {}\r\n2", "malformed-json 2:4 5"),
      ("1\n[1,\r2", "unfinished-json 2:4 5"), ("1\n\"\\", "unfinished-json 2:3 4"),
      ("1\nword word\n2\n", "malformed-json 2:1 2"), ("1\n[1\r\n2", "unfinished-json 2:3 4"),
      ("1\n}\n2", "malformed-json 2:1 2"), ("1\ntru", "unfinished-json 2:4 5"),
    ])
  func brokenLines(text: String, fault: String) throws {
    let outcome = try readJSON(text, .lines)
    #expect(outcome.error == nil)
    #expect(outcome.faults == [fault])
    #expect(outcome.trees.prefix(2) == [.number(1), nil])
    #expect(outcome.trees.dropFirst(2).allSatisfy { $0 == .number(2) })
    let second = text.split(whereSeparator: \.isNewline)[1]
    #expect(outcome.elements[1].raw == String(second))
  }

  @Test("in a log, what stands before the first brace of a line is no part of the value")
  func logLines() throws {
    let outcome = try readJSON(
      "Mar 1 12:00 host [tracking] x.py:1 - {\"a\":1}\n{\"a\":2}\nno value\n"
        + "cut\": 1, {\"a\":3}}\n\t{\"a\":4} \n", .logLines)
    #expect(outcome.trees.map { $0 == nil } == [false, false, true, true, false])
    #expect(outcome.faults == ["malformed-json 3:2 54", "malformed-json 4:1 62"])
    #expect(outcome.trees[0] == .object(["a": .number(1)]))
    #expect(outcome.elements[0].raw.hasPrefix("Mar 1"))
    #expect(try readJSON("x {\"a\":1}\n", .lines).faults == ["malformed-json 1:1 0"])
  }

  @Test("an element may be as long as the limit, and not longer")
  func limit() throws {
    #expect(try readJSON("[\"23456\",1]", .array, limit: 7).error == nil)
    #expect(try readJSON("[1,\"234567\",1]", .array, limit: 7).end == "record-too-long 1:4 3")
    #expect(try readJSON("[1,\"2345678901234567", .array, limit: 7).end == "record-too-long 1:4 3")
    let outcome = try readJSON(
      "1\n\"23456\"\n\"234567\"\n\"23456789012\"\n\n\"bad\n2", .lines, limit: 7)
    #expect(
      outcome.faults == [
        "record-too-long 3:1 10", "record-too-long 4:1 19", "unfinished-json 6:5 38",
      ])
    #expect(outcome.trees == [.number(1), .string("23456"), nil, nil, nil, .number(2)])
    #expect(try readJSON("1234567890123", .lines, limit: 7).faults == ["record-too-long 1:1 0"])
    #expect(try readJSON("x234567890123\n2", .lines, limit: 7).faults == ["record-too-long 1:1 0"])
  }

  @Test("UTF-16 with a byte order mark is read as any other text")
  func utf16() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "[\"é\"]".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try readJSON(bytes, .array).trees == [.string("é")])
  }
}

@Suite("The beginning of a JSON file")
struct JSONHeadTests {
  private func layout(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes {
      JSONHead.withFirstElement(inFirstBytes: $0) { layout, element in
        "\(layout) \(element.kind) \(element.members.map { String(decoding: $0.name.text!, as: UTF8.self) })"
      }
    }
  }

  @Test(
    "tells how the elements lie, and what the first one holds",
    arguments: [
      ("[{\"a\":1,\"b\":2}]", #"array object ["a", "b"]"#),
      (" [ {\"a\":1,\"b\":\"cu", #"array object ["a"]"#),
      ("{\"a\":1}", #"lines object ["a"]"#), ("\n{\"a\":1}\n{", #"lines object ["a"]"#),
      ("{\"a\":1,\"b\":[{\"c", #"lines object ["a", "b"]"#),
      ("{\n\"a\":1}", #"document object ["a"]"#),
      ("{\n\"a\":1,\n\"b\":{", #"document object ["a", "b"]"#),
      ("ut\"short\": 1}\n{\"a\":1}", #"lines object ["a"]"#),
      ("{\"cut\": \n{\"a\":1}\n{\"a\":2}", #"lines object ["a"]"#),
      ("Mar 1 [tracking] - {\"a\":1}\n", #"logLines object ["a"]"#),
      ("[[1]]", "array array []"),
    ])
  func known(text: String, expected: String) {
    #expect(layout(text) == expected)
  }

  @Test("finds nothing in other text", arguments: ["", " ", "[]", "a,b\n1,2\n", "<a/>", "{", "x"])
  func unknown(text: String) {
    let found = layout(text)
    #expect(found == nil || found == "lines object []")
  }
}
