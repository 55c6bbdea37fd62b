"""A screen over another one; knows how it is left, nothing of what it shows."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Over(ModalScreen[ScreenResultType]):
    """Lies over the room or the home screen until it is left."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave it, once: a second Enter, or the room that moved on and put it away, would take the screen below."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
