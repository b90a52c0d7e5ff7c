/// A fictional French retailer of home goods: what its shops, jobs and trainings are called.
enum Retailer {
  static let name = "Maison Ormevel"
  /// Under a domain that can never exist (RFC 2606).
  static let domain = "maison-ormevel.example"
  static let timeZone = "Europe/Paris"

  struct Region {
    let name: String
    let cities: [String]
  }

  static let regions: [Region] = [
    Region(
      name: "Nord",
      cities: [
        "Lille", "Roubaix", "Amiens", "Arras", "Dunkerque", "Valenciennes", "Calais", "Beauvais",
      ]),
    Region(
      name: "Ouest",
      cities: [
        "Nantes", "Rennes", "Brest", "Angers", "Saint-Malo", "Vannes", "Le Mans", "Quimper",
      ]),
    Region(
      name: "Île-de-France",
      cities: [
        "Paris", "Versailles", "Créteil", "Saint-Denis", "Évry", "Meaux", "Cergy", "Nanterre",
      ]),
    Region(
      name: "Rhône-Alpes",
      cities: [
        "Lyon", "Grenoble", "Saint-Étienne", "Annecy", "Chambéry", "Valence", "Roanne", "Vienne",
      ]),
    Region(
      name: "Sud-Ouest",
      cities: [
        "Bordeaux", "Toulouse", "Bayonne", "Pau", "Agen", "Périgueux", "Tarbes", "Albi",
      ]),
    Region(
      name: "Méditerranée",
      cities: [
        "Marseille", "Montpellier", "Nice", "Nîmes", "Toulon", "Perpignan", "Avignon", "Béziers",
      ]),
    Region(
      name: "Est",
      cities: [
        "Strasbourg", "Metz", "Nancy", "Reims", "Mulhouse", "Colmar", "Besançon", "Dijon",
      ]),
    Region(
      name: "Centre",
      cities: [
        "Orléans", "Tours", "Bourges", "Blois", "Chartres", "Limoges", "Clermont-Ferrand", "Nevers",
      ]),
  ]

  /// Where in its city a shop stands.
  static let quarters = [
    "Vieux-Bourg", "Commerce", "Les Halles", "Grand-Place", "Quai Neuf", "République", "La Gare",
    "Clos Fleuri", "Porte Haute", "Les Tanneurs", "Beau Séjour", "Saint-Aubin", "Les Arcades",
    "Pré aux Clercs", "La Verrerie", "Bel-Air", "Les Ormes", "Cité Jardin", "Le Moulin",
    "Les Remparts", "Val Joli", "La Filature", "Rive Droite", "Champ de Mars",
  ]

  /// Communities across trades; the first ones are the largest.
  static let themes = [
    "Linge de maison", "Arts de la table", "Langue des signes", "Luminaires", "Seconde vie",
    "Cuisine et pâtisserie", "Accueil des nouveaux", "Plantes et jardin",
  ]
}

/// What a member does all day, and the community of practice that goes with it.
enum Trade: Int, CaseIterable {
  case sales, checkout, display, logistics, service

  var community: String {
    switch self {
    case .sales: "Vente"
    case .checkout: "Caisse"
    case .display: "Visuel"
    case .logistics: "Logistique"
    case .service: "Service client"
    }
  }

  /// Feminine and masculine titles of the same jobs.
  var jobs: [(feminine: String, masculine: String)] {
    switch self {
    case .sales:
      [
        ("Vendeuse", "Vendeur"), ("Conseillère de vente", "Conseiller de vente"),
        ("Vendeuse experte", "Vendeur expert"),
      ]
    case .checkout: [("Hôtesse de caisse", "Hôte de caisse"), ("Caissière", "Caissier")]
    case .display: [("Merchandiseuse", "Merchandiseur"), ("Étalagiste", "Étalagiste")]
    case .logistics:
      [
        ("Magasinière", "Magasinier"), ("Préparatrice de commandes", "Préparateur de commandes"),
        ("Cariste", "Cariste"),
      ]
    case .service:
      [("Conseillère clientèle", "Conseiller clientèle"), ("Chargée de SAV", "Chargé de SAV")]
    }
  }

  var managerJob: (feminine: String, masculine: String) {
    switch self {
    case .sales: ("Responsable de rayon", "Responsable de rayon")
    case .checkout: ("Cheffe de caisse", "Chef de caisse")
    case .display: ("Responsable visuel", "Responsable visuel")
    case .logistics: ("Cheffe d'équipe logistique", "Chef d'équipe logistique")
    case .service: ("Responsable service client", "Responsable service client")
    }
  }
}
