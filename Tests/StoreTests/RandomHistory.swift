import Activity
import Store
import TestSupport

/// A record as an export would tell it: by identifiers, and as of a time.
struct Telling {
  /// nil leaves the file's snapshot to decide.
  let updated: Int?
  let record: (any ActivitySink) throws -> ActivityRecord
}

@discardableResult
func importFile(_ tellings: [Telling], into store: Store, snapshot: Int) throws -> MergeTally {
  try store.importFile("file", format: "test", snapshot: snapshot, now: 0) { sink in
    for telling in tellings {
      try sink.accept(telling.record(sink), updated: telling.updated)
    }
    return RowCounts(read: tellings.count, rejected: 0, dropped: 0)
  }
}

/// Random records over few identifiers and few times, so that they collide and contradict.
enum RandomHistory {
  static func tellings(count: Int, using random: inout SeededGenerator) -> [Telling] {
    (0..<count).map { _ in telling(using: &random) }
  }

  private static func telling(using random: inout SeededGenerator) -> Telling {
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    let (a, b, c) = (pick(8), pick(8), pick(3))
    let moment = Moment(instant: 1_700_000_000 + pick(3) * 86_400 * 20 + pick(2) * 3600, in: .utc)
    let other = Moment(instant: moment.instant + pick(5) * 86_400, in: .utc)
    let updated = pick(3)
    let (score, flag) = (Double(pick(5)), pick(2) == 0)
    let kind = pick(13)
    func telling(_ record: @escaping (any ActivitySink) throws -> ActivityRecord) -> Telling {
      Telling(updated: updated, record: record)
    }
    switch kind {
    case 0:
      return telling { sink in
        .member(
          Member(
            key: try sink.key(.member, "m\(a)"), name: flag ? "Zoé \(b)" : nil, team: "t\(c)",
            joined: moment.day))
      }
    case 1:
      return telling { .community(Community(key: try $0.key(.community, "c\(c)"), name: "C\(b)")) }
    case 2:
      return telling { sink in
        .membership(
          Membership(
            community: try sink.key(.community, "c\(c)"), member: try sink.key(.member, "m\(a)"),
            since: flag ? moment.day : nil))
      }
    case 3:
      return telling { sink in
        .ambassador(
          Ambassador(
            community: try sink.key(.community, "c\(c)"), member: try sink.key(.member, "m\(a)"),
            until: moment.day))
      }
    case 4:
      return telling { sink in
        .topic(
          Topic(
            key: try sink.key(.topic, "t\(c)"), name: "T\(b % 2)",
            parent: flag ? nil : try sink.key(.topic, "t\(a)")))
      }
    case 5:
      return telling { sink in
        .tip(
          Tip(
            key: try sink.key(.tip, "tip\(a)"), author: try sink.key(.member, "m\(b)"),
            shared: moment, topic: try sink.key(.topic, "t\(c)"), withdrawn: flag ? other : nil))
      }
    case 6:
      return telling { sink in
        .reaction(
          Reaction(
            tip: try sink.key(.tip, "tip\(a)"), member: try sink.key(.member, "m\(b)"),
            kind: try sink.key(.reactionKind, "k\(c)"), reacted: moment))
      }
    case 7:
      return telling { sink in
        .anonymousReaction(
          AnonymousReaction(
            vote: try sink.key(.vote, "v\(a)"), tip: try sink.key(.tip, "tip\(b)"),
            kind: try sink.key(.reactionKind, "k\(c)"), reacted: moment))
      }
    case 8:
      return telling { sink in
        .comment(
          Comment(
            key: try sink.key(.comment, "x\(a)"), tip: try sink.key(.tip, "tip\(b)"),
            member: try sink.key(.member, "m\(c)"), commented: moment))
      }
    case 9:
      return telling { sink in
        .challenge(
          Challenge(
            key: try sink.key(.challenge, "d\(a)"), launcher: try sink.key(.member, "m\(b)"),
            starts: moment, ends: flag ? other : nil))
      }
    case 10:
      return telling { sink in
        .challengeEntry(
          ChallengeEntry(
            challenge: try sink.key(.challenge, "d\(a)"), member: try sink.key(.member, "m\(b)"),
            joined: moment, completed: flag ? other : nil))
      }
    case 11:
      return telling { sink in
        .quizResult(
          QuizResult(
            member: try sink.key(.member, "m\(a)"), quiz: try sink.key(.quiz, "q\(c)"),
            item: flag ? try sink.key(.item, "i\(b)") : nil,
            topic: try sink.key(.topic, "t\(b)"), answered: moment, score: score, maximum: 5))
      }
    default:
      return telling { .login(Login(member: try $0.key(.member, "m\(a)"), at: moment)) }
    }
  }
}
