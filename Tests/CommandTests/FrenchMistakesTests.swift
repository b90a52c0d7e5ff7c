import TestSupport
import Testing

/// Every mistake that a contest or a profile can hold, told in French to the last word.
@Suite("Under --locale fr") struct FrenchMistakesTests {
  private static let sound = """
    id: a
    name: A
    time_zone: UTC
    first_day: 2026-01-05
    last_day: 2026-02-01
    points: {tip: 1}

    """

  @Test("every mistake in a contest is told in French", arguments: contests.indices)
  func contest(index: Int) throws {
    let (text, said) = FrenchMistakesTests.contests[index]
    let desk = try Desk()
    try desk.write(text, to: "contest.yml")
    let outcome = try desk.relais("leaderboard", "contest.yml", "--locale", "fr")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(mistakes(told: outcome, about: "contest.yml") == said, "\(text)")
  }

  @Test("every mistake in a profile is told in French", arguments: profiles.indices)
  func profile(index: Int) throws {
    let (text, said) = FrenchMistakesTests.profiles[index]
    let desk = try Desk()
    try desk.write("a\n1\n", to: "exports/a.csv")
    try desk.write(text, to: "profile.yml")
    let outcome = try desk.relais("import", "exports", "--profile", "profile.yml", "--locale", "fr")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(mistakes(told: outcome, about: "profile.yml") == said, "\(text)")
  }

  @Test("a folder that cannot be written is told in words") func simulation() throws {
    let desk = try Desk()
    try desk.write("", to: "file")
    let outcome = try desk.relais(
      "simulate", "--members", "60", "--weeks", "28", "--out", "file/inside", "--locale", "fr")
    #expect(outcome.exitCode == 1)
    #expect(typed(outcome.errors).hasPrefix("relais: Impossible d'écrire file/inside."))
    #expect(outcome.errorLines.count == 1)
  }

  /// The mistakes as they are told, one a line; a hint ends the last.
  private func mistakes(told outcome: Desk.Outcome, about file: String) -> String {
    var lines = typed(outcome.errors).split(separator: "\n").map(String.init)
    let hint = " SampleData contient des exemples de concours et de profils."
    guard let last = lines.last, last.hasSuffix(hint) else { return typed(outcome.errors) }
    lines[lines.count - 1] = String(last.dropLast(hint.count))
    let opening = "relais: \(file):"
    return lines.map { line in
      line.hasPrefix(opening) && line.hasSuffix(".")
        ? String(line.dropFirst(opening.count).dropLast()) : line
    }.joined(separator: "\n")
  }

  /// With the spaces and apostrophes of a keyboard.
  private func typed(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
  }
}

