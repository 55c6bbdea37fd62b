"""How long a terminal may stop reading before the room has to wait for it; knows no screen.

A window is paused by selecting text in it (Windows), by Ctrl+S, by a laptop that looks for its projector. Textual keeps
30 writes for such a terminal; then the loop stands still, and with it every phone.
"""

from textual.drivers import _writer_thread

_WRITES = 20_000
"""Writes kept meanwhile: a quarter of an hour of a moving flock, a few dozen MB at the very most."""


def let_terminals_pause() -> None:
    """Keep more for a terminal that does not read; for all apps of this process that are started from now on."""
    vars(_writer_thread)["MAX_QUEUED_WRITES"] = _WRITES
