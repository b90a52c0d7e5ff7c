extension Phrases {
  /// What an audit of everything ever published found.
  static let audit: Phrases = [
    "report.privacy-audit": (
      "What follows from everything ever published?",
      "Que peut-on déduire de tout ce qui a été publié ?"
    ),
    "table.audit-breaches": ("Found", "Constats"),
    "table.audit-extent": ("Looked at", "Examiné"),
    "table.audit-fates": ("What became of each count", "Ce qu'est devenu chaque décompte"),
    "column.finding": ("Finding", "Constat"),
    "column.community": ("Community", "Communauté"),
    "column.bound_width": ("Bounds this wide", "Largeur des bornes"),
    "column.examined": ("What", "Quoi"),
    "column.fate": ("Outcome", "Sort"),
    "column.percent": ("%", "%"),
    "term.audit-everybody": ("everybody", "tout le monde"),
    "term.audit-publications": ("publications", "publications"),
    "term.audit-spaces": (
      "sets of groups that can be combined", "ensembles de groupes combinables"
    ),
    "term.audit-programmes": (
      "measures bounded by linear programming", "mesures bornées par programmation linéaire"
    ),
    "term.audit-propagations": (
      "measures bounded by interval propagation", "mesures bornées par propagation d'intervalles"
    ),
    "term.audit-unknown-rows": (
      "rows whose members cannot be told", "lignes dont les membres ne peuvent être retrouvés"
    ),
    "term.audit-tightest-width": (
      "tightest bounds of a protected count, in people",
      "bornes les plus étroites d'un décompte protégé, en personnes"
    ),
    "term.audit-tightest-people": (
      "members of the group that these are about", "membres du groupe concerné par celles-ci"
    ),
    "term.audit-told": ("shown, rounded", "montré, arrondi"),
    "term.audit-tails": ("shown as few or as nearly all", "montré comme faible ou quasi total"),
    "term.audit-group-size": ("withheld: group too small", "retenu : groupe trop petit"),
    "term.audit-membership": (
      "withheld: overlaps other groups in too few people",
      "retenu : trop peu de personnes le séparent d'autres groupes"
    ),
    "term.audit-complementary": (
      "withheld: others would give it away", "retenu : d'autres décomptes le trahiraient"
    ),
    "term.audit-small-whole": (
      "withheld: part of too small a whole", "retenu : partie d'un tout trop petit"
    ),
    "term.audit-exposed": ("few exposed", "peu exposés"),
    "term.audit-unproven": ("not ruled out", "non exclu"),
    "term.audit-narrowed": ("narrowed", "resserré"),
    "term.audit-told-of-few": ("told of few", "dit de peu"),
    "term.audit-small-group": ("group too small", "groupe trop petit"),
    "term.audit-code": ("no such figure", "chiffre impossible"),
    "term.audit-contradiction": ("contradiction", "contradiction"),
    "term.audit-repeated": ("published twice", "publié deux fois"),
    "term.audit-lost": ("lost or unreadable", "perdu ou illisible"),
    "note.audit-exposed": (
      "Few exposed: a combination of groups is about few people.",
      "Peu exposés : une combinaison de groupes porte sur peu de personnes."
    ),
    "note.audit-unproven": (
      "Not ruled out: there are too many combinations of groups to say that none is about few people.",
      "Non exclu : trop de combinaisons de groupes pour dire qu'aucune ne porte sur peu de personnes."
    ),
    "note.audit-narrowed": (
      "Narrowed: other figures leave less open about a protected count than it says.",
      "Resserré : d'autres chiffres laissent moins ouvert un décompte protégé qu'il ne le dit."
    ),
    "note.audit-told-of-few": (
      "Told of few: of few people it follows that nearly all are counted, or nearly none.",
      "Dit de peu : de peu de personnes il ressort que presque toutes sont comptées, ou presque aucune."
    ),
    "note.audit-small-group": (
      "Group too small: it has fewer members than the rules allow to show.",
      "Groupe trop petit : il a moins de membres que les règles ne permettent d'en montrer."
    ),
    "note.audit-code": (
      "No such figure: the rules do not allow a figure like it.",
      "Chiffre impossible : les règles ne permettent aucun chiffre pareil."
    ),
    "note.audit-contradiction": (
      "Contradiction: the figures cannot all be true.",
      "Contradiction : ces chiffres ne peuvent pas tous être vrais."
    ),
    "note.audit-repeated": (
      "Published twice: the log tells of more than one first publication.",
      "Publié deux fois : le journal parle de plus d'une première publication."
    ),
    "note.audit-lost": (
      "Lost or unreadable: part of the record of what was published is missing. Put back a copy of the "
        + "file that has all of it.",
      "Perdu ou illisible : une partie de la mémoire de ce qui a été publié manque. Remettez une copie "
        + "du fichier qui l'ait entière."
    ),
    "note.audit-sound": (
      "Nothing was found: no combination of published groups is about too few people, and every "
        + "protected count stays as open as promised.",
      "Rien à signaler : aucune combinaison de groupes publiés ne porte sur trop peu de personnes, "
        + "et chaque décompte protégé reste aussi ouvert que promis."
    ),
    "note.audit-breaches": (
      "Publish nothing more from this database, keep it, and report what stands above as SECURITY.md "
        + "says, unless the file was changed by hand: it holds no figure of anybody.",
      "Ne publiez plus rien de cette base, conservez-la, et signalez ce qui précède comme l'indique "
        + "SECURITY.md, sauf si le fichier a été modifié à la main : aucun chiffre de personne n'y "
        + "figure."
    ),
    "note.audit-propagated": (
      "Large publications were bounded by interval propagation, which may miss what follows from "
        + "several figures together.",
      "Les grandes publications ont été bornées par propagation d'intervalles, qui peut manquer ce "
        + "qui découle de plusieurs chiffres ensemble."
    ),
    "note.audit-unknown": (
      "Some rows were left out: their group had several memberships of the same size, and it is not "
        + "kept which one was counted.",
      "Certaines lignes ont été laissées de côté : leur groupe a eu plusieurs compositions de même "
        + "taille, et celle qui a été comptée n'est pas conservée."
    ),
    "note.audit-fates": (
      "Where a mark can have two reasons, the one that a reader would assume is counted.",
      "Quand une marque peut avoir deux raisons, celle qu'un lecteur supposerait est comptée."
    ),
    "note.audit-limits": (
      "Groups that have no row are those known today. Each measure is looked at alone, and public "
        + "acts, medians and figures in points are not looked at.",
      "Les groupes sans ligne sont ceux connus aujourd'hui. Chaque mesure est examinée seule ; les "
        + "actes publics, les médianes et les chiffres en points ne sont pas examinés."
    ),
  ]
}
