extension Phrases {
  /// Column headings. Short words: a heading may take three lines, but a long word widens a table.
  static let columns: Phrases = [
    "column.rank": ("Rank", "Rang"),
    "column.creator": ("Creator", "Nom"),
    "column.member": ("Member", "Membre"),
    "column.team": ("Team", "Équipe"),
    "column.community": ("Community", "Communauté"),

    "column.potential": ("Potential", "Potentiel"),
    "column.weeks": ("Weeks", "Semaines"),
    "column.acts_per_week": ("Acts per week", "Actes par semaine"),
    "column.thanks_per_act": ("Thanks per act", "Mercis par acte"),
    "column.reach": ("Reach", "Portée"),
    "column.mobilised": ("People mobilised", "Personnes entraînées"),
    "column.topics": ("Topics", "Thèmes"),
    "column.newcomers_helped": ("Newcomers helped", "Nouveaux aidés"),
    "column.factor": ("Factor", "Facteur"),
    "column.value": ("Value", "Valeur"),
    "column.evidence": ("Evidence", "Éléments"),

    "column.tips": ("Tips", "Astuces"),
    "column.comments": ("Comments", "Commentaires"),
    "column.challenges": ("Challenges", "Défis"),
    "column.thanks": ("Thanks", "Mercis"),

    "column.score": ("Score", "Score"),
    "column.points": ("Points", "Points"),
    "column.act": ("Act", "Acte"),
    "column.day": ("Day", "Jour"),
    "column.subject": ("About", "Sujet"),
    "column.giver": ("From", "De la part de"),
    "column.counted": ("Counted", "Compté"),
    "column.reason": ("Reason", "Motif"),

    "column.measure": ("Measure", "Mesure"),
    "column.people": ("People", "Personnes"),
    "column.share": ("Share", "Part"),
    "column.company_median": ("Company median", "Médiane entreprise"),
    "column.period_start": ("From", "Du"),
    "column.period_end": ("To", "Au"),
    "column.members": ("Members", "Membres"),
    "column.active": ("Active", "Actifs"),
    "column.contributors": ("Contributed", "Ont partagé"),
    "column.challenge_entrants": ("Joined a challenge", "Ont rejoint un défi"),
    "column.challenge_completers": ("Completed a challenge", "Ont fini un défi"),
    "column.new_starters": ("New starters", "Premiers pas"),

    "column.kind": ("Kind", "Nature"),
    "column.count": ("Count", "Nombre"),
  ]
}
