"""Short notices in the corner; what is told is made safe for the screen first."""

from typing import Any

from textual.app import App

from facilitator.domain.words import Refusal
from facilitator.language import Language
from facilitator.tui.show import plain


def tell(app: App[Any], text: str) -> None:
    """Say something in passing, if there is anything to say."""
    if text:
        app.clear_notifications()
        app.notify(plain(text), markup=False, timeout=4)


def tell_refusal(app: App[Any], error: Refusal | OSError, say: Language) -> None:
    """Say why something cannot be, and what would be possible."""
    if isinstance(error, OSError):
        text = say("Not written: %(why)s", why=str(error))
    else:
        text = say.say(error.message) + (" " + say.say(error.hint) if error.hint else "")
    app.clear_notifications()
    app.notify(plain(text), markup=False, severity="warning", timeout=6)
