import Activity
import Store
import Testing

@testable import Analytics

/// Facts told by hand, by identifiers; imported in one file, in any order.
struct Company {
  typealias Telling = (any ActivitySink) throws -> ActivityRecord

  private(set) var tellings: [Telling] = []

  /// Noon UTC of a day such as "2026-03-16", or another hour of it.
  static func moment(_ date: String, _ hour: Int = 12) -> Moment {
    let midnight = Day(date)?.localSeconds ?? 0
    return Moment(instant: midnight + hour * 3600, in: .utc)
  }

  private mutating func tell(_ telling: @escaping Telling) {
    tellings.append(telling)
  }

  func store(_ reorder: ([Telling]) -> [Telling] = { $0 }) throws -> Store {
    let store = try Store.inMemory(timeZone: "UTC")
    let tellings = reorder(tellings)
    _ = try store.importFile("file", format: "test", snapshot: 0, now: 0) { sink in
      for telling in tellings { try sink.accept(telling(sink), updated: nil) }
      return RowCounts(read: tellings.count, rejected: 0, dropped: 0)
    }
    return store
  }
}

// MARK: - People and places

extension Company {
  /// People by letter: "abc" is three.
  mutating func people(
    _ names: String, team: String? = nil, joined: String? = nil, left: String? = nil,
    visibility: Visibility = .named, standing: Standing = .person
  ) {
    for name in names {
      tell {
        .member(
          Member(
            key: try $0.key(.member, String(name)), name: "Name of \(name)", team: team,
            joined: joined.flatMap { Day($0) }, left: left.flatMap { Day($0) },
            visibility: visibility, standing: standing))
      }
    }
  }

  mutating func community(
    _ id: String, _ members: String, since: String? = nil, until: String? = nil
  ) {
    tell { .community(Community(key: try $0.key(.community, id), name: "Name of \(id)")) }
    for name in members {
      tell {
        .membership(
          Membership(
            community: try $0.key(.community, id), member: try $0.key(.member, String(name)),
            since: since.flatMap { Day($0) }, until: until.flatMap { Day($0) }))
      }
    }
  }
}

// MARK: - Acts

extension Company {
  mutating func tip(
    _ id: String, by author: String, _ date: String, _ hour: Int = 12, topic: String? = nil,
    withdrawn: String? = nil
  ) {
    tell { sink in
      .tip(
        Tip(
          key: try sink.key(.tip, id), author: try sink.key(.member, author),
          shared: Company.moment(date, hour), topic: try topic.map { try sink.key(.topic, $0) },
          withdrawn: withdrawn.map { Company.moment($0) }))
    }
  }

  mutating func reaction(
    to tip: String, by member: String, _ date: String, _ hour: Int = 12, kind: String = "like"
  ) {
    tell {
      .reaction(
        Reaction(
          tip: try $0.key(.tip, tip), member: try $0.key(.member, member),
          kind: try $0.key(.reactionKind, kind), reacted: Company.moment(date, hour)))
    }
  }

  mutating func vote(_ id: String, on tip: String, _ date: String, kind: String = "up") {
    tell {
      .anonymousReaction(
        AnonymousReaction(
          vote: try $0.key(.vote, id), tip: try $0.key(.tip, tip),
          kind: try $0.key(.reactionKind, kind), reacted: Company.moment(date)))
    }
  }

  mutating func comment(_ id: String, on tip: String, by member: String, _ date: String) {
    tell {
      .comment(
        Comment(
          key: try $0.key(.comment, id), tip: try $0.key(.tip, tip),
          member: try $0.key(.member, member), commented: Company.moment(date)))
    }
  }

  mutating func challenge(_ id: String, by launcher: String?, _ date: String) {
    tell { sink in
      .challenge(
        Challenge(
          key: try sink.key(.challenge, id),
          launcher: try launcher.map { try sink.key(.member, $0) }, starts: Company.moment(date)))
    }
  }

  mutating func entry(
    _ challenge: String, by member: String, _ date: String, completed: String? = nil
  ) {
    tell {
      .challengeEntry(
        ChallengeEntry(
          challenge: try $0.key(.challenge, challenge), member: try $0.key(.member, member),
          joined: Company.moment(date), completed: completed.map { Company.moment($0) }))
    }
  }

  /// - Parameter hour: nil tells the day alone.
  mutating func login(_ member: String, _ date: String, _ hour: Int? = 12) {
    let at =
      hour.map { Company.moment(date, $0) }
      ?? Moment(day: Company.moment(date).day, in: .utc)
    tell { .login(Login(member: try $0.key(.member, member), at: at)) }
  }
}
