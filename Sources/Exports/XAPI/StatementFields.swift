extension XAPI {
  /// What becomes of the members that are read.
  static let fields = [
    FieldUse("verb.id", .decides, .leavesOut(.voiding)),
    FieldUse("id", .fills("comments.comment_id"), .leavesOut(.voided)),
    FieldUse("actor.objectType", .leavesOut(.groupActor)),
    FieldUse(
      "actor.account.name",
      .fills(
        "logins.member_id", "tips.author_id", "reactions.member_id", "comments.member_id",
        "quiz_results.member_id")),
    FieldUse("actor.account.homePage", .warns),
    FieldUse("actor.mbox", .standsIn(for: "actor.account.name")),
    FieldUse("actor.mbox_sha1sum", .standsIn(for: "actor.mbox")),
    FieldUse("actor.openid", .standsIn(for: "actor.mbox_sha1sum")),
    FieldUse(
      "timestamp",
      .fills(
        "logins.logged_in_at", "tips.shared_at", "reactions.reacted_at", "comments.commented_at",
        "quiz_results.answered_at", as: .utc)),
    FieldUse("stored", .standsIn(for: "timestamp")),
    FieldUse(
      "object.id",
      .fills(
        "tips.tip_id", "reactions.tip_id", "comments.tip_id", "quiz_results.quiz_id",
        "quiz_results.item_id"), .leavesOut(.voided)),
    FieldUse("object.definition.type", .decides),
    FieldUse(
      "context.contextActivities.grouping.id", .fills("tips.topic", "quiz_results.topic")),
    FieldUse(
      "context.contextActivities.parent.id", .fills("quiz_results.quiz_id"),
      .standsIn(for: "context.contextActivities.grouping.id")),
    FieldUse("result.score.raw", .decides, .fills("quiz_results.score")),
    FieldUse("result.score.max", .fills("quiz_results.max_score")),
    FieldUse(
      "result.score.min", .fills("quiz_results.score", "quiz_results.max_score", as: .subtracted)),
    FieldUse("result.score.scaled", .standsIn(for: "result.score.raw")),
    FieldUse("result.success", .standsIn(for: "result.score.scaled")),
  ]
}
