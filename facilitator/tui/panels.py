"""What opens over the room by key, by the name of its deed; loads a panel when it is first asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

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


def put_away(app: App[Any]) -> bool:
    """Close what is open over the room, for the room has moved to another screen; but nothing that is typed into.

    Whether nothing is in the way any more.
    """
    while isinstance(app.screen, ModalScreen):
        if any(line.value or line.has_focus for line in app.screen.query(Input)):
            return False
        app.pop_screen()
    return True


def of(action: str) -> Panel | None:
    """The panel of a deed; None for a deed without one."""
    if action not in _PANELS:
        return None
    module, _, name = _PANELS[action].partition(".")
    panel: Panel = getattr(import_module(f"facilitator.tui.screens.{module}"), name)
    return panel
