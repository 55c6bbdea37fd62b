"""The first draft of a plan as a commented TOML file, from a few wishes; knows no terminal and no file."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.domain.text import clean
from facilitator.domain.words import N_, Message
from facilitator.language import Language

_VOTES = ("dots", "rank", "plane")
OFFERED: dict[str, Message] = {
    "scale": Message("statements, agreed with on 1 to 5"),
    "collect": Message("short answers in people's own words"),
    "dots": Message("a dot vote"),
    "plane": Message("impact and effort of each"),
    "rank": Message("an order of one's own"),
    "choice": Message("one of several options"),
    "amount": Message("an amount, with the official answer revealed"),
    "slider": Message("a place from 0 to 100"),
    "compare": Message("better than half of this room?"),
    "pledge": Message("who does what by when"),
    "pause": Message("a pause"),
}
"""The kinds that a draft may have, in words."""
LISTED: dict[str, Message] = {
    "scale": Message("The statements, with / between them"),
    "slider": Message("The questions, with / between them"),
    "compare": Message("What people compare themselves in, with / between"),
    "choice": Message("The options, at least two, with / between them"),
    "dots": Message("What is voted on, at least two, with / between"),
    "plane": Message("What is placed, at least two, with / between"),
    "rank": Message("What is put in order, at least two, with / between"),
}
"""The kinds that need a list, and how it is asked for."""
_LEAST = {kind: 2 if kind in {"choice", *_VOTES} else 1 for kind in LISTED}
_SCALE = (
    ("points = 5", N_("2 to 11")),
    ('low = { de = "trifft nicht zu", en = "not true", fr = "pas vrai du tout", it = "non è vero" }', ""),
    ('high = { de = "trifft voll zu", en = "fully true", fr = "tout à fait vrai", it = "del tutto vero" }', ""),
)
_LITTLE = 'low = { de = "wenig", en = "little", fr = "peu", it = "poco" }'
_MUCH = 'high = { de = "viel", en = "much", fr = "beaucoup", it = "molto" }'
_EFFORT = 'label = { de = "Aufwand", en = "Effort", fr = "Effort", it = "Impegno" }'
_IMPACT = 'label = { de = "Wirkung", en = "Impact", fr = "Effet", it = "Effetto" }'
_MORE: dict[str, tuple[tuple[str, str], ...]] = {
    "scale": _SCALE,
    "collect": (("entries = 2", N_("short answers per person, 1 to 10")), ("limit = 140", N_("characters of each"))),
    "dots": (("dots = 3", N_("per person")), ("per_option = 1", N_("at most on one"))),
    "plane": ((f"x = {{ {_EFFORT}, {_LITTLE}, {_MUCH} }}", ""), (f"y = {{ {_IMPACT}, {_LITTLE}, {_MUCH} }}", "")),
    "amount": (
        ('unit = "CHF"', ""),
        ("# official = 500", N_("the official answer, shown with the result")),
        ("should = false", N_("true: ask for a wish too")),
    ),
    "slider": (("low = 0", ""), ("high = 100", "")),
    "choice": (("most = 1", N_("how many one person may choose")),),
    "pledge": (('# unit = "CHF"', N_("asks for a budget too")),),
}
_REVEAL = {"collect": "live", "dots": "by hand", "amount": "by hand", "pledge": "live"}


@dataclass(frozen=True, slots=True)
class Wish:
    """A step that is wanted: its kind, its title, and its statements or options where it has some."""

    kind: str
    title: str
    listed: tuple[str, ...] = ()


def needs_list(kind: str, before: Sequence[Wish]) -> int:
    """How many statements or options a step needs, 0 where it needs none: votes take those of an earlier step."""
    return 0 if kind in _VOTES and _source(before) is not None else _LEAST.get(kind, 0)


def name_of(title: str, taken: Sequence[str] = ()) -> str:
    """An id made of a title, unlike those that are ``taken``."""
    spelled = title.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    bare = unicodedata.normalize("NFD", spelled).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:30].strip("-") or "step"
    return next(each for each in (name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)


def draft(title: str, groups: Sequence[str], wishes: Sequence[Wish], say: Language) -> str:
    """The plan as TOML with comments in a language; it passes the check if every list has as many parts as it needs."""
    return "\n".join(_lines(clean(title, 200), groups, wishes, say)) + "\n"


def _lines(title: str, groups: Sequence[str], wishes: Sequence[Wish], say: Language) -> Iterator[str]:
    yield "# " + say(
        "`facilitator plan check FILE` looks this plan over, `facilitator plan show FILE` shows its pages."
    )
    yield "# " + say("Every text may be written per language:") + ' title = { de = "Unser Tag", en = "Our day" }'
    yield ""
    yield "[workshop]"
    yield f"id = {_quoted(name_of(title))}"
    yield f"title = {_quoted(title)}"
    parts = ", ".join(map(_quoted, groups or (say("Sales"), say("IT"))))
    yield _said(f"{'' if groups else '# '}groups = [{parts}]", say("departments that phones may choose"))
    yield _said("# people = 24", say("how many are expected"))
    yield _said("# names = true", say("phones ask for a name, for the desk and the export alone"))
    names: list[str] = []
    for place, wish in enumerate(wishes):
        names.append(name_of(wish.title, names))
        yield ""
        yield from _step(wish, names, wishes[:place], say)


def _said(line: str, comment: str) -> str:
    """A line with what it is for."""
    return f"{line:<26}  # {comment}" if comment else line


def _step(wish: Wish, names: Sequence[str], before: Sequence[Wish], say: Language) -> Iterator[str]:
    yield "[[step]]"
    yield f"id = {_quoted(names[-1])}"
    yield f"kind = {_quoted(wish.kind)}"
    yield f"title = {_quoted(wish.title)}"
    yield _said(f"minutes = {15 if wish.kind == 'pause' else 10}", say("1 to 600"))
    if wish.kind != "pause":
        yield _said(f'reveal = "{_REVEAL.get(wish.kind, "at close")}"', "live | at close | by hand")
        yield f"# help = {_quoted(say('What phones say above the questions.'))}"
    yield from (_said(line, say(comment) if comment else "") for line, comment in _MORE.get(wish.kind, ()))
    source = _source(before)
    if wish.kind in _VOTES and not wish.listed and source is not None:
        yield _said(f"of = {_quoted(names[source])}", say("what came out there, best first"))
        yield from () if wish.kind == "dots" else (_said("top_of = 5", say("the first five of it")),)
    elif wish.kind in LISTED:
        yield from _listed(wish)
    yield 'guide = """'
    yield say("What to say, how to read the picture, what to ask next, what not to conclude.")
    yield '"""'


def _listed(wish: Wish) -> Iterator[str]:
    """The statements or options of a step."""
    key = "options" if wish.kind in {"choice", *_VOTES} else "items"
    yield f"{key} = ["
    for number, part in enumerate(wish.listed, 1):
        yield f'  {{ id = "{key[0]}{number}", text = {_quoted(part)} }},'
    yield "]"


def _source(before: Sequence[Wish]) -> int | None:
    """The last step that a vote can build on."""
    fit = [place for place, wish in enumerate(before) if wish.kind in {"collect", *_VOTES}]
    return fit[-1] if fit else None


def _quoted(text: str) -> str:
    """A text as TOML writes it, which is as JSON does."""
    return json.dumps(clean(text, 400), ensure_ascii=False)
