"""The room sorts: which theme an entry belongs to once enough people agree; knows no screen and no likeness."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

from facilitator.domain.chance import generator
from facilitator.domain.themes import Theme

ENOUGH = 3
"""Judgements an entry needs before they decide."""
NEW = "new"
"""The judgement that an entry belongs to none of the themes."""


def majority(judgements: Sequence[str]) -> str | None:
    """What more than half of at least three judgements say; None while there is no such thing.

    A rule of our own: with people right 4 times in 5, three of them decide rightly 9 times in 10.
    """
    if len(judgements) < ENOUGH:
        return None
    said, count = Counter(judgements).most_common(1)[0]
    return said if 2 * count > len(judgements) else None


def decide(themes: Sequence[Theme], decisions: Mapping[str, str], label: Callable[[Sequence[str]], str]) -> list[Theme]:
    """The themes after the room's decisions: per entry an entry of the theme it belongs to, or ``NEW``.

    Decisions hold for the themes as given and are carried out one after the other. A theme that is left by all goes
    where its last entry went, so that two entries sent to each other meet. A theme keeps id and label while its first
    entry stays; ``label`` names one from its entries otherwise. Unknown entries change nothing.
    """
    home = {entry: place for place, theme in enumerate(themes) for entry in theme.entries}
    now = dict(home)
    sizes = [len(theme.entries) for theme in themes]
    went: dict[int, int] = {}
    for entry, wanted in decisions.items():
        if entry not in home or (wanted != NEW and wanted not in home):
            continue
        here = now[entry]
        if wanted == NEW:
            there = here if sizes[here] == 1 else len(sizes)
        else:
            there = home[wanted]
            while not sizes[there]:
                there = went[there]
        if there == here:
            continue
        if there == len(sizes):
            sizes.append(0)
        now[entry] = there
        sizes[here] -= 1
        sizes[there] += 1
        if not sizes[here]:
            went[here] = there
    members: dict[int, list[str]] = {}
    for entry, place in now.items():
        members.setdefault(place, []).append(entry)
    return [_made(themes, place, entries, label) for place, entries in sorted(members.items())]


def _made(themes: Sequence[Theme], place: int, entries: list[str], label: Callable[[Sequence[str]], str]) -> Theme:
    before = themes[place] if place < len(themes) else None
    if before and tuple(entries) == before.entries:
        return before
    if before and before.id in entries:
        return Theme(before.id, before.label, tuple(entries))
    return Theme(entries[0], label(entries), tuple(entries))


class Deck:
    """Deals each person, by arrival number from 1, a handful of things to judge that are not their own.

    The things come in the order in which they matter: the first ones reach ``ENOUGH`` people before later ones reach
    any, then all of them one more person at a time. What a person gets depends on nobody who came later.
    """

    def __init__(self, things: Sequence[str], owners: Mapping[str, Collection[int]], each: int) -> None:
        self._things, self._owners, self._each = tuple(things), owners, each
        self._dealt = dict.fromkeys(things, 0)
        self._level = ENOUGH
        self._open = list(things)
        self._hands: list[tuple[str, ...]] = []

    def hand(self, person: int) -> tuple[str, ...]:
        """Up to ``each`` things for a person, in an order of chance; their own only where there are no others."""
        while len(self._hands) < person:
            self._hands.append(self._deal(len(self._hands) + 1))
        hand = list(self._hands[person - 1] if person > 0 else self._things[: self._each])
        generator("sort", person, *hand).shuffle(hand)
        return tuple(hand)

    def _deal(self, person: int) -> tuple[str, ...]:
        if not self._open and self._things:
            self._level = min(self._dealt.values()) + 1
            self._open = [t for t in self._things if self._dealt[t] < self._level]
        hand = list(islice((t for t in self._open if person not in self._owners[t]), self._each))
        if len(hand) < self._each:
            rest = [t for t in self._things if person not in self._owners[t] and t not in hand]
            hand += sorted(rest, key=self._dealt.__getitem__)[: self._each - len(hand)]
        if not hand:
            return self._things[: self._each]
        for thing in hand:
            self._dealt[thing] += 1
        self._open = [t for t in self._open if self._dealt[t] < self._level]
        return tuple(hand)
