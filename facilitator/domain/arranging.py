"""Themes after what the facilitator did with them, and whose votes count for which; knows no text and hides nothing.

Events are carried out one after the other on the themes as they are then. A theme is found by the entry that gave it
its id, wherever that is now; what names an entry that is gone changes nothing. A theme keeps its id and label while the
entry of its id stays, and for good a name that is nobody's words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.moderation import Moderation
from facilitator.domain.themes import Theme

Label = Callable[[Sequence[str]], str]


class Arranged(msgspec.Struct, frozen=True):
    """A theme with all its entries, hidden ones too; ``named`` if somebody gave it its label.

    ``votes`` are the ids of themes, of those asked for, whose votes count for it; ``joined`` are the entries that
    merging brought together, all of which are one thing since.
    """

    theme: Theme
    named: bool = False
    votes: tuple[str, ...] = ()
    joined: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class _Group:
    id: str
    own: str
    entries: dict[str, None]
    name: str = ""
    votes: list[str] = field(default_factory=list)
    joined: set[str] = field(default_factory=set)


def arrange(themes: Sequence[Theme], moderation: Moderation, label: Label, votes: Sequence[str] = ()) -> list[Arranged]:
    """The themes after what was done with them; ``label`` names one from its entries.

    ``votes`` are ids of themes that somebody voted on. Such votes stay with the theme when entries come and go, follow
    it into another one by merging or by its last entry, and follow the entry of its id when that is split off.
    """
    if not moderation.arranged and not votes:
        return [Arranged(theme) for theme in themes]
    groups = _Groups(themes, label)
    for name in votes:
        if holder := groups.holding(name):
            holder.votes.append(name)
    for event in moderation.arranged:
        match event:
            case ev.ThemesMerged():
                groups.merge(event.theme, event.into)
            case ev.EntryMoved():
                groups.move(event.entry, event.theme)
            case ev.ThemeRenamed():
                groups.rename(event.theme, event.text)
    return [
        Arranged(Theme(g.id, g.name or g.own, tuple(g.entries)), bool(g.name), tuple(g.votes), frozenset(g.joined))
        for g in groups.found
    ]


class _Groups:
    """The themes while events are carried out on them, in their order."""

    def __init__(self, themes: Sequence[Theme], label: Label) -> None:
        self.found = [_Group(theme.id, theme.label, dict.fromkeys(theme.entries)) for theme in themes]
        self._home = {entry: group for group in self.found for entry in group.entries}
        self._label = label

    def holding(self, entry: str) -> _Group | None:
        """The theme that an entry is in."""
        return self._home.get(entry)

    def merge(self, theme: str, into: str) -> None:
        """Bring all entries of one theme into another."""
        source, target = self.holding(theme), self.holding(into)
        if source and target and source is not target:
            self._take(source, target, source.entries)
            target.joined.update(target.entries)

    def move(self, entry: str, theme: str) -> None:
        """Bring one entry into another theme, or make it one of its own."""
        source, target = self.holding(entry), self.holding(theme)
        if source is None or source is target or (theme and target is None) or (not theme and len(source.entries) == 1):
            return
        if target is None:
            target = _Group(entry, self._label((entry,)), {})
            self.found.append(target)
            if entry in source.votes:
                source.votes.remove(entry)
                target.votes.append(entry)
        self._take(source, target, (entry,))

    def rename(self, theme: str, text: str) -> None:
        """Call a theme something, or what its entries call it."""
        if group := self.holding(theme):
            group.name = text

    def _take(self, source: _Group, target: _Group, entries: Iterable[str]) -> None:
        somebodys = any(self._label((entry,)) == source.own for entry in source.entries)
        for entry in tuple(entries):
            del source.entries[entry]
            source.joined.discard(entry)
            target.entries[entry] = None
            self._home[entry] = target
        if not source.entries:
            self.found.remove(source)
            target.votes += source.votes
        elif source.id not in source.entries:
            source.id = next(iter(source.entries))
            source.own = self._label(tuple(source.entries)) if somebodys else source.own
