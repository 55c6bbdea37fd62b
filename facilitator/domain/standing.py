"""What became of the options of a vote on short answers since it began; knows no ballot.

A vote is over themes or over entries. Dots on a theme stay with it, whatever happens to its entries; what merging
brought together counts as one; what is hidden as a whole is on no list any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from facilitator.domain.arranging import Arranged
from facilitator.domain.fields import Option


@dataclass(frozen=True, slots=True)
class Standing:
    """Which option counts for which other one, what an option is called now, and which are gone.

    ``theme_of`` is the id of the theme that each option counts for now, where there is one that is shown.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    theme_of: Mapping[str, str] = field(default_factory=dict)

    def counted(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """The options that count for themselves and are shown, as they are called now."""
        if not (self.same or self.labels or self.gone):
            return tuple(options)
        left = (option for option in options if option.id not in self.same and option.id not in self.gone)
        return tuple(msgspec.structs.replace(o, label=self.labels.get(o.id, o.label)) for o in left)


AS_VOTED = Standing()
"""Nothing has happened since."""


def standing(ids: Sequence[str], over: str, themes: Iterable[Arranged], shown: Mapping[str, str]) -> Standing:
    """What became of options, which are ids of "themes" or of "entries".

    ``themes`` are arranged with these ids as votes, ``shown`` has the texts of the entries shown. Of what counts as
    one, the theme's own id counts, else the first option. An option that is in no theme stays as it was.
    """
    same: dict[str, str] = {}
    labels: dict[str, str] = {}
    gone: set[str] = set()
    theme_of: dict[str, str] = {}
    for each in themes:
        for one, label, entries in _units(ids, each, shown) if over == "entries" else _whole(ids, each):
            if not any(entry in shown for entry in entries):
                gone.update(one)
                continue
            head = each.theme.id if each.theme.id in one else one[0]
            labels[head] = label
            theme_of |= dict.fromkeys(one, each.theme.id)
            same |= {option: head for option in one if option != head}
    return Standing(same, labels, frozenset(gone), theme_of)


Unit = tuple[list[str], str, Iterable[str]]
"""Options that count as one, their label, and the entries they stand for."""


def _whole(ids: Sequence[str], each: Arranged) -> Iterator[Unit]:
    votes = set(each.votes)
    if votes:
        yield [name for name in ids if name in votes], each.theme.label, each.theme.entries


def _units(ids: Sequence[str], each: Arranged, shown: Mapping[str, str]) -> Iterator[Unit]:
    inside = set(each.theme.entries)
    mine = [name for name in ids if name in inside]
    together = [name for name in mine if name in each.joined]
    if len(together) > 1:
        yield together, each.theme.label, each.joined
    else:
        together = []
    for name in mine:
        if name not in together:
            yield [name], shown.get(name, ""), (name,)
