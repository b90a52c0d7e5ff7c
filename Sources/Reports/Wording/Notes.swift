extension Phrases {
  /// Sentences below tables.
  static let notes: Phrases = [
    "note.opted-out": (
      "People who opted out are not ranked and take no place.",
      "Les personnes qui l'ont demandé ne sont pas classées et n'occupent aucune place."
    ),
    "note.anonymous": (
      "Anonymous people keep their rank.", "Les personnes anonymes gardent leur rang."
    ),
    "note.fallback-model": (
      "There is too little history for the full model: weeks are estimated from recent activity.",
      "L'historique est trop court pour le modèle complet : "
        + "les semaines sont estimées d'après l'activité récente."
    ),
    "note.rules-changed": (
      "The rules of this contest have changed since its board was first published.",
      "Le règlement de ce concours a changé depuis la première publication du classement."
    ),
    "note.frozen": ("This board was frozen on {0}.", "Ce classement est figé depuis le {0}."),
    "note.membership-as-of": (
      "Membership is as of {0}.", "La composition de la communauté est celle du {0}."
    ),
    "note.policy-changed": (
      "The disclosure policy has changed since the last report.",
      "La politique de confidentialité a changé depuis le dernier rapport."
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
      "Counts of people are rounded to {0}.", "Les nombres de personnes sont arrondis à {0} près."
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
    "provenance.period": ("Period {0} to {1}", "Période du {0} au {1}"),
    "provenance.filters": ("Filters: {0}", "Filtres : {0}"),
    "provenance.no-filters": ("No filters", "Aucun filtre"),
    "provenance.policy": (
      "Policy: counts from {0} people, groups from {1}, rounded to {2}",
      "Règles : nombres dès {0} personnes, groupes dès {1}, arrondi à {2}"
    ),
    "provenance.time-zone": ("Time zone {0}", "Fuseau horaire {0}"),
    "provenance.engine": ("Engine {0}", "Moteur {0}"),

    // Names of filters, as the command line has them.
    "filter.community": ("community", "communauté"),
    "filter.contest": ("contest", "concours"),
    "filter.member": ("member", "membre"),
    "filter.top": ("top", "premiers rangs"),
    "filter.explain": ("explained", "expliqué"),
  ]
}
