"""The day and its themes in sentences: how far behind the plan, and what merging two themes would come to."""

from facilitator.domain.agenda import Item, delay
from facilitator.domain.merging import MergePreview
from facilitator.domain.words import N_
from facilitator.language import Language


def behind(items: tuple[Item, ...], say: Language) -> str:
    """How the day is doing against its plan, in whole minutes."""
    minutes = round(delay(items) / 60)
    if minutes > 0:
        return say.count("%(n)d minute behind the plan", "%(n)d minutes behind the plan", minutes)
    if minutes < 0:
        return say.count("%(n)d minute ahead of the plan", "%(n)d minutes ahead of the plan", -minutes)
    return say("on time")


def merged(found: MergePreview, say: Language) -> list[str]:
    """What merging two themes would come to, a line each; dots only of votes whose numbers the room sees."""
    lines = [
        say("“%(label)s” becomes part of “%(into)s”.", label=found.label, into=found.into_label),
        say(
            "People behind the two: %(people)d and %(into_people)d, together %(together)d; everybody counts once.",
            people=found.people,
            into_people=found.into_people,
            together=found.together,
        ),
    ]
    for vote in found.votes:
        title = say.pick(vote.title)
        text = N_("Dots on both add up in “%(title)s”.")
        if vote.shown:
            text = N_(
                "Dots given in “%(title)s”: %(dots)d and %(into_dots)d, together %(together)d; "
                "people who gave them: %(people)d."
            )
        numbers = {"dots": vote.theme.dots, "into_dots": vote.into.dots, "together": vote.together.dots}
        lines.append(say(text, title=title, people=vote.together.people, **numbers))
    return lines
