// How values of this room look at the gate.

public import Activity
public import Disclosure
public import Store

/// The one type whose queries reach contributions and nothing else.
extension ContributionFacts: PublicActs {}

extension CalendarDate {
  public init(_ day: Day) {
    let (year, month, number) = day.civil
    self.init(year: year, month: month, day: number)
  }
}

extension Person {
  /// A contributor under the consent they gave.
  init(_ contributor: Contributor) {
    let consent: Person.Consent =
      switch contributor.visibility {
      case .named: .named
      case .anonymous: .anonymous
      case .hidden: .hidden
      }
    self.init(name: contributor.name, identifier: contributor.identifier, consent: consent)
  }
}

extension TopicName {
  /// A topic under the name that a topics list gives it, else as somebody wrote it.
  init(_ topic: KnownTopic) {
    self.init(
      topic.name ?? topic.identifier, isListed: topic.isListed, authors: topic.authors)
  }
}

extension Contributor {
  /// The team beside a name; nothing beside someone anonymous, whom a small team would name.
  var publicTeam: SealedCell {
    guard visibility == .named, let team else { return .empty }
    return .text(Sealed(team))
  }
}
