"""Keys of one's own: a TOML file that gives actions other keys; knows no widget.

``close = "x"`` or ``go = "enter,space"``, a line per action; what is not named keeps its key.
"""

import tomllib
from collections.abc import Mapping
from types import MappingProxyType

from textual.keys import Keys

from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language
from facilitator.tui.deeds import ANSWERS, DESK, GO, HOST

_NAMES = {"question_mark": "?", "full_stop": ".", "slash": "/", "left": "←", "right": "→", "plus": "+", "minus": "-"}
_SIGNS = {sign: name for name, sign in _NAMES.items()}
_KNOWN = frozenset(key.value for key in Keys) | {"space", *_NAMES}

DEFAULT: Mapping[str, str] = MappingProxyType({GO: "space"} | {deed.id: deed.key for deed in (*HOST, *DESK, *ANSWERS)})
"""The key of each action."""
NO_KEYS: Mapping[str, str] = MappingProxyType({})
"""No keys of one's own."""
_ALONE = frozenset(deed.id for deed in ANSWERS)
_EVERYWHERE = frozenset({"undo", "redo", "entries", "theme", "help", "leave"})
"""Actions of the screen of answers alone, and those of the room that work there too."""


def parse(text: str, source: str, known: Mapping[str, str] = DEFAULT) -> dict[str, str]:
    """Keys by action, as Textual names them, several with commas between; ``known`` gives the keys there are.

    Raises ``Refusal`` for what is no action or no key, and for one key with two actions.
    """
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        raise _wrong(source, str(error)) from None
    found = dict(known)
    for action, keys in raw.items():
        if action not in known:
            raise _wrong(source, f"{clean(action, 40)}: expected one of {', '.join(sorted(known))}")
        named = [_SIGNS.get(key, key) for key in (part.strip() for part in str(keys).split(","))]
        wrong = next((key for key in named if not _is_key(key)), None)
        if not isinstance(keys, str) or wrong is not None:
            raise _wrong(source, f"{action}: expected a key such as x, space, pagedown or ctrl+n")
        found[action] = ",".join(named)
    for here in (found.keys() - _ALONE, found.keys() & (_ALONE | _EVERYWHERE)):
        _once({action: keys for action, keys in found.items() if action in here}, source)
    return {action: found[action] for action in raw}


def _once(found: Mapping[str, str], source: str) -> None:
    """Refuse one key with two actions on one screen."""
    taken: dict[str, str] = {}
    for action, keys in found.items():
        for key in keys.split(","):
            if taken.setdefault(key, action) != action:
                raise _wrong(source, f"{_NAMES.get(key, key)}: expected for one action only, {taken[key]} or {action}")


def shown(keys: str, say: Language) -> str:
    """The first of the keys as it stands in a footer."""
    first = keys.partition(",")[0]
    return say("space") if first == "space" else _NAMES.get(first, first)


def _is_key(key: str) -> bool:
    plain = key.removeprefix("ctrl+").removeprefix("shift+")
    return (len(plain) == 1 and plain.isprintable() and not plain.isspace()) or plain in _KNOWN


def _wrong(source: str, expected: str) -> Refusal:
    values: dict[str, str | int | float] = {"file": clean(source, 200), "expected": clean(expected, 400)}
    hint = Message("Please correct the keys and start again.")
    return Refusal(Message("%(file)s: %(expected)s", values), hint, code="keys")
