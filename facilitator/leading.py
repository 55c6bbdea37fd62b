"""Leading a session: the same room behind the Textual screen or the plain console."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeAlias

from platformdirs import user_config_path

from facilitator import offering, plans
from facilitator.archive import NO_ANSWERS, Options, create, open_session
from facilitator.hosted import Hosted, answering, greeting
from facilitator.hosting import ended_by_signals, hosted, steady
from facilitator.language import Language, available, best, language, of_machine
from facilitator.store.journal import SessionFile

Director: TypeAlias = Callable[[Hosted], Coroutine[Any, Any, None]]
"""What leads a room in a person's place; the front end ends with it."""


async def lead_plainly(file: SessionFile, options: Options, director: Director | None = None) -> Path | None:
    """Lead a session line by line from standard input, or by a director; the export's path if one was written."""
    # The screen has no use for the console, and starts without it in less time.
    from facilitator.console import Console  # noqa: PLC0415

    async with hosted(file, options) as live:
        console = Console(live, sys.stdout)
        for line in greeting(live):
            console.talk.tell(line)
        async with ended_by_signals(console.quit.set), live.inviting.announced(console.talk.tell):
            if director is None:
                await console.run(sys.stdin)
                return None
            leading = asyncio.ensure_future(director(live))
            leading.add_done_callback(lambda _: console.quit.set())
            await console.run(None)
            await finish(leading)
            return await live.export()


async def lead_on_screen(file: SessionFile | None, options: Options, director: Director | None = None) -> Path | None:
    """Lead a session, or choose one first, on the Textual screen; the export's path if a director led to the end."""
    # Textual costs a third of a second, which the plain console and `--help` need not pay.
    from facilitator.tui import figures, typedahead  # noqa: PLC0415
    from facilitator.tui.app import FacilitatorApp  # noqa: PLC0415

    lang = language(options.lang or best(of_machine(), available(), "en"))
    async with AsyncExitStack() as stack:

        async def start(chosen: SessionFile, *, opened: bool = True) -> Hosted:
            return await stack.enter_async_context(hosted(chosen, options, opened=opened))

        async def start_plan(path: Path, answers: Mapping[str, str]) -> Hosted:
            return await start(create(str(path), options, answers))

        async def resume(path: Path) -> Hosted:
            return await start(open_session(str(path), options.folder))

        async def drawn() -> None:
            """Read what the screen did without, beside the loop."""
            await (live.open() if live else asyncio.to_thread(answering))
            await asyncio.to_thread(figures.read_all)
            loaded()

        live = await start(file, opened=False) if file else None
        begins = live or offering.at_home(options.folder, lang, start_plan, resume)
        app = FacilitatorApp(begins, lang, own_keys(options.keys), drawn)
        async with ended_by_signals(app.exit):
            loaded = stack.enter_context(steady())
            typedahead.drop()
            if director is None or live is None:
                await app.run_async()
                if app.desk:
                    sys.stdout.write("\n".join(farewell(app.desk.live.path, lang)) + "\n")
                return None
            leading = asyncio.ensure_future(director(live))
            leading.add_done_callback(lambda _: app.exit())
            await app.run_async()
            await finish(leading)
            return await live.export()


def own_keys(named: Path | None) -> dict[str, str]:
    """Keys of the facilitator's own: of a named file, or of ``keys.toml`` in the user's settings if there is one."""
    from facilitator.tui import keymap  # noqa: PLC0415  as above

    path = named or user_config_path("facilitator") / "keys.toml"
    return keymap.parse(plans.read(path), path.name) if path.is_file() else {}


def farewell(path: Path, lang: Language) -> list[str]:
    """Where the session is and how to come back to it."""
    again = lang("`facilitator resume %(name)s` goes on with it.", name=path.stem)
    told = lang("`facilitator report %(name)s` writes what came out as a page.", name=path.stem)
    return [lang("The session is kept in %(path)s", path=str(path)), again, told]


async def finish(leading: "asyncio.Future[None]") -> None:
    """Let a finished director's error be heard; end one that the person has left behind."""
    if not leading.done():
        leading.cancel()
        await asyncio.wait({leading})
    elif not leading.cancelled():
        leading.result()


async def lead_plan(plan: str, options: Options, answers: Mapping[str, str] = NO_ANSWERS, *, plain: bool) -> None:
    """Run a plan as a new session, with ``answers`` to what it asks its facilitator."""
    await (lead_plainly if plain else lead_on_screen)(create(plan, options, answers), options)


async def lead_session(name: str, options: Options, *, plain: bool) -> None:
    """Go on with a session where the room is."""
    file = open_session(name, options.folder)
    await (lead_plainly if plain else lead_on_screen)(file, options)


async def at_home(options: Options) -> None:
    """Choose a plan or a session on the screen."""
    await lead_on_screen(None, options)
