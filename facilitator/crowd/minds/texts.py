"""Short answers: a few thoughts in many wordings, with typos and repeats, and some that nobody else has.

The words are in ``facilitator/plans/crowd_answers.toml``, by what the question is about.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from facilitator.crowd.minds.asked import Asked
from facilitator.domain.fields import Text

_LONERS = 0.2
_FIRST_WORDING = 0.4
_LEFT_OUT = 0.25
"""How often one of several questions for a text stays empty."""


@cache
def _topics() -> list[dict[str, Any]]:
    text = resources.files("facilitator.plans").joinpath("crowd_answers.toml").read_text(encoding="utf-8")
    topics: list[dict[str, Any]] = tomllib.loads(text)["topic"]
    return topics


@cache
def _thoughts() -> dict[str, str]:
    """What each wording means: the first wording of its theme."""
    spoken = [words for topic in _topics() for words in topic.values() if isinstance(words, dict)]
    return {wording: theme[0] for words in spoken for theme in words["themes"] for wording in theme}


def thought(text: str) -> str:
    """What somebody's words mean; themselves where nobody else has them."""
    return _thoughts().get(text, text)


@cache
def nature(text: str) -> tuple[str, ...]:
    """The names of what somebody's words are an example of, such as a media break; none where nothing is known."""
    for topic in _topics():
        for words in topic.values():
            if isinstance(words, dict) and (text in words["loners"] or any(text in theme for theme in words["themes"])):
                return tuple(topic.get("nature", ()))
    return ()


def _words(asked: Asked, field: Text) -> dict[str, list[Any]]:
    """The words on what the question names, or else the step; else the first topic, and the last for several texts."""
    topics, label = _topics(), field.label.casefold()
    named = (t for t in topics if any(about.casefold() in label for about in t.get("about", ())))
    known = (t for t in topics if asked.step in t["steps"])
    topic = next(named, None) or next(known, None) or topics[0 if field.entries == 1 else -1]
    words: dict[str, list[Any]] = topic.get(asked.person.lang) or topic["en"]
    return words


def _left_out(asked: Asked, field: Text) -> bool:
    """Whether one of several questions for a text stays empty; everybody has one that does not."""
    several = [each.id for each in asked.fields if isinstance(each, Text) and "." in each.id]
    if field.id not in several or field.id == asked.own("answered").choice(several):
        return False
    return asked.own(field.id, "left out").random() < _LEFT_OUT


def written(asked: Asked, field: Text) -> str | list[str] | None:
    """One text, or a list of them where several may be given; none where one leaves a question empty."""
    if _left_out(asked, field):
        return None
    words, chance = _words(asked, field), asked.own(field.id) if asked.told else asked.own()
    themes = [theme for theme in words["themes"] if theme[0] not in asked.told]
    loners = [text for text in words["loners"] if text not in asked.told]
    shift = asked.shared(asked.person.group).randrange(max(1, len(themes)))
    said: list[str] = []
    for _ in range(chance.randint(1, field.entries)):
        if loners and (chance.random() < _LONERS / asked.round or not themes):
            said.append(loners.pop(chance.randrange(len(loners))))
            asked.told.add(said[-1])
        elif themes:
            weights = [len(themes) / (1 + i) + (1.5 if i == shift else 0.0) for i in range(len(themes))]
            theme = themes.pop(chance.choices(range(len(themes)), weights)[0])
            said.append(theme[0] if chance.random() < _FIRST_WORDING else chance.choice(theme))
            asked.told.add(theme[0])
    said = [text[: field.limit] for text in said]
    return (said[0] if field.entries == 1 else said) if said else None
