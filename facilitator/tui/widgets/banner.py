"""A red line that says what must not be overlooked: answers are not being saved."""

from textual.reactive import reactive
from textual.widgets import Static

from facilitator.language import Language
from facilitator.tui.show import NOTHING, words


class Banner(Static):
    """Shows why saving fails; takes no place while it does not."""

    DEFAULT_CSS = """
    Banner { dock: top; height: auto; display: none; padding: 0 1; background: $error; color: $background;
             text-style: bold; }
    Banner.failing { display: block; }
    """

    failing: reactive[str | None] = reactive(None, init=False)

    def __init__(self, say: Language) -> None:
        super().__init__(NOTHING)
        self._say = say

    def watch_failing(self, failing: str | None) -> None:
        """Come and go."""
        self.set_class(failing is not None, "failing")
        text = self._say("NOT SAVED, the phones keep their answers: %(why)s", why=failing) if failing else ""
        self.update(words(text))
