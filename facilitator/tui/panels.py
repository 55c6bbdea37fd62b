"""What opens over the room by key, by the name of its deed; loads a panel when it is first asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

from textual.screen import Screen

from facilitator.tui.desk import Desk

Panel: TypeAlias = Callable[[Desk], Screen[Any]]
_PANELS = {
    "entries": "entries.EntriesScreen",
    "note": "note.NoteScreen",
    "extra": "extra.ExtraScreen",
    "check": "check.CheckScreen",
    "code": "code.CodeScreen",
    "agenda": "agenda.AgendaScreen",
    "people": "people.PeopleScreen",
    "proxy": "proxy.ProxyScreen",
    "clicker": "clicker.ClickerScreen",
}
"""Module and class in ``screens``."""


def of(action: str) -> Panel | None:
    """The panel of a deed; None for a deed without one."""
    if action not in _PANELS:
        return None
    module, _, name = _PANELS[action].partition(".")
    panel: Panel = getattr(import_module(f"facilitator.tui.screens.{module}"), name)
    return panel