extension FrenchMistakesTests {
  private static let contests: [(text: String, said: String)] = [
    ("", "1:1: invalid-yaml: des clés avec leurs valeurs sont attendues, mais le fichier est vide"),
    ("- a\n", "1:1: invalid-contest: des clés avec leurs valeurs sont attendues"),
    (
      "id: a\n\tname: A\n",
      "2:1: invalid-yaml: du YAML lisible jusqu'ici est attendu ; vérifiez juste avant les "
        + "guillemets, les crochets, les deux-points et les retraits (des espaces, pas de "
        + "tabulations)"
    ),
    (sound + "id: b\n", "1:1: invalid-yaml: chaque clé est attendue une seule fois, répété : id"),
    (
      sound + "'1': x\n1: y\n",
      "8:1: invalid-yaml: chaque clé est attendue une seule fois, répété : 1"
    ),
    (
      sound + "bord: team\n",
      "7:1: unknown-key: bord: une clé connue est attendue, comme « board »"
    ),
    (sound + "xyzzyx: 1\n", "7:1: unknown-key: xyzzyx: une clé que Relais connaît est attendue"),
    (
      "id: a\npoints: {tip: 1}\n",
      "1:1: invalid-contest: une clé « name » est attendue\n1:1: invalid-contest: une clé « "
        + "time_zone » est attendue\n1:1: invalid-contest: une clé « first_day » est "
        + "attendue\n1:1: invalid-contest: une clé « last_day » est attendue"
    ),
    (
      "id: a\nname: [A]\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 1}\n",
      "2:7: invalid-contest: une seule valeur est attendue"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: 3\n",
      "6:9: invalid-contest: des clés avec leurs valeurs sont attendues"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: many}\n",
      "6:15: invalid-contest: un nombre entier de 0 à 1000000 est attendu"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: never\n"
        + "points: {tip: 1}\n",
      "5:11: invalid-contest: un jour comme 2026-03-29 est attendu"
    ),
    (sound + "freeze: [x]\n", "7:9: invalid-contest: une seule valeur est attendue"),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 1, challenge: 2}\n",
      "6:9: invalid-contest: une clé « challenges » est attendue, avec la liste des défis qui "
        + "rapportent des points"
    ),
    (
      sound + "caps: {per_day: {tip: few}}\n",
      "7:23: invalid-contest: un nombre d'actes comme 3, ou de points comme « 10 points », "
        + "est attendu"
    ),
    (
      sound + "caps: {per_day: {tip: 3 days}}\n",
      "7:23: invalid-contest: « acts » ou « points » est attendu après le nombre"
    ),
    (
      sound + "minimum_team_size: 5\n",
      "7:20: invalid-contest: minimum_team_size n'est attendu qu'avec « board: team »"
    ),
    (
      sound + "board: team\nminimum_team_size: 2\n",
      "8:20: invalid-contest: au moins 3 membres sont attendus"
    ),
    (
      sound + "board: teams\n",
      "7:8: invalid-contest: l'une de ces valeurs est attendue : individual, team"
    ),
    (
      sound + "ties: equal\n",
      "7:7: invalid-contest: l'une de ces valeurs est attendue : competition, dense, ordinal"
    ),
    (
      "id: ''\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 1}\n",
      "1:5: invalid-contest: id: un identifiant court, qui ne changera plus, est attendu ; "
        + "rien n'est indiqué"
    ),
    (
      "id: a\nname: ''\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 1}\n",
      "2:7: invalid-contest: name: un titre est attendu ; rien n'est indiqué"
    ),
    (
      "id: a\nname: A\ntime_zone: Europe/Pari\nfirst_day: 2026-01-05\n"
        + "last_day: 2026-02-01\npoints: {tip: 1}\n",
      "3:12: invalid-contest: time_zone: un fuseau horaire connu de cette machine est "
        + "attendu, comme Europe/Paris, trouvé : « Europe/Pari »"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-01-01\n"
        + "points: {tip: 1}\n",
      "5:11: invalid-contest: last_day: le 2026-01-05 (first_day) ou un jour plus tardif est "
        + "attendu, trouvé : 2026-01-01"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2062-02-01\n"
        + "points: {tip: 1}\n",
      "5:11: invalid-contest: last_day: un jour situé moins de 731 jours après first_day est "
        + "attendu, trouvé : 2062-02-01"
    ),
    (
      sound + "freeze: 2026-03-01\n",
      "7:9: invalid-contest: freeze: un jour après le 2026-01-05 (first_day) et au plus tard "
        + "le 2026-02-01 (last_day) est attendu, trouvé : 2026-03-01"
    ),
    (
      sound + "communities: [lyon, '']\n",
      "7:14: invalid-contest: communities: des identifiants sont attendus, or l'un d'eux est "
        + "vide"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 0}\n",
      "6:9: invalid-contest: points: des points sont attendus pour au moins une sorte d'acte, "
        + "or il n'y en a aucun"
    ),
    (
      sound + "caps: {per_day: {tip: 0}}\n",
      "7:23: invalid-contest: caps.per_day.tip: au moins 1 acte est attendu, ou pas de "
        + "plafond, trouvé : 0"
    ),
    (
      "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 3}\ncaps: {per_day: {tip: 2 points}}\n",
      "7:23: invalid-contest: caps.per_day.tip: au moins les 3 points d'un acte sont "
        + "attendus, ou pas de plafond, trouvé : 2"
    ),
    (
      sound + "caps: {per_pair: 0}\n",
      "7:18: invalid-contest: caps.per_pair: au moins 1 est attendu, ou pas de plafond, "
        + "trouvé : 0"
    ),
    (
      sound + "show: {top: 0}\n",
      "7:13: invalid-contest: show.top: 1 ou plus est attendu, trouvé : 0"
    ),
    (
      "id: ''\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-05\nlast_day: 2026-02-01\n"
        + "points: {tip: 0}\nshow: {top: 0}\n",
      "1:5: invalid-contest: id: un identifiant court, qui ne changera plus, est attendu ; "
        + "rien n'est indiqué\n6:9: invalid-contest: points: des points sont attendus pour au "
        + "moins une sorte d'acte, or il n'y en a aucun\n7:13: invalid-contest: show.top: 1 ou "
        + "plus est attendu, trouvé : 0"
    ),
    (
      "id: a\nname: A\ntime_zone: []\nfirst_day: hier\nlast_day: 2026-02-01\n"
        + "points: {tip: 1}\nties: all\nbord: team\n",
      "3:12: invalid-contest: une seule valeur est attendue\n4:12: invalid-contest: un jour "
        + "comme 2026-03-29 est attendu\n7:7: invalid-contest: l'une de ces valeurs est attendue "
        + ": competition, dense, ordinal\n8:1: unknown-key: bord: une clé connue est attendue, "
        + "comme « board »"
    ),
  ]

  private static let profiles: [(text: String, said: String)] = [
    ("", "1:1: invalid-yaml: des clés avec leurs valeurs sont attendues, mais le fichier est vide"),
    (
      "profile: [p\n",
      "2:1: invalid-yaml: du YAML lisible jusqu'ici est attendu ; vérifiez juste avant les "
        + "guillemets, les crochets, les deux-points et les retraits (des espaces, pas de "
        + "tabulations)"
    ),
    ("profile: p\n", "1:1: invalid-profile: une clé « files » est attendue"),
    (
      "profile: p\nprofile: q\nfiles: []\n",
      "1:1: invalid-yaml: chaque clé est attendue une seule fois, répété : profile"
    ),
    (
      "profile: p\ndelimeter: ;\nfiles: []\n",
      "2:1: unknown-key: delimeter: une clé connue est attendue, comme « delimiter »"
    ),
    (
      "profile: p\nxyzzyx: 1\nfiles: []\n",
      "2:1: unknown-key: xyzzyx: une clé que Relais connaît est attendue"
    ),
    ("profile: p\nfiles: 3\n", "2:8: invalid-profile: une liste est attendue"),
    ("profile: [p]\nfiles: []\n", "1:10: invalid-profile: une seule valeur est attendue"),
    (
      "profile: p\ntime_zone: Europe/Pari\nfiles: []\n",
      "2:12: invalid-profile: un fuseau horaire comme Europe/Paris est attendu"
    ),
    (
      "profile: p\nencoding: latin-9\nfiles: []\n",
      "2:11: invalid-profile: l'une de ces valeurs est attendue : UTF-8, UTF-16, Windows-1252"
    ),
    (
      "profile: p\ndates: ['%d/%m']\nfiles: []\n",
      "2:8: invalid-profile: un format de date comme « %d/%m/%Y %H:%M » est attendu"
    ),
    (
      "profile: p\ndelimiter: '::'\nfiles: []\n",
      "2:12: invalid-profile: un seul caractère ASCII est attendu, ou « tab » pour la "
        + "tabulation"
    ),
    (
      "profile: p\nskip_rows: -1\nfiles: []\n",
      "2:12: invalid-profile: un nombre entier de 0 à 1000000 est attendu"
    ),
    (
      "profile: p\nfiles:\n  - skip: x\n",
      "3:5: invalid-profile: une clé « columns » est attendue : c'est elle qui fait "
        + "reconnaître le fichier"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n",
      "3:5: invalid-profile: « records » est attendu, ou bien « skip » avec la raison"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records: {}\n",
      "4:14: invalid-profile: au moins un enregistrement est attendu"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    drop: {odd: {column: a}}\n"
        + "    records: {logins: {member_id: a, logged_in_at: b}}\n",
      "4:17: invalid-profile: « missing » avec une colonne est attendu, ou bien « column » "
        + "avec des valeurs sous « is » ou « is_not »"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    join: {file: x}\n"
        + "    records: {logins: {member_id: a, logged_in_at: b}}\n",
      "4:11: invalid-profile: les clés « file », « key » et « columns » sont attendues"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n"
        + "      members: {member_id: a, email: b}\n",
      "5:31: invalid-profile: une colonne que Relais conserve est attendue, et email n'en est "
        + "pas une"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n      logins: {member_id: a}\n",
      "5:7: invalid-profile: la colonne logged_in_at est attendue, car logins ne peut s'en "
        + "passer"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n"
        + "      members: {member_id: {days: a}}\n",
      "5:28: invalid-profile: l'une de ces formes est attendue : une colonne, un modèle de "
        + "texte, « constant » avec un texte, « column » avec « map », ou « days » avec « from »"
    ),
    (
      "profile: p\nfiles:\n  - columns: [a]\n    records:\n"
        + "      members: {member_id: 'x{a'}\n",
      "5:28: invalid-profile: une accolade fermante est attendue"
    ),
  ]
}
