extension Phrases {
  /// What was expected of a profile or a contest file, by the keys of `Expectation` and of
  /// `InvalidContest.Expectation`. The English is theirs, word for word. Words of the files
  /// themselves, such as `records` or `team`, are the same in both languages.
  static let expectedSettings: Phrases = [
    // Either.
    "expected.yaml": (
      "expected YAML that can be read up to here; check the quotes, brackets, colons and indents "
        + "(spaces, no tabs) just before",
      "du YAML lisible jusqu'ici est attendu ; vérifiez juste avant les guillemets, les crochets, "
        + "les deux-points et les retraits (des espaces, pas de tabulations)"
    ),
    "expected.key-named": ("expected a key '{0}'", "une clé « {0} » est attendue"),
    "expected.each-key-once": (
      "expected each key once, found again: {0}",
      "chaque clé est attendue une seule fois, répété : {0}"
    ),
    "expected.known-key": (
      "expected a known key such as '{0}'", "une clé connue est attendue, comme « {0} »"
    ),
    "expected.some-known-key": (
      "expected a key that Relais knows", "une clé que Relais connaît est attendue"
    ),
    "expected.keys-with-values": (
      "expected keys with values", "des clés avec leurs valeurs sont attendues"
    ),
    "expected.keys-not-emptiness": (
      "expected keys with values, but the file is empty",
      "des clés avec leurs valeurs sont attendues, mais le fichier est vide"
    ),
    "expected.list": ("expected a list", "une liste est attendue"),
    "expected.one-value": ("expected one value", "une seule valeur est attendue"),
    "expected.one-character": (
      "expected one ASCII character, or tab",
      "un seul caractère ASCII est attendu, ou « tab » pour la tabulation"
    ),
    "expected.count-up-to": (
      "expected a whole number from 0 to {0}", "un nombre entier de 0 à {0} est attendu"
    ),
    "expected.time-zone": (
      "expected a time zone such as Europe/Paris",
      "un fuseau horaire comme Europe/Paris est attendu"
    ),
    "expected.day-alone": (
      "expected a day such as 2026-03-29", "un jour comme 2026-03-29 est attendu"
    ),

    // Profiles.
    "expected.columns-key": (
      "expected a key 'columns', by which the file is told",
      "une clé « columns » est attendue : c'est elle qui fait reconnaître le fichier"
    ),
    "expected.records-or-skip": (
      "expected either 'records', or 'skip' with the reason",
      "« records » est attendu, ou bien « skip » avec la raison"
    ),
    "expected.some-record": (
      "expected at least one record", "au moins un enregistrement est attendu"
    ),
    "expected.date-format": (
      "expected a date format such as '%d/%m/%Y %H:%M'",
      "un format de date comme « %d/%m/%Y %H:%M » est attendu"
    ),
    "expected.join-keys": (
      "expected the keys 'file', 'key' and 'columns'",
      "les clés « file », « key » et « columns » sont attendues"
    ),
    "expected.drop-keys": (
      "expected either 'missing' with a column, or 'column' with values under 'is' or 'is_not'",
      "« missing » avec une colonne est attendu, "
        + "ou bien « column » avec des valeurs sous « is » ou « is_not »"
    ),
    "expected.column-kept": (
      "expected a column that Relais keeps, which {0} is not",
      "une colonne que Relais conserve est attendue, et {0} n'en est pas une"
    ),
    "expected.column-filled": (
      "expected the column {0}, which {1} require",
      "la colonne {0} est attendue, car {1} ne peut s'en passer"
    ),
    "expected.column-or-rule": (
      "expected a column, a template, 'constant' with a text, 'column' with 'map', or 'days' with "
        + "'from'",
      "l'une de ces formes est attendue : une colonne, un modèle de texte, « constant » avec un "
        + "texte, « column » avec « map », ou « days » avec « from »"
    ),
    "expected.closing-brace": ("expected a closing brace", "une accolade fermante est attendue"),

    // Contests.
    "expected.challenges-key": (
      "expected a key 'challenges' that lists those which earn points",
      "une clé « challenges » est attendue, avec la liste des défis qui rapportent des points"
    ),
    "expected.cap": (
      "expected a number of acts such as 3, or of points such as '10 points'",
      "un nombre d'actes comme 3, ou de points comme « 10 points », est attendu"
    ),
    "expected.cap-unit": (
      "expected 'acts' or 'points' after the number",
      "« acts » ou « points » est attendu après le nombre"
    ),
    "expected.team-board": (
      "expected minimum_team_size only beside 'board: team'",
      "minimum_team_size n'est attendu qu'avec « board: team »"
    ),
    "expected.team-of": (
      "expected at least {0} members", "au moins {0} membres sont attendus"
    ),
    "expected.contest-identifier": (
      "expected a short identifier that stays the same, found nothing",
      "un identifiant court, qui ne changera plus, est attendu ; rien n'est indiqué"
    ),
    "expected.contest-title": (
      "expected a title, found nothing", "un titre est attendu ; rien n'est indiqué"
    ),
    "expected.contest-time-zone": (
      "expected a time zone known to this machine, such as Europe/Paris, found '{0}'",
      "un fuseau horaire connu de cette machine est attendu, comme Europe/Paris, trouvé : « {0} »"
    ),
    "expected.contest-last-day": (
      "expected {0} (first_day) or later, found {1}",
      "le {0} (first_day) ou un jour plus tardif est attendu, trouvé : {1}"
    ),
    "expected.contest-length": (
      "expected fewer than {0} days after first_day, found {1}",
      "un jour situé moins de {0} jours après first_day est attendu, trouvé : {1}"
    ),
    "expected.contest-freeze": (
      "expected a day after {0} (first_day), up to {1} (last_day), found {2}",
      "un jour après le {0} (first_day) et au plus tard le {1} (last_day) est attendu, "
        + "trouvé : {2}"
    ),
    "expected.contest-communities": (
      "expected identifiers, found an empty one",
      "des identifiants sont attendus, or l'un d'eux est vide"
    ),
    "expected.contest-points": (
      "expected a whole number from 0 to {0}, found {1}",
      "un nombre entier de 0 à {0} est attendu, trouvé : {1}"
    ),
    "expected.contest-some-points": (
      "expected points for at least one kind of act, found none",
      "des points sont attendus pour au moins une sorte d'acte, or il n'y en a aucun"
    ),
    "expected.contest-cap-in-acts": (
      "expected at least 1 act, or no cap, found {0}",
      "au moins 1 acte est attendu, ou pas de plafond, trouvé : {0}"
    ),
    "expected.contest-cap-in-points": (
      "expected at least the {0} points of one act, or no cap, found {1}",
      "au moins les {0} points d'un acte sont attendus, ou pas de plafond, trouvé : {1}"
    ),
    "expected.contest-cap-per-pair": (
      "expected at least 1, or no cap, found {0}",
      "au moins 1 est attendu, ou pas de plafond, trouvé : {0}"
    ),
    "expected.contest-at-least": (
      "expected {0} or more, found {1}", "{0} ou plus est attendu, trouvé : {1}"
    ),
  ]
}
