extension Phrases {
  /// What is said on stderr when things go as they should.
  static let messages: Phrases = [
    "message.created": (
      "Created {0}, time zone {1}.", "Base {0} créée, fuseau horaire {1}."
    ),
    "message.skipped": (
      "{0}: skipped, not an export that Relais knows",
      "{0} : ignoré, ce n'est pas un export que Relais connaît"
    ),
    "message.private-folders": (
      "{0}: {1} {1|folder|folders} not read, since channels.json lists no public channel of that name",
      "{0} : {1} {1|dossier non lu|dossiers non lus}, car channels.json ne liste aucun canal public "
        + "de ce nom"
    ),
    // The file and its rows, then as many of the next four as apply, or one of the two after them.
    "message.read": ("{0}: {1} {1|row|rows} read", "{0} : {1} {1|ligne lue|lignes lues}"),
    "message.making": (
      "{0} making {1} {1|record|records}", "{0} valant {1} {1|donnée|données}"
    ),
    "message.new": ("{0} new", "{0} {0|nouvelle|nouvelles}"),
    "message.merged": ("{0} merged", "{0} {0|fusionnée|fusionnées}"),
    "message.rejected": ("{0} rejected", "{0} {0|refusée|refusées}"),
    "message.left-out": ("{0} left out", "{0} {0|écartée|écartées}"),
    "message.nothing-new": ("nothing new", "rien de neuf"),
    "message.no-rows": ("{0}: no rows to read", "{0} : aucune ligne à lire"),
    "message.dropped": (
      "{0} left out on purpose: {1}", "{0} {0|écartée|écartées} à dessein : {1}"
    ),
    "message.link-outside": (
      "{0}: left out, the link leads out of the folder; name the file itself to import it",
      "{0} : écarté, le lien mène hors du dossier ; désignez le fichier lui-même pour l'importer"
    ),
    "message.folders-within": (
      "{0}: the folders in it are left out; name them to import them",
      "{0} : les dossiers qu'il contient sont écartés ; désignez-les pour les importer"
    ),
    "message.not-regular": (
      "{0}: left out, it is a pipe, socket or device and no file",
      "{0} : écarté, c'est un tube, une socket ou un périphérique et non un fichier"
    ),
    "message.packed-twice": (
      "{0}: left out, it is packed twice; unpack it once, then import the result",
      "{0} : écarté, car compressé deux fois ; décompressez une fois, puis importez le résultat"
    ),
    "message.read-as-windows-1252": (
      "not UTF-8, read as Windows-1252", "n'est pas de l'UTF-8, lu en Windows-1252"
    ),
    "message.ignored-columns": ("columns not needed: {0}", "colonnes inutiles : {0}"),
    "message.more-ignored-columns": (
      "columns not needed: {0} and {1} more", "colonnes inutiles : {0} et {1} {1|autre|autres}"
    ),
    "message.nothing-needed": ("nothing needed: {0}", "rien à y prendre : {0}"),
    "message.voided-elsewhere": (
      "voided statements that are not in this file: {0}; if they were imported before, they stay",
      "déclarations annulées qui ne sont pas dans ce fichier : {0} ; "
        + "si elles ont déjà été importées, elles restent"
    ),
    "message.several-home-pages": (
      "accounts of several systems: equal names count as one person",
      "comptes de plusieurs systèmes : des noms égaux comptent pour une seule personne"
    ),
    "message.posts-elsewhere": (
      "posts that are listed here but not in this file: {0}",
      "messages listés ici mais qui ne sont pas dans ce fichier : {0}"
    ),
    "message.conflicts": (
      "{0}: {1} {1|row contradicts|rows contradict} another export of the same day; "
        + "a fixed rule chose",
      "{0} : {1} {1|ligne contredit|lignes contredisent} un autre export du même jour ; "
        + "une règle fixe a tranché"
    ),
    "message.rejected-more": (
      "and {0} more with {1}", "et {0} {0|autre|autres} avec {1}"
    ),
    "message.file-left": (
      "Nothing of {0} was kept. Mend it, then import it again.",
      "Rien de {0} n'a été retenu. Corrigez-le, puis importez-le de nouveau."
    ),
    "message.mend": (
      "Rejected rows are not in the database; all others are. Mend them in the file and import it "
        + "again: what is known already is not counted twice. `--rejects FILE` lists them all.",
      "Les lignes refusées ne sont pas dans la base ; toutes les autres y sont. Corrigez-les dans "
        + "le fichier et importez-le de nouveau : rien n'est compté deux fois. "
        + "`--rejects FICHIER` les liste toutes."
    ),
    "message.rejects-written": (
      "Rejected rows are in {0}.", "Les lignes refusées sont dans {0}."
    ),
    "message.dry-run": (
      "Dry run: nothing was written.", "Essai à blanc : rien n'a été enregistré."
    ),
    "message.written": ("Wrote {0}.", "{0} est prêt."),
    "message.simulated": (
      "Wrote {1} {1|file|files} of a fictional company into {0}.",
      "{1} {1|fichier|fichiers} d'une entreprise fictive dans {0}."
    ),
  ]

