"""What the commands share: common options, and how a refusal is said."""

import sys
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from facilitator.archive import Options
from facilitator.domain.words import Refusal
from facilitator.language import Language, available, best, language, of_machine

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar  # the type has no public name

F = TypeVar("F", bound=Callable[..., Any])
_PATIENCE = 1.0
"""Seconds before a bar is shown."""
_WHOLE = 1000
"""Parts of a bar."""

_OPTIONS = (
    click.option("--host", help="Address to listen on and to show; by default all, the best one shown."),
    click.option("--port", type=click.IntRange(1, 65535), help="Port to try first (8765)."),
    click.option("--code", help="Code of the room, 4 letters and digits; by default drawn."),
    click.option("--lang", type=click.Choice(available()), help="Language of the session."),
    click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions."),
    click.option(
        "--keys", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Keys of your own (TOML)."
    ),
    click.option(
        "--wifi",
        metavar="NAME:PASSWORD",
        help="Show this Wi-Fi in the lobby and on the poster; a colon in its name is written \\:.",
    ),
)


def common_options(command: F) -> F:
    """Add the options that every command with a room has."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def hand_on(context: click.Context, name: str, given: Mapping[str, object]) -> None:
    """Let options ``given`` before the command of a ``name`` hold as if they stood behind it.

    Raises ``click.UsageError`` for what it has no use for: unheard, a session would end up in another folder.
    """
    command = context.command.get_command(context, name) if isinstance(context.command, click.Group) else None
    below = dict(command.commands) if isinstance(command, click.Group) else {}
    taken = {option.name for each in (below.values() if below else [command]) if each for option in each.params}
    if unknown := [key for key in given if key not in taken]:
        message = f"`{name}` has no option --{unknown[0]}."
        raise click.UsageError(message, context)
    context.default_map = {name: dict.fromkeys(below, given) if below else given}


def options(**given: Any) -> Options:  # noqa: ANN401  click hands over what was parsed
    """The parsed options as one value."""
    return Options(**given)


def at_terminal() -> bool:
    """Whether a person can see and drive a screen here."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def tongue(lang: str | None, offered: Iterable[str] = ()) -> Language:
    """The language asked for, or that of the machine, of those ``offered``, all there are by themselves."""
    known = tuple(offered) or available()
    return language(lang or best(of_machine(), known, known[0] if offered else "en"))


def refused(error: Refusal | OSError, lang: str | None = None) -> str:
    """What a person can mend, in one or two lines."""
    say = tongue(lang)
    if isinstance(error, OSError):
        return say("The disk refuses: %(why)s", why=str(error))
    return say.say(error.message) + ("\n" + say.say(error.hint) if error.hint else "")


@contextmanager
def in_words(lang: str | None = None) -> Iterator[None]:
    """Let what a person can mend be said, without a traceback."""
    try:
        yield
    except BrokenPipeError:  # who read what is said has gone; click ends quietly then
        raise
    except (Refusal, OSError) as error:
        raise click.ClickException(refused(error, lang)) from None


def run_loop(main: Coroutine[Any, Any, None], lang: str | None = None) -> None:
    """Run to the end; what a person can mend is said in one or two lines, without a traceback."""
    import asyncio  # noqa: PLC0415  `--help` and `--version` start in half the time without it

    with in_words(lang):
        asyncio.run(main)


@contextmanager
def progress() -> Iterator[Callable[[float], None]]:
    """What takes a number 0..1 and shows it as a bar, once it takes longer than a second, on a terminal only."""
    began, bars = time.monotonic(), ExitStack()
    shown: list[ProgressBar[int]] = []

    def told(part: float) -> None:
        if not shown and sys.stderr.isatty() and time.monotonic() - began > _PATIENCE:
            shown.append(bars.enter_context(click.progressbar(length=_WHOLE, file=sys.stderr)))
        if shown:
            shown[0].update(round(part * _WHOLE) - shown[0].pos)

    with bars:
        yield told
