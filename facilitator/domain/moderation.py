"""What the facilitator made of short answers: hidden, edited, moved, merged and renamed, in the order it was done."""

from collections.abc import Mapping

import msgspec

from facilitator.domain import events as ev


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


NOTHING = Moderation()
"""Nothing was done."""
