import Disclosure
import Testing

@testable import Reports

@Suite("Table renderer")
struct TableRendererTests {
  @Test func `champions in English`() {
    #expect(
      table(Sample.champions) == """
        Lyon: who could become an ambassador?
        By potential: the helpful acts that colleagues can expect in the next 26 weeks.

                                                                            Acts  Thanks
                                                                             per     per
        Rank  Creator        Team                         Potential  Weeks  week     act
        ────────────────────────────────────────────────────────────────────────────────
           1  Amélie Durand  Lyon Part-Dieu, relation c…    1,042.2   21.5  4.50    9.77
           2  Jose\u{301} Núñez     Lyon Bellecour                    96.1   18.0  1.75    2.06
           3  Anonymous                                        40.0   12.5  1.50    1.12
           4  山田 花子      Villeurbanne                       3.5    2.0  1.00    0.75

        People who opted out are not ranked and take no place.

        Data through 29 Mar 2026 · As of 29 Mar 2026
        Last closed period: 2 Mar 2026 to 29 Mar 2026 · Time zone Europe/Paris
        Asked for: community Lyon
        Privacy: groups of 10 or more, counts from 5, rounded to 5
        Computed by relais 0.1.0

        """)
  }

  @Test func `a community in French`() {
    #expect(
      table(Sample.community, .french) == """
        Lyon\u{A0}: comment va la communauté\u{202F}?
        Chaque membre compte une fois par période de quatre semaines.

        La dernière période close
                                                           Part des  Communauté
        Mesure                                  Personnes   membres     médiane
        ───────────────────────────────────────────────────────────────────────
        Actifs (au moins un jour)                     >35     >87\u{202F}%        63\u{202F}%
        Ont partagé, commenté ou lancé un défi         20      50\u{202F}%        13\u{202F}%
        Ont rejoint un défi                            <5     <13\u{202F}%           ·
        Premiers pas (tout premier jour)                ·         ·           ·

        Période par période
        Quatre semaines dès le  Membres  Actifs
        ───────────────────────────────────────
                    02/02/2026       39      30
                    02/03/2026       40     >35

        · non publié, afin que personne ne puisse être reconnu
        <5\u{A0}: moins de 5 personnes, zéro compris
        >35\u{A0}: plus de 35 personnes, tout le monde compris
        Les nombres de personnes sont arrondis à un multiple de 5.
        Les parts sont calculées sur les nombres publiés.
        Les membres sont ceux de la communauté le dernier jour de chaque période.

        Données jusqu’au 29/03/2026 · État au 29/03/2026
        Dernière période close\u{A0}: du 02/03/2026 au 29/03/2026
        Fuseau horaire Europe/Paris · Demandé\u{A0}: communauté Lyon
        Confidentialité\u{A0}: groupes d’au moins 10, nombres dès 5, arrondis à 5
        Calculé par relais 0.1.0

        """)
  }

  @Test func `columns without room continue below, beside the same leading columns`() {
    let lines = table(Sample.champions, width: 50).split(separator: "\n").map(String.init)
    #expect(lines.contains("Rank  Creator        Team                Potential"))
    #expect(lines.contains("   1  Amélie Durand  Lyon Part-Dieu, r…    1,042.2"))
    #expect(lines.contains("Rank  Creator        Weeks      week  per act"))
    #expect(lines.contains("   1  Amélie Durand   21.5      4.50     9.77"))
  }

  @Test(
    "every line fits the width while the leading columns do",
    arguments: [40, 50, 60, 80, 120], Language.allCases)
  func fitsTheWidth(width: Int, language: Language) {
    for report in [Sample.champions, Sample.community] {
      for line in table(report, language, width: width).split(separator: "\n") {
        #expect(String(line).terminalWidth <= width, "\(line)")
      }
    }
  }

  @Test func `numbers are whole even where nothing fits`() {
    let text = table(Sample.champions, width: 10)
    #expect(text.contains("1,042.2"))
    #expect(text.contains("96.1"))
  }

  @Test("color is ornament: the text is the same without it", arguments: Language.allCases)
  func colorIsOrnament(language: Language) {
    for report in [Sample.champions, Sample.community] {
      let colored = table(report, language, color: true)
      #expect(colored.contains("\u{1B}["))
      let plain = colored.replacing(/\u{1B}\[[0-9]+m/, with: "")
      #expect(plain == table(report, language))
    }
  }

  @Test func `only the first three ranks are bold`() {
    let lines = table(Sample.champions, color: true).split(separator: "\n")
    let bold = lines.filter { $0.hasPrefix("\u{1B}[1m   ") }
    #expect(bold.count == 3)
  }

  @Test("a terminal of plain signs gets no others of ours", arguments: Language.allCases)
  func plainSigns(language: Language) {
    for report in [Sample.champions, Sample.community] {
      let text = table(report, language, unicode: false)
      for sign in ["─", "…", "·", "–", "’", "×", "\u{202F}", "\u{A0}"] {
        #expect(!text.contains(sign), "\(sign)")
      }
    }
  }

  @Test func `a name cannot act on the terminal`() {
    let report = Sample.report(
      ReleasedTable(
        id: "status", columns: [Column("creator", .text)],
        rows: [[.name("\u{1B}]0;owned\u{7}\u{202E}x\ny")]]))
    let text = table(report)
    #expect(text.contains(#"\u{1B}]0;owned\u{7}\u{202E}x\ny"#))
    #expect(!text.unicodeScalars.contains { $0.actsOnTerminal && $0 != "\n" })
  }

  @Test func `an empty table says so, and an empty database what to do next`() {
    let empty = ReleasedTable(
      id: "status", columns: [Column("kind", .text), Column("count", .number(decimals: 0))],
      rows: [])
    let text = table(Sample.report(empty, notes: [Note("nothing-yet")]))
    #expect(text.contains("Kind  Count\n───────────\nNothing to show here.\n"))
    #expect(text.contains("`relais import FOLDER`"))
  }

  @Test func `the legend explains the marks that occur and no others`() {
    #expect(ReportFooter(Sample.champions, in: RenderContext()).legend == [])
    let bounds = ReleasedTable(
      id: "trend", columns: [Column("active", .number(decimals: 0))],
      rows: [[.people(.above(35))], [.people(.above(20))]])
    #expect(
      ReportFooter(Sample.report(bounds), in: RenderContext()).legend == [
        ">n: more than n people, everyone included",
        "Counts of people are rounded to multiples of 5.",
      ])
  }

  private func table(
    _ report: ReleasedReport, _ language: Language = .english, width: Int = 80,
    color: Bool = false, unicode: Bool = true
  ) -> String {
    let context = RenderContext(
      language: language, width: width, color: color, unicode: unicode)
    return String(decoding: TableRenderer().render(report, in: context), as: UTF8.self)
  }
}
