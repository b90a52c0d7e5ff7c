extension Phrases {
  /// What the published figures promise, and what became of a request.
  static let rights: Phrases = [
    "report.privacy-policy": ("What do the figures promise?", "Que promettent les chiffres ?"),
    "table.policy": ("The policy in force", "Les règles en vigueur"),
    "column.parameter": ("Parameter", "Paramètre"),
    "column.in_force": ("In force", "En vigueur"),
    "column.default": ("Default", "Par défaut"),
    "column.weakest": ("Weakest allowed", "Minimum permis"),
    "note.promise-groups-only": (
      "What people do in private (days present, quiz answers, challenges entered) is only ever "
        + "counted in groups. Nobody is shown another person's, whatever is asked.",
      "Ce que chacun fait en privé (jours de présence, réponses aux quiz, défis rejoints) n'est "
        + "jamais montré que compté par groupes. Personne ne voit l'activité d'une autre personne, "
        + "quoi qu'il demande."
    ),
    "note.promise-counts": (
      "A published count never tells of fewer than {0} people, nor of all but fewer than {0}: it "
        + "then reads “fewer than” or “more than”, zero and everybody included.",
      "Un nombre publié ne parle jamais de moins de {0} personnes, ni de toutes sauf moins de {0} : "
        + "il se lit alors « moins de » ou « plus de », zéro et tout le monde compris."
    ),
    "note.promise-seen": (
      "Whoever shares a tip, comments or reacts is seen by everybody to be there: counts of the active, "
        + "of hours and of the silent are about the others, and withheld where fewer than {0} are left.",
      "Qui partage une astuce, commente ou réagit est là au vu de tous : les nombres d'actifs, par "
        + "heure et de silencieux portent sur les autres, et ne sont pas publiés s'il en reste moins "
        + "de {0}."
    ),
    "note.promise-groups": (
      "No group of fewer than {0} people is shown.",
      "Aucun groupe de moins de {0} personnes n'est montré."
    ),
    "note.promise-combinations": (
      "Groups that overlap are shown only if no combination of them is about fewer than {0} people. "
        + "That is decided from who is in a group, never from what they did.",
      "Des groupes qui se recoupent ne sont montrés que si aucune de leurs combinaisons ne porte "
        + "sur moins de {0} personnes. Cela se décide d'après la composition des groupes, jamais "
        + "d'après ce que font leurs membres."
    ),
    "note.promise-rounding": (
      "Counts are rounded to multiples of {0}, and shares are computed from the rounded counts.",
      "Les nombres sont arrondis à un multiple de {0}, et les parts calculées sur les nombres "
        + "arrondis."
    ),
    "note.promise-sums": (
      "In a sum or a mean, nobody makes up more than {0}%, and nobody could be estimated to within "
        + "{1}% by a colleague; means are rounded to {2} points of 100, or to 1 in groups of "
        + "more than about 50.",
      "Dans une somme ou une moyenne, personne ne pèse plus de {0} %, et personne ne peut être estimé "
        + "à {1} % près par un collègue ; les moyennes sont arrondies à {2} points sur 100, ou à 1 "
        + "dans les groupes de plus d'une cinquantaine de personnes."
    ),
    "note.promise-once": (
      "Figures are about whole periods of four weeks that are over. A period is published once and "
        + "never again with other figures, whatever is imported or erased later.",
      "Les chiffres portent sur des périodes entières de quatre semaines, révolues. Une période "
        + "est publiée une seule fois et ses chiffres ne changent plus, quoi qu'on importe ou "
        + "efface ensuite."
    ),
    "note.promise-public": (
      "What people publish (tips, comments, reactions, challenges they launch, contest entries) may "
        + "carry their name, unless they chose to be anonymous or hidden.",
      "Ce que chacun publie (astuces, commentaires, réactions, défis lancés, concours) peut porter "
        + "son nom, sauf s'il a choisi d'être anonyme ou masqué."
    ),
    "note.promise-least": (
      "No time of login, no text, no e-mail address, no site and no job is kept.",
      "Ni heure de connexion, ni texte, ni adresse électronique, ni site, ni poste ne sont conservés."
    ),
    "note.promise-floors": (
      "The rules can be made stricter, or weaker down to the weakest value and no further; each "
        + "change is a line of `relais privacy ledger`.",
      "Les règles peuvent être durcies, ou assouplies jusqu'au minimum et pas au-delà ; chaque "
        + "changement est une ligne de `relais privacy ledger`."
    ),
    "note.promise-rights": (
      "Everybody can be given what is held on them (`relais privacy export`) and be erased "
        + "(`relais privacy erase`). Old private acts are deleted with `relais privacy purge`, "
        + "when somebody runs it.",
      "Chacun peut recevoir ce qui est conservé à son sujet (`relais privacy export`) et être effacé "
        + "(`relais privacy erase`). Les actes privés anciens sont supprimés par "
        + "`relais privacy purge`, quand quelqu'un la lance."
    ),
    "note.promise-limits": (
      "The rules bind what Relais publishes. Whoever may open the database file or the exports sees "
        + "what they hold; who that is must be agreed elsewhere.",
      "Ces règles lient ce que Relais publie. Qui peut ouvrir le fichier de la base ou les exports "
        + "voit ce qu'ils contiennent ; qui en a le droit doit être convenu par ailleurs."
    ),

    "report.privacy-ledger": (
      "What was done with the data?", "Qu'a-t-on fait des données ?"
    ),
    "table.log": ("The log", "Le journal"),
    "column.number": ("No.", "N°"),
    "column.date": ("Date", "Date"),
    "column.event": ("What", "Quoi"),
    "column.about_table": ("Figures", "Chiffres"),
    "column.epoch": ("Policy no.", "Règles n°"),
    "term.log-epoch": ("policy", "règles"),
    "term.log-release": ("published", "publié"),
    "term.log-again": ("given again", "redonné"),
    "term.log-public-acts": ("public acts", "actes publics"),
    "term.log-public-name": ("public name", "nom public"),
    "term.log-export": ("export", "export"),
    "term.log-erasure": ("erasure", "effacement"),
    "term.log-purge": ("purge", "purge"),
    "note.ledger-numbers": (
      "Lines are only ever added. If the last number is smaller than one seen before, an older copy "
        + "of the database was put back: what was published since is forgotten, and periods that "
        + "are published again could be compared.",
      "On ne fait qu'ajouter des lignes. Si le dernier numéro est plus petit qu'un numéro déjà vu, "
        + "une copie plus ancienne de la base a été remise : elle ignore ce qui a été publié depuis, "
        + "et une période publiée de nouveau pourrait être comparée."
    ),
    "note.ledger-in-short": (
      "What was only read again and public acts are left out: `relais privacy ledger --all`.",
      "Les relectures et les actes publics sont omis : `relais privacy ledger --all`."
    ),

    "report.erasure": ("Erasure of a person", "Effacement d'une personne"),
    "table.erased": ("Public acts", "Actes publics"),
    "column.becomes": ("Now", "Désormais"),
    "term.without-author": ("kept without an author", "conservés sans auteur"),
    "term.deleted": ("deleted", "supprimés"),
    "note.erasure-private": (
      "Name, identifier, memberships and all private acts go too. How many private acts there are "
        + "is told to the person only, by `relais privacy export`.",
      "Le nom, l'identifiant, les appartenances et tous les actes privés partent aussi. Le nombre "
        + "d'actes privés n'est dit qu'à la personne, par `relais privacy export`."
    ),
    "note.erasure-tombstone": (
      "What was published stays as it was. A number that stands for nobody keeps their place in "
        + "published groups, so that nobody can be told from the difference.",
      "Ce qui a été publié ne change pas. Un numéro qui ne désigne plus personne garde leur place "
        + "dans les groupes publiés, pour que la différence ne révèle personne."
    ),
    "note.erasure-exports": (
      "No list of erased people is kept. Importing an export that still has the person brings them "
        + "back as somebody new: erase them on the platform, or delete their rows, first.",
      "Aucune liste des personnes effacées n'est conservée. Importer un export où la personne figure "
        + "encore la ferait revenir comme une nouvelle personne : effacez-la d'abord sur la "
        + "plateforme, ou supprimez ses lignes."
    ),
    "note.erasure-copies": (
      "The exports, copies and backups of the database, and files that `--rejects` wrote are not "
        + "touched: see to them too.",
      "Les exports, les copies et sauvegardes de la base, et les fichiers écrits par `--rejects` ne "
        + "sont pas touchés : pensez-y aussi."
    ),

    "report.purge": ("Purge of old private acts", "Purge des actes privés anciens"),
    "table.purged": ("Rows deleted", "Lignes supprimées"),
    "note.purge-keeps": (
      "Private acts are kept from {0} on. Imports leave earlier ones out.",
      "Les actes privés sont conservés à partir du {0}. Les imports écartent les précédents."
    ),
    "note.purge-would-keep": (
      "Private acts would be kept from {0} on.",
      "Les actes privés seraient conservés à partir du {0}."
    ),
    "note.purge-losses": (
      "Later figures know of nothing before that day: who is new, or has never come, is not told any "
        + "more, the chance of being back is learned from shorter histories, and completed challenges "
        + "of old contests earn no points. Whatever was published stays.",
      "Les chiffres à venir ignorent tout d'avant ce jour : on ne dit plus qui débute, ni qui n'est "
        + "jamais venu, la chance de retour s'apprend sur des historiques plus courts, et les défis "
        + "terminés d'anciens concours ne rapportent plus de points. Ce qui a été publié demeure."
    ),

    "note.first-days-purged": (
      "Who is new, and who has never come, is withheld: earlier presence was purged, so that nobody's "
        + "first day is known.",
      "Les premiers pas et les membres jamais venus sont retenus : la présence plus ancienne a été "
        + "purgée, on ne connaît donc plus le premier jour de personne."
    ),

    "message.export-handling": (
      "This is for the person it is about and for nobody else. Hand it over, then delete your copy.",
      "Ceci est destiné à la personne concernée et à elle seule. Remettez-le, puis supprimez votre "
        + "copie."
    ),
    "message.confirm-erasure": (
      "Erasing cannot be undone. Type {0} again to erase this person:",
      "L'effacement est définitif. Tapez de nouveau {0} pour effacer cette personne :"
    ),
    "message.not-erased": ("Nothing was erased.", "Rien n'a été effacé."),
    "error.unconfirmed": (
      "Nobody is here to confirm. Run it on a terminal, or add `--yes`; nothing was erased.",
      "Personne n'est là pour confirmer. Lancez la commande dans un terminal, ou ajoutez `--yes` ; "
        + "rien n'a été effacé."
    ),
    "error.no-such-member": (
      "No member has the identifier “{0}” here. Give it as in the members export, in the same case; "
        + "a name is not enough. Somebody who was erased has none any more.",
      "Aucun membre n'a ici l'identifiant « {0} ». Donnez-le comme dans l'export des membres, avec "
        + "la même casse ; un nom ne suffit pas. Une personne effacée n'en a plus."
    ),
    "error.unwiped": (
      "What was to go is deleted, but traces may remain in {0}: another program has it open, or the "
        + "disk is full. Close the program or free some space, then run `relais status`, which "
        + "finishes the work.",
      "Ce qui devait partir est supprimé, mais des traces peuvent subsister dans {0} : un autre "
        + "programme l'utilise, ou le disque est plein. Fermez ce programme ou libérez de la place, "
        + "puis lancez `relais status`, qui achève le travail."
    ),
    "error.ledger-lost": (
      "Part of the record of what was published is missing from the database ({0}), so nothing is "
        + "published, and nobody exported, erased or purged: figures published twice could be "
        + "compared. Put back a copy of the file that has all of it. Deleting rows or tables by hand "
        + "is what breaks it.",
      "Une partie de la mémoire de ce qui a été publié manque dans la base ({0}) : rien n'est donc "
        + "publié, exporté, effacé ni purgé, car des chiffres publiés deux fois pourraient être "
        + "comparés. Remettez une copie du fichier qui l'ait entière. C'est la suppression de lignes "
        + "ou de tables à la main qui l'abîme."
    ),
    "error.purged-period": (
      "The private acts of the four weeks from {0} were purged before anything was published of "
        + "them. Look from a later day with `--as-of DATE`.",
      "Les actes privés des quatre semaines à partir du {0} ont été purgés avant que rien n'en soit "
        + "publié. Demandez un jour plus récent avec `--as-of DATE`."
    ),
    "rule.purged": (
      "private acts of days that were purged", "actes privés de jours purgés"
    ),
  ]

  /// The sentences of what a person is given about themself.
  static let personal: Phrases = [
    "export.purpose": (
      "This file holds everything that the Relais database of your organisation has about you. It is "
        + "for you. Relais counts activity on a learning platform, to help those who share what they "
        + "know and the teams they help.",
      "Ce fichier contient tout ce que la base Relais de votre organisation sait de vous. Il vous est "
        + "destiné. Relais compte l'activité sur une plateforme d'apprentissage, pour aider celles "
        + "et ceux qui partagent leur savoir, et leurs équipes."
    ),
    "export.sources": (
      "All of it comes from exports of the platform. The time of a login, texts, e-mail addresses, "
        + "sites and jobs are not kept.",
      "Tout vient d'exports de la plateforme. Les heures de connexion, les textes, les adresses "
        + "électroniques, les sites et les postes ne sont pas conservés."
    ),
    "export.rights": (
      "You can have mistakes corrected, object, be shown without a name or not at all, and be "
        + "erased: ask whoever gave you this file, or your data protection officer.",
      "Vous pouvez faire corriger des erreurs, vous opposer, n'être plus nommé ou plus montré, et "
        + "être effacé : adressez-vous à qui vous a remis ce fichier, ou à votre délégué à la "
        + "protection des données."
    ),
    "export.public": (
      "What you did in public, where colleagues can see it. Reports may show it with your name if "
        + "your visibility is “named”, without it if “anonymous”, not at all if “hidden”.",
      "Ce que vous avez fait en public, à la vue de vos collègues. Les rapports peuvent le montrer "
        + "avec votre nom si votre visibilité est « named », sans lui si « anonymous », pas du tout "
        + "si « hidden »."
    ),
    "export.private": (
      "What you did in private. No report shows it of you: it is only counted, among many others.",
      "Ce que vous avez fait en privé. Aucun rapport ne le montre à votre sujet : c'est seulement "
        + "compté, parmi beaucoup d'autres."
    ),
    "export.presence": (
      "Presence: the days of four weeks on which you were there, and separately the weekdays and "
        + "three-hour slots in which you were there at least once in those four weeks.",
      "Présence : les jours de quatre semaines où vous étiez là et, à part, les jours de la semaine "
        + "et tranches de trois heures où vous étiez là au moins une fois dans ces quatre semaines."
    ),
    "export.quiz-results": (
      "Quiz results: of each question your first, your best and your last attempt.",
      "Résultats de quiz : pour chaque question, votre premier, votre meilleur et votre dernier essai."
    ),
    "export.groups": (
      "Groups whose published figures count you: a community, or the whole organisation where none "
        + "is given. “activity” is what members did in four weeks, “state” is where they stood at "
        + "the end of them. A figure is never about fewer people than the policy allows.",
      "Groupes dont les chiffres publiés vous comptent : une communauté, ou toute l'organisation si "
        + "aucune n'est indiquée. « activity » : ce que les membres ont fait en quatre semaines ; "
        + "« state » : où ils en étaient à la fin. Un chiffre ne porte jamais sur moins de personnes "
        + "que les règles ne le permettent."
    ),
    "export.figures": (
      "Published figures that bear your identifier: how many people your challenges brought in.",
      "Chiffres publiés qui portent votre identifiant : combien de personnes vos défis ont amenées."
    ),
  ]
}
