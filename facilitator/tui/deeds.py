"""What the facilitator can do by key, in the order of the footer; knows the room's table, no widget."""

from dataclasses import dataclass

from facilitator.domain.words import Message

GO = "go"
"""The name of the key for the natural next thing."""
_SHARED = {
    "reveal": "turn",
    "hide": "turn",
    "lock": "door",
    "unlock": "door",
    "put": "pick",
    "restore": "drop",
    "unfold": "fold",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: the app's action, its key and its label; ``always`` keeps it in a narrow footer."""

    action: str
    key: str
    label: Message
    always: bool = False

    @property
    def id(self) -> str:
        """The name of its key, which two opposite deeds share."""
        return _SHARED.get(self.action, self.action)


HOST: tuple[Deed, ...] = (
    Deed("next", "n", Message("next")),
    Deed("back", "b", Message("back")),
    Deed("open", "o", Message("open")),
    Deed("close", "c", Message("close")),
    Deed("reveal", "r", Message("show")),
    Deed("hide", "r", Message("hide")),
    Deed("again", "a", Message("ask again")),
    Deed("undo", "u", Message("undo")),
    Deed("redo", "U", Message("redo")),
    Deed("timer", "t", Message("+1 minute")),
    Deed("lock", "l", Message("lock the door")),
    Deed("unlock", "l", Message("unlock the door")),
)
"""Actions of ``Room.do``."""

DESK: tuple[Deed, ...] = (
    Deed("desk", "g", Message("desk")),
    Deed("entries", "m", Message("answers")),
    Deed("note", "k", Message("note")),
    Deed("extra", "x", Message("ask something else")),
    Deed("agenda", "j", Message("go to")),
    Deed("people", "P", Message("people")),
    Deed("proxy", "H", Message("answer for somebody")),
    Deed("clicker", "K", Message("phone to lead with")),
    Deed("view", "v", Message("other view")),
    Deed("private", "i", Message("private look")),
    Deed("wifi", "w", Message("Wi-Fi code")),
    Deed("address", "s", Message("other address")),
    Deed("poster", "p", Message("poster")),
    Deed("check", "h", Message("check")),
    Deed("code", "z", Message("way in")),
    Deed("blocks", "f", Message("large code")),
    Deed("export", "e", Message("export")),
    Deed("theme", "d", Message("colours")),
    Deed("help", "question_mark", Message("help"), always=True),
    Deed("leave", "q", Message("quit"), always=True),
)
"""What changes nothing in the room."""

ANSWERS: tuple[Deed, ...] = (
    Deed("same", "y", Message("yes, the same")),
    Deed("different", "n", Message("no, different")),
    Deed("pick", "space", Message("pick up")),
    Deed("put", "space", Message("put it here")),
    Deed("drop", "h", Message("hide")),
    Deed("restore", "h", Message("show again")),
    Deed("edit", "e", Message("edit the spelling")),
    Deed("rename", "r", Message("rename the theme")),
    Deed("split", "s", Message("make it a theme of its own")),
    Deed("fold", "f", Message("themes only")),
    Deed("unfold", "f", Message("all answers")),
    Deed("find", "slash", Message("find")),
)
"""What is done with answers and themes, on their screen alone."""

WALL = frozenset({"blocks", "theme", "help", "leave"})
"""What works in a window that only shows the room its picture."""

REPLAY = (
    Deed("pause", "space", Message("pause or go on")),
    Deed("turn_back", "left", Message("one thing back")),
    Deed("turn_on", "right", Message("one thing on")),
    Deed("chapter_back", "pageup", Message("question before")),
    Deed("chapter_on", "pagedown", Message("next question")),
    Deed("faster", "plus", Message("faster")),
    Deed("slower", "minus", Message("slower")),
)
"""What is done with a record that plays."""
REPLAYED = frozenset({"view", "private", "theme", "help", "leave"})
"""What else works while a record plays."""
