"""The plain, line by line front end: for screen readers, scripts and rooms without a terminal.

It prints one line per happening, starting ``*``, and answers one command per line with one line starting ``ok`` or
``error``; what it reads out comes before that, a line each. It reads from any stream and writes to any stream, and
knows neither files nor the network. ``table`` has every command; a file for each part of the day says what they do.
"""

from facilitator.console.front import Console
from facilitator.console.table import TABLE
from facilitator.console.talk import printable

COMMANDS = tuple(TABLE)
"""The words that begin a command."""

__all__ = ["COMMANDS", "Console", "printable"]
