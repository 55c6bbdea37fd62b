"""Leads a room from lines of text: tells what happens as it happens and has every command answered by one line."""

import asyncio
import contextlib
import threading
from typing import TextIO

from facilitator.console import lobby, results
from facilitator.console.table import find
from facilitator.console.talk import YES, Talk, forgiving, happening
from facilitator.domain import events as ev
from facilitator.domain.words import Message, Refusal
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
        self._told = (len(self.room.session.people), 0)
        self._failing: str | None = None
        self._late: tuple[str, int] | None = None
        self._move = live.inviting.moved
        self._wake = asyncio.Event()

    def _changed(self, change: Change) -> None:
        if change.host:
            event = self.room.session.events[-1]
            self._tell()
            self.talk.tell(happening(self.room, event))
            told = isinstance(event, ev.Moved) and not self.room.activity(event.step).asks
            if told or isinstance(event, ev.Closed | ev.Revealed):
                self._result()
            self._told = (self._told[0], self._counts()[1])
        self._wake.set()

    def _result(self) -> None:
        """What came out of the current step, if the room may see it: number, sentence, figures in words."""
        step = self.room.session.current
        if step is not None and self.room.seen(step.id):
            head = results.headline(self.room, step.id)
            for line in ([head] if head else []) + ["  " + line for line in results.figures(self.room, step.id)]:
                self.talk.tell(line)

    def _counts(self) -> tuple[int, int]:
        session, step = self.room.session, self.room.session.current
        answered = len(session.round_ballots(step.id, session.state(step.id).round)) if step else 0
        return len(session.people), answered

    def _tell(self) -> None:
        joined, answered = self._counts()
        lang, tell = self.talk.lang, self.talk.tell
        if joined != self._told[0]:
            tell(lang.count("%(n)d has joined", "%(n)d have joined", joined))
        if answered and answered != self._told[1]:
            tell(lang("%(answered)d of %(joined)d answered", answered=answered, joined=joined))
        self._told = (joined, answered)
        if self.room.journal.failing != self._failing:
            self._failing = self.room.journal.failing
            lost = lang("NOT SAVED, the phones keep their answers: %(why)s", why=self._failing or "")
            tell(lost if self._failing else lang("saving again"))
        before, self._move = self._move, self.talk.live.inviting.moved
        if self._move is not None and self._move is not before:
            tell(lobby.moved(self._move, lang))
        self._tell_time()

    def _tell_time(self) -> None:
        """Say once that the time of a step is up."""
        session, step = self.room.session, self.room.session.current
        deadline = session.state(step.id).deadline if step else None
        if step and deadline is not None and deadline <= self.room.clock() and self._late != (step.id, deadline):
            self._late = step.id, deadline
            self.talk.tell(self.talk.lang("the time is up"))

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self.look_every)
            self._wake.clear()
            self._tell()
            await asyncio.sleep(_GATHER)

    async def command(self, line: str) -> str:
        """Carry out one command, an empty line being the natural next one; the answer starts ``ok`` or ``error``."""
        talk, typed = self.talk, " ".join(line.split())
        waiting, talk.asked, talk.sure = talk.asked, "", False
        if waiting and not typed:
            typed = "no"
        elif waiting and typed.lower() in {YES, waiting.lower()}:
            typed, talk.sure = waiting, True
        talk.line = typed
        name, _, argument = (typed or "go").partition(" ")
        try:
            return " ".join(filter(None, ("ok", await self._done(name, argument))))
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

    async def run(self, source: TextIO | None) -> None:
        """Lead until ``quit`` or the end of the source; without a source until ``quit`` is set."""
        stop_listening = self.room.listen(self._changed)
        watcher = asyncio.ensure_future(self._watch())
        try:
            if source is None:
                await self.quit.wait()
            else:
                await self._read(forgiving(source))
            self._tell()
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
