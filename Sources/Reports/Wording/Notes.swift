extension Phrases {
  /// Sentences below tables.
  static let notes: Phrases = [
    "note.potential": (
      "Potential = weeks × acts per week × (1 + thanks per act).",
      "Potentiel = semaines × actes par semaine × (1 + mercis par acte)."
    ),
    "note.acts": (
      "An act is a tip, a comment on a colleague's tip or a challenge launched; a thanks is a "
        + "colleague's reaction or comment.",
      "Un acte est une astuce, un commentaire sur l'astuce d'un collègue ou un défi lancé ; "
        + "un merci est la réaction ou le commentaire d'un collègue."
    ),
    "note.beside-potential": (
      "Not part of the potential: teams reached, fewer where some say most of the thanks; topics; "
        + "newcomers helped in their first eight weeks; people mobilised, whose first challenge in "
        + "eight weeks was one of theirs.",
      "Hors du potentiel : équipes touchées, moins si quelques-unes disent l'essentiel des mercis ; "
        + "thèmes ; nouveaux aidés dans leurs huit premières semaines ; personnes mobilisées, dont "
        + "le premier défi en huit semaines fut l'un des leurs."
    ),
    "note.opted-out": (
      "People who opted out are not ranked and take no place.",
      "Les personnes qui l'ont demandé ne sont pas classées et n'occupent aucune place."
    ),
    "note.assumed-habit": (
      "There is too little history to learn from: how fast habits fade is assumed, not measured.",
      "L'historique est trop court pour apprendre : "
        + "la vitesse à laquelle une habitude s'efface est supposée, non mesurée."
    ),
    "note.outlook": (
      "In nine cases of ten, what comes lies between low and high. Chance of top: of being among "
        + "as many creators as were asked for.",
      "Dans neuf cas sur dix, ce qui vient se tient entre bas et haut. Chance d'en être : d'être "
        + "parmi les premiers, aussi nombreux que demandé."
    ),
    "note.recent-weeks": (
      "A week with at least one act is a contributing week. It counts less as time passes, so that "
        + "the ranking follows what people do now; it never stops counting altogether.",
      "Une semaine avec au moins un acte est une semaine de partage. Elle compte de moins en moins "
        + "avec le temps, pour que le classement suive ce qui se fait maintenant ; "
        + "elle ne s'efface jamais tout à fait."
    ),
    "note.strength": (
      "Somebody with few acts is taken to be close to the mean of all creators; the more there are, "
        + "the more their own figures count.",
      "Avec peu d'actes, une personne est supposée proche de la moyenne de tous ; plus il y en a, "
        + "plus ses propres chiffres comptent."
    ),
    "note.never-used": (
      "Nothing else was looked at: no login, no quiz result, no challenge entered, no opinion of a "
        + "manager or of anybody.",
      "Rien d'autre n'a été regardé : ni connexion, ni résultat de quiz, ni participation à un "
        + "défi, ni avis d'un responsable ou de quiconque."
    ),
    "note.no-judgement": (
      "This is a forecast of help shared in public, not a judgement of a person or of their work. "
        + "It may be wrong, a quiet time has many reasons, and nobody has to share. "
        + "Whoever prefers not to be ranked can ask for it.",
      "C'est une prévision de l'aide partagée en public, non un jugement sur une personne ou sur "
        + "son travail. Elle peut se tromper, une période calme a bien des raisons, et personne "
        + "n'est tenu de partager. Qui préfère ne pas être classé peut le demander."
    ),
    "note.better-than-best": (
      "Better here than the best simple ranking: +{0} NDCG, 95% interval {1} to {2}.",
      "Meilleur ici que le meilleur classement simple : +{0} NDCG, intervalle à 95 % de {1} à {2}."
    ),
    "note.no-better-than-best": (
      "No better here than the best simple ranking: {0} NDCG, 95% interval {1} to {2}.",
      "Pas meilleur ici que le meilleur classement simple : {0} NDCG, intervalle à 95 % "
        + "de {1} à {2}."
    ),
    "note.worse-than-best": (
      "Worse here than the best simple ranking: {0} NDCG, 95% interval {1} to {2}.",
      "Moins bon ici que le meilleur classement simple : {0} NDCG, intervalle à 95 % de {1} à {2}."
    ),
    "note.better-than-counting": (
      "Better here than counting all acts: +{0} NDCG, 95% interval {1} to {2}.",
      "Meilleur ici que le compte de tous les actes : +{0} NDCG, intervalle à 95 % de {1} à {2}."
    ),
    "note.no-better-than-counting": (
      "No better here than counting all acts: {0} NDCG, 95% interval {1} to {2}.",
      "Pas meilleur ici que le compte de tous les actes : {0} NDCG, intervalle à 95 % de {1} à {2}."
    ),
    "note.worse-than-counting": (
      "Worse here than counting all acts: {0} NDCG, 95% interval {1} to {2}.",
      "Moins bon ici que le compte de tous les actes : {0} NDCG, intervalle à 95 % de {1} à {2}."
    ),
    "note.backtest-cuts": (
      "A cut every 13 weeks, with 26 weeks of data before and after. Intervals: 1,000 draws of "
        + "creators, each with all of their cuts.",
      "Une coupe toutes les 13 semaines, avec 26 semaines de données avant et après. Intervalles : "
        + "1 000 tirages de personnes, chacune avec toutes ses coupes."
    ),
    "note.backtest-measures": (
      "NDCG at 10: acts and thanks that followed, of the first ten in the ranking, early places "
        + "counting more; 1 is the best there could be. Precision at 10: the share of the ten who "
        + "helped most that the first ten hold.",
      "NDCG à 10 : actes et mercis qui ont suivi chez les dix premiers, les premières places "
        + "comptant plus ; 1 est le mieux possible. Précision à 10 : la part des dix qui ont le "
        + "plus aidé que contiennent les dix premiers."
    ),
    "note.backtest-too-short": (
      "The data are too short: a cut needs 26 weeks before it, and 26 weeks after it in which "
        + "somebody contributed.",
      "L'historique est trop court : une coupe demande 26 semaines avant elle, et 26 semaines "
        + "après elle où quelqu'un a partagé."
    ),
    "note.rules-changed": (
      "The rules of this contest have changed since its board was first shown.",
      "Le règlement de ce concours a changé depuis le premier classement montré."
    ),
    "note.frozen": ("This board was frozen on {0}.", "Ce classement est figé depuis le {0}."),
    "note.no-points-yet": (
      "Nobody has points yet.", "Personne n'a encore de points."
    ),
    "note.median-community": (
      "Half of the communities are at the median community's share or below.",
      "La moitié des communautés ont la part de la communauté médiane ou moins."
    ),
    "note.no-closed-period": (
      "The data do not hold a whole period of four weeks yet.",
      "Les données ne couvrent pas encore une période entière de quatre semaines."
    ),
    "note.membership-at-period-end": (
      "The members are those of the community on the last day of each period.",
      "Les membres sont ceux de la communauté le dernier jour de chaque période."
    ),
    "note.same-digest": (
      "Two databases with the same digest hold the same facts.",
      "Deux bases de même empreinte contiennent les mêmes faits."
    ),
    "note.no-contributions": (
      "No tip, comment or challenge of anybody who takes a rank, through this day.",
      "Aucune astuce, aucun commentaire, aucun défi d'une personne classée jusqu'à ce jour."
    ),
    "note.nothing-yet": (
      "Nothing to show yet. Bring your exports in with `relais import FOLDER`.",
      "Rien à montrer pour l'instant. Importez vos exports avec `relais import DOSSIER`."
    ),

    "legend.empty": ("Nothing to show here.", "Rien à montrer ici."),
    "legend.withheld": (
      "{0} withheld, so that nobody can be singled out",
      "{0} non publié, afin que personne ne puisse être reconnu"
    ),
    "legend.below": (
      "<{0}: fewer than {0} people, zero included", "<{0} : moins de {0} personnes, zéro compris"
    ),
    "legend.above": (
      ">{0}: more than {0} people, everyone included",
      ">{0} : plus de {0} personnes, tout le monde compris"
    ),
    "legend.rounded": (
      "Counts of people are rounded to multiples of {0}.",
      "Les nombres de personnes sont arrondis à un multiple de {0}."
    ),
    "legend.shares": (
      "Shares are computed from the published counts.",
      "Les parts sont calculées sur les nombres publiés."
    ),
  ]

  /// Where a report comes from.
  static let provenance: Phrases = [
    "provenance.data-through": ("Data through {0}", "Données jusqu'au {0}"),
    "provenance.no-data": ("No data yet", "Aucune donnée"),
    "provenance.as-of": ("As of {0}", "État au {0}"),
    "provenance.period": (
      "Last closed period: {0} to {1}", "Dernière période close : du {0} au {1}"
    ),
    "provenance.filters": ("Asked for: {0}", "Demandé : {0}"),
    "provenance.no-filters": ("No filters", "Aucun filtre"),
    "provenance.policy": (
      "Privacy: groups of {1} or more, counts from {0}, rounded to {2}",
      "Confidentialité : groupes d'au moins {1}, nombres dès {0}, arrondis à {2}"
    ),
    "provenance.time-zone": ("Time zone {0}", "Fuseau horaire {0}"),
    "provenance.engine": ("Computed by {0}", "Calculé par {0}"),

    // What was asked for on the command line.
    "filter.community": ("community {0}", "communauté {0}"),
    "filter.contest": ("contest {0}", "concours {0}"),
    "filter.member": ("member {0}", "membre {0}"),
    "filter.near": ("around {0}", "autour de {0}"),
    "filter.top": ("top {0}", "top {0}"),
  ]
}
