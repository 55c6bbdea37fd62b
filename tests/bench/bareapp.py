"""The least that a screen with a server costs at its start: a Textual app with one line that has imported aiohttp."""

import aiohttp.web
from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Says that it is there."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(f"begin {aiohttp.web.__name__}")


if __name__ == "__main__":
    BareApp().run()
