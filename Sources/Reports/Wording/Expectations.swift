extension Phrases {
  /// What was expected of an input row or file, by the keys of `Expectation` and the codes of
  /// `TabularError`. The English is theirs, word for word, so that terminals and logs agree.
  static let expectations: Phrases = [
    // Rows.
    "expected.fields": (
      "expected {0} fields as in the header, found {1}",
      "{0} champs attendus comme dans l'en-tête, trouvé : {1}"
    ),
    "expected.value": ("expected a value", "une valeur est attendue"),
    "expected.date": (
      "expected a date (2026-03-29) or a time (2026-03-29T14:05, with or without an offset)",
      "une date (2026-03-29) ou une heure (2026-03-29T14:05, avec ou sans décalage) est attendue"
    ),
    "expected.date-like": (
      "expected a date written as {0}", "une date écrite sous la forme {0} est attendue"
    ),
    "expected.number": (
      "expected a number, with '{0}' before its decimals",
      "un nombre est attendu, avec « {0} » devant ses décimales"
    ),
    "expected.whole-days": (
      "expected a whole number of days", "un nombre entier de jours est attendu"
    ),
    "expected.positive-number": (
      "expected a number greater than 0", "un nombre supérieur à 0 est attendu"
    ),
    "expected.number-up-to": (
      "expected a number from 0 to the row's {0}",
      "un nombre entre 0 et la valeur de {0} sur la même ligne est attendu"
    ),
    "expected.number-between": (
      "expected a number from {0} to {1}", "un nombre entre {0} et {1} est attendu"
    ),
    "expected.day-between": (
      "expected a day from {0} to {1}", "un jour du {0} au {1} est attendu"
    ),
    "expected.not-before": (
      "expected a time not before the row's {0}",
      "un moment qui ne précède pas {0} sur la même ligne est attendu"
    ),
    "expected.one-of": ("expected one of {0}", "l'une de ces valeurs est attendue : {0}"),
    "expected.listed": (
      "expected a value listed in {0}", "une valeur listée dans {0} est attendue"
    ),
    "expected.closing-quote-before-delimiter": (
      "expected a delimiter or the end of the line after a closing quote",
      "un séparateur ou la fin de la ligne est attendu après un guillemet fermant"
    ),
    "expected.utf-8": (
      "expected UTF-8 text without NUL bytes", "du texte en UTF-8 sans octet nul est attendu"
    ),
    "expected.key-once": (
      "expected each key once, or the same row again",
      "chaque clé est attendue une seule fois, ou la même ligne à l'identique"
    ),

    // Files.
    "expected.columns": (
      "expected {0} in the header of {1}, found {2}",
      "l'en-tête de {1} doit contenir {0}, trouvé : {2}"
    ),
    "expected.column-once": (
      "expected each column once in the header",
      "chaque colonne est attendue une seule fois dans l'en-tête"
    ),
    "expected.one-format": (
      "expected one format, but several match: {0}",
      "un seul format est attendu, mais plusieurs conviennent : {0}"
    ),
    "expected.year-option": (
      "expected a year, which dates in this file lack; give it with --year, such as --year 2021",
      "une année est attendue, que des dates de ce fichier n'indiquent pas ; "
        + "donnez-la avec --year, par exemple --year 2021"
    ),
    "expected.quiz-option": (
      "expected to be told the quiz, which this file does not name; import it with --quiz NAME",
      "ce fichier ne dit pas de quel test il vient ; importez-le avec --quiz NOM"
    ),
    "expected.users-option": (
      "expected to be told the numbers of accounts; give Moodle's list of users with "
        + "--moodle-users FILE",
      "les numéros des comptes sont attendus ; donnez la liste des utilisateurs de Moodle avec "
        + "--moodle-users FICHIER"
    ),
    "expected.slack-time": (
      "expected a time as Slack writes it, such as 1774785900.000200",
      "une heure telle que Slack l'écrit est attendue, par exemple 1774785900.000200"
    ),
    "expected.slack-channel": (
      "expected a folder named after a public channel, with the export's channels.json beside it; "
        + "import the folder of the whole export",
      "un dossier au nom d'un canal public est attendu, avec le channels.json de l'export à côté ; "
        + "importez le dossier de l'export entier"
    ),
    "expected.not-found": (
      "expected an existing file; check the path",
      "un fichier existant est attendu ; vérifiez le chemin"
    ),
    "expected.not-a-file": (
      "expected a file, not a folder; name the files inside it",
      "un fichier est attendu, non un dossier ; désignez les fichiers qu'il contient"
    ),
    "expected.not-a-regular-file": (
      "expected a regular file, not a pipe, socket or device, which cannot be read twice; "
        + "save what it holds in a file and name that",
      "un fichier ordinaire est attendu, non un tube, une socket ou un périphérique, qui ne peut "
        + "être lu deux fois ; enregistrez ce qu'il contient dans un fichier et désignez celui-ci"
    ),
    "expected.permission-denied": (
      "expected a file that you may read; check its permissions",
      "un fichier que vous avez le droit de lire est attendu ; vérifiez ses droits"
    ),
    "expected.unreadable": (
      "expected a readable file (system error {0}); check its path and the disk that it is on",
      "un fichier lisible est attendu (erreur {0} du système) ; "
        + "vérifiez son chemin et le disque où il se trouve"
    ),
    "expected.invalid-encoding": (
      "expected {0} text, not the bytes {1}; declare the encoding that the file really has",
      "du texte en {0} est attendu, non les octets {1} ; "
        + "déclarez l'encodage que le fichier a vraiment"
    ),
    "expected.missing-byte-order-mark": (
      "expected UTF-16 to begin with a byte order mark; save the file with one, or as UTF-8",
      "une marque d'ordre des octets est attendue au début de l'UTF-16 ; "
        + "enregistrez le fichier avec elle, ou en UTF-8"
    ),
    "expected.unterminated-quote": (
      "expected a closing {0} before the end of the file; close or remove the quote that opens here",
      "un {0} fermant est attendu avant la fin du fichier ; "
        + "fermez ou retirez le guillemet qui s'ouvre ici"
    ),
    "expected.record-too-long": (
      "expected a record of at most {0}; look from here on for a quote that is never closed",
      "un enregistrement d'au plus {0} est attendu ; "
        + "cherchez à partir d'ici un guillemet jamais refermé"
    ),
    "expected.malformed-xml": (
      "expected well-formed XML (libxml2 error {0}); the file may be cut short, export it again",
      "du XML bien formé est attendu (erreur {0} de libxml2) ; "
        + "le fichier est peut-être tronqué, exportez-le de nouveau"
    ),
    "expected.missing-xml-root": (
      "expected an XML root element in the first {0}; check that the file is XML in UTF-8",
      "un élément racine XML est attendu dans les premiers {0} ; "
        + "vérifiez que le fichier est du XML en UTF-8"
    ),
    "expected.document-type-refused": (
      "expected XML without a document type, which could define entities; remove <!DOCTYPE ...>",
      "du XML sans type de document est attendu, car il pourrait définir des entités ; "
        + "retirez <!DOCTYPE ...>"
    ),
    "expected.encoding-refused": (
      "expected XML in UTF-8 or UTF-16; save it as UTF-8 and declare no other encoding",
      "du XML en UTF-8 ou en UTF-16 est attendu ; "
        + "enregistrez-le en UTF-8 et ne déclarez pas d'autre encodage"
    ),
    "expected.malformed-json": (
      "expected well-formed JSON up to here; export the file again, or mend it at this place",
      "du JSON bien formé est attendu jusqu'ici ; "
        + "exportez de nouveau le fichier, ou corrigez-le à cet endroit"
    ),
    "expected.unfinished-json": (
      "expected the JSON to go on here; it may be cut short, export it again",
      "la suite du JSON est attendue ici ; il est peut-être tronqué, exportez-le de nouveau"
    ),
    "expected.json-too-deep": (
      "expected at most {0} objects and arrays within each other; "
        + "check that this is the file you meant",
      "au plus {0} objets et tableaux imbriqués sont attendus ; "
        + "vérifiez que c'est bien ce fichier que vous vouliez"
    ),
    "expected.cut-short": (
      "expected the compressed file to go on; it is cut short, copy or download it again",
      "la suite du fichier compressé est attendue ; "
        + "il est tronqué, copiez-le ou téléchargez-le de nouveau"
    ),
    "expected.damaged": (
      "expected compressed data that agree with their checksum; the file is damaged, copy or "
        + "download it again",
      "des données compressées conformes à leur somme de contrôle sont attendues ; "
        + "le fichier est endommagé, copiez-le ou téléchargez-le de nouveau"
    ),
    "expected.expands-too-far": (
      "expected a text that unpacks to at most {0} times its size beyond {1}; if you trust where it "
        + "comes from, unpack it yourself and import the result",
      "un texte qui, décompressé, fait au plus {0} fois sa taille au-delà de {1} est attendu ; "
        + "si vous êtes sûr de sa provenance, décompressez-le vous-même et importez le résultat"
    ),
    "expected.damaged-archive": (
      "expected a .zip archive with a directory that agrees with its entries; it is cut short or "
        + "damaged, copy or download it again",
      "une archive .zip dont le répertoire s'accorde avec le contenu est attendue ; "
        + "elle est tronquée ou endommagée, copiez-la ou téléchargez-la de nouveau"
    ),
    "expected.large-archive": (
      "expected a .zip archive under 4 GiB in one file; unpack it and import the folder",
      "une archive .zip de moins de 4 Gio en un seul fichier est attendue ; "
        + "décompressez-la et importez le dossier"
    ),
    "expected.too-many-entries": (
      "expected a .zip archive of at most {0} entries; unpack it and import the folder",
      "une archive .zip d'au plus {0} entrées est attendue ; "
        + "décompressez-la et importez le dossier"
    ),
    "expected.encrypted": (
      "expected an entry that is not encrypted; unpack it with its password and import the result",
      "une entrée non chiffrée est attendue ; "
        + "décompressez-la avec son mot de passe et importez le résultat"
    ),
    "expected.unknown-compression": (
      "expected an entry that is stored or deflated, not packed by method {0}; unpack it and import "
        + "the result",
      "une entrée stockée ou compressée par « deflate » est attendue, non par la méthode {0} ; "
        + "décompressez-la et importez le résultat"
    ),
  ]

  /// Why rows are left out on purpose: by the formats' rules and those of the sample profiles.
  static let rules: Phrases = [
    "rule.not-a-post": (
      "wiki pages and other texts that are nobody's contribution",
      "pages de wiki et autres textes qui ne sont la contribution de personne"
    ),
    "rule.not-a-reaction": (
      "votes that are no thanks, such as bookmarks",
      "votes qui ne remercient personne, comme les favoris"
    ),
    "rule.deleted-author": ("the author's account is gone", "le compte de l'auteur n'existe plus"),
    "rule.group-actor": ("acts of a group as a whole", "actes d'un groupe dans son ensemble"),
    "rule.voided": ("statements that were voided", "déclarations annulées"),
    "rule.voiding": ("statements that void others", "déclarations qui en annulent d'autres"),
    "rule.banked-result": (
      "results carried over from an earlier presentation", "résultats repris d'une session passée"
    ),
    "rule.missing-score": ("results without a score", "résultats sans note"),

    "rule.automatic-event": (
      "events that no person caused, such as scheduled tasks and restored courses",
      "événements que personne n'a causés, comme les tâches programmées et les cours restaurés"
    ),
    "rule.no-actor": (
      "events that do not say who acted", "événements qui ne disent pas qui a agi"
    ),
    "rule.average-row": (
      "rows of averages, which are not people",
      "lignes de moyennes, qui ne sont pas des personnes"
    ),
    "rule.unfinished-attempt": (
      "attempts not begun or not finished", "tentatives non commencées ou non terminées"
    ),
    "rule.ungraded-attempt": (
      "attempts without a grade yet", "tentatives encore sans note"
    ),
    "rule.private-message": (
      "private messages, which are never read", "messages privés, qui ne sont jamais lus"
    ),
    "rule.automatic-message": (
      "messages that no person wrote", "messages que personne n'a écrits"
    ),
    "rule.deleted-comment": ("deleted comments", "commentaires supprimés"),
    "rule.reaction-to-comment": (
      "reactions to comments, which thank for no tip",
      "réactions à des commentaires, qui ne remercient d'aucune astuce"
    ),

    // Why nothing of a file is needed.
    "reason.no-author": (
      "it does not say whose posts these are",
      "il ne dit pas de qui sont ces messages"
    ),
    "reason.no-contribution": ("it holds no contribution", "il ne contient aucune contribution"),
    "reason.private-channels": (
      "private channels and direct messages are never read",
      "les canaux privés et les messages directs ne sont jamais lus"
    ),
    "reason.pages": (
      "it lists pages, and presence does not ask which was read",
      "il liste des pages, et la présence ne dit pas laquelle a été lue"
    ),
  ]
}
