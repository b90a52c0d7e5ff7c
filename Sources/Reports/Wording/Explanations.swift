extension Phrases {
  /// What `relais import --explain` says of a file and of its fields.
  static let explanations: Phrases = [
    "explain.taken": ("Taken for {0}, told by {1}.", "Pris pour {0}, d'après {1}."),
    "explain.columns": ("the {1|column|columns} {0}", "{1|la colonne|les colonnes} {0}"),
    "explain.root-element": ("the root element {0}", "l'élément racine {0}"),
    "explain.members": (
      "the {1|member|members} {0} of its first object",
      "{1|le membre|les membres} {0} de son premier objet"
    ),
    "explain.encoding": ("Text in {0}.", "Texte en {0}."),
    "explain.gzip": ("Compressed with gzip.", "Compressé avec gzip."),
    "explain.zip": ("Packed in a .zip archive.", "Dans une archive .zip."),
    "explain.delimiter": ("Columns parted by “{0}”.", "Colonnes séparées par « {0} »."),
    "explain.other-formats": (
      "It could be {0} too, but less surely.", "Il pourrait aussi être {0}, mais moins sûrement."
    ),
    "explain.problem": ("It cannot be read: {0}", "Il ne peut pas être lu : {0}"),
    "explain.unknown": (
      "Not an export that Relais knows: an import would skip it. What it reads is in "
        + "docs/formats.md; another CSV needs `--profile FILE`.",
      "Pas un export que Relais connaît : un import l'ignorerait. Ce qu'il lit est dans "
        + "docs/formats.md ; un autre CSV demande `--profile FICHIER`."
    ),
    "explain.nearly": (
      "Nearest: {0}. Found: {1}. Missing: {2}.",
      "Le plus proche : {0}. Trouvé : {1}. Manquant : {2}."
    ),

    // What becomes of a field.
    "explain.fills": ("fills {0}", "remplit {0}"),
    "explain.stands-in": ("read where {0} is missing", "lu là où {0} manque"),
    "explain.leaves-out": ("leaves rows out: {0}", "fait écarter : {0}"),
    "explain.decides": ("decides what a row becomes", "décide de ce que devient une ligne"),
    "explain.warns": ("read for a warning only", "lu pour avertir seulement"),
    "explain.unread": ("Not read: {0}", "Non lu : {0}"),
    "explain.unmet": (
      "Would be read, but is not in the first rows: {0}",
      "Serait lu, mais n'est pas dans les premières lignes : {0}"
    ),
    "explain.and-more": ("{0} and {1} more", "{0} et {1} {1|autre|autres}"),

    // How a value is read; behind what it fills, in brackets.
    "form.utc": (
      "a time, in UTC where it tells no offset",
      "une heure, en UTC si elle n'indique pas de décalage"
    ),
    "form.seconds": ("in seconds since 1970", "en secondes depuis 1970"),
    "form.dates": ("written {0}", "écrit {0}"),
    "form.moodle-date": (
      "a date with the day first, needs `--year` where it has no year",
      "une date qui commence par le jour, qui sans année demande `--year`"
    ),
    "form.moodle-date-of-year": (
      "a date with the day first, of {0} where it has no year",
      "une date qui commence par le jour, de {0} si elle n'a pas d'année"
    ),
    "form.decimal-mark": ("with “{0}” before decimals", "avec « {0} » devant les décimales"),
    "form.grade": ("missing where there is no digit", "absent s'il n'y a pas de chiffre"),
    "form.mapped": ("by the map {0}", "selon la table {0}"),
    "form.looked-up": ("by {0} of its row in {1}", "selon {0} de sa ligne dans {1}"),
    "form.part-of-text": ("as part of a text", "comme partie d'un texte"),
    "form.out-of-text": ("out of its text", "extrait de son texte"),
    "form.of-question": ("that of the question", "celui de la question"),
    "form.subtracted": ("taken off", "retranché"),
    "form.day-number": ("a number of days after a day", "un nombre de jours après un jour"),
    "form.day-counted-from": (
      "the day that days are counted from", "le jour d'où les jours sont comptés"
    ),
  ]
}
