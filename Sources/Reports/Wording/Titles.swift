extension Phrases {
  /// Titles of reports, alone and about a subject, the sentence below them, and headings of tables.
  static let titles: Phrases = [
    "report.champions": (
      "Who could become an ambassador?", "Qui pourrait devenir ambassadrice ou ambassadeur ?"
    ),
    "report.community": ("How is the community doing?", "Comment va la communauté ?"),
    "report.inactivity": ("How many are silent?", "Combien sont silencieux ?"),
    "report.backtest-inactivity": (
      "Who is back: foretold, and what came", "Qui revient : prévu, et constaté"
    ),
    "report.leaderboard": ("Who leads the contest?", "Qui mène le concours ?"),
    "report.moments": ("When to reach people?", "Quand joindre les membres ?"),
    "about.moments": ("{0}: when to reach people?", "{0} : quand joindre les membres ?"),
    "lead.moments": (
      "Members present at least once in each slot of the week, over four weeks.",
      "Membres présents au moins une fois par créneau, en quatre semaines."
    ),
    "table.moments": ("The week", "La semaine"),
    "table.recommended_moments": ("When to reach people", "Quand joindre les membres"),
    "report.status": ("What the database holds", "Ce que contient la base"),
    "report.champion-explained": ("Why this place?", "Pourquoi cette place ?"),
    "report.contest-explained": ("Every act and its points", "Chaque acte et ses points"),
    "report.gaps": ("What do people struggle with?", "Qu'est-ce qui pose difficulté ?"),
    "report.questions": (
      "Which quiz questions tell little?", "Quelles questions de quiz sont à revoir ?"
    ),

    "report.backtest-champions": (
      "Would the ranking have foreseen who helps?", "Le classement aurait-il prévu qui aide ?"
    ),
    "lead.backtest-champions": (
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
    "about.inactivity": ("{0}: how many are silent?", "{0} : combien sont silencieux ?"),
    "about.leaderboard": ("{0}: who leads?", "{0} : qui mène ?"),
    "about.champion-explained": ("{0}: why this place?", "{0} : pourquoi cette place ?"),
    "about.contest-explained": (
      "{0}: every act and its points", "{0} : chaque acte et ses points"
    ),

    "about.gaps": (
      "{0}: what do people struggle with?", "{0} : qu'est-ce qui pose difficulté ?"
    ),
    "lead.gaps": (
      "Topics by first attempts at quizzes, and the tips there are to help. Gaps come first.",
      "Les thèmes d'après les premières réponses aux quiz, et les astuces qui peuvent aider. "
        + "Les manques d'abord."
    ),
    "lead.questions": (
      "First attempts of the whole organisation, the least telling questions first.",
      "Premières réponses de toute l'organisation, les questions les moins parlantes d'abord."
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
    "lead.inactivity": (
      "At the end of the last closed period. In groups only: nobody is ever named.",
      "À la fin de la dernière période close. Par groupes seulement : personne n'est jamais nommé."
    ),
    "lead.backtest-inactivity": (
      "Each period is foretold from the weeks before it alone.",
      "Chaque période est prévue d'après les seules semaines qui la précèdent."
    ),
    "lead.contest-explained": (
      "Limits are those of the rules: per day, and per pair of giver and receiver.",
      "Limites du règlement : par jour, et par duo entre qui donne et qui reçoit."
    ),

    "table.champions": ("Creators", "Créatrices et créateurs"),
    "table.factors": ("The potential and its factors", "Le potentiel et ses facteurs"),
    "table.standings": ("The board", "Le classement"),
    "table.team_standings": ("The board of teams", "Le classement des équipes"),
    "table.score": ("In all", "Au total"),
    "table.acts": ("Acts", "Actes"),
    "table.participation": ("The last closed period", "La dernière période close"),
    "table.trend": ("Period by period", "Période par période"),
    "table.inactivity": ("Members by state", "Membres par état"),
    "table.foretold": ("Foretold, period by period", "Prévisions, période par période"),
    "table.calibration": (
      "The last period by chance of being back", "La dernière période selon la chance de retour"
    ),
    "table.inventory": ("Inventory", "Inventaire"),
    "table.facts_digest": ("Facts digest", "Empreinte des faits"),
    "table.gaps": ("What is missing, and for how many", "Ce qui manque, et pour combien"),
    "table.topic_facility": ("Why we think so", "Pourquoi nous le pensons"),
    "table.questions": ("Questions", "Questions"),
  ]
}
