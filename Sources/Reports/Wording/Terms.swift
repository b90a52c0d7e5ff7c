extension Phrases {
  /// Our own words inside cells, and what stands for a value that has no plain form.
  static let terms: Phrases = [
    "name.anonymous": ("Anonymous", "Anonyme"),
    "number.undefined": ("undefined", "indéfini"),

    // Measures of a community.
    "term.active-members": ("Active (at least one day)", "Actifs (au moins un jour)"),
    "term.contributors": (
      "Contributed (tip, comment or challenge)", "Ont contribué (astuce, commentaire, défi)"
    ),
    "term.challenge-entrants": ("Joined a challenge", "Ont rejoint un défi"),
    "term.challenge-completers": ("Completed a challenge", "Ont terminé un défi"),
    "term.new-starters": ("New starters (first day ever)", "Premiers pas (tout premier jour)"),

    // What the database holds.
    "term.members": ("Members", "Membres"),
    "term.unlisted-members": ("Members that no roster lists", "Membres absents des listes"),
    "term.communities": ("Communities", "Communautés"),
    "term.memberships": ("Memberships", "Appartenances"),
    "term.ambassadors": ("Ambassadors", "Ambassadrices et ambassadeurs"),
    "term.topics": ("Topics", "Thèmes"),
    "term.tips": ("Tips", "Astuces"),
    "term.unknown-tips": (
      "Tips thanked but in no export", "Astuces remerciées mais absentes des exports"
    ),
    "term.reactions": ("Reactions", "Réactions"),
    "term.anonymous-reactions": ("Reactions without a giver", "Réactions sans auteur"),
    "term.comments": ("Comments", "Commentaires"),
    "term.challenges": ("Challenges", "Défis"),
    "term.challenge-entries": ("Challenge entries", "Participations aux défis"),
    "term.presence": ("Presence (members × periods)", "Présence (membres × périodes)"),
    "term.quiz-results": ("Quiz results", "Résultats de quiz"),
    "term.files": ("Files imported", "Fichiers importés"),
    "term.rejected-rows": (
      "Rows rejected at each file's last import",
      "Lignes refusées au dernier import de chaque fichier"
    ),

    // Acts that a contest counts.
    "term.tip": ("Tip", "Astuce"),
    "term.thanks-received": ("Thanks", "Merci reçu"),
    "term.comment": ("Comment", "Commentaire"),
    "term.challenge-completed": ("Challenge", "Défi terminé"),

    // Whether an act earned its points; if not, why.
    "term.scored": ("yes", "oui"),
    "term.withdrawn": ("tip withdrawn", "astuce retirée"),
    "term.not-ranked": ("not ranked", "hors classement"),
    "term.own-tip": ("own tip", "propre astuce"),
    "term.before-start": ("before start", "avant le début"),
    "term.after-close": ("after close", "après la fin"),
    "term.after-freeze": ("after freeze", "après le gel"),
    "term.after-as-of": ("after this day", "après ce jour"),
    "term.no-points": ("worth no points", "sans points"),
    "term.repeated": ("already counted", "déjà compté"),
    "term.pair-cap": ("limit per pair", "limite par duo"),
    "term.daily-cap": ("daily limit", "limite du jour"),

    // Factors of a potential, and the counts they rest on.
    "term.rank": ("Rank", "Rang"),
    "term.potential": ("Potential", "Potentiel"),
    "term.expected-weeks": (
      "Contributing weeks to expect (of 26)", "Semaines de partage à attendre (sur 26)"
    ),
    "term.interval-low": (
      "In nine cases of ten, at least", "Dans neuf cas sur dix, au moins"
    ),
    "term.interval-high": ("In nine cases of ten, at most", "Dans neuf cas sur dix, au plus"),
    "term.chance-of-top": (
      "Chance of being among the first (%)", "Chance d'être parmi les premiers rangs (%)"
    ),
    "term.recent-weeks": (
      "Contributing weeks, older ones counting less",
      "Semaines de partage, les anciennes comptant moins"
    ),
    "term.half-life": ("Weeks until one counts half", "Semaines avant qu'une compte moitié"),
    "term.acts-strength": (
      "Contributing weeks that weigh as much as the mean",
      "Semaines de partage pesant autant que la moyenne"
    ),
    "term.thanks-strength": (
      "Acts that weigh as much as the mean", "Actes pesant autant que la moyenne"
    ),
    "term.ranking-potential": ("Potential", "Potentiel"),
    "term.ranking-lifetime": ("All acts ever", "Tous les actes"),
    "term.ranking-trailing": ("Acts of the last 26 weeks", "Actes des 26 dernières semaines"),
    "term.ranking-decayed": (
      "Acts, half as much after 13 weeks", "Actes, moitié moins après 13 semaines"
    ),
    "term.ranking-decayed-weeks": (
      "Contributing weeks, half as much after 13 weeks",
      "Semaines de partage, moitié moins après 13 semaines"
    ),
    "term.weeks-contributing": ("Contributing weeks so far", "Semaines de partage à ce jour"),
    "term.weeks-observed": ("Weeks observed", "Semaines observées"),
    "term.weeks-silent": (
      "Weeks since the last contribution", "Semaines depuis le dernier partage"
    ),
    "term.acts-per-week": ("Acts per contributing week", "Actes par semaine de partage"),
    "term.challenges-launched": ("Challenges launched", "Défis lancés"),
    "term.thanks-per-act": ("Thanks per act", "Mercis par acte"),
    "term.thanks": ("Thanks received", "Mercis reçus"),
    "term.thanks-capped": (
      "Thanks left out: over 5 from one person in 4 weeks",
      "Mercis écartés : plus de 5 d'une personne en 4 semaines"
    ),
    "term.reach": ("Teams reached", "Équipes touchées"),
    "term.newcomers-helped": ("Newcomers helped", "Nouveaux aidés"),
  ]
}
