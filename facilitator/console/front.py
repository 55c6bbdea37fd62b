"""Leads a room from lines of text: tells what happens as it happens and has every command answered by one line."""

import asyncio
import contextlib
import threading
from typing import TextIO

from facilitator.console import results
from facilitator.console.news import News
from facilitator.console.table import find
from facilitator.console.talk import YES, Talk, forgiving, happening
from facilitator.domain import events as ev
from facilitator.domain.words import N_, Message, Refusal
from facilitator.live import Live
from facilitator.room import Change

_GATHER = 0.2
"""Seconds in which joins and answers are gathered into one line."""


class Console:
    """Leads what is ``live``; looks ``look_every`` so many seconds whether the disk saves and the time is up."""

    look_every = 1.0

    def __init__(self, live: Live, out: TextIO) -> None:
        self.talk = Talk(live, out)
        self.room = live.room
        self.quit = self.talk.ended
        self._news = News(self.talk)
        self._wake = asyncio.Event()

    def _changed(self, change: Change) -> None:
        if change.host:
            event = self.room.session.events[-1]
            self._news.tell()
            self.talk.tell(happening(self.room, event))
            if isinstance(event, ev.Closed | ev.Revealed | ev.Moved):
                asks = self.room.activity(event.step).asks
                if asks is not isinstance(event, ev.Moved):
                    self._result()
            self._news.answers_are_known()
        self._wake.set()

    def _result(self) -> None:
        """What came out of the current step, if the room may see it: number, sentence, figures in words."""
        step = self.room.session.current
        if step is not None and self.room.seen(step.id):
            head = results.headline(self.room, step.id)
            for line in ([head] if head else []) + ["  " + line for line in results.figures(self.room, step.id)]:
                self.talk.tell(line)

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self.look_every)
            self._wake.clear()
            self._news.tell()
            await asyncio.sleep(_GATHER)

    async def command(self, line: str) -> str:
        """Carry out one command, an empty line being the natural next one; the answer starts ``ok`` or ``error``."""
        talk, typed = self.talk, " ".join(line.split())
        waiting, talk.asked, talk.sure = talk.asked, "", False
        if waiting and not typed:
            typed = "no"
        elif waiting and typed.lower() in {YES, waiting.lower()}:
            typed, talk.sure = waiting, True
        talk.line, talk.acted = typed, 0
        name, _, argument = (typed or "go").partition(" ")
        try:
            done = await self._done(name, argument)
            return await self._on_disk() or " ".join(filter(None, ("ok", done)))
        except Refusal as refusal:
            said = [f"{refusal.field}:"] if refusal.field else []
            said += [talk.lang.say(message) for message in (refusal.message, refusal.hint) if message]
            return " ".join(["error", *said])
        except OSError as error:
            return "error " + talk.lang("not written: %(why)s", why=str(error))

    async def _done(self, name: str, argument: str) -> str:
        command = find(name)
        if argument and not command.takes:
            text = Message("Nothing may stand behind %(name)s.", {"name": command.name})
            raise Refusal(text, code="argument")
        done = command.does(self.talk, argument)
        return done if isinstance(done, str) else await done

    async def _on_disk(self) -> str:
        """Wait until what was done is on disk; an error in words while the disk does not take it, else nothing."""
        try:
            await self.room.journal.durable(self.talk.acted)
        except OSError as error:
            text = N_("done, but not on disk yet: %(why)s; it is written as soon as the disk takes it")
            return "error " + self.talk.lang(text, why=str(error))
        return ""

    async def run(self, source: TextIO | None) -> None:
        """Lead until ``quit`` or the end of the source; without a source until ``quit`` is set."""
        stop_listening = self.room.listen(self._changed)
        watcher = asyncio.ensure_future(self._watch())
        try:
            if source is None:
                await self.quit.wait()
            else:
                await self._read(forgiving(source))
            self._news.tell()
        finally:
            stop_listening()
            watcher.cancel()

    async def _read(self, source: TextIO) -> None:
        """Commands from a stream, read in a thread because standard input may be a file, a pipe or a terminal."""
        lines: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def pump() -> None:
            for line in iter(source.readline, ""):
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(self.quit.set)

        threading.Thread(target=pump, name="console", daemon=True).start()
        ended = asyncio.ensure_future(self.quit.wait())
        while not (self.quit.is_set() and lines.empty()):
            line = asyncio.ensure_future(lines.get())
            await asyncio.wait({line, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not line.done():
                line.cancel()
            else:
                self.talk.put(await self.command(line.result()))
        ended.cancel()
