/// A company of 24 people in twelve small exports: enough for a report of every kind.
///
/// M01 to M12 are Vente, M13 and M14 are Petite, nobody is Vide. M03 is hidden, M04 is anonymous.
/// Data run from Christmas 2025 to 1 March 2026, past the period of 26 January to 22 February.
enum Company {
  static let hidden = "Hortense Cachée"
  static let anonymous = "Noémie Anonyme"

  static var files: [String: String] {
    [
      "members.csv": table("member_id,name,email,team,joined_on,visibility", people.map(member)),
      "communities.csv": table(
        "community_id,name", ["C1,Vente", "C2,Petite", "C3,Vide"]),
      "memberships.csv": table(
        "community_id,member_id,since",
        people.prefix(14).map { "\($0 <= 12 ? "C1" : "C2"),\(id($0)),2025-11-01" }),
      "ambassadors.csv": table("community_id,ambassador_id,since", ["C1,M01,2026-01-05"]),
      "topics.csv": table("topic_id,name,parent_topic_id", ["T1,Caisse,", "T2,Retours,T1"]),
      "tips.csv": table(
        "tip_id,author_id,shared_at,topic,title,community_id",
        people.prefix(8).flatMap { author in
          weeks.map { "A\(author)-\($0),\(id(author)),\(day($0, author % 7)),T1,Une astuce,C1" }
        }),
      "reactions.csv": table(
        "tip_id,member_id,kind,reacted_at",
        people.prefix(8).flatMap { author in
          (1...author).map { "A\(author)-5,\(id(24 - $0)),merci,\(day(6, 6))" }
        }),
      "comments.csv": table(
        "comment_id,tip_id,member_id,commented_at",
        people.suffix(6).map { "K\($0),A1-2,\(id($0)),\(day(3, 2))" }),
      "challenges.csv": table(
        "challenge_id,launched_by,topic,title,community_id,starts_at,ends_at",
        ["D1,M01,T2,Défi,C1,2026-02-02,2026-02-09"]),
      "challenge_entries.csv": table(
        "challenge_id,member_id,joined_at,completed_at,score,max_score",
        people.prefix(9).map { "D1,\(id($0)),2026-02-03,2026-02-04,8,10" }),
      "logins.csv": table(
        "member_id,logged_in_at",
        people.flatMap { member in weeks.map { "\(id(member)),\(day($0, member % 7))T09:30:00" } }),
      "quiz_results.csv": table(
        "member_id,quiz_id,item_id,topic,answered_at,score,max_score",
        people.map { "\(id($0)),Q1,Q1-1,T1,\(day(5, $0 % 7))T10:00:00,\($0 % 2),1" }),
    ]
  }

  static let contest = """
    id: mois-des-astuces
    name: Le mois des astuces
    time_zone: Europe/Paris
    first_day: 2026-01-26
    last_day: 2026-02-22
    points: {tip: 2, thanks: 3, comment: 1}
    board: individual
    ties: competition
    show: {top: 3, neighbours: 1}
    """

  private static let people = 1...24
  private static let weeks = 0...9

  private static func id(_ number: Int) -> String { number < 10 ? "M0\(number)" : "M\(number)" }

  private static func member(_ number: Int) -> String {
    let (name, visibility) =
      switch number {
      case 3: (hidden, "hidden")
      case 4: (anonymous, "anonymous")
      default: ("Camille \(id(number))", "")
      }
    return "\(id(number)),\(name),\(id(number))@example.org,Lyon,2025-06-02,\(visibility)"
  }

  /// Weeks from Monday 22 December 2025.
  private static func day(_ week: Int, _ weekday: Int) -> String {
    let days = [10, 31, 28, 31]
    var (month, day) = (0, week * 7 + weekday)
    while day >= days[month] {
      day -= days[month]
      month += 1
    }
    return month == 0
      ? "2025-12-\(22 + day)" : "2026-0\(month)-\(day < 9 ? "0" : "")\(day + 1)"
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}

extension Desk {
  /// Writes the company's exports into `exports/`.
  func writeCompany() throws {
    for (name, text) in Company.files { try write(text, to: "exports/\(name)") }
  }

  /// A desk whose database knows the company.
  static func withCompany() throws -> Desk {
    let desk = try Desk()
    try desk.writeCompany()
    try desk.relais("import", "exports", "--time-zone", "Europe/Paris", "--snapshot", "2026-03-01")
    return desk
  }
}
