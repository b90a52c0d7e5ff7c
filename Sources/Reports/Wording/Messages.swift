extension Phrases {
  /// What is said on stderr when things go as they should.
  static let messages: Phrases = [
    "message.imported": (
      "{0}: {1} {1|row|rows} read, {2} new, {3} merged, {4} rejected, {5} dropped",
      "{0} : {1} {1|ligne lue|lignes lues}, {2} {2|nouvelle|nouvelles}, "
        + "{3} {3|fusionnée|fusionnées}, {4} {4|refusée|refusées}, {5} {5|écartée|écartées}"
    ),
    "message.imported-nothing-new": (
      "{0}: {1} {1|row|rows} read, nothing new", "{0} : {1} {1|ligne lue|lignes lues}, rien de neuf"
    ),
    "message.dry-run": (
      "Dry run: nothing was written.", "Essai à blanc : rien n'a été enregistré."
    ),
    "message.skipped": (
      "{0}: skipped, not an export that Relais knows",
      "{0} : ignoré, ce n'est pas un export que Relais connaît"
    ),
    "message.unknown-columns": (
      "{0}: {1|column|columns} left aside: {2}",
      "{0} : {1|colonne laissée|colonnes laissées} de côté : {2}"
    ),
    "message.conflicts": (
      "{0}: {1} {1|row contradicts|rows contradict} another export of the same day; "
        + "a fixed rule chose",
      "{0} : {1} {1|ligne contredit|lignes contredisent} un autre export du même jour ; "
        + "une règle fixe a tranché"
    ),
    "message.unlisted": (
      "{0} {0|member is|members are} on no roster: counted by `relais status`, never shown.",
      "{0} {0|membre n'est|membres ne sont} sur aucune liste : "
        + "{0|compté|comptés} par `relais status`, jamais {0|montré|montrés}."
    ),
    "message.rejects-written": (
      "Rejected rows are in {0}.", "Les lignes refusées sont dans {0}."
    ),
    "message.created": (
      "Created {0}, time zone {1}.", "Base {0} créée, fuseau horaire {1}."
    ),
    "message.written": ("Wrote {0}.", "{0} est prêt."),
    "message.digest": ("Facts digest {0}", "Empreinte des faits {0}"),
    "message.simulated": (
      "Wrote {1} {1|file|files} of a fictional company into {0}.",
      "{1} {1|fichier|fichiers} d'une entreprise fictive dans {0}."
    ),
  ]

  /// What went wrong, what was expected, what to do next.
  static let errors: Phrases = [
    "error.no-database": (
      "There is no database at {0} yet. Create it with `relais import FOLDER`, "
        + "or name another with `--database FILE`.",
      "Il n'y a pas encore de base à l'emplacement {0}. Créez-la avec `relais import DOSSIER`, "
        + "ou désignez-en une autre avec `--database FICHIER`."
    ),
    "error.not-a-database": (
      "{0} is not a Relais database. Name another with `--database FILE`.",
      "{0} n'est pas une base Relais. Désignez-en une autre avec `--database FICHIER`."
    ),
    "error.newer-database": (
      "{0} was written by a newer Relais. Update Relais, then try again; nothing was changed.",
      "{0} a été écrite par une version plus récente de Relais. Mettez Relais à jour, "
        + "puis réessayez ; rien n'a été modifié."
    ),
    "error.locked": (
      "{0} is in use by another program. Wait for it to finish, then try again.",
      "{0} est en cours d'utilisation par un autre programme. Attendez qu'il ait fini, "
        + "puis réessayez."
    ),
    "error.unknown-community": (
      "There is no community to show under the name “{0}”. A community is given by its name or "
        + "identifier, as in the communities export.",
      "Aucune communauté à montrer sous le nom « {0} ». Une communauté se désigne par son nom ou "
        + "son identifiant, comme dans l'export des communautés."
    ),
    "error.unknown-member": (
      "There is nobody to explain under the name “{0}”. Give a member's identifier, as in the "
        + "members export; people who opted out are not explained.",
      "Personne à expliquer sous le nom « {0} ». Donnez un identifiant de membre, comme dans "
        + "l'export des membres ; les personnes non classées ne sont pas expliquées."
    ),
    "error.nothing-to-import": (
      "{0} holds no export that Relais knows. The canonical exports are described in "
        + "docs/formats.md; another layout needs `--profile`.",
      "{0} ne contient aucun export que Relais connaît. Les exports canoniques sont décrits dans "
        + "docs/formats.md ; une autre disposition demande `--profile`."
    ),
    "error.unreadable": (
      "{0} cannot be read. Check that it exists and that you may open it.",
      "{0} ne peut pas être lu. Vérifiez qu'il existe et que vous avez le droit de l'ouvrir."
    ),
    "error.unwritable": (
      "{0} cannot be written. Check the folder, its permissions and the free space.",
      "{0} ne peut pas être écrit. Vérifiez le dossier, ses droits et l'espace libre."
    ),
    "error.invalid-contest": (
      "{0} is not a contest file: {1}. See SampleData/contests for an example.",
      "{0} n'est pas un fichier de concours : {1}. Voyez un exemple dans SampleData/contests."
    ),
    "error.invalid-profile": (
      "{0} is not an import profile: {1}. See SampleData/profiles for an example.",
      "{0} n'est pas un profil d'import : {1}. Voyez un exemple dans SampleData/profiles."
    ),
    "error.unknown-time-zone": (
      "“{0}” is not a time zone. Give a name such as Europe/Paris.",
      "« {0} » n'est pas un fuseau horaire. Donnez un nom comme Europe/Paris."
    ),
    "error.time-zone-differs": (
      "This database counts days in {0}; they cannot be recounted in {1}. Start another database "
        + "with `--database FILE`.",
      "Cette base compte les jours à l'heure de {0} ; impossible de les recompter à l'heure de {1}. "
        + "Commencez une autre base avec `--database FICHIER`."
    ),
  ]
}
