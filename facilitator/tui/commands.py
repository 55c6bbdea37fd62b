"""Deeds by key, and by name in the command palette."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from facilitator.language import Language
from facilitator.tui.deeds import DESK, GO, HOST, Deed
from facilitator.tui.keymap import shown
from facilitator.tui.screens.base import RoomScreen

KEYS: list[BindingType] = [
    Binding("space", "lead('go')", "the natural next thing", show=False, id=GO),
    Binding("pagedown,f5", "lead('go')", "the natural next thing, as presenter clickers send it", show=False),
    Binding("pageup", "lead('back')", "back, as presenter clickers send it", show=False),
    Binding("full_stop", "lead('turn')", "show or hide, as presenter clickers send it", show=False),
    *{d.id: Binding(d.key, f"lead('{d.id}')", d.label.text, show=False, id=d.id) for d in HOST}.values(),
    *[Binding(d.key, f"desk('{d.action}')", d.label.text, show=False, id=d.id) for d in DESK],
]
"""What each key asks of the app; the footer is drawn from the deeds themselves."""


def below(app: App[Any]) -> Screen[object]:
    """The screen that actions are meant for, the palette itself aside."""
    return next((s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette)), app.screen)


def shown_room(app: App[Any]) -> RoomScreen | None:
    """The screen of the room that is to be seen, also behind a panel; None while the app opens or closes."""
    return next((screen for screen in reversed(app.screen_stack) if isinstance(screen, RoomScreen)), None)


def offered(app: App[Any], say: Language, keys: Mapping[str, str]) -> Iterator[SystemCommand]:
    """What the screen offers of its own and ``check_action`` of the app allows, with its key."""

    def command(deed: Deed, act: Callable[[], Any]) -> SystemCommand:
        return SystemCommand(say.say(deed.label), say("key %(key)s", key=shown(keys.get(deed.id, deed.key), say)), act)

    screen = below(app)
    for deed in screen.own() if isinstance(screen, RoomScreen) else ():
        yield command(deed, partial(screen.run_action, f"own('{deed.action}')"))
    for kind, deed in (*(("lead", d) for d in HOST), *(("desk", d) for d in DESK)):
        if app.check_action(kind, (deed.action,)):
            yield command(deed, partial(app.run_action, f"{kind}('{deed.action}')"))
