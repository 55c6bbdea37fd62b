"""What the tool itself puts into questions, said in the language asked for; all else is worded by a plan."""

from facilitator.domain.words import N_

BETTER = N_("Better than half of this room")
OTHER = N_("Not better than half of it")
HAVE = N_("What I have today")
SHOULD = N_("What I should have")
WHAT = N_("What?")
ABOUT = N_("What does it make better?")
WHO = N_("Who?")
WHEN = N_("By when?")
BUDGET = N_("Budget, if it needs one")
NEW = N_("Something else")
CATEGORY = N_("Category")
TOUCHED = N_("Departments touched")
