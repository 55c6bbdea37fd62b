from typing import get_args

import pytest

from facilitator.domain import events as ev
from facilitator.domain.actions import WORDS, event_for
from facilitator.domain.plan import from_dict
from facilitator.domain.session import Session
from facilitator.domain.words import Refusal


def session(*events: ev.AnyEvent) -> Session:
    steps = [{"id": name, "kind": "collect", "title": name} for name in "ab"]
    return Session(from_dict({"workshop": {"id": "day", "title": "Day"}, "step": steps}, "day.toml"), events)


AT_A = ev.Moved(1, "a")
OPEN_A = ev.Opened(2, "a", 1)


@pytest.mark.parametrize(
    ("before", "action", "argument", "event"),
    [
        ((), "next", "", ev.Moved(9, "a")),
        ((AT_A,), "next", "", ev.Moved(9, "b")),
        ((ev.Moved(1, "b"),), "next", "", ev.Finished(9)),
        ((ev.Moved(1, "b"),), "back", "", ev.Moved(9, "a")),
        ((AT_A, ev.Finished(2)), "back", "", ev.Moved(9, "b")),
        ((), "jump", "b", ev.Moved(9, "b")),
        ((AT_A,), "open", "", ev.Opened(9, "a", 1)),
        ((AT_A, OPEN_A), "close", "", ev.Closed(9, "a")),
        ((AT_A, OPEN_A, ev.Closed(3, "a")), "open", "", ev.Opened(9, "a", 1)),
        ((AT_A, OPEN_A, ev.Closed(3, "a")), "again", "", ev.Opened(9, "a", 2)),
        ((AT_A, OPEN_A), "reveal", "", ev.Revealed(9, "a")),
        ((AT_A, OPEN_A, ev.Closed(3, "a")), "hide", "", ev.Hidden(9, "a")),
        ((AT_A,), "timer", "3", ev.TimerSet(9, "a", 180)),
        ((AT_A,), "timer", "0", ev.TimerSet(9, "a", 0)),
        ((AT_A,), "timer", "+2", ev.TimerSet(9, "a", 120)),
        ((AT_A, ev.TimerSet(4, "a", 60)), "timer", "+2", ev.TimerSet(9, "a", 55 + 120)),
        ((AT_A, ev.TimerSet(4, "a", 3)), "timer", "+1", ev.TimerSet(9, "a", 60)),
        ((AT_A, OPEN_A), "undo", "", ev.Undone(1)),
        ((AT_A, OPEN_A, ev.Undone(1)), "redo", "", ev.Redone(1)),
    ],
)
def test_an_action_becomes_an_event(
    before: tuple[ev.AnyEvent, ...], action: str, argument: str, event: ev.AnyEvent
) -> None:
    assert event_for(session(*before), action, argument, 9) == event


@pytest.mark.parametrize(
    ("before", "action", "said"),
    [
        ((), "back", "This is the first step."),
        ((AT_A,), "back", "This is the first step."),
        ((AT_A,), "close", "close is not possible now."),
        ((AT_A,), "dance", "dance is not possible now."),
        ((), "undo", "There is nothing to undo."),
        ((AT_A,), "redo", "There is nothing to redo."),
    ],
)
def test_what_is_not_possible_now_is_refused(before: tuple[ev.AnyEvent, ...], action: str, said: str) -> None:
    with pytest.raises(Refusal) as caught:
        event_for(session(*before), action, "", 9)
    assert (str(caught.value), caught.value.code) == (said, "not_now")


@pytest.mark.parametrize("argument", ["", "nowhere", "\x1b"])
def test_a_jump_to_no_step_is_refused(argument: str) -> None:
    with pytest.raises(Refusal) as caught:
        event_for(session(AT_A), "jump", argument, 9)
    assert caught.value.code == "argument"


@pytest.mark.parametrize("argument", ["", "-1", "1.5", "x", "1000", "\u0663", "\u00b2", " 3"])
def test_a_timer_that_is_no_number_of_minutes_is_refused(argument: str) -> None:
    with pytest.raises(Refusal) as caught:
        event_for(session(AT_A), "timer", argument, 9)
    assert caught.value.code == "argument"


def test_every_host_event_has_words() -> None:
    assert set(WORDS) == set(get_args(ev.AnyHostEvent)) == _leaves(ev.HostEvent)


def _leaves(kind: type[ev.Event]) -> set[type[ev.Event]]:
    kinds = kind.__subclasses__()
    return set().union(*map(_leaves, kinds)) if kinds else {kind}
