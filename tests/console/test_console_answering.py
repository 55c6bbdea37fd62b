from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory import Memory

from facilitator.console.answering import lines, placed, told
from facilitator.domain.fields import Amount, Choice, Day, Field, Option, Scale, Text
from facilitator.domain.forms import values_of
from facilitator.domain.plan import parse
from facilitator.domain.typed import filled
from facilitator.domain.words import Message, Refusal
from facilitator.language import language
from facilitator.room import Room
from facilitator.standing_in import asked, submit

WAYS = (Option("selbst", "I do it"), Option("leitung", "My manager"), Option("ticket", "Ticket system"))
SCALES = (Scale("kunde", "Customer", 5, "no", "yes", unsure=True), Scale("tempo", "Speed", 5, "", ""))
PLEDGE = (
    Text("what", "What"),
    Text("who", "Who"),
    Day("when", "When"),
    Amount("budget", "Budget", "CHF", needed=False),
)
GRID = (Choice("credit", "Credit", WAYS[:2]), Choice("send", "Send", WAYS[:2]), Choice("wait", "Wait", WAYS[1:]))


TWO = "There are 2 questions: give as many values with | between them, - for none, or name=value."


def read(fields: tuple[Field, ...], text: str) -> dict[str, object]:
    given = zip(fields, lines(fields, text), strict=True)
    return values_of(
        {box: value for field, line in given if line for box, value in filled(field, line).items()}, fields
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4", "4"),
        ("kunde=4", "4"),
        (" kunde = 4 ", "4"),
        ("tempo=4", "tempo=4"),
        ("1 = one | 2", "1 = one | 2"),
        ("-", ""),
    ],
)
def test_one_question_takes_its_value_as_it_stands(text: str, value: str) -> None:
    assert lines(SCALES[:1], text) == [value]


@pytest.mark.parametrize(
    ("fields", "text", "values"),
    [
        (SCALES, "4 2", {"kunde": 4, "tempo": 2}),
        (SCALES, "unsure -", {"kunde": "unsure"}),
        (SCALES, "kunde=4 tempo=2", {"kunde": 4, "tempo": 2}),
        (SCALES, "tempo = 2", {"tempo": 2}),
        (SCALES, "2=5 1=3", {"kunde": 3, "tempo": 5}),
        (GRID, "1 2 2", {"credit": "selbst", "send": "leitung", "wait": "ticket"}),
        (GRID, "my manager | I do it | -", {"credit": "leitung", "send": "selbst"}),
        (PLEDGE, "Tidy up | Ann B. | 2030-01-31 | 100.-",
         {"what": ["Tidy up"], "who": ["Ann B."], "when": "2030-01-31", "budget": "100.-"}),
        (PLEDGE, "what=Tidy up who=Ann when=2030-01-31", {"what": ["Tidy up"], "who": ["Ann"], "when": "2030-01-31"}),
        (PLEDGE, "what=A=B | who=Ann", {"what": ["A=B"], "who": ["Ann"]}),
    ],
)  # fmt: skip
def test_several_questions_take_values_in_their_order_or_by_name(
    fields: tuple[Field, ...], text: str, values: dict[str, object]
) -> None:
    nothing = {field.id: [] for field in fields if isinstance(field, Text)}
    assert read(fields, text) == nothing | values


