"""A plan on the screen before its day: every step as the room will see it, without phones, and nothing is kept."""

import time
from pathlib import Path

from facilitator import plans
from facilitator.check.elsewhere import Elsewhere, shut
from facilitator.domain.words import Message
from facilitator.export.document import Nowhere
from facilitator.hosting import ended_by_signals
from facilitator.invitation.addresses import LOOPBACK
from facilitator.room import Room
from facilitator.unled import Unled

_PREVIEW = Message("This is a preview: nobody can come in.")
_URL = "http://127.0.0.1:8765/PLAN"


def previewed(path: Path, lang: str) -> Unled:
    """The plan of a file as a room that nobody can enter. Raises ``Refusal``."""
    workshop, _ = plans.load(path)
    room = Room(workshop, Nowhere(), time.time, (), lang)
    return Unled(room, path, Elsewhere(_URL, shut(LOOPBACK), _PREVIEW))


async def preview(path: Path, lang: str) -> None:
    """Page through a plan on the screen, until the person leaves."""
    from facilitator.tui.app import FacilitatorApp  # noqa: PLC0415  a third of a second that the text does without

    app = FacilitatorApp(previewed(path, lang))
    async with ended_by_signals(app.exit):
        await app.run_async()
