import Testing

@testable import Tabular

@Suite("JSON, strictly RFC 8259")
struct JSONGrammarTests {
  private func document(_ text: String) throws -> JSONOutcome {
    try readJSON(text, .document)
  }

  @Test(
    "takes every form of a number",
    arguments: [
      "0", "-0", "1", "-12", "1234567890", "0.5", "-0.25", "10.0", "1e5", "1E5", "1e+5", "1e-5",
      "-1.5E-3", "0e0", "0.0e-0", "123456789012345678901234567890", "1e400",
    ])
  func numbers(text: String) throws {
    for written in [text, " \(text)\n", "[\(text)]", "{\"a\":\(text)}"] {
      let outcome = try document(written)
      #expect(outcome.error == nil && outcome.elements.count == 1, "\(written)")
    }
    #expect(try document(text).trees == [.number(Double(text) ?? .nan)])
  }

  @Test(
    "refuses what is no number",
    arguments: [
      "-", "+1", "01", "-01", "00", ".5", "1.", "1.e1", "1e", "1e+", "0x1", "1_0", "--1", "-a",
      "NaN", "-Infinity", "1.2.3", "1e1.5", "１", "1a", "0 1",
    ])
  func noNumbers(text: String) throws {
    for written in [text, "[\(text)]", "[\(text),1]"] {
      #expect(try document(written).error != nil, "\(written)")
    }
  }

  @Test(
    "reads escapes as what they stand for",
    arguments: [
      (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude42""#, "🙂"), (#""x\u0000y""#, "x\0y"),
      (#""\uD834\uDD1Ex""#, "𝄞x"), ("\"é🙂\u{7F}\"", "é🙂\u{7F}"), (#""\\u0041""#, "\\u0041"),
      (#""\u00412""#, "A2"), ("\"\u{2028}\"", "\u{2028}"),
    ])
  func strings(text: String, expected: String) throws {
    #expect(try document(text).trees == [.string(expected)])
    #expect(
      try document("[\(text),\(text)]").trees == [
        .array([.string(expected), .string(expected)])
      ])
    let object = try document("{\(text):\(text),\"\":1}")
    let members: [String: Tree] = [expected: .string(expected)]
    #expect(object.trees == [.object(members.merging(["": .number(1)]) { $1 })])
  }

  @Test(
    "puts U+FFFD for half of a surrogate pair",
    arguments: [
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude42""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
      (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ud83d\ud83d\ude42""#, "\u{FFFD}🙂"), (#""\ude42\ud83d""#, "\u{FFFD}\u{FFFD}"),
    ])
  func halves(text: String, expected: String) throws {
    #expect(try document(text).trees == [.string(expected)])
  }

  @Test(
    "refuses what is no string",
    arguments: [
      "\"", "\"a", "'a'", "a", "\"\\x\"", "\"\\\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u\"",
      "\"\\ud83d\\u12\"", "\"\\U0041\"", "\"\n\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"", "\"a\"b",
      "\"\\\n\"", "“a”", "\"a\\",
    ])
  func noStrings(text: String) throws {
    for written in [text, "[\(text)]", "{\(text):1}", "{\"a\":\(text)}"] {
      #expect(try document(written).error != nil, "\(written)")
    }
  }

  @Test(
    "takes objects, arrays and words, with white space between all of their parts",
    arguments: [
      "{}", "[]", "[[]]", "[{}]", "{\"a\":{}}", "[1,2]", "{\"a\":1,\"b\":[]}", "true", "false",
      "null", " [ ] ", "\t{\n}\r\n", " { \"a\" : [ true , null ] , \"b\" : \"c\" } ",
      "[\n1\r,\t2 ]", "[[[[[[[[]]]]]]]]", "[[],[[]],[],{}]", "{\"\":{\"\":{}}}",
    ])
  func structures(text: String) throws {
    let outcome = try document(text)
    #expect(outcome.error == nil)
    #expect(outcome.trees.first == Tree(byFoundation: Array(text.utf8)))
  }

  @Test(
    "refuses everything else",
    arguments: [
      "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]",
      "[1}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\",1}",
      "{\"a\":1 \"b\":2}", "{a:1}", "{1:1}", "{null:1}", "{[]:1}", "[]]", "{}}", "[][]", "1 2",
      "tru", "True", "truex", "nul", "nulll", "fals", "undefined", "//", "/**/[]", "[1]//", "#",
      "[1;2]", "\u{A0}[]", "\u{C}[]", "[\u{B}]", "\0", "[]\0", "{\"a\":1}}", "[\"a\",\n4\n,1,",
      "\u{FEFF}\u{FEFF}[]", "<a/>", "*", "[\u{FEFF}]",
    ])
  func rest(text: String) throws {
    let outcome = try document(text)
    #expect(outcome.error != nil)
  }

  @Test("takes the last of members with one name, however it is written")
  func duplicates() throws {
    let file = try TemporaryFile(#"{"a":1,"b":{"a":9},"\u0061":2,"a":3,"ab":4}"#)
    var reader = JSONReader(try ByteSource(path: file.path), layout: .document)
    #expect(try reader.next())
    #expect(reader.value["a"].map { Tree($0) } == .number(3))
    #expect(reader.value["b"]?["a"].map { Tree($0) } == .number(9))
    #expect(reader.value["c"] == nil && reader.value["ab"]?["a"] == nil)
    #expect(reader.value.members.map { Tree($0.name) }.count == 5)
  }

  @Test("leaves bytes that are not UTF-8 as they are, for whoever keeps them to refuse")
  func invalidUTF8() throws {
    let file = try TemporaryFile([0x22, 0xFF, 0xC3, 0x22])
    var reader = JSONReader(try ByteSource(path: file.path), layout: .document)
    #expect(try reader.next())
    #expect(reader.value.text.map(Array.init) == [0xFF, 0xC3])
  }

  @Test("goes 512 deep, and refuses deeper text without going there")
  func depth() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + String(repeating: close, count: depth)
    }
    let (array, object) = (("[", "]"), ("{\"a\":[", "]}"))
    let file = try TemporaryFile(nested(512, array.0, array.1))
    let deepest = try JSONOutcome(file.path, .document)
    #expect(deepest.error == nil && deepest.elements.count == 1)
    for text in [
      nested(513, array.0, array.1), nested(257, object.0, object.1), nested(10_000, "[", ""),
      nested(1_000_000, object.0, ""),
    ] {
      let file = try TemporaryFile(text)
      let outcome = try JSONOutcome(file.path, .document)
      #expect(outcome.error?.code == .jsonTooDeep)
      #expect(outcome.error?.arguments == ["512"])
    }
    let lines = try readJSON(
      "1\n" + nested(10_000, "[", "]") + "\n2\n", .lines, limit: 1 << 20)
    #expect(lines.faults == ["json-too-deep 2:513 514"])
    #expect(lines.trees == [.number(1), nil, .number(2)])
  }
}
