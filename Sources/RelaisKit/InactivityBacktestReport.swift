import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// How well the chance of being back, told before a period, fits who was back in it: over the
  /// whole organisation, for the last closed periods.
  ///
  /// - Throws: `RelaisError`.
  public func backtestInactivity(asOf: CalendarDate? = nil) throws -> ReleasedReport {
    try answer(asOf: asOf, filters: []) { question, session in
      let periods = try question.backtestedPeriods(&session)
      return ReleasedReport(
        id: "backtest-inactivity", provenance: question.provenance,
        tables: [.backtest(periods), .calibration(periods.last?.publication)],
        notes: .backtest(periods.last?.publication))
    }
  }
}

private struct BacktestedPeriod {
  let firstDay: Released<CalendarDate>
  let publication: ReleasedPublication
}

extension Question {
  /// The last six closed periods that have enough weeks before them, oldest first.
  fileprivate func backtestedPeriods(
    _ session: inout ReleaseSession
  ) throws -> [BacktestedPeriod] {
    guard let firstSignalDay else { return [] }
    let earliest = firstSignalDay + InactivityBacktest.fewestWeeks * 7
    return try periods.suffix(Question.trendPeriods).filter { $0.firstDay >= earliest }
      .map { period in
        BacktestedPeriod(
          firstDay: session.release(publicDate: CalendarDate(period.firstDay)),
          publication: try released(
            InactivityBacktest(since: firstSignalDay), in: period, of: nil, &session))
      }
  }
}

extension ReleasedPublication {
  fileprivate func count(_ count: InactivityBacktest.Count, band: Int? = nil) -> Cell {
    .people(everybody?[count.measure(band: band)])
  }

  fileprivate func figure(_ figure: InactivityBacktest.Figure) -> Cell {
    points(figure.rawValue)?.cell ?? .withheld
  }
}

extension ReleasedTable {
  /// One row a period, the oldest first.
  fileprivate static func backtest(_ periods: [BacktestedPeriod]) -> ReleasedTable {
    ReleasedTable(
      id: "foretold",
      columns: [
        Column("period_start", .text), Column("members", .number(decimals: 0)),
        Column("expected_back", .number(decimals: 0)), Column("back", .number(decimals: 0)),
        Column("auc_chance", .number(decimals: 0)), Column("auc_weeks", .number(decimals: 0)),
        Column("auc_silence", .number(decimals: 0)), Column("auc_30_days", .number(decimals: 0)),
      ],
      rows: periods.map { period in
        let publication = period.publication
        return [
          period.firstDay.cell, publication.count(.members), publication.count(.expected),
          publication.count(.back), publication.figure(.chance), publication.figure(.weeks),
          publication.figure(.silence), publication.figure(.silent30Days),
        ]
      })
  }

  /// One row a band of the chance, for one period.
  fileprivate static func calibration(_ publication: ReleasedPublication?) -> ReleasedTable {
    let bands: [Term] = [
      Term("chance-0"), Term("chance-20"), Term("chance-40"), Term("chance-60"), Term("chance-80"),
    ]
    return ReleasedTable(
      id: "calibration",
      columns: [
        Column("chance", .text), Column("members", .number(decimals: 0)),
        Column("expected_back", .number(decimals: 0)), Column("back", .number(decimals: 0)),
      ],
      rows: publication.map { publication in
        zip(bands, 0..<InactivityBacktest.bands).map { term, band in
          [
            .term(term), publication.count(.members, band: band),
            publication.count(.expected, band: band), publication.count(.back, band: band),
          ]
        }
      } ?? [])
  }
}

extension [Note] {
  /// The verdict of the last period, from what is released of it.
  fileprivate static func backtest(_ publication: ReleasedPublication?) -> [Note] {
    guard let publication else { return [Note("too-short-for-backtest")] }
    guard let difference = publication.points(InactivityBacktest.Figure.difference.rawValue),
      let low = publication.points(InactivityBacktest.Figure.differenceLow.rawValue),
      let high = publication.points(InactivityBacktest.Figure.differenceHigh.rawValue)
    else { return [Note("no-verdict"), Note("area-under-curve")] }
    let figures = [difference.cellValue, low.cellValue, high.cellValue]
    let verdict =
      if low.value > 0 {
        Note("better-than-silence", figures)
      } else if high.value < 0 {
        Note("worse-than-silence", figures)
      } else {
        Note("no-better-than-silence", figures)
      }
    return [verdict, Note("area-under-curve"), Note("points-rounded")]
  }
}
