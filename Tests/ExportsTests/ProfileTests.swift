import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("A profile")
struct ProfileTests {
  private let intranet = """
    profile: intranet
    time_zone: Europe/Paris
    delimiter: ";"
    encoding: Windows-1252
    decimal: ","
    dates: ["%d/%m/%y %H:%M", "%d/%m/%Y"]
    missing: ["-", "n/a"]
    skip_rows: 2
    maps:
      services: {Boulangerie: bread, Pâtisserie: pastry}
    files:
      - columns: [Matricule, Connexion]
        aliases: {Connexion: [Dernière connexion, Last access]}
        drop:
          not-a-person: {column: Origine, is_not: [web, mobile]}
          never-connected: {missing: Connexion}
        records:
          members:
            member_id: "fr-{Matricule}"
            name: Nom
            team: {column: Service, map: services}
            standing: {constant: person}
          logins: {member_id: "fr-{Matricule}", logged_in_at: Connexion}
      - columns: [Matricule, FileNote, Sur]
        records:
          quiz_results:
            member_id: "fr-{Matricule}"
            quiz_id: {constant: safety}
            answered_at: Date
            score: FileNote
            max_score: Sur
    """

  @Test("reads French spreadsheets: delimiter, encoding, skipped rows, aliases, dates, maps")
  func french() throws {
    let lines = [
      "Export de l'intranet;;;;", "29 mars 2026;;;;",
      "Matricule;Nom;Service;DERNI\u{C8}RE CONNEXION;Origine",
      "007;Zo\u{E9};Boulangerie;29/03/26 14:05;web",
      "008;-;P\u{E2}tisserie;3/4/2026;mobile",
      "009;Robot;-;3/4/2026;cli",
      "010;\u{C8}ve;-;n/a;web",
    ]
    let bytes = lines.joined(separator: "\r\n").unicodeScalars.map { UInt8($0.value) }
    let result = try importBytes(bytes, profile: intranet)
    #expect(
      result.sink.identifiers(.member) == [0: "fr-007", 1: "fr-008"])
    #expect(
      result.records == [
        .member(Member(key: MemberKey(rawValue: 0), name: "Zoé", team: "bread")),
        .login(
          Login(
            member: MemberKey(rawValue: 0),
            at: Moment(localSeconds: Day("2026-03-29")!.localSeconds + 50_700, in: paris))),
        .member(Member(key: MemberKey(rawValue: 1), team: "pastry")),
        .login(
          Login(member: MemberKey(rawValue: 1), at: Moment(day: Day("2026-04-03")!, in: paris))),
      ])
    #expect(result.log.contents == "members, logins")
    #expect((result.log.read, result.log.accepted) == (4, 2), "rows are counted, not records")
    #expect(
      result.log.droppedByRule == [
        DropRule(rawValue: "not-a-person"): 1, DropRule(rawValue: "never-connected"): 1,
      ])
  }

  @Test("rewrites decimal commas, and takes no grouped number for a small one")
  func decimals() throws {
    let text = "\n\nMatricule;FileNote;Sur;Date\n1;7,5;20;01/03/2026\n1;1.234;2000;01/03/2026\n"
    // Rows before the header are skipped, empty lines are no rows.
    let profile = intranet.replacing("skip_rows: 2", with: "skip_rows: 0")
    let result = try importText(text, profile: profile)
    let quiz = try #require(result.records.first?.quizResult)
    #expect((quiz.score, quiz.maximum) == (7.5, 20))
    #expect(result.rejections.map(\.diagnostic.code) == [.notANumber])
    #expect(
      result.rejections.first?.diagnostic.expected.text == "a number, with ',' before its decimals")
  }

  @Test("rejects a row where one of its records cannot be made, and keeps none of them")
  func wholeRows() throws {
    let text = """
      x
      y
      Matricule;Nom;Service;Connexion;Origine
      1;Ann;Boulangerie;demain;web
      2;Bob;Garage;01/03/2026;web
      """
    try inDirectory(["connexions.csv": Array(text.utf8)]) { directory in
      let profile = try Profile(yaml: intranet, path: "intranet.yml")
      let result = try importFile(directory + "connexions.csv", profile: profile)
      #expect(result.records.isEmpty)
      let file = directory + "connexions.csv"
      #expect(
        result.diagnostics == [
          "\(file):4:19: not-a-date: Connexion: expected a date written as "
            + "%d/%m/%y %H:%M, %d/%m/%Y",
          "\(file):5:7: unknown-value: Service: expected a value listed in services",
        ])
    }
  }

  @Test("makes several records of one kind of a row, where it lists them")
  func lists() throws {
    let profile = """
      profile: marks
      files:
        - columns: [who, q1, q2]
          records:
            quiz_results:
              - member_id: who
                quiz_id: {constant: q}
                item_id: {constant: "1"}
                answered_at: {constant: 2026-03-02}
                score: q1
                max_score: {constant: "10"}
              - member_id: who
                quiz_id: {constant: q}
                item_id: {constant: "2"}
                answered_at: {constant: 2026-03-02}
                score: q2
                max_score: {constant: "10"}
      """
    let result = try importText("who,q1,q2\nann,7,8\nbob,7,80\n", profile: profile)
    #expect(result.records.map { $0.quizResult?.score } == [7, 8])
    #expect(result.rejections.map(\.diagnostic.column) == ["q2"])
  }

  @Test("counts days from an epoch, before it too, and maps with a value for all others")
  func relativeDays() throws {
    let profile = """
      profile: days
      files:
        - columns: [who, day, start, role]
          records:
            memberships:
              community_id: {column: role, map: {T: teachers}, otherwise: learners}
              member_id: who
              since: {days: day, from: start}
      """
    let result = try importText(
      "who,day,start,role\na,-3,2026-03-02,T\nb,28,2026-03-02,x\nc,,2026-03-02,x\n"
        + "d,soon,2026-03-02,x\ne,1,March,x\nf,99999999,2026-03-02,x\n", profile: profile)
    let days = result.records.map { $0.membership?.since }
    #expect(days == [Day("2026-02-27"), Day("2026-03-30"), nil])
    #expect(result.sink.identifiers(.community) == [0: "teachers", 1: "learners"])
    #expect(result.rejections.map(\.diagnostic.code) == [.notADate, .notADate, .outOfRange])
    #expect(result.rejections.map(\.diagnostic.column) == ["day", "start", "day"])
    #expect(result.rejections.first?.diagnostic.expected == .wholeDays)
  }

  private let joining = """
    profile: joining
    missing: "?"
    files:
      - columns: [student, quiz, at]
        join: {file: quizzes.csv, key: quiz, columns: [theme, of]}
        records:
          quiz_results:
            member_id: student
            quiz_id: "{theme}/{quiz}"
            topic: theme
            answered_at: at
            score: {constant: "1"}
            max_score: of
    """

  @Test("joins a file beside it by a key")
  func join() throws {
    let files = [
      "quizzes.csv": "of,quiz,theme,more\n10,q1,bread,x\n20,q2,rye,y\n10,q1,bread,z\n5,q4,?,\n",
      "answers.csv": "student,quiz,at\na,q2,2026-03-02\nb,q1,2026-03-02\nc,q3,2026-03-02\n"
        + "d,q4,2026-03-02\n",
    ]
    try inDirectory(files.mapValues { Array($0.utf8) }) { directory in
      let profile = try Profile(yaml: joining, path: "joining.yml")
      let result = try importFile(directory + "answers.csv", profile: profile)
      #expect(result.sink.identifiers(.quiz) == [0: "rye/q2", 1: "bread/q1"])
      #expect(
        result.diagnostics == [
          "\(directory)answers.csv:4:3: unknown-value: quiz: expected a value listed in quizzes.csv",
          "\(directory)answers.csv:5:3: missing-value: quiz: expected a value",
        ])
    }
  }

  @Test("refuses a joined file in which one key means two things, or a column is not there")
  func badJoin() throws {
    let answers = Array("student,quiz,at\na,q2,2026-03-02\n".utf8)
    let profile = try Profile(yaml: joining, path: "joining.yml")
    let cases = [
      ("of,quiz,theme\n1,q1,a\n1,q1,b\n", "3:3: duplicate-key: quiz"),
      ("quiz,theme\nq1,a\n", "1:1: missing-column: of"),
      ("of,quiz,theme\n1,q1\n", "2:1: field-count: expected 3 fields"),
    ]
    for (text, said) in cases {
      try inDirectory(["answers.csv": answers, "quizzes.csv": Array(text.utf8)]) { directory in
        let message = failure { _ = try importFile(directory + "answers.csv", profile: profile) }
        #expect(message?.hasPrefix("\(directory)quizzes.csv:\(said)") == true, "\(message ?? "")")
      }
    }
    try inDirectory(["answers.csv": answers]) { directory in
      let message = failure { _ = try importFile(directory + "answers.csv", profile: profile) }
      #expect(message?.contains("quizzes.csv") == true)
    }
  }

  @Test("that names a column the file lacks says so, with what was found")
  func missingColumn() throws {
    let profile = """
      profile: p
      files:
        - columns: [who]
          aliases: {when: [quand, wann]}
          records:
            logins: {member_id: who, logged_in_at: when}
      """
    let message = failure { _ = try importText("who,date\n", profile: profile) }
    #expect(
      message?.hasSuffix(
        ":1:1: missing-column: when: expected when or quand or wann in the header of the file, "
          + "as its profile asks, found who, date") == true, "\(message ?? "")")
  }

  @Test("claims its files before the formats do, and takes the rule that asks for the most columns")
  func precedence() throws {
    let profile = """
      profile: mine
      files:
        - columns: [member_id]
          skip: too little
        - columns: [member_id, logged_in_at]
          records:
            logins: {member_id: "x{member_id}", logged_in_at: logged_in_at}
      """
    let login = try importText("member_id,logged_in_at\n1,2026-03-02\n", profile: profile)
    #expect(login.sink.identifiers(.member) == [0: "x1"])
    let skipped = try importText("member_id,name\n1,Ann\n", profile: profile)
    #expect(skipped.log.notes == [.nothingNeeded("too little")])
    #expect((skipped.log.read, skipped.records.count) == (0, 0))
    let other = try importText("community_id,name\nc,Bakers\n", profile: profile)
    #expect(other.log.contents == "communities", "what it does not describe is left to the formats")
  }

  @Test("reads UTF-16 with a byte-order mark")
  func utf16() throws {
    let text = "who;when\nZoé;02/03/2026\n"
    let units = Array(("\u{FEFF}" + text).utf16)
    let littleEndian = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bigEndian = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [littleEndian, bigEndian] {
      let result = try importBytes(
        bytes,
        profile: """
          profile: p
          delimiter: ";"
          encoding: utf-16
          dates: "%d/%m/%Y"
          files:
            - columns: [who, when]
              records:
                logins: {member_id: who, logged_in_at: when}
          """)
      #expect(result.sink.identifiers(.member) == [0: "Zoé"])
      #expect(result.log.accepted == 1)
    }
  }
}
