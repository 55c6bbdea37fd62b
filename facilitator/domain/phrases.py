"""What the tool itself puts into questions, in the languages of its plans; everything else is worded by a plan."""

from facilitator.domain.words import LocalText

BETTER: LocalText = {
    "en": "Better than half of this room",
    "de": "Besser als die Hälfte hier im Raum",
    "fr": "Mieux que la moitié de cette salle",
    "it": "Meglio della metà di questa sala",
}
OTHER: LocalText = {
    "en": "Not better than half of it",
    "de": "Nicht besser als die Hälfte",
    "fr": "Pas mieux que la moitié",
    "it": "Non meglio della metà",
}
HAVE: LocalText = {
    "en": "What I have today",
    "de": "Was ich heute habe",
    "fr": "Ce que j’ai aujourd’hui",
    "it": "Quello che ho oggi",
}
SHOULD: LocalText = {
    "en": "What I should have",
    "de": "Was ich haben sollte",
    "fr": "Ce que je devrais avoir",
    "it": "Quello che dovrei avere",
}
WHAT: LocalText = {"en": "What?", "de": "Was?", "fr": "Quoi ?", "it": "Che cosa?"}
ABOUT: LocalText = {
    "en": "What does it make better?",
    "de": "Was wird damit besser?",
    "fr": "Qu’est-ce que cela améliore ?",
    "it": "Che cosa migliora?",
}
WHO: LocalText = {"en": "Who?", "de": "Wer?", "fr": "Qui ?", "it": "Chi?"}
WHEN: LocalText = {"en": "By when?", "de": "Bis wann?", "fr": "Jusqu’à quand ?", "it": "Entro quando?"}
BUDGET: LocalText = {
    "en": "Budget, if it needs one",
    "de": "Budget, falls es eines braucht",
    "fr": "Budget, s’il en faut un",
    "it": "Budget, se ne serve uno",
}
NEW: LocalText = {
    "en": "None of these: something new",
    "de": "Keines davon: etwas Neues",
    "fr": "Aucun : quelque chose de nouveau",
    "it": "Nessuno: qualcosa di nuovo",
}
CATEGORY: LocalText = {"en": "What is it?", "de": "Was ist es?", "fr": "Qu’est-ce que c’est ?", "it": "Che cos’è?"}
TOUCHED: LocalText = {
    "en": "Which departments does it touch?",
    "de": "Welche Abteilungen betrifft es?",
    "fr": "Quels services sont concernés ?",
    "it": "Quali reparti riguarda?",
}