  /// What went wrong, what was expected, what to do next.
  static let errors: Phrases = [
    "error.gate": (
      "Nothing was released: Relais broke one of its own rules ({0}). Please report it with the "
        + "command that you ran.",
      "Rien n'a été publié : Relais a enfreint l'une de ses propres règles ({0}). "
        + "Merci de le signaler avec la commande que vous avez lancée."
    ),
    "error.future-day": (
      "{0} is still to come; today is {1}. Ask for a day that has passed.",
      "Le {0} est à venir ; nous sommes le {1}. Demandez un jour passé."
    ),
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
    "error.disk-full": (
      "The disk of {0} is full; nothing was changed. Free some space, then try again.",
      "Le disque de {0} est plein ; rien n'a été modifié. Libérez de la place, puis réessayez."
    ),
    "error.database": (
      "The database {0} answers “{1}”. Try again; if it persists, restore a copy of the file.",
      "La base {0} répond « {1} ». Réessayez ; si cela persiste, restaurez une copie du fichier."
    ),
    "error.ledger-unreadable": (
      "This version of Relais cannot read part of what was published before ({0}), so nothing is "
        + "published. Use the version that wrote the database, or put back a sound copy of the file.",
      "Cette version de Relais ne sait pas lire une partie de ce qui a déjà été publié ({0}), rien "
        + "n'est donc publié. Utilisez la version qui a écrit la base, ou remettez une copie saine du "
        + "fichier."
    ),
    "error.unknown-community": (
      "There is no community to show under the name “{0}”. A community is given by its name or "
        + "identifier, as in the communities export.",
      "Aucune communauté à montrer sous le nom « {0} ». Une communauté se désigne par son nom ou "
        + "son identifiant, comme dans l'export des communautés."
    ),
    "error.unknown-member": (
      "There is nobody to show under the name “{0}”. Give a member's identifier, as in the "
        + "members export; only people who are ranked by name are shown.",
      "Personne à montrer sous le nom « {0} ». Donnez un identifiant de membre, comme dans "
        + "l'export des membres ; seules les personnes classées sous leur nom sont montrées."
    ),
    "error.nothing-to-import": (
      "No export that Relais knows in {0}. The exports it reads are described in docs/formats.md; "
        + "another layout needs `--profile FILE`.",
      "Aucun export que Relais connaît dans {0}. Les exports qu'il lit sont décrits dans "
        + "docs/formats.md ; une autre disposition demande `--profile FICHIER`."
    ),
    "error.unreadable": (
      "{0} cannot be read. Check that it exists and that you may open it.",
      "Impossible de lire {0}. Vérifiez qu'il existe et que vous avez le droit de l'ouvrir."
    ),
    "error.unreadable-file": (
      "{0}. SampleData holds examples of contests and profiles.",
      "{0}. SampleData contient des exemples de concours et de profils."
    ),
    "error.unwritable": (
      "{0} cannot be written. Check the folder, its permissions and the free space.",
      "Impossible d'écrire {0}. Vérifiez le dossier, ses droits et l'espace libre."
    ),
    "error.not-rejects": (
      "{0} exists and is no file of rejected rows, so it is not written over. Give another name.",
      "{0} existe et n'est pas un fichier de lignes refusées : il n'est pas remplacé. Donnez un "
        + "autre nom."
    ),
    "error.not-a-date": (
      "{0} is not a day of the calendar. Write it like 2026-03-29.",
      "{0} n'est pas un jour du calendrier. Écrivez-le comme 2026-03-29."
    ),
    "error.unknown-time-zone": (
      "“{0}” is not a time zone. Give a name such as Europe/Paris.",
      "« {0} » n'est pas un fuseau horaire. Donnez un nom comme Europe/Paris."
    ),
    "error.simulation-number": (
      "Cannot simulate {0}: `{1}` goes from {2} to {3}.",
      "Impossible d'en simuler {0} : `{1}` va de {2} à {3}."
    ),
    "error.simulation-start": (
      "A simulation cannot start on {0}. Choose a Monday.",
      "Une simulation ne peut pas commencer le {0}. Choisissez un lundi."
    ),
    "error.simulation-folder": (
      "{0} holds a {1} that no simulation wrote. Choose another folder.",
      "{0} contient un {1} qu'aucune simulation n'a écrit. Choisissez un autre dossier."
    ),
  ]
}
