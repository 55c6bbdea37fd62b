"""What the commands share: common options, and how a refusal is said."""

import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator.archive import Options
from facilitator.domain.words import Refusal
from facilitator.language import available, best, language, of_machine

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--host", help="Address to listen on and to show; by default all, the best one shown."),
    click.option("--port", type=click.IntRange(1, 65535), help="Port to try first (8765)."),
    click.option("--code", help="Code of the room, 4 letters and digits; by default drawn."),
    click.option("--lang", type=click.Choice(available()), help="Language of the session."),
    click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions."),
    click.option(
        "--keys", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Keys of your own (TOML)."
    ),
    click.option("--wifi", metavar="SSID:PASSWORD", help="Show a Wi-Fi code in the lobby."),
)


def common_options(command: F) -> F:
    """Add the options that every command with a room has."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options(**given: Any) -> Options:  # noqa: ANN401  click hands over what was parsed
    """The parsed options as one value."""
    return Options(**given)


def at_terminal() -> bool:
    """Whether a person can see and drive a screen here."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def run_loop(main: Coroutine[Any, Any, None], lang: str | None = None) -> None:
    """Run to the end; what a person can mend is said in one or two lines, without a traceback."""
    import asyncio  # noqa: PLC0415  `--help` and `--version` start in half the time without it

    tongue = language(lang or best(of_machine(), available(), "en"))
    try:
        asyncio.run(main)
    except Refusal as refusal:
        hint = "\n" + tongue.say(refusal.hint) if refusal.hint else ""
        raise click.ClickException(tongue.say(refusal.message) + hint) from None
    except OSError as error:
        raise click.ClickException(tongue("The disk refuses: %(why)s", why=str(error))) from None
