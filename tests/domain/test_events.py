import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain import events as ev

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS = ev.AnyEvent.__args__
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ANSWERS = st.dictionaries(
    TEXT,
    st.integers(1, 11) | st.just("unsure") | st.lists(TEXT, max_size=3) | st.dictionaries(TEXT, st.integers(1, 20)),
    max_size=3,
)
SMALL = st.integers(0, 10**9)
EVENTS = st.one_of(
    st.builds(ev.Joined, TEXT, SMALL, TEXT, st.booleans(), TEXT),
    st.builds(ev.GroupChosen, TEXT, TEXT),
    st.builds(ev.Grouped, SMALL, st.lists(TEXT, max_size=3).map(tuple)),
    st.builds(ev.Answered, TEXT, TEXT, SMALL, TEXT, ANSWERS),
    st.builds(ev.Opened, SMALL, TEXT, SMALL),
    st.builds(ev.TimerSet, SMALL, TEXT, SMALL),
    st.builds(ev.Finished, SMALL),
    st.builds(ev.Undone, SMALL),
    st.builds(ev.Redone, SMALL),
    *(st.builds(kind, SMALL, TEXT) for kind in (ev.Moved, ev.Closed, ev.Revealed, ev.Hidden)),
)


@CALM
@given(EVENTS)
def test_an_event_survives_its_record_as_json(event: ev.AnyEvent) -> None:
    assert ev.from_record(json.loads(json.dumps(ev.to_record(event)))) == event


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_names_its_kind(kind: type[ev.Event]) -> None:
    values = {"participant": "p", "step": "s", "submission": "x", "answer": {}}
    fields = {name: values.get(name, 1) for name in kind.__struct_fields__}
    assert ev.to_record(kind(**fields))["event"] == kind.__name__


@pytest.mark.parametrize("kind", KINDS)
def test_what_participants_do_carries_no_time_and_what_the_host_does_carries_one(kind: type[ev.Event]) -> None:
    assert ("at" in kind.__struct_fields__) is issubclass(kind, ev.HostEvent)


@pytest.mark.parametrize("kind", [ev.Joined, ev.GroupChosen, ev.Answered])
def test_no_event_of_a_participant_can_carry_an_address(kind: type[ev.Event]) -> None:
    known = {"participant", "number", "group", "step", "round", "submission", "answer", "proxy", "name"}
    assert set(kind.__struct_fields__) <= known


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"event": "Nothing"},
        {"event": "Moved", "at": 1},
        {"event": "Moved", "at": "now", "step": "a"},
        {"event": "Joined", "participant": 5, "number": 1},
        {"event": "Answered", "participant": "p", "step": "s", "round": 1, "submission": "x", "answer": [1]},
        {"event": None},
        [],
    ],
)
def test_what_is_no_event_is_a_validation_error(record: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        ev.from_record(record)


def test_events_are_frozen() -> None:
    with pytest.raises(AttributeError):
        ev.Finished(1).at = 2
