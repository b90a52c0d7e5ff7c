import Testing

@testable import Exports

@Suite("A profile with a mistake")
struct ProfileErrorTests {
  private static let logins = "records: {logins: {member_id: a, logged_in_at: b}}"

  private static let cases: [(yaml: String, said: String)] = [
    ("", "1:1: invalid-yaml: expected keys with values, but the file is empty"),
    ("profile: p", "1:1: invalid-profile: expected a key 'files'"),
    ("files: []", "1:1: invalid-profile: expected a key 'profile'"),
    ("- a", "1:1: invalid-profile: expected keys with values"),
    (
      "profile: p\ndelimeter: ;\nfiles: []",
      "2:1: unknown-key: delimeter: expected a known key such as 'delimiter'"
    ),
    (
      "profile: p\nxyzzyx: 1\nfiles: []",
      "2:1: unknown-key: xyzzyx: expected a key that Relais knows"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    colums: [b]\n    skip: x",
      "4:5: unknown-key: colums: expected a known key such as 'columns'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      login: {member_id: a}",
      "5:7: unknown-key: login: expected a known key such as 'logins'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      logins: {member: a}",
      "5:16: unknown-key: member: expected a known key such as 'member_id'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      members: {member_id: a, email: b}",
      "5:31: invalid-profile: expected a column that Relais keeps, which email is not"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      logins: {member_id: a}",
      "5:7: invalid-profile: expected the column logged_in_at, which logins require"
    ),
    (
      "profile: p\nfiles:\n  - \(logins)",
      "3:5: invalid-profile: expected a key 'columns', by which the file is told"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]",
      "3:5: invalid-profile: expected either 'records', or 'skip' with the reason"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    skip: x\n    \(logins)",
      "3:5: invalid-profile: expected either 'records', or 'skip' with the reason"
    ),
    (
      "profile: p\ntime_zone: Europe/Pari\nfiles: []",
      "2:12: invalid-profile: expected a time zone such as Europe/Paris"
    ),
    (
      "profile: p\nencoding: latin-9\nfiles: []",
      "2:11: invalid-profile: expected one of UTF-8, UTF-16, Windows-1252"
    ),
    (
      "profile: p\ndates: ['%d/%m']\nfiles: []",
      "2:8: invalid-profile: expected a date format such as '%d/%m/%Y %H:%M'"
    ),
    (
      "profile: p\ndates: '%d/%m/%Q'\nfiles: []",
      "2:8: invalid-profile: expected a date format such as '%d/%m/%Y %H:%M'"
    ),
    (
      "profile: p\ndelimiter: '::'\nfiles: []",
      "2:12: invalid-profile: expected one ASCII character, or tab"
    ),
    (
      "profile: p\nskip_rows: -1\nfiles: []",
      "2:12: invalid-profile: expected a whole number from 0 to 1000000"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    drop: {odd: {column: a}}\n    \(logins)",
      "4:17: invalid-profile: expected either 'missing' with a column, or 'column' with "
        + "values under 'is' or 'is_not'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    join: {file: x}\n    \(logins)",
      "4:11: invalid-profile: expected the keys 'file', 'key' and 'columns'"
    ),
    (
      "profile: p\nmaps: {roles: {T: x}}\nfiles:\n  - columns: [a]\n    records:\n"
        + "      members: {member_id: {column: a, map: rolls}}",
      "6:45: unknown-key: rolls: expected a known key such as 'roles'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      members: {member_id: {days: a}}",
      "5:28: invalid-profile: expected a column, a template, 'constant' with a text, "
        + "'column' with 'map', or 'days' with 'from'"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      members: {member_id: 'x{a'}",
      "5:28: invalid-profile: expected a closing brace"
    ),
    (
      "profile: p\nprofile: q\nfiles: []",
      "1:1: invalid-yaml: expected each key once, found again: profile"
    ),
    (
      "profile: p\nmaps: {roles: {1: x, '1': y}}\nfiles: []",
      "2:22: invalid-yaml: expected each key once, found again: 1"
    ),
    ("profile: [p", "2:1: invalid-yaml: expected YAML that can be read up to here; "),
  ]

  @Test("is refused with the line, what is wrong and what comes nearest", arguments: cases.indices)
  func refused(index: Int) throws {
    let (yaml, said) = ProfileErrorTests.cases[index]
    let message = failure { _ = try Profile(yaml: yaml, path: "p.yml") }
    #expect(message?.hasPrefix("p.yml:" + said) == true, "\(message ?? "no error")\n\(yaml)")
  }

  @Test("that describes one file twice alike says which")
  func ambiguous() throws {
    let profile = """
      profile: p
      files:
        - {columns: [a, b], skip: one}
        - {columns: [b, c], skip: two}
      """
    let message = failure { _ = try importText("a,b,c\n", profile: profile) }
    #expect(
      message?.hasSuffix(
        "ambiguous-format: expected one format, but several match: "
          + "profile p (a, b), profile p (b, c)") == true)
  }

  @Test("in its path is refused as any unreadable file is")
  func unreadable() {
    #expect(failure { _ = try Profile(path: "/nowhere/p.yml") }?.contains("not-found") == true)
  }
}
