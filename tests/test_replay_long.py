"""A very long day played back: any moment at once and as it was, both ends by key, silences cut short and said."""

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import long_day
import pytest
from textual.pilot import Pilot

from facilitator.domain import events as ev
from facilitator.domain.rewinding import APART, Rewinder
from facilitator.domain.session import Session, Status
from facilitator.domain.timeline import moments
from facilitator.language import available, language
from facilitator.live import Scrub
from facilitator.replaying import Player, player, unled
from facilitator.store import sessions
from facilitator.tui.replay import ReplayApp
from facilitator.tui.widgets.scrubber import time as written
from facilitator.tui.widgets.scrubber import track

EVENTS = long_day.events()
WORKSHOP = long_day.workshop()
PATIENCE = 20.0


def told(session: Session) -> dict[str, Any]:
    """Everything that a session knows, without what is made when it is asked for."""
    known = vars(session) | {"led": session.led.copy()}
    known["led"].steps = {step: state for step, state in known["led"].steps.items() if state.round}
    return known


def new(speed: float = 600.0) -> Player:
    return Player(WORKSHOP, EVENTS, partial(unled, path=Path("long.json")), "en", speed)


@asynccontextmanager
async def running(played: Player) -> AsyncIterator[Player]:
    task = asyncio.ensure_future(played.run())
    try:
        yield played
    finally:
        task.cancel()
        await asyncio.wait({task})


async def at(played: Player, place: int) -> Session:
    """The session once so many events have happened."""
    async with asyncio.timeout(PATIENCE):
        while played.place != place or len(played.live.room.session.events) != place:  # noqa: ASYNC110  as its screen
            await asyncio.sleep(0.001)
    return played.live.room.session


def test_the_day_is_as_long_as_it_says() -> None:
    assert len(EVENTS) > 19_000
    assert len({event.participant for event in EVENTS if isinstance(event, ev.Joined)}) == 600
    assert moments(EVENTS)[-1] >= 36_000
    assert ev.from_records(map(ev.to_record, EVENTS[:3000])) == EVENTS[:3000]


def test_any_moment_is_the_fold_of_all_events_before_it_whatever_was_looked_at_before() -> None:
    rewinder, drawn = Rewinder(WORKSHOP, EVENTS), random.Random(7)
    places = [drawn.randrange(len(EVENTS) + 1) for _ in range(12)]
    edges = [0, len(EVENTS), APART - 1, APART, APART + 1, 2 * APART, 0, len(EVENTS)]
    for place in [*edges, *places]:
        session = rewinder.at(place)
        assert told(session) == told(Session(WORKSHOP, EVENTS[:place]))
        for event in EVENTS[place : place + 700]:  # what is done with it later changes no moment that is kept
            session.apply(event)


def test_a_copy_goes_its_own_way() -> None:
    session = Session(WORKSHOP, EVENTS[:5000])
    before, other = told(session.copy()), session.copy()
    for event in EVENTS[5000:9000]:
        other.apply(event)
    assert told(session) == before
    assert told(other) == told(Session(WORKSHOP, EVENTS[:9000]))


def test_once_it_was_passed_no_moment_is_farther_than_one_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    rewinder, drawn = Rewinder(WORKSHOP, EVENTS), random.Random(1)
    rewinder.at(len(EVENTS))
    folded: list[ev.AnyEvent] = []
    apply = Session.apply

    def counted(session: Session, event: ev.AnyEvent) -> None:
        folded.append(event)
        apply(session, event)

    monkeypatch.setattr(Session, "apply", counted)
    for _ in range(40):
        place = drawn.randrange(len(EVENTS) + 1)
        folded.clear()
        rewinder.at(place)
        assert len(folded) == place % APART


async def test_the_scrubber_jumps_back_and_forth_and_to_both_ends() -> None:
    played = new()
    played.pause()
    async with running(played):
        played.to_end(first=False)
        assert (await at(played, len(EVENTS))).status is Status.DONE
        played.to_end(first=True)
        assert (await at(played, 0)).participants == {}
        for place in (12_345, 12_344, 3, 19_000, 19_001, 4_321, len(EVENTS) - 1):
            played.seek(place)
            assert told(await at(played, place)) == told(Session(WORKSHOP, EVENTS[:place]))
            assert played.scrub.at == moments(EVENTS)[place - 1]


async def test_wishes_that_come_faster_than_they_are_fulfilled_end_at_the_last_one() -> None:
    played = new()
    played.pause()
    async with running(played):
        for _ in range(200):
            played.to_end(first=False)
            played.chapter(-1)
            await asyncio.sleep(0)
            played.to_end(first=True)
            played.chapter(1)
        chapter = next(place for place, event in enumerate(EVENTS, 1) if isinstance(event, ev.Moved))
        assert (await at(played, chapter)).last == "s0"


