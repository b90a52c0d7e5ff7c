/// Who did what, from the description of an event in Moodle's logs. Moodle writes descriptions in
/// English whatever the language of the site, so they tell acts where names of events cannot.
///
/// The bytes are those of the description.
struct MoodleAct {
  /// The number of the account that acted.
  let actor: UnsafeRawBufferPointer
  let kind: Kind

  enum Kind {
    /// Anything that is no contribution to a forum: a visit, an attempt at a quiz, a file sent in.
    case presence
    case discussion(UnsafeRawBufferPointer)
    case post(UnsafeRawBufferPointer, discussion: UnsafeRawBufferPointer)
  }

  /// - Returns: nil where the description does not begin with who acted, or nobody did who had
  ///   logged in.
  init?(_ description: UnsafeRawBufferPointer) {
    var cursor = ByteCursor(description)
    _ = cursor.skipText("The ")
    guard cursor.skipText("user ") || cursor.skipText("User ") else { return nil }
    if cursor.skipText("with ") {
      guard let actor = cursor.identifier() else { return nil }
      self.actor = actor
    } else {
      actor = cursor.run(while: \.isDigit)
    }
    guard !actor.isEmpty, actor[0] != UInt8(ascii: "0"), cursor.skip(" ") else { return nil }
    kind = cursor.contribution() ?? .presence
  }
}

extension ByteCursor {
  /// `id '12'`, `the id '12'` or, as old versions write, `id 12`; empty where it is no account, as
  /// in `id '-10'`.
  fileprivate mutating func identifier() -> UnsafeRawBufferPointer? {
    _ = skipText("the ")
    guard skipText("id ") else { return nil }
    let isQuoted = skip("'")
    let digits = run(while: \.isDigit)
    return !isQuoted || skip("'") ? digits : nil
  }

  /// What was written in a forum. Other modules describe theirs alike, so the forum has its say.
  fileprivate mutating func contribution() -> MoodleAct.Kind? {
    guard skipText("has created the ") else { return nil }
    if skipText("discussion with ") {
      guard let discussion = identifier(), !discussion.isEmpty, skipText(" in the forum ")
      else { return nil }
      return .discussion(discussion)
    }
    guard skipText("post with "), let post = identifier(), !post.isEmpty,
      skipText(" in the discussion with "), let discussion = identifier(), !discussion.isEmpty,
      skipText(" in the forum ")
    else { return nil }
    return .post(post, discussion: discussion)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
}
