import Testing

@testable import Tabular

@Suite("XMLRoot")
struct XMLRootTests {
  private func root(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes(XMLRoot.element(inFirstBytes:))
  }

  @Test(
    "is the first element, whatever comes before it",
    arguments: [
      ("<posts>", "posts"),
      ("<posts/>", "posts"),
      ("<posts a='b'>", "posts"),
      ("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<votes>\r\n", "votes"),
      (" \t\r\n<!-- <users> --><!----><?pi <x> ?>\n<comments\n>", "comments"),
      ("<!DOCTYPE posts [<!ENTITY a 'b'>]><posts>", "posts"),
      ("<_\u{E9}t\u{E9}:x>", "_\u{E9}t\u{E9}:x"),
    ])
  func found(text: String, name: String) {
    #expect(root(text) == name)
  }

  @Test(
    "is nil for what is not XML, and for bytes that end too early",
    arguments: [
      "", " ", "<", "<posts", "<?xml version='1.0'?", "<!-- -- ", "<!-->posts>", "posts",
      "</posts>", "<1>", "<>", "<!ELEMENT a>", "{\"a\":\"<b>\"}", "a,<b>,c",
    ])
  func notFound(text: String) {
    #expect(root(text) == nil)
  }

  @Test("is nil for a name that is not UTF-8")
  func invalidName() {
    #expect([0x3C, 0x61, 0xFF, 0x3E].withUnsafeBytes(XMLRoot.element(inFirstBytes:)) == nil)
  }
}
