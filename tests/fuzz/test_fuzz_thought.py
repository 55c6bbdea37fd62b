"""Whatever comes in, the domain refuses it in words or takes it: text, plans, answers and events."""

import string
import tomllib
from typing import Any

import msgspec
from corpus import obeyed
from hypothesis import given
from hypothesis import strategies as st
from memory import Memory
from strategies import Count, broken, many, values, words

from facilitator import plans
from facilitator.domain import events as ev
from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import Workshop, from_dict, parse
from facilitator.domain.text import clean, key
from facilitator.domain.words import Refusal
from facilitator.room import Room

SCHWARM = next(plan for plan in plans.bundled() if plan.name == "schwarm.toml")
WHOLE = plans.read(SCHWARM)
RAW = tomllib.loads(WHOLE)
WORKSHOP = from_dict(RAW, "schwarm.toml")


def test_any_text_is_cleaned_once_and_for_all() -> None:
    with Count("clean") as count:

        @many(4)
        @given(st.text(max_size=400), st.integers(1, 80))
        def run(text: str, limit: int) -> None:
            count.inputs += 1
            cleaned = clean(text, limit)
            assert clean(cleaned, limit) == cleaned
            assert not obeyed(cleaned, "")
            assert "\n" not in cleaned
            assert len(cleaned) <= 64 * limit
            key(cleaned)

        run()


def refused_or(read: Any) -> Workshop | None:
    """The workshop, or nothing if it was refused in words that name what was wrong."""
    try:
        workshop, _ = read()
    except Refusal as no:
        assert "odd.toml" in str(no.message.values) + no.message.text
        return None
    assert isinstance(workshop, Workshop)
    return workshop


def test_any_bytes_of_a_plan_are_refused_in_words_or_played() -> None:
    with Count("plan as text") as count:

        @many(0.7)
        @given(broken(WHOLE.encode()) | st.text(string.printable, max_size=300).map(str.encode))
        def run(data: bytes) -> None:
            count.inputs += 1
            refused_or(lambda: parse(data.decode("utf-8", "replace"), "odd.toml"))

        run()


@st.composite
def odd_plans(draw: st.DrawFn) -> dict[str, Any]:
    raw: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(RAW))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from([raw, raw["workshop"], *raw["step"]]) if raw.get("step") else st.just(raw))
        if not isinstance(place, dict):
            break
        name = draw(st.sampled_from([*place, "kind", "of", "items", "dots", "points", "minutes"]) | words)
        place[name] = draw(values)
        if not isinstance(raw.get("workshop"), dict) or not isinstance(raw.get("step"), list):
            break
        raw["step"] = [step for step in raw["step"] if isinstance(step, dict)]
    return raw


def test_any_values_in_a_plan_are_refused_in_words_or_played() -> None:
    with Count("plan as values") as count:

        @many(0.7)
        @given(odd_plans())
        def run(raw: dict[str, Any]) -> None:
            count.inputs += 1
            workshop = refused_or(lambda: (from_dict(raw, "odd.toml"), raw))
            if workshop is not None:
                room = Room(workshop, Memory(), lambda: 0.0)
                for step in workshop.steps:
                    room.fields(step.id, "de")
                    room.figure(step.id)

        run()


def test_any_values_of_any_kind_are_an_answer_or_refused() -> None:
    room = Room(WORKSHOP, Memory(), lambda: 0.0)
    person, _ = room.join("somebody", "")
    with Count("answers") as count:

        @many(2)
        @given(st.sampled_from(WORKSHOP.steps), st.dictionaries(words, values, max_size=4), values)
        def run(step: Any, sent: dict[str, Any], value: Any) -> None:
            count.inputs += 1
            scene = room.scene(step.id, bare=True, who=person.id)
            for field in REGISTER[step.kind].fields(scene):
                sent[field.id] = value
            try:
                answer = REGISTER[step.kind].read(scene, sent)
            except Refusal:
                return
            assert msgspec.json.decode(msgspec.json.encode(answer)) == answer

        run()


KINDS = [*msgspec.json.decode(msgspec.json.encode([name.__name__ for name in ev.AnyEvent.__args__])), "Nothing"]
NAMES = ["participant", "step", "round", "submission", "answer", "number", "group", "at", "seconds", "place", "options"]


def test_any_records_fold_into_a_session_or_are_refused() -> None:
    steps = [step.id for step in WORKSHOP.steps]
    value = values | st.sampled_from([*steps, "p1", "p2", 1, 2, 3])
    record = st.builds(
        lambda kind, rest: {"event": kind, **rest},
        st.sampled_from(KINDS),
        st.dictionaries(st.sampled_from(NAMES), value, max_size=6),
    )
    with Count("events") as count:

        @many(0.5)
        @given(st.lists(record, max_size=8))
        def run(records: list[dict[str, Any]]) -> None:
            count.inputs += 1
            kept = []
            for each in records:
                try:
                    event = ev.from_record(each)
                except (msgspec.ValidationError, ValueError):
                    continue
                if getattr(event, "step", steps[0]) in steps:
                    kept.append(ev.to_record(event))
            room = Room(WORKSHOP, Memory(), lambda: 0.0, kept)
            assert room.session.status in type(room.session.status)

        run()
