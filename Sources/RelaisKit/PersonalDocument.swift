import Activity
import Foundation
import Reports
import Store

/// What is held on one person as JSON that they can read: days and hours instead of bits,
/// identifiers instead of keys, and a sentence on each part.
struct PersonalDocument {
  let record: PersonalRecord
  let zone: ZoneRules
  let timeZone: String
  let retainedFrom: Day?
  let wording: Wording
  let now: Int

  var json: JSONValue {
    .object([
      ("schema", .string("relais.person/1")),
      ("made_at", time(now)),
      ("time_zone", .string(timeZone)),
      ("engine", .string("relais \(Workspace.engineVersion)")),
      ("about_this_file", sentences("export.purpose", "export.sources", "export.rights")),
      ("identity", identity),
      ("memberships", .array(record.memberships.map(stay))),
      ("ambassador_of", .array(record.ambassadorships.map(stay))),
      ("about_public_acts", sentences("export.public")),
      ("tips", .array(record.tips.map(tip))),
      ("reactions_given", .array(record.reactions.map(reaction))),
      ("comments", .array(record.comments.map(comment))),
      ("challenges_launched", .array(record.challengesLaunched.map(challenge))),
      (
        "about_private_acts",
        sentences("export.private", "export.presence", "export.quiz-results")
      ),
      ("kept_from", day(retainedFrom)),
      ("challenges_entered", .array(record.challengesEntered.map(entry))),
      ("presence", .array(record.presence.map(presence))),
      ("quiz_results", .array(record.quizResults.map(quizResult))),
      ("about_published_groups", sentences("export.groups")),
      ("counted_in", .array(record.cohorts.map(cohort))),
      ("about_published_figures", sentences("export.figures")),
      ("published_figures", .array(record.figures.map(figure))),
    ])
  }

  private var identity: JSONValue {
    let entry = record.entry
    return .object([
      ("identifier", .string(record.identifier)),
      ("is_on_a_roster", .bool(entry != nil)),
      ("name", text(entry?.name)),
      ("team", text(entry?.team)),
      ("joined", day(entry?.joined)),
      ("left", day(entry?.left)),
      ("visibility", text(entry.map { "\($0.visibility)" })),
      ("standing", text(entry.map { "\($0.standing)" })),
      ("as_told_on", entry.map { time($0.toldAt) } ?? .null),
    ])
  }

  private func stay(_ stay: PersonalRecord.Stay) -> JSONValue {
    .object([
      ("community", .string(stay.community)), ("name", text(stay.name)),
      ("since", day(stay.since)), ("until", day(stay.until)),
    ])
  }

  private func tip(_ tip: PersonalRecord.Tip) -> JSONValue {
    .object([
      ("tip", .string(tip.identifier)), ("shared_at", time(tip.at)), ("topic", text(tip.topic)),
      ("community", text(tip.community)), ("withdrawn_at", time(tip.withdrawnAt)),
    ])
  }

  private func reaction(_ reaction: PersonalRecord.Reaction) -> JSONValue {
    .object([
      ("tip", .string(reaction.tip)), ("kind", .string(reaction.kind)),
      ("reacted_at", time(reaction.at)),
    ])
  }

  private func comment(_ comment: PersonalRecord.Comment) -> JSONValue {
    .object([
      ("comment", .string(comment.identifier)), ("tip", .string(comment.tip)),
      ("commented_at", time(comment.at)),
    ])
  }

  private func challenge(_ challenge: PersonalRecord.Challenge) -> JSONValue {
    .object([
      ("challenge", .string(challenge.identifier)), ("topic", text(challenge.topic)),
      ("community", text(challenge.community)), ("starts_at", time(challenge.startsAt)),
      ("ends_at", time(challenge.endsAt)),
    ])
  }

  private func entry(_ entry: PersonalRecord.ChallengeEntry) -> JSONValue {
    .object([
      ("challenge", .string(entry.challenge)), ("joined_at", time(entry.joinedAt)),
      ("completed_at", time(entry.completedAt)),
    ])
  }

  /// The days of four weeks, and the weekdays and hours of them together: not which hours of which
  /// day.
  private func presence(_ presence: PersonalRecord.Presence) -> JSONValue {
    let hours = presence.slots.map { slot in
      JSONValue.string(
        "\(PersonalDocument.weekdays[slot.weekday]) \(twoDigits(slot.hour))-"
          + "\(twoDigits(slot.hour + Slot.hours))")
    }
    return .object([
      ("period_start", day(presence.period.firstDay)),
      ("period_end", day(presence.period.lastDay)),
      ("days", .array(presence.days.map(day))), ("weekday_hours", .array(hours)),
    ])
  }

  private func quizResult(_ result: PersonalRecord.QuizResult) -> JSONValue {
    func attempt(_ attempt: PersonalRecord.QuizResult.Attempt) -> JSONValue {
      .object([
        ("answered_at", time(attempt.at)), ("score", .number(attempt.score)),
        ("max_score", .number(attempt.maximum)),
      ])
    }
    return .object([
      ("quiz", .string(result.quiz)), ("item", text(result.item)), ("topic", text(result.topic)),
      ("first", attempt(result.first)), ("best", attempt(result.best)),
      ("last", attempt(result.last)),
    ])
  }

  private func cohort(_ cohort: PersonalRecord.Cohort) -> JSONValue {
    .object([
      ("community", text(cohort.community)), ("name", text(cohort.name)),
      ("membership_as_of", day(cohort.period.lastDay)),
      ("counts", .string(cohort.isState ? "state" : "activity")),
      ("tables", .array(cohort.tables.map(JSONValue.string))),
    ])
  }

  private func figure(_ figure: PersonalRecord.Figure) -> JSONValue {
    .object([
      ("table", .string(figure.table)), ("period_start", day(figure.period.firstDay)),
      ("people", text(figure.code)),
    ])
  }
}

// MARK: - Values

extension PersonalDocument {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private func sentences(_ keys: String...) -> JSONValue {
    .array(keys.map { .string(wording($0)) })
  }

  private func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  private func day(_ day: Day?) -> JSONValue { text(day?.description) }

  /// ISO 8601 in the database's zone, `2026-03-02T09:30:00+01:00`.
  private func time(_ instant: Int?) -> JSONValue {
    guard let instant else { return .null }
    let offset = zone.offset(atInstant: instant)
    let local = instant + offset
    let day = Day(localSeconds: local)
    let (seconds, minutes) = (local - day.localSeconds, abs(offset) / 60)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits)
    let zone = "\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    return .string("\(day)T\(clock.joined(separator: ":"))\(zone)")
  }

  private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
