"""A line that says what must not be overlooked: answers are not being saved, or phones need another address."""

from textual.reactive import reactive
from textual.widgets import Static

from facilitator.language import Language
from facilitator.tui.show import NOTHING, words


class Banner(Static):
    """Shows why saving fails, or else ``news``; takes no place while there is nothing to say."""

    DEFAULT_CSS = """
    Banner { dock: top; height: auto; display: none; padding: 0 1; background: $error; color: $background;
             text-style: bold; }
    Banner.failing, Banner.news { display: block; }
    Banner.news { background: $warning; }
    Banner.failing { background: $error; }
    """

    failing: reactive[str | None] = reactive(None, init=False)
    news: reactive[str] = reactive("", init=False)

    def __init__(self, say: Language) -> None:
        super().__init__(NOTHING)
        self._say = say

    def watch_failing(self) -> None:
        """Come and go."""
        self._write()

    def watch_news(self) -> None:
        """As above."""
        self._write()

    def _write(self) -> None:
        say = self._say
        lost = say("NOT SAVED, the phones keep their answers: %(why)s", why=self.failing or "")
        self.set_class(self.failing is not None, "failing")
        self.set_class(bool(self.news), "news")
        self.update(words(lost if self.failing is not None else self.news))
