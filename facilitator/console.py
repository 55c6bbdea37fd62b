"""The plain, line by line front end: for scripts, screen readers and rooms without a terminal.

It prints one line per happening, starting ``*``, and answers one command per line with one line starting ``ok`` or
``error``. It reads from any stream and writes to any stream, and knows neither files nor the network.
"""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TextIO

from facilitator import sentences
from facilitator.domain import events as ev
from facilitator.domain.words import N_, Refusal
from facilitator.language import Language, language
from facilitator.room import Change, Room

COMMANDS = (
    "next",
    "back",
    "open",
    "close",
    "reveal",
    "hide",
    "undo",
    "redo",
    "again",
    "timer",
    "status",
    "export",
    "quit",
)
_GATHER = 0.2
"""Seconds in which joins and answers are gathered into one line."""


def printable(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else " " for c in text)


class Console:
    """Leads a room from lines of text; looks ``look_every`` so many seconds whether the disk saves."""

    look_every = 1.0

    def __init__(self, room: Room, out: TextIO, export: Callable[[], Awaitable[Path]]) -> None:
        self.room = room
        self.out = out
        self.export = export
        self.lang: Language = language(room.lang)
        self.quit = asyncio.Event()
        self._told = (len(room.session.people), 0)
        self._failing: str | None = None
        self._wake = asyncio.Event()

    def say(self, line: str) -> None:
        """Print one line at once; where nobody reads any more, lead no further and harm nobody."""
        try:
            self.out.write(printable(line) + "\n")
            self.out.flush()
        except BrokenPipeError:
            self.quit.set()

    def _changed(self, change: Change) -> None:
        if change.host:
            event = self.room.session.events[-1]
            self._tell()
            self.say("* " + self._happening(event))
            told = isinstance(event, ev.Moved) and not self.room.activity(event.step).asks
            if told or isinstance(event, ev.Closed | ev.Revealed):
                self._result()
            self._told = (self._told[0], self._counts()[1])
        self._wake.set()

    def _result(self) -> None:
        """What came out of the current step, if the room may see it: number, sentence, figures in words."""
        step = self.room.session.current
        if step is None or not self.room.seen(step.id):
            return
        figure, agreement = self.room.figure(step.id), self.room.agreement(step.id)
        if agreement is not None:
            number = sentences.number(agreement, self.lang), sentences.word(agreement, self.lang)
            self.say("* " + " ".join(filter(None, (*number, sentences.reading(figure, agreement, self.lang)))))
        for line in (line for each in self.room.figures(step.id) for line in sentences.told(each, self.lang)):
            self.say(f"*   {line}")

    def _happening(self, event: ev.AnyEvent) -> str:
        if isinstance(event, ev.Undone | ev.Redone):
            done = self.lang.say(self.room.words(self.room.session.events[event.place]))
            text = N_("undone: %(what)s") if isinstance(event, ev.Undone) else N_("done again: %(what)s")
            return self.lang(text, what=done)
        return self.lang.say(self.room.words(event))

    def _counts(self) -> tuple[int, int]:
        session, step = self.room.session, self.room.session.current
        answered = len(session.round_ballots(step.id, session.state(step.id).round)) if step else 0
        return len(session.people), answered

    def _tell(self) -> None:
        joined, answered = self._counts()
        if joined != self._told[0]:
            self.say("* " + self.lang.count("%(n)d has joined", "%(n)d have joined", joined))
        if answered and answered != self._told[1]:
            self.say("* " + self.lang("%(answered)d of %(joined)d answered", answered=answered, joined=joined))
        self._told = (joined, answered)
        if self.room.journal.failing != self._failing:
            self._failing = self.room.journal.failing
            lost = self.lang("NOT SAVED, the phones keep their answers: %(why)s", why=self._failing or "")
            again = self.lang("saving again")
            self.say("* " + (lost if self._failing else again))

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self.look_every)
            self._wake.clear()
            self._tell()
            await asyncio.sleep(_GATHER)

    def status(self) -> str:
        """Where the room is, as ``key=value`` words in a fixed order."""
        session, step = self.room.session, self.room.session.current
        joined, answered = self._counts()
        words = [f"status={session.status}"]
        if step:
            state = session.state(step.id)
            words += [f"step={step.id}", f"kind={step.kind}", f"round={state.round}"]
            words += [f"shown={'yes' if session.shown(step.id) else 'no'}"]
        words += [f"answered={answered}", f"joined={joined}"]
        agreement = self.room.agreement(step.id) if step and session.shown(step.id) else None
        if agreement and agreement.phi is not None:
            words += [f"phi={agreement.phi:.2f}", f"shape={agreement.shape}"]
        return " ".join(words)

    async def command(self, line: str) -> str:
        """Carry out one command; the answer starts with ``ok`` or ``error``."""
        name, _, argument = line.strip().partition(" ")
        if name not in COMMANDS:
            return "error " + self.lang("possible are: %(commands)s", commands=" ".join(COMMANDS))
        if name == "quit":
            self.quit.set()
            return "ok"
        if name == "status":
            return "ok " + self.status()
        try:
            if name == "export":
                return f"ok {await self.export()}"
            self.room.do(name, argument.strip())
            return "ok " + self._happening(self.room.session.events[-1])
        except Refusal as refusal:
            hint = " " + self.lang.say(refusal.hint) if refusal.hint else ""
            return "error " + self.lang.say(refusal.message) + hint
        except OSError as error:
            return "error " + self.lang("not written: %(why)s", why=str(error))

    async def run(self, source: TextIO | None) -> None:
        """Lead until ``quit`` or the end of the source; without a source until ``quit`` is set."""
        stop_listening = self.room.listen(self._changed)
        watcher = asyncio.ensure_future(self._watch())
        try:
            if source is None:
                await self.quit.wait()
            else:
                await self._read(source)
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
            elif line.result().strip():
                self.say(await self.command(line.result()))
        ended.cancel()