@pytest.mark.parametrize(
    ("fields", "text", "why"),
    [
        (SCALES, "4", TWO),
        (SCALES, "4 2 3", TWO),
        (SCALES, "preis=4 2 1", TWO),
        (SCALES, "4 | 2 | 1", TWO),
        (SCALES, "preis=4 tempo=2", "preis=4 is no question here."),
        (SCALES, "tempo=2 2=3", "This question stands there twice."),
    ],
)  # fmt: skip
def test_what_fits_no_question_is_refused(fields: tuple[Field, ...], text: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        lines(fields, text)
    assert (str(caught.value), caught.value.code) == (why, "argument")


def test_a_refusal_names_its_question_as_it_was_read_out_and_what_a_day_is() -> None:
    refusal = Refusal(Message("Please choose a day."), field="when")
    assert placed(refusal, PLEDGE).field == "3 when"
    assert placed(refusal, PLEDGE).hint is not None
    assert placed(refusal, PLEDGE[2:3]).field == "when"
    assert placed(refusal, SCALES) is refusal


def test_options_are_read_out_once_for_questions_that_share_them() -> None:
    assert list(told(GRID, language("en"))) == [
        "1 credit: Credit – one of these", "  1: I do it", "  2: My manager", "2 send: Send – one of these",
        "3 wait: Wait – one of these", "  1: My manager", "  2: Ticket system",
    ]  # fmt: skip


def test_a_question_is_read_out_with_how_to_answer_it() -> None:
    assert list(told(SCALES[:1], language("en"))) == ["Customer – a point from 1 (no) to 5 (yes), or unsure"]
    assert list(told(SCALES, language("en")))[1] == "2 tempo: Speed – a point from 1 (–) to 5 (–)"


LINES = st.text(st.sampled_from("12345:=|,-? .abkundetmpow\x1b\u202e²'"), max_size=30) | st.text(max_size=20)


@given(LINES)
def test_any_line_is_one_for_each_question_or_refused(text: str) -> None:
    for fields in (SCALES[:1], PLEDGE[:1], SCALES, PLEDGE, GRID):
        try:
            found = lines(fields, text)
        except Refusal as refusal:
            assert refusal.code == "argument"
        else:
            assert len(found) == len(fields)
            assert all(line in text for line in found)


EVERY = parse((Path(__file__).parent.parent / "every_kind.toml").read_text(encoding="utf-8"), "every.toml")[0]
LINES_OF: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "werte": [("4 unsure -", {"kunde": 4, "zug": "unsure"})],
    "weg": [("2", {"choice": "leitung"})],
    "hilfe": [("1 3", {"choice": ["zeit", "ruecken"]})],
    "darf": [("1 2 unsure", {"gutschrift": "ja", "frist": "fragen", "express": "unsure"})],
    "kraft": [("40 absprachen=60", {}), ("40 60", {"systeme": 40, "absprachen": 60})],
    "betrag": [("have=500 | should=10k", {"have": 500.0, "should": 10000.0})],
    "fahren": [("1 2", {"zuhoeren": "better", "fahren": "other"})],
    "hindernisse": [("text.1=Lists category.1=1 departments.1=1 3",
                     {"text.1": ["Lists"], "category.1": ["medienbruch"], "departments.1": ["Verkauf", "Dienste"]})],
    "gleich": [("something else", {"2.1": "new"}), ("2.1=1", {"2.1": "1.1"})],
    "schlimmste": [("1:2 2", {"dots": {"1.1": 2, "2.1": 1}})],
    "folge": [("2 1", {"order": ["2.1", "1.1"]})],
    "ebene": [("1 9 - -", {"1.1.x": 1, "1.1.y": 9})],
    "zusagen": [("Tidy up | Ann | 2030-01-31 | 100.-",
                 {"what": "Tidy up", "who": "Ann", "when": "2030-01-31", "budget": 100.0})],
    "ergebnis": [],
    "pause": [],
}  # fmt: skip
"""For every step of the plan with every kind: lines and the answers they are; none for a line that is refused."""


def test_every_kind_of_step_is_answered_by_a_line() -> None:
    room = Room(EVERY, Memory(), lambda: 0.0)
    for name in ("a", "b"):
        room.join(name, proxy=True)
    assert set(LINES_OF) == {step.id for step in EVERY.steps}
    for step in EVERY.steps:
        room.do("jump", step.id)
        room.do("open")
        for line, answer in LINES_OF[step.id]:
            question = asked(room, "a")
            if not answer:
                with pytest.raises(Refusal):
                    lines(question.fields, line)
                continue
            submit(room, question, lines(question.fields, line))
            assert room.session.round_ballots(step.id, 1)["a"].answer == answer
        if step.id == "hindernisse":
            room.submit("b", "b", step.id, 1, {"text.1": "Nobody decides"})
