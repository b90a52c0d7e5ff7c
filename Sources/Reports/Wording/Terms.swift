extension Phrases {
  /// Our own words inside cells, and what stands for a value that has no plain form.
  static let terms: Phrases = [
    "name.anonymous": ("Anonymous", "Anonyme"),
    "number.undefined": ("undefined", "indéfini"),

    // Measures of a community.
    "term.active-members": ("Active (at least one day)", "Actifs (au moins un jour)"),
    "term.contributors": (
      "Contributed (tip, comment or challenge)", "Ont partagé, commenté ou lancé un défi"
    ),
    "term.challenge-entrants": ("Joined a challenge", "Ont rejoint un défi"),
    "term.challenge-completers": ("Completed a challenge", "Ont terminé un défi"),
    "term.new-starters": ("New starters (first day ever)", "Premiers pas (tout premier jour)"),

    // States of activity, and the plain rule.
    "term.state-active": (
      "Active in the last four weeks", "Actifs ces quatre dernières semaines"
    ),
    "term.state-slipping": (
      "- slipping away: likely to be back soon", "- en retrait : retour prochain probable"
    ),
    "term.state-dormant": (
      "- dormant: unlikely to be back", "- endormis : retour peu probable"
    ),
    "term.state-silent": (
      "Silent in the last four weeks", "Silencieux ces quatre dernières semaines"
    ),
    "term.state-not-started": ("- never here yet", "- pas encore venus"),
    "term.silent-30-days": (
      "Plain rule: no visit for 30 days", "Règle simple : aucune visite depuis 30 jours"
    ),
    "term.chance-0": ("0 to 20%", "0 à 20 %"),
    "term.chance-20": ("20 to 40%", "20 à 40 %"),
    "term.chance-40": ("40 to 60%", "40 à 60 %"),
    "term.chance-60": ("60 to 80%", "60 à 80 %"),
    "term.chance-80": ("80 to 100%", "80 à 100 %"),
    "term.monday": ("Monday", "Lundi"),
    "term.tuesday": ("Tuesday", "Mardi"),
    "term.wednesday": ("Wednesday", "Mercredi"),
    "term.thursday": ("Thursday", "Jeudi"),
    "term.friday": ("Friday", "Vendredi"),
    "term.saturday": ("Saturday", "Samedi"),
    "term.sunday": ("Sunday", "Dimanche"),

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

    // What is wrong with a topic or a question.
    "term.missing-content": ("missing content", "contenu manquant"),
    "term.unhelpful-content": ("unhelpful content", "contenu qui n'aide pas"),
    "term.local-difficulty": ("local difficulty", "difficulté locale"),
    "term.fine": ("fine", "rien à signaler"),
    "term.question-to-review": ("to review", "à revoir"),
  ]
}
