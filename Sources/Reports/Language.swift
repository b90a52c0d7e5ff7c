/// The language of what a reader sees. Its raw value is what `--locale` takes.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case french = "fr"

  /// The language asked for, else that of the environment, else English.
  ///
  /// As in POSIX, the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty
  /// decides: `LC_ALL=C` means English whatever `LANG` says.
  public init(argument: Language?, environment: [String: String]) {
    if let argument {
      self = argument
      return
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }
      .first { !$0.isEmpty }
    self = Language(locale: locale ?? "") ?? .english
  }

  /// `fr`, `fr_FR.UTF-8`, `FR-ca`; nil when the locale is in none of our languages.
  private init?(locale: String) {
    self.init(rawValue: locale.prefix { $0.isLetter }.lowercased())
  }
}
