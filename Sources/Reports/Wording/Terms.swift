extension Phrases {
  /// Our own words inside cells, and what stands for a value that has no plain form.
  static let terms: Phrases = [
    "name.anonymous": ("Anonymous", "Anonyme"),
    "number.undefined": ("undefined", "indéfini"),
    "term.yes": ("yes", "oui"),
    "term.no": ("no", "non"),
    "term.total": ("Total", "Total"),

    // Measures of a community.
    "term.active-members": ("Active members", "Membres actifs"),
    "term.contributors": ("People who contributed", "Personnes qui ont partagé"),
    "term.challenge-entrants": (
      "People who joined a challenge", "Personnes qui ont rejoint un défi"
    ),
    "term.challenge-completers": (
      "People who completed a challenge", "Personnes qui ont terminé un défi"
    ),
    "term.new-starters": ("New starters", "Premiers pas dans la période"),

    // What the database holds.
    "term.members": ("Members", "Membres"),
    "term.communities": ("Communities", "Communautés"),
    "term.memberships": ("Memberships", "Appartenances"),
    "term.ambassadors": ("Ambassadors", "Ambassadrices et ambassadeurs"),
    "term.topics": ("Topics", "Thèmes"),
    "term.tips": ("Tips", "Astuces"),
    "term.reactions": ("Reactions", "Réactions"),
    "term.anonymous-reactions": ("Anonymous reactions", "Réactions anonymes"),
    "term.comments": ("Comments", "Commentaires"),
    "term.challenges": ("Challenges", "Défis"),
    "term.challenge-entries": ("Challenge entries", "Participations aux défis"),
    "term.presence": ("Presence (members × periods)", "Présence (membres × périodes)"),
    "term.quiz-results": ("Quiz results", "Résultats de quiz"),
    "term.unlisted-members": ("Members that no roster lists", "Membres absents des listes"),
    "term.rejected-rows": ("Rejected rows", "Lignes refusées"),

    // Acts that a contest counts.
    "term.tip": ("Tip shared", "Astuce partagée"),
    "term.thanks-received": ("Thanks received", "Merci reçu"),
    "term.comment": ("Comment", "Commentaire"),
    "term.challenge-completed": ("Challenge completed", "Défi terminé"),
    "term.challenge-launched": ("Challenge launched", "Défi lancé"),

    // Why a point is not counted.
    "term.daily-cap": ("daily limit reached", "limite du jour atteinte"),
    "term.pair-cap": ("limit between two people reached", "limite entre deux personnes atteinte"),
    "term.self-thanks": ("thanks to oneself", "merci à soi-même"),
    "term.outside-window": ("outside the contest's dates", "hors des dates du concours"),
    "term.after-freeze": ("after the board was frozen", "après le gel du classement"),

    // Factors of a potential, and the counts they rest on.
    "term.potential": ("Potential", "Potentiel"),
    "term.expected-weeks": (
      "Contributing weeks expected in the next 26", "Semaines de partage attendues d'ici 26"
    ),
    "term.acts-per-week": ("Acts per contributing week", "Actes par semaine de partage"),
    "term.thanks-per-act": ("Thanks per act", "Mercis par acte"),
    "term.reach": ("Reach (teams thanked from)", "Portée (équipes qui remercient)"),
    "term.mobilised": ("People mobilised", "Personnes entraînées"),
    "term.newcomers-helped": ("Newcomers helped", "Personnes aidées à leurs débuts"),
    "term.weeks-observed": ("Weeks observed", "Semaines observées"),
    "term.weeks-contributing": ("Contributing weeks", "Semaines de partage"),
    "term.last-contributing-week": (
      "Week of the last contribution", "Semaine du dernier partage"
    ),
    "term.acts": ("Acts", "Actes"),
    "term.thanks": ("Thanks received", "Mercis reçus"),
  ]
}