class Clock:
    """Time that passes where it is waited for, and where ``busy`` says."""

    def __init__(self) -> None:
        self.now, self.waits = 50.0, list[float]()

    def monotonic(self) -> float:
        return self.now

    def busy(self, seconds: float) -> None:
        self.now += seconds

    async def wait_for(self, something: Coroutine[Any, Any, None], seconds: float | None) -> None:
        something.close()
        assert seconds is not None, "nobody would go on"
        self.waits.append(seconds)
        self.now += seconds
        raise TimeoutError


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made, player_ = Clock(), sys.modules[Player.__module__]
    monkeypatch.setattr(player_, "time", SimpleNamespace(monotonic=made.monotonic, time=time.time))
    monkeypatch.setattr(player_, "asyncio", SimpleNamespace(wait_for=made.wait_for, Event=asyncio.Event))
    return made


async def test_a_silence_is_cut_short_said_and_over(clock: Clock) -> None:
    quiet = [ev.Moved(1000, "s0"), ev.Opened(1000 + 90 * 60, "s0", 1), ev.Closed(1000 + 90 * 60 + 30, "s0")]
    played = Player(WORKSHOP, quiet, partial(unled, path=Path("q.json")), "en", 60.0)
    said: list[Scrub] = []
    played.changed = lambda: said.append(played.scrub)
    await played.run(ends=True)
    assert clock.waits == [0.0, 3.0, 0.5]  # 90 seconds at this speed, cut to three, and half a minute
    assert {scrub.silence for scrub in said} == {0.0, 5400.0}
    assert [scrub.at for scrub in said if scrub.silence] == [0.0]
    assert played.scrub.silence == 0.0


async def test_who_does_not_want_to_wait_out_a_silence_goes_on_by_key() -> None:
    quiet = [ev.Moved(1000, "s0"), ev.Opened(90_000, "s0", 1)]
    played = Player(WORKSHOP, quiet, partial(unled, path=Path("q.json")), "en", 1.0)
    async with running(played):
        await at(played, 1)
        async with asyncio.timeout(PATIENCE):
            while not played.scrub.silence:  # noqa: ASYNC110  as its screen
                await asyncio.sleep(0.001)
        played.turn(1)
        await at(played, 2)
        assert played.scrub.silence == 0.0


async def test_what_drawing_holds_up_is_made_up_for(clock: Clock) -> None:
    """Fifty events in two and a half seconds, each drawn for 40 ms: they would take twice as long one by one."""
    many = [ev.Noted(1000 + 3 * n, "", str(n), outcome=False) for n in range(51)]
    played = Player(WORKSHOP, many, partial(unled, path=Path("n.json")), "en", 60.0)
    drawn: set[int] = set()

    def draw() -> None:
        if played.place not in drawn:
            drawn.add(played.place)
            clock.busy(0.04)

    played.changed = draw
    begun = clock.now
    await played.run(ends=True)
    assert len(drawn) == 52
    assert clock.now - begun == pytest.approx(2.5 + 0.04 * 2)  # what is drawn at the beginning and at the end


@pytest.mark.parametrize("lang", available())
@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_line_says_a_silence_where_there_is_room_and_never_breaks(lang: str, width: int) -> None:
    scrub = Scrub(5000.0, 36_211.0, (0.0, 9000.0, 36_211.0), playing=True, speed=60.0, silence=5400.0)
    line = track(scrub, width, language(lang))
    assert line.cell_length == width
    assert line.plain.startswith(" ▶ 1:23:20 ")
    assert line.plain.endswith(" 10:03:31 ×60 ")
    assert ("1:30:00" in line.plain) is (width >= 80)


def test_times_are_written_as_people_read_them() -> None:
    assert [written(seconds) for seconds in (0, 59.6, 3599, 3600, 36_211)] == [
        "00:00",
        "01:00",
        "59:59",
        "1:00:00",
        "10:03:31",
    ]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    meta = {"plan": long_day.plan(), "lang": "en", "created": "2026-11-23", "code": "ABCD", "secret": "00"}
    file = sessions.create(tmp_path_factory.mktemp("long"), "long", meta)
    for event in EVENTS:
        file.append(ev.to_record(event))
    file.close()
    return file.path


async def test_on_the_screen_both_ends_are_reached_by_keys_from_everywhere(kept: Path) -> None:
    played = player(kept, "en", 1.0)
    played.pause()
    app = ReplayApp(played)
    app.animation_level = "none"

    def shown() -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def see(pilot: Pilot[None], words: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while words not in shown():
                await pilot.pause(0.01)

    async with running(played), app.run_test(size=(100, 30)) as pilot:
        await see(pilot, "‖ 00:00")
        await pilot.press("end")
        await see(pilot, "‖ 10:")
        assert (await at(played, len(EVENTS))).status is Status.DONE
        await pilot.press("home")  # the list of results would scroll instead
        await see(pilot, "‖ 00:00")
        await pilot.press("end")
        await see(pilot, "‖ 10:")
        await pilot.press("pageup")
        await see(pilot, "32/32")
        await pilot.press("pageup")
        await see(pilot, "31/32")
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("end", "home", "right", "pagedown")
        await pilot.press("escape")
        await see(pilot, "31/32")
