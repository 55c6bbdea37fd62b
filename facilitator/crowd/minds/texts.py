"""Short answers: a few thoughts in many wordings, with typos and repeats, and some that nobody else has.

The words are in ``facilitator/plans/crowd``, a file per language, by topic.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from facilitator.crowd.minds.asked import Asked
from facilitator.domain.fields import Text

LANGUAGES = ("de", "en", "fr", "it")
_LONERS = 0.2
_FIRST_WORDING = 0.55
_LEFT_OUT = 0.25
"""How often one of several questions for a text stays empty."""


def _read(name: str) -> dict[str, Any]:
    folder = resources.files("facilitator.plans").joinpath("crowd")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _topics() -> dict[str, dict[str, Any]]:
    return _read("topics")


@cache
def _spoken() -> dict[str, dict[str, dict[str, list[Any]]]]:
    """Per language and topic its themes and loners."""
    return {lang: _read(lang) for lang in LANGUAGES}


@cache
def _thoughts() -> dict[str, tuple[str, str]]:
    """What each wording means, the first wording of its theme, and the topic it belongs to."""
    found = {}
    for topics in _spoken().values():
        for topic, words in topics.items():
            found.update({wording: (theme[0], topic) for theme in words["themes"] for wording in theme})
            found.update({text: (text, topic) for text in words["loners"]})
    return found


def thought(text: str) -> str:
    """What somebody's words mean; themselves where nobody else has them."""
    return _thoughts().get(text, (text, ""))[0]


def nature(text: str) -> tuple[str, ...]:
    """The names of what somebody's words are an example of, such as a media break; none where nothing is known."""
    topic = _thoughts().get(text, (text, ""))[1]
    return tuple(_topics().get(topic, {}).get("nature", ()))


def _topic(asked: Asked, field: Text) -> str:
    """The topic of what the field is, what it asks or else the step; else the first topic, the last for several."""
    topics, label = _topics(), field.label.casefold()
    meant = next((t for t, keys in topics.items() if field.id in keys.get("fields", ())), "")
    named = (t for t, keys in topics.items() if any(about.casefold() in label for about in keys.get("about", ())))
    known = (t for t, keys in topics.items() if asked.step in keys.get("steps", ()))
    return meant or next(named, "") or next(known, "") or tuple(topics)[0 if field.entries == 1 else -1]


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
    topic, lang = _topic(asked, field), asked.person.lang
    words, alone = _spoken()[lang if lang in LANGUAGES else "en"][topic], _topics()[topic].get("alone", _LONERS)
    chance = asked.own(field.id) if asked.told else asked.own()
    themes = [theme for theme in words["themes"] if theme[0] not in asked.told]
    loners = [text for text in words["loners"] if text not in asked.told]
    shift = asked.shared(asked.person.group).randrange(max(1, len(themes)))
    said: list[str] = []
    for _ in range(chance.randint(1, field.entries)):
        if loners and (chance.random() < alone / asked.round or not themes):
            said.append(loners.pop(chance.randrange(len(loners))))
            asked.told.add(said[-1])
        elif themes:
            weights = [len(themes) / (1 + i) + (1.5 if i == shift else 0.0) for i in range(len(themes))]
            theme = themes.pop(chance.choices(range(len(themes)), weights)[0])
            said.append(theme[0] if chance.random() < _FIRST_WORDING else chance.choice(theme))
            asked.told.add(theme[0])
    said = [text[: field.limit] for text in said]
    return (said[0] if field.entries == 1 else said) if said else None
