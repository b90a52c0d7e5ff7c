/// What the retailer trains its people on, and how they talk about it.
enum Trainings {
  static let themes = [
    "Relation client", "Caisse", "Présentation", "Logistique", "Sécurité",
  ]

  struct Topic {
    let name: String
    /// Position in `themes`.
    let theme: Int
    /// Those whose daily work it is.
    let trade: Trade
  }

  static let topics: [Topic] = [
    Topic(name: "Accueil client", theme: 0, trade: .sales),
    Topic(name: "Conseil et vente additionnelle", theme: 0, trade: .sales),
    Topic(name: "Réclamations", theme: 0, trade: .service),
    Topic(name: "Programme de fidélité", theme: 0, trade: .checkout),
    Topic(name: "Encaissement", theme: 1, trade: .checkout),
    Topic(name: "Retours et échanges", theme: 1, trade: .checkout),
    Topic(name: "Cartes cadeaux", theme: 1, trade: .checkout),
    Topic(name: "Pliage et présentation", theme: 2, trade: .display),
    Topic(name: "Vitrines et podiums", theme: 2, trade: .display),
    Topic(name: "Étiquetage et prix", theme: 2, trade: .sales),
    Topic(name: "Réception des livraisons", theme: 3, trade: .logistics),
    Topic(name: "Inventaire tournant", theme: 3, trade: .logistics),
    Topic(name: "Retrait en magasin", theme: 3, trade: .service),
    Topic(name: "Gestes et postures", theme: 4, trade: .logistics),
    Topic(name: "Sécurité incendie", theme: 4, trade: .display),
    Topic(name: "Prévention des vols", theme: 4, trade: .sales),
  ]

  /// Every title that a tip on a topic can have.
  static func tipTitles(on topic: Topic) -> [String] {
    [
      "\(topic.name) : mon astuce du matin",
      "\(topic.name) : l'erreur que je ne fais plus",
      "\(topic.name) en trois étapes",
      "\(topic.name) : gagner cinq minutes",
      "\(topic.name), ce que j'aurais aimé savoir",
      "Ma fiche mémo « \(topic.name) »",
      "\(topic.name) un samedi de rush",
      "\(topic.name) : le bon réflexe",
    ]
  }

  static func challengeTitle(on topic: Topic) -> String { "Défi « \(topic.name) »" }

  /// Reactions and how often each is chosen.
  static let reactions = ["merci", "utile", "bravo"]
  static let reactionWeights = [0.55, 0.3, 0.15]
}
