"""Whatever a phone says to any kind of question, as JSON or form, is an answer that can be shown everywhere, or no."""

import json
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
from corpus import obeyed
from examples import EXAMPLES, Example
from hypothesis import given
from hypothesis import strategies as st
from memory import Memory
from strategies import Count, many, values, words

from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.room import Room
from facilitator.web import reading
from facilitator.web.replies import Refused

CASES = [
    pytest.param(kind, example, id=f"{kind}-{number}")
    for kind, examples in EXAMPLES.items()
    for number, example in enumerate(examples)
    if example.answers
]
BEFORE = {"id": "before", "kind": "collect", "title": "Before", "entries": 2}


def opened(kind: str, example: Example) -> Room:
    """A room with an open step of the kind, behind one of short answers."""
    steps = [BEFORE, {"id": "step", "kind": kind, "title": "Step", **example.keys}]
    plan = {"workshop": {"id": "day", "title": "Day"}, "step": steps}
    room = Room(from_dict(plan, "day.toml"), Memory(), lambda: 0.0)
    for person in ("p1", "p2"):
        room.join(person)
    for action in ("next", "open", "next", "open"):
        room.do(action)
        if action == "open" and room.session.last == "before":
            room.submit("p1", "first", "before", 1, {"text": ["parking", "meetings"]})
    return room


def near(example: Example) -> st.SearchStrategy[dict[str, Any]]:
    """Answers that were right, with a value or two of another kind, left out, or put in beside."""
    whole = st.sampled_from(example.answers)
    names = sorted({name for answer in example.answers for name in answer})
    odd = st.dictionaries(st.sampled_from(names) | words, values | st.sampled_from(example.junk or (None,)), max_size=2)
    left = st.sets(st.sampled_from(names), max_size=1)
    return st.builds(lambda w, o, out: {k: v for k, v in {**w, **o}.items() if k not in out}, whole, odd, left)


def as_form(room: Room, sent: dict[str, Any]) -> dict[str, object]:
    """What the answers would say as the boxes of a form."""
    pairs: list[tuple[str, str]] = []
    for name, value in sent.items():
        if isinstance(value, dict):
            pairs += [(f"v:{name}:{key}", str(inner)) for key, inner in value.items()]
        elif isinstance(value, list):
            pairs += [(f"v:{name}", str(inner)) for inner in value]
            pairs += [(f"v:{name}:{inner}", str(place)) for place, inner in enumerate(value, 1)]
        else:
            pairs.append((f"v:{name}", str(value)))
    body = urlencode(pairs, errors="replace").encode()
    return reading.values_of(reading.form_of(body), room.fields("step", "en", "p1"))


def shown(room: Room) -> str:
    """All that leaves the room: figure, agreement, rows, places and records."""
    scene, activity = room.scene("step"), room.activity("step")
    assert all(0 <= place <= 1 for place in activity.positions(scene, None).values())
    rows = activity.rows(scene)
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert isinstance(room.journal, Memory)
    out = [room.figure("step"), room.agreement("step"), rows, room.journal.records[-1]]
    return msgspec.json.encode(out).decode()


@pytest.mark.parametrize("as_a_form", [False, True], ids=["json", "form"])
@pytest.mark.parametrize(("kind", "example"), CASES)
def test_any_answer_to_any_kind_is_refused_or_can_be_shown(kind: str, example: Example, as_a_form: bool) -> None:
    room = opened(kind, example)
    with Count("answers of every kind") as count:

        @many(0.15)
        @given(near(example), st.sampled_from(["p1", "p2"]))
        def run(sent: dict[str, Any], person: str) -> None:
            count.inputs += 1
            before = len(room.journal.records), room.session.round_ballots("step", 1)
            try:
                if as_a_form:
                    given_, number = as_form(room, sent), count.inputs
                else:
                    body = {"submission": "s", "step": "step", "round": 1, "values": sent}
                    raw = json.dumps(body).encode("utf-8", "replace")
                    given_, number = reading.from_json(raw, reading.Submission).values, count.inputs
                room.submit(person, f"s{number}", "step", 1, given_)
            except (Refusal, Refused):
                assert (len(room.journal.records), room.session.round_ballots("step", 1)) == before
                return
            assert not obeyed(shown(room))

        run()
    for number, answer in enumerate(example.answers):
        room.submit("p1", f"right-{number}", "step", 1, answer)
