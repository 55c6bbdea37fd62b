"""What the facilitator made of short answers: hidden, edited, moved, merged and renamed, in the order it was done."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.themes import Theme

Label = Callable[[Sequence[str]], str]


class Moderation(msgspec.Struct, frozen=True):
    """The state of one round's entries: ids that are hidden, texts that were edited, and what was done with themes."""

    hidden: frozenset[str] = frozenset()
    edited: Mapping[str, str] = msgspec.field(default_factory=dict)
    arranged: tuple[ev.AnyModerated, ...] = ()

    def then(self, event: ev.AnyModerated) -> "Moderation":
        """The state after one more event."""
        match event:
            case ev.EntryHidden():
                return msgspec.structs.replace(self, hidden=self.hidden | {event.entry})
            case ev.EntryShown():
                return msgspec.structs.replace(self, hidden=self.hidden - {event.entry})
            case ev.EntryEdited():
                kept = {entry: text for entry, text in self.edited.items() if entry != event.entry}
                return msgspec.structs.replace(self, edited={**kept, event.entry: event.text} if event.text else kept)
        return msgspec.structs.replace(self, arranged=(*self.arranged, event))

    def denies(self, first: str, second: str) -> bool:
        """Whether the facilitator has said that two themes are not the same."""
        pair = {first, second}
        return any(isinstance(e, ev.LikenessDenied) and {e.first, e.second} == pair for e in self.arranged)

    def merged(self, ids: Sequence[str]) -> dict[str, str]:
        """For ids of themes the one that each counts for now, one of the same ids; those that stayed are left out.

        A theme whose first entry was split off again counts for itself again.
        """
        goes: dict[str, str] = {}
        for event in self.arranged:
            if isinstance(event, ev.ThemesMerged):
                source, target = _end(goes, event.theme), _end(goes, event.into)
                if source != target:
                    goes[source] = target
            elif isinstance(event, ev.EntryMoved) and not event.theme and event.entry in goes:
                left = goes.pop(event.entry)
                goes = {name: left if into == event.entry else into for name, into in goes.items()}
        heads = {_end(goes, name): name for name in reversed(ids)}
        heads |= {name: name for name in ids if _end(goes, name) == name}
        return {name: heads[_end(goes, name)] for name in ids if heads[_end(goes, name)] != name}


def _end(goes: Mapping[str, str], name: str) -> str:
    while name in goes:
        name = goes[name]
    return name


NOTHING = Moderation()
"""Nothing was done."""


def arrange(themes: Sequence[Theme], moderation: Moderation, label: Label) -> list[Theme]:
    """The themes after what was done with them; ``label`` names one from its entries.

    Events are carried out one after the other on the themes as they are then. A theme is found by the entry that gave
    it its id, wherever that is now; what names an entry that is gone changes nothing. A theme keeps its id and label
    while the entry of its id stays.
    """
    found = list(themes)
    for event in moderation.arranged:
        match event:
            case ev.ThemesMerged():
                source, target = _holding(found, event.theme), _holding(found, event.into)
                if source and target and source is not target:
                    whole = msgspec.structs.replace(target, entries=(*target.entries, *source.entries))
                    found = [whole if theme is target else theme for theme in found if theme is not source]
            case ev.EntryMoved():
                found = _moved(found, event, label)
            case ev.ThemeRenamed():
                found = [
                    msgspec.structs.replace(t, label=event.text or label(t.entries)) if event.theme in t.entries else t
                    for t in found
                ]
    return found


def _holding(themes: Sequence[Theme], entry: str) -> Theme | None:
    return next((theme for theme in themes if entry in theme.entries), None)


def _moved(themes: list[Theme], event: ev.EntryMoved, label: Label) -> list[Theme]:
    source = _holding(themes, event.entry)
    target = _holding(themes, event.theme) if event.theme else None
    alone = source is not None and len(source.entries) == 1
    if source is None or source is target or (event.theme and target is None) or (not event.theme and alone):
        return themes
    found: list[Theme] = []
    for theme in themes:
        if theme is source:
            rest = tuple(entry for entry in theme.entries if entry != event.entry)
            if rest:
                found.append(_without(theme, rest, label))
        elif theme is target:
            found.append(msgspec.structs.replace(theme, entries=(*theme.entries, event.entry)))
        else:
            found.append(theme)
    return found if target else [*found, Theme(event.entry, label((event.entry,)), (event.entry,))]


def _without(theme: Theme, rest: tuple[str, ...], label: Label) -> Theme:
    return Theme(theme.id, theme.label, rest) if theme.id in rest else Theme(rest[0], label(rest), rest)
