"""What a phone tells of what came out: something true for every kind, whoever answered, and nothing too early."""

import html
import re

import msgspec
import pytest
from kinds import DAY, KINDS, SILENT, crowd
from memory import Memory
from webroom import Phone

from facilitator.domain.plan import parse
from facilitator.language import language
from facilitator.room import Room
from facilitator.web.results import Outcome, Part, outcome

ASKING = [step for step in KINDS if step not in SILENT]


@pytest.fixture
def room() -> Room:
    return Room(parse(DAY, "every_kind.toml")[0], Memory(), lambda: 0.0)


def told(room: Room, step: str, people: int) -> Outcome:
    """What came out of a step after so many answers; every step before it has 14 of them."""
    for name in KINDS:
        room.do("next")
        if name in SILENT:
            continue
        room.do("open")
        crowd(room, people if name == step else 14)
        room.do("close")
        if name == step:
            break
    if not room.session.shown(step):
        room.do("reveal")
    return outcome(room.figure(step, "en"), room.agreement(step), step, language("en"))


def sentences(found: Outcome) -> list[str]:
    return [*(part.sentence for part in found.parts), *found.lines]


@pytest.mark.parametrize("people", [0, 1, 4, 5, 14])
@pytest.mark.parametrize("step", ASKING)
def test_something_is_told_whoever_answered(room: Room, step: str, people: int) -> None:
    found = told(room, step, people)
    assert sentences(found)
    assert all(sentences(found))
    if people < 5:
        assert all((part.phi, part.number) == (None, "") for part in found.parts)
    assert len(msgspec.json.encode(found)) < 4_000


@pytest.mark.parametrize("people", [1, 4])
@pytest.mark.parametrize("step", ["werte", "weg", "hilfe", "darf", "kraft", "betrag", "fahren", "ebene"])
def test_below_five_answers_nobody_can_be_told_from_them(room: Room, step: str, people: int) -> None:
    few = "From 5 answers on the picture is shown."
    parts = told(room, step, people).parts
    assert {part.sentence for part in parts if part.label != step} == {few}


def test_not_everybody_can_drive_better_than_half(room: Room) -> None:
    listen = told(room, "fahren", 14).parts[0]
    assert listen.label == "I listen to customers"
    assert re.match(r"9 of 14 say better; at most 7 can be\. So at least 2 are mistaken", listen.sentence)


def test_the_official_answer_is_told_once_it_may_be_seen(room: Room) -> None:
    found = told(room, "betrag", 14)
    assert found.lines == (
        "The official answer is CHF 500.",
        "3 of 14 are near the official answer, 8 below it, 3 above.",
    )
    assert "The middle of the room is CHF 100." in found.parts[0].sentence
    room.do("hide")
    hidden = outcome(room.figure("betrag", "en"), room.agreement("betrag"), "", language("en"))
    assert not hidden.lines


def test_the_order_of_the_room_is_told_with_its_winner(room: Room) -> None:
    lines = told(room, "folge", 14).lines
    assert [line[:2] for line in lines[:4]] == ["1.", "2.", "3.", "4."]
    assert lines[-1].startswith("★")


def test_every_pledge_is_listed(room: Room) -> None:
    lines = told(room, "zusagen", 14).lines
    assert len(lines) == 15
    assert lines[-1].startswith("14 pledges")


def test_a_plane_names_the_corner_of_each_item(room: Room) -> None:
    whole, first, *_ = told(room, "ebene", 14).parts
    assert whole.number
    assert re.fullmatch(r"Effort [\d.]+, Impact [\d.]+: (Do it now|Plan it|On the side|Leave it)", first.sentence)


def test_where_nobody_may_be_compared_there_is_one_line(room: Room) -> None:
    assert told(room, "zusagen", 0) == Outcome((), ("No answers yet.",))


def test_a_pause_has_no_outcome(room: Room) -> None:
    for _ in KINDS:
        room.do("next")
    assert outcome(room.figure("pause", "en"), None, "", language("en")) == Outcome((), ())


async def test_words_of_strangers_are_escaped_on_the_page(phone: Phone, room: Room) -> None:
    await phone.join(group="Technik")
    found = told(room, "hindernisse", 14)
    _, page = await phone.call("GET", "")
    results = page[page.index("What came out") :]
    assert "<b>Daten" not in results
    assert all(html.escape(line) in results for line in found.lines)
    assert any("&lt;b&gt;" in line for line in results.splitlines())
    assert isinstance(found.parts[0], Part)
