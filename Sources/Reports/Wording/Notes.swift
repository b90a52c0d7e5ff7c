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
    "note.seen-active": (
      "Seen by everybody to be active, by a tip, a comment or a reaction: {0}. They are counted; "
        + "what the figure leaves open is about the other members, and where few are left it is "
        + "withheld.",
      "Actifs au vu de tous, par une astuce, un commentaire ou une réaction : {0}. Ils sont comptés ; "
        + "ce que le chiffre laisse ouvert porte sur les autres membres, et s'il en reste peu il "
        + "n'est pas publié."
    ),
    "note.seen-hours": (
      "Who shared a tip, commented or reacted at some hour was there for everybody to see. They are "
        + "counted; what a figure leaves open is about the other members, and where few are left "
        + "it is withheld.",
      "Qui a partagé une astuce, commenté ou réagi à une heure donnée était là au vu de tous. Ces "
        + "membres sont comptés ; ce qu'un chiffre laisse ouvert porte sur les autres, et s'il en "
        + "reste peu il n'est pas publié."
    ),
    "note.expected-back": (
      "Of about {0} silent members, about {1} are expected back within four weeks without any action.",
      "Sur environ {0} membres silencieux, environ {1} devraient revenir d'ici quatre semaines "
        + "sans aucune action."
    ),
    "note.expected-back-coded": (
      "Silent members: {0}. Expected back within four weeks without any action: {1}.",
      "Membres silencieux : {0}. Retours attendus d'ici quatre semaines sans aucune action : {1}."
    ),
    "note.states": (
      "Slipping away: silent, yet at least as likely as not to be back within four weeks. Dormant: "
        + "less than one chance in five to be back within twelve. The rest lie between the two, and "
        + "are not told.",
      "En retrait : silencieux, mais au moins une chance sur deux de revenir d'ici quatre semaines. "
        + "Endormis : moins d'une chance sur cinq de revenir d'ici douze. Les autres, entre les "
        + "deux, ne sont pas comptés à part."
    ),
    "note.states-by-recency": (
      "Too few members have been active for the model: slipping away means silent for less than "
        + "8 weeks, dormant for 12 or more, and no return is foretold.",
      "Trop peu de membres actifs pour le modèle : en retrait veut dire silencieux depuis moins de "
        + "8 semaines, endormis depuis 12 ou plus, et aucun retour n'est prévu."
    ),
    "note.earlier-period": (
      "Members by state as of {0}: who has come or gone since would be singled out by newer figures.",
      "Membres par état au {0} : des chiffres plus récents désigneraient qui est arrivé ou parti "
        + "depuis."
    ),
    "note.better-than-silence": (
      "Better than ranking by weeks of silence: {0} points of area more, 95% interval {1} to {2}.",
      "Mieux qu'un tri par semaines de silence : {0} points d'aire de plus, intervalle à 95 % "
        + "de {1} à {2}."
    ),
    "note.worse-than-silence": (
      "Worse here than ranking by weeks of silence: {0} points of area, 95% interval {1} to {2}.",
      "Moins bien ici qu'un tri par semaines de silence : {0} points d'aire, intervalle à 95 % "
        + "de {1} à {2}."
    ),
    "note.no-better-than-silence": (
      "No better here than ranking by weeks of silence: {0} points of area, 95% interval {1} to "
        + "{2}.",
      "Pas mieux ici qu'un tri par semaines de silence : {0} points d'aire, intervalle à 95 % "
        + "de {1} à {2}."
    ),
    "note.no-verdict": (
      "No verdict: too few members were back, or too few were not.",
      "Pas de verdict : trop peu de membres sont revenus, ou trop peu ne sont pas revenus."
    ),
    "note.too-short-for-backtest": (
      "The history is too short: a closed period needs eight weeks of data before it.",
      "L'historique est trop court : il faut huit semaines de données avant une période close."
    ),
    "note.area-under-curve": (
      "Area: how often, of a member who was back and one who was not, the first had been ranked "
        + "higher. 50 is chance, 100 is never wrong.",
      "Aire : combien de fois, entre un membre revenu et un autre non revenu, le premier était le "
        + "mieux classé. 50 : le hasard ; 100 : jamais d'erreur."
    ),
    "note.points-rounded": (
      "Areas are rounded, to whole points or to 5 where they are about some 50 people or fewer.",
      "Les aires sont arrondies, au point ou à 5 points si elles portent sur une cinquantaine de "
        + "personnes ou moins."
    ),
    "note.moments-recommended": (
      "Recommended slots lie wholly inside the reachable hours: people have a right to disconnect. "
        + "They are ranked by the share of members to expect at least, the lower bound of Wilson's "
        + "90% interval; ties stand in the order of the week.",
      "Les créneaux conseillés sont entièrement compris dans les heures où l'on peut joindre les "
        + "membres : chacun a droit à la déconnexion. Ils sont classés par la part des membres à "
        + "attendre au moins, borne basse de l'intervalle de Wilson à 90 % ; à égalité, dans "
        + "l'ordre de la semaine."
    ),
    "note.moments-local": (
      "Hours are local time, in the time zone given below.",
      "Les heures sont locales, dans le fuseau horaire indiqué ci-dessous."
    ),
    "note.no-moment": (
      "No slot inside the reachable hours has a figure to recommend it by.",
      "Aucun créneau des heures où l'on peut joindre les membres n'a de chiffre pour le conseiller."
    ),
    "note.no-hours": (
      "The data tell days but no hours. Import logins with their times to see the week.",
      "Les données donnent les jours mais pas les heures. "
        + "Importez des connexions avec leur heure pour voir la semaine."
    ),
    "note.same-digest": (
      "Two databases with the same digest hold the same facts.",
      "Deux bases de même empreinte contiennent les mêmes faits."
    ),
    "note.no-contributions": (
      "No tip, comment or challenge of anybody who takes a rank, through this day.",
      "Aucune astuce, aucun commentaire, aucun défi d'une personne classée jusqu'à ce jour."
    ),
    "note.no-quiz-results": (
      "No quiz result has been imported yet.", "Aucun résultat de quiz n'a encore été importé."
    ),
    "note.missing-content": (
      "Missing content: hard, and hardly a tip that helped anybody. Ask those who know the topic "
        + "for a tip, or launch a challenge on it.",
      "Contenu manquant : difficile, et presque aucune astuce qui ait aidé. Demandez une astuce à "
        + "qui connaît le thème, ou lancez un défi."
    ),
    "note.unhelpful-content": (
      "Unhelpful content: hard although there are tips. Look at what they explain, or "
        + "whether the people concerned have seen them.",
      "Contenu qui n'aide pas : difficile malgré les astuces. Regardez ce qu'elles expliquent, ou "
        + "si les personnes concernées les ont vues."
    ),
    "note.local-difficulty": (
      "Local difficulty: hard here and not elsewhere. Ask how colleagues elsewhere do it.",
      "Difficulté locale : difficile ici et non ailleurs. Demandez comment font les autres."
    ),
    "note.struggling": (
      "People struggling: what learners missed at their first attempt, added up; nobody adds more "
        + "than one.",
      "Personnes en difficulté : ce que chacun a manqué à sa première réponse, additionné ; "
        + "personne n'y compte pour plus d'un."
    ),
    "note.gap-index": (
      "People per tip = people struggling / (1 + helpful tips). A tip that a colleague thanked is "
        + "helpful; it counts half as much after 26 weeks.",
      "Personnes par astuce = personnes en difficulté / (1 + astuces utiles). Une astuce est "
        + "utile si un collègue en a remercié l'auteur ; elle compte moitié moins après 26 semaines."
    ),
    "note.facility": (
      "Right at first: the share of first answers that was right; nine times in ten it is really "
        + "between the two next figures. Hard: very likely 5 points or more below all topics "
        + "together.",
      "Juste d'emblée : la part juste des premières réponses ; neuf fois sur dix elle se trouve en "
        + "réalité entre les deux chiffres suivants. Difficile : très probablement 5 points ou "
        + "plus sous l'ensemble des thèmes."
    ),
    "note.coded-middle": (
      "Computed from the published counts; a bound is read as the middle of what it stands for.",
      "Calculé sur les nombres publiés ; une borne est lue comme le milieu de ce qu'elle recouvre."
    ),
    "note.released-once": (
      "Too few answers to show a figure. Those of a period are computed once: answers imported "
        + "since then count from the next period on.",
      "Trop peu de réponses pour montrer un chiffre. Les chiffres d'une période sont calculés une "
        + "seule fois : les réponses importées depuis comptent à partir de la période suivante."
    ),
    "note.topics-unseen": (
      "Topics with too few learners are not shown.",
      "Les thèmes auxquels trop peu de personnes ont répondu ne sont pas montrés."
    ),
    "note.discrimination": (
      "Discrimination index: 100 where those who get the rest of the quiz right get this right "
        + "too, 0 where that says nothing, below 0 where they get it wrong. Under 20, read the "
        + "question and its answer key again. Chance alone commonly moves it by 10 with 100 "
        + "learners, by 3 with 1,000.",
      "Indice de discrimination : 100 si qui réussit le reste du quiz réussit la question, 0 si "
        + "l'un ne dit rien de l'autre, moins de 0 si c'est l'inverse. Sous 20, relisez la "
        + "question et son corrigé. Le hasard seul le déplace couramment de 10 avec 100 "
        + "personnes, de 3 avec 1 000."
    ),
    "note.questions-unseen": (
      "Questions with too few learners are not shown; nor are the figures of one that nearly "
        + "everybody had right, or nearly everybody wrong. Figures stand until a few more people "
        + "have answered: a small change could tell how one of them did.",
      "Les questions auxquelles trop peu de personnes ont répondu ne sont pas montrées, ni les "
        + "chiffres de celles que presque tous, ou presque personne, ont réussies. Les chiffres "
        + "restent les mêmes tant que peu de personnes de plus ont répondu : un petit écart pourrait "
        + "trahir la réponse de l'une d'elles."
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
    "legend.below-seen": (
      "<{0}: fewer than {0} people; none, or only those seen in public (by a tip, comment or "
        + "reaction), included",
      "<{0} : moins de {0} personnes ; zéro, ou les seules personnes vues de tous (astuce, commentaire "
        + "ou réaction), compris"
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
    "legend.shades": ("People by shade: {0}", "Personnes selon la teinte : {0}"),
    "legend.shade": ("{0} {1} to {2}", "{0} {1} à {2}"),
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
    "filter.reachable": ("reachable {0}", "joignables {0}"),
    "filter.section": ("section {0}", "section {0}"),
    "filter.top": ("top {0}", "top {0}"),
  ]
}
