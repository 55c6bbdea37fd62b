"""Short notices in the corner; what is told is made safe for the screen first."""

from typing import Any

from textual.app import App

from facilitator.domain.words import Refusal
from facilitator.language import Language
from facilitator.room import Room
from facilitator.tui.show import plain


def tell(app: App[Any], text: str) -> None:
    """Say something in passing, if there is anything to say."""
    if text:
        app.clear_notifications()
        app.notify(plain(text), markup=False, timeout=4)


def tell_kept(app: App[Any], room: Room, text: str, say: Language) -> None:
    """Say what was done once it is on disk; while the disk does not take it, that instead."""
    app.run_worker(_kept(app, room, text, say))


async def _kept(app: App[Any], room: Room, text: str, say: Language) -> None:
    try:
        await room.journal.durable(room.newest)
    except OSError as error:
        undone = say("Not on disk yet: %(why)s. It is written as soon as the disk takes it.", why=str(error))
        app.clear_notifications()
        app.notify(plain(f"{text}. {undone}"), markup=False, severity="warning", timeout=6)
    else:
        tell(app, text)


def tell_refusal(app: App[Any], error: Refusal | OSError, say: Language) -> None:
    """Say why something cannot be, and what would be possible."""
    if isinstance(error, OSError):
        text = say("Not written: %(why)s", why=str(error))
    else:
        text = say.say(error.message) + (" " + say.say(error.hint) if error.hint else "")
    app.clear_notifications()
    app.notify(plain(text), markup=False, severity="warning", timeout=6)
