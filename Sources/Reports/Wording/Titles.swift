extension Phrases {
  /// Titles of reports, the sentence below them, and headings of tables.
  static let titles: Phrases = [
    "report.champions": (
      "Who could become an ambassador?", "Qui pourrait devenir ambassadrice ou ambassadeur ?"
    ),
    "report.community": ("How is the community doing?", "Comment va la communauté ?"),
    "report.leaderboard": ("Who leads the contest?", "Qui mène le concours ?"),
    "report.status": ("What the database holds", "Ce que contient la base"),
    "report.champion-explained": ("Why this place?", "Pourquoi cette place ?"),
    "report.contest-explained": ("Every point, with its act", "Chaque point, avec son acte"),

    "lead.champions": (
      "By potential: the helpful acts that colleagues can expect in the next 26 weeks.",
      "Par potentiel : l'aide attendue pour les collègues d'ici 26 semaines, en actes."
    ),
    "lead.champion-explained": (
      "Potential = weeks × acts per week × (1 + thanks per act), over the next 26 weeks.",
      "Potentiel = semaines × actes par semaine × (1 + mercis par acte), d'ici 26 semaines."
    ),

    "table.champions": ("Creators", "Créatrices et créateurs"),
    "table.participation": ("Participation", "Participation"),
    "table.trend": ("Period by period", "Période par période"),
    "table.contributions": ("Contributions", "Contributions"),
    "table.leaderboard": ("Leaderboard", "Classement"),
    "table.teams": ("Teams", "Équipes"),
    "table.neighbours": ("Just before and after", "Juste avant et après"),
    "table.status": ("Counts", "Comptes"),
    "table.factors": ("The factors", "Les facteurs"),
    "table.evidence": ("What they rest on", "Sur quoi ils reposent"),
    "table.acts": ("Acts", "Actes"),
    "table.points": ("Points", "Points"),
  ]
}
