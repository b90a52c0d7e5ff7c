extension Phrases {
  /// What was expected of an input row or file, by the code that diagnostics carry.
  static let diagnostics: Phrases = [
    // Cells.
    "diagnostic.missing-value": ("a value is required here", "une valeur est requise ici"),
    "diagnostic.not-a-date": (
      "a date was expected, such as 2026-03-29", "une date était attendue, comme 2026-03-29"
    ),
    "diagnostic.not-a-time": (
      "a date and time were expected, such as 2026-03-29T14:05:00+02:00",
      "une date et une heure étaient attendues, comme 2026-03-29T14:05:00+02:00"
    ),
    "diagnostic.not-a-number": ("a number was expected", "un nombre était attendu"),
    "diagnostic.out-of-range": (
      "the value is outside what is possible here", "la valeur sort de ce qui est possible ici"
    ),
    "diagnostic.unknown-value": (
      "the value is not one of those expected", "la valeur n'est pas l'une de celles attendues"
    ),

    // Records.
    "diagnostic.field-count": (
      "as many fields as the header were expected",
      "autant de champs que l'en-tête étaient attendus"
    ),
    "diagnostic.malformed-quote": (
      "after a closing quote, a separator or the end of the line was expected",
      "après un guillemet fermant, un séparateur ou la fin de la ligne était attendu"
    ),
    "diagnostic.unterminated-quote": (
      "the quote opened here is never closed", "le guillemet ouvert ici n'est jamais refermé"
    ),
    "diagnostic.record-too-long": (
      "the record is too long; a quote may be missing",
      "l'enregistrement est trop long ; il manque peut-être un guillemet"
    ),

    // Files.
    "diagnostic.missing-header": (
      "a header line was expected", "une ligne d'en-tête était attendue"
    ),
    "diagnostic.missing-column": (
      "a required column is missing", "une colonne obligatoire est absente"
    ),
    "diagnostic.duplicate-column": (
      "the same column appears twice", "la même colonne apparaît deux fois"
    ),
    "diagnostic.invalid-encoding": (
      "the bytes do not match the declared encoding; declare it in a profile",
      "les octets ne correspondent pas à l'encodage déclaré ; indiquez-le dans un profil"
    ),
    "diagnostic.not-utf8": (
      "UTF-8 text was expected; declare another encoding in a profile",
      "du texte en UTF-8 était attendu ; indiquez un autre encodage dans un profil"
    ),
    "diagnostic.malformed-xml": ("well-formed XML was expected", "du XML bien formé était attendu"),
    "diagnostic.unreadable": (
      "the file cannot be read; check that it exists and that you may open it",
      "le fichier est illisible ; vérifiez qu'il existe et que vous avez le droit de l'ouvrir"
    ),
    "diagnostic.unknown-format": (
      "no known export has this header; another layout needs a profile",
      "aucun export connu n'a cet en-tête ; une autre disposition demande un profil"
    ),
    "diagnostic.ambiguous-format": (
      "several formats match; say which with a profile",
      "plusieurs formats conviennent ; précisez lequel avec un profil"
    ),
  ]
}
