"""Grouping short answers as they arrive: the machine proposes, people decide; knows wording, not meaning.

Each theme is led by its first entry; a later one joins the most similar leader before it that says the same, and leads
a theme of its own if there is none. What comes out depends on the entries and their places alone, not on how they came
there, so an edit settles only what it touches and a resumed or exported session has the same themes as the live one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush, nsmallest

import msgspec

from facilitator.domain.lexicon import Lexicon
from facilitator.domain.similarity import Index
from facilitator.domain.text import key, words
from facilitator.domain.wording import plain, same

ALIKE = 0.35
"""From this likeness on two themes are suggested to be one."""
SAME = 0.50
"""From this likeness on an entry joins a theme by itself, if it says the same as the leading entry."""
MOST = 200
"""Suggestions at a time."""

Place = tuple[int, int]


class Theme(msgspec.Struct, frozen=True):
    """Entries that mean the same, in order of place: the first gives its id, the commonest spelling the label."""

    id: str
    label: str
    entries: tuple[str, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """Two themes, the older first, that may be one; ``similarity`` ALIKE..1 is that of their leading entries."""

    theme_a: str
    theme_b: str
    similarity: float


class Grouped(msgspec.Struct, frozen=True):
    """What a grouping came to: all themes in the order of their first entries, and the ``MOST`` best suggestions."""

    themes: tuple[Theme, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(slots=True, eq=False)
class _Unit:
    """All entries of one key, which never part; the first of them speaks for them."""

    entries: dict[str, tuple[Place, str]] = field(default_factory=dict)
    first: str = ""
    place: Place = (0, 0)
    words: list[str] = field(default_factory=list)
    tag: str = ""
    settled: bool = False
    leader: "_Unit | None" = None
    followers: set["_Unit"] = field(default_factory=set)
    alike: dict["_Unit", float] = field(default_factory=dict)
    """Other leaders and how alike they are, while this one leads."""

    def leads(self) -> bool:
        return self.settled and self.leader is None


class Grouping:
    """Themes of some entries, whichever way they came in; a facilitator's words may name themes beforehand."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._units: dict[str, _Unit] = {}
        self._keys: dict[str, str] = {}
        self._index: Index[_Unit] = Index()
        self._waiting: list[tuple[Place, int, _Unit]] = []
        self._last: Place = (0, 0)
        self._grouped: Grouped | None = None

    def add(self, entry_id: str, text: str, place: Place | None = None) -> None:
        """Take in one cleaned entry at its place, or after all others; ``ValueError`` if its id is there already."""
        if entry_id in self._keys:
            raise ValueError(f"entry {entry_id}: expected a new id")
        place = (self._last[0] + 1, 0) if place is None else place
        self._last = max(self._last, place)
        name = self._keys[entry_id] = key(text)
        unit = self._units.setdefault(name, _Unit())
        unit.entries[entry_id] = (place, text)
        self._speak(unit)

    def remove(self, entry_id: str) -> None:
        """Take one entry out; ``KeyError`` for an unknown one."""
        name = self._keys.pop(entry_id)
        unit = self._units[name]
        del unit.entries[entry_id]
        if not unit.entries:
            del self._units[name]
        self._speak(unit)

    def theme_of(self, entry_id: str) -> str:
        """The id of the theme an entry is in; ``KeyError`` for an unknown entry."""
        unit = self._units[self._keys[entry_id]]
        return (unit.leader or unit).first

    def now(self) -> Grouped:
        """What it has come to; suggestions most alike first, of equal ones those that came up first."""
        if self._grouped is None:
            leaders = sorted(filter(_Unit.leads, self._units.values()), key=lambda unit: unit.place)
            pairs = (
                (-cosine, unit.place, other.place, unit.first, other.first)
                for unit in leaders
                for other, cosine in unit.alike.items()
                if unit.place < other.place
            )
            near = (Suggestion(a, b, -cosine) for cosine, _, _, a, b in nsmallest(MOST, pairs))
            self._grouped = Grouped(tuple(map(_theme, leaders)), tuple(near))
        return self._grouped

    def _speak(self, unit: _Unit) -> None:
        """After a change of its entries: let the unit's first entry speak for it, and settle what follows from it."""
        self._grouped = None
        first = min(unit.entries, key=lambda e: unit.entries[e][0], default="")
        if first and first == unit.first:
            return
        if unit.first:
            self._step_down(unit)
            self._index.drop(unit, unit.words)
            unit.settled = False
        unit.first = first
        if first:
            unit.place, text = unit.entries[first]
            unit.words = plain(words(text))
            unit.tag = self._lexicon.theme_of(unit.words) if self._lexicon else ""
            self._index.add(unit, unit.words)
            self._wait([unit])
        self._settle()

    def _wait(self, units: Iterable[_Unit]) -> None:
        for unit in units:
            heappush(self._waiting, (unit.place, id(unit), unit))

    def _settle(self) -> None:
        """Find the leader of each waiting unit, first places first; what that changes waits at later places only."""
        while self._waiting:
            unit = heappop(self._waiting)[2]
            near = self._index.near(unit, unit.words, ALIKE)
            leader = self._leader(unit, near)
            if unit.settled and leader is unit.leader:
                continue
            self._step_down(unit)
            unit.settled, unit.leader = True, leader
            if leader:
                leader.followers.add(unit)
                continue
            for other in filter(_Unit.leads, near):
                unit.alike[other] = other.alike[unit] = near[other]
            likely = self._tagged(unit.tag) if unit.tag else [other for other in near if near[other] >= SAME]
            self._wait(o for o in likely if o.place > unit.place and o.settled and _joins(o, unit))

    def _leader(self, unit: _Unit, near: dict[_Unit, float]) -> _Unit | None:
        """The leader a unit joins: that of its word list, else the most similar one that says the same, else none."""
        if unit.tag:
            able = ((0.0, other.place, other) for other in self._tagged(unit.tag))
        else:
            able = ((-cosine, other.place, other) for other, cosine in near.items() if cosine >= SAME)
        earlier = sorted((f for f in able if f[1] < unit.place and f[2].leads()), key=lambda f: f[:2])
        return next((leader for _, _, leader in earlier if _joins(unit, leader)), None)

    def _tagged(self, tag: str) -> list[_Unit]:
        return [unit for unit in self._units.values() if unit.tag == tag]

    def _step_down(self, unit: _Unit) -> None:
        """Let a unit lead and follow nobody; those who followed it wait."""
        if unit.leader:
            unit.leader.followers.discard(unit)
            unit.leader = None
        for other in unit.alike:
            del other.alike[unit]
        unit.alike.clear()
        for follower in unit.followers:
            follower.settled, follower.leader = False, None
        self._wait(unit.followers)
        unit.followers.clear()


def _joins(unit: _Unit, leader: _Unit) -> bool:
    return unit.tag == leader.tag if unit.tag else same(unit.words, leader.words)


def _theme(leader: _Unit) -> Theme:
    told = [item for unit in (leader, *leader.followers) for item in unit.entries.items()]
    told.sort(key=lambda item: item[1][0])
    label = leader.tag or Counter(text for _, (_, text) in told).most_common(1)[0][0]
    return Theme(leader.first, label, tuple(entry for entry, _ in told))
