extension Phrases {
  /// Titles of reports, alone and about a subject, the sentence below them, and headings of tables.
  static let titles: Phrases = [
    "report.champions": (
      "Who could become an ambassador?", "Qui pourrait devenir ambassadrice ou ambassadeur ?"
    ),
    "report.community": ("How is the community doing?", "Comment va la communauté ?"),
    "report.leaderboard": ("Who leads the contest?", "Qui mène le concours ?"),
    "report.status": ("What the database holds", "Ce que contient la base"),
    "report.champion-explained": ("Why this place?", "Pourquoi cette place ?"),
    "report.contest-explained": ("Every act and its points", "Chaque acte et ses points"),

    "report.champions-backtest": (
      "Would the ranking have foreseen who helps?", "Le classement aurait-il prévu qui aide ?"
    ),
    "lead.champions-backtest": (
      "Past rankings beside the acts and thanks of the 26 weeks that followed.",
      "Classements passés, comparés aux actes et mercis des 26 semaines suivantes."
    ),
    "table.rankings": ("Rankings", "Classements"),
    "table.cuts": ("Cut by cut", "Coupe par coupe"),

    "about.champions": (
      "{0}: who could become an ambassador?",
      "{0} : qui pourrait devenir ambassadrice ou ambassadeur ?"
    ),
    "about.community": ("{0}: how is the community doing?", "{0} : comment va la communauté ?"),
    "about.leaderboard": ("{0}: who leads?", "{0} : qui mène ?"),
    "about.champion-explained": ("{0}: why this place?", "{0} : pourquoi cette place ?"),
    "about.contest-explained": (
      "{0}: every act and its points", "{0} : chaque acte et ses points"
    ),

    "lead.champions": (
      "By potential: the helpful acts that colleagues can expect in the next 26 weeks.",
      "Par potentiel : les actes utiles que les collègues peuvent attendre d'ici 26 semaines."
    ),
    "lead.champion-explained": (
      "Potential = weeks × acts per week × (1 + thanks per act).",
      "Potentiel = semaines × actes par semaine × (1 + mercis par acte)."
    ),
    "lead.community": (
      "Each member counts once in a period of four weeks.",
      "Chaque membre compte une fois par période de quatre semaines."
    ),
    "lead.contest-explained": (
      "Limits are those of the rules: per day, and per pair of giver and receiver.",
      "Limites du règlement : par jour, et par duo entre qui donne et qui reçoit."
    ),

    "table.champions": ("Creators", "Créatrices et créateurs"),
    "table.factors": ("The potential and its factors", "Le potentiel et ses facteurs"),
    "table.standings": ("The board", "Le classement"),
    "table.team_standings": ("The board of teams", "Le classement des équipes"),
    "table.acts": ("Acts", "Actes"),
    "table.participation": ("The last closed period", "La dernière période close"),
    "table.trend": ("Period by period", "Période par période"),
    "table.inventory": ("Inventory", "Inventaire"),
    "table.facts_digest": ("Facts digest", "Empreinte des faits"),
  ]
}
