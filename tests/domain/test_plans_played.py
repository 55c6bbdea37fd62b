"""The bundled plans played to their end by a simulated room, without a network: what the day brings is on the sheet."""

from functools import cache
from itertools import count
from typing import Any

import pytest
from memory import Memory

from facilitator import plans
from facilitator.crowd.minds import people, think_of
from facilitator.domain.asking import filled
from facilitator.domain.figures import OutcomeSheet
from facilitator.domain.plan import from_dict
from facilitator.language import language
from facilitator.room import Room
from facilitator.sentences import told

ANSWERS = {
    "abteilungen": "Verkauf, Technik, Dienste",
    "leute": "24",
    "betrag": "500.-",
    "naechstes-mal": "Mittwoch, 20. Mai, hier",
}
PEOPLE = 24


def filled_plan(name: str) -> dict[str, Any]:
    _, raw = plans.load(plans.find(name))
    return filled(raw, {ask["id"]: ANSWERS[ask["id"]] for ask in raw["ask_facilitator"]})


@cache
def played(name: str, lang: str = "de", seed: int = 3, without: tuple[str, ...] = ()) -> Room:
    """A whole day of a plan, some steps skipped; not to be changed."""
    clock, sent = count(1_795_420_800, 30), count()
    room = Room(from_dict(filled_plan(name), name), Memory(), lambda: float(next(clock)), lang=lang)
    crowd = people(seed, PEOPLE, room.workshop.groups, lang, 0.0, plan=name)
    for person in crowd:
        room.join(f"p{person.number}", person.group)
    for step in room.workshop.steps:
        room.do("next")
        if step.id in without or not room.activity(step.id).asks:
            continue
        room.do("open")
        for person in crowd:
            who = f"p{person.number}"
            values = think_of(person, step.id, 1, room.fields(step.id, lang, who))
            if values:
                room.submit(who, str(next(sent)), step.id, 1, values)
        room.do("close")
        if not room.session.shown(step.id):
            room.do("reveal")
    return room


def sheet_of(room: Room, lang: str = "de") -> OutcomeSheet:
    found = room.figure("ergebnis", lang)
    assert isinstance(found, OutcomeSheet)
    return found


@pytest.mark.parametrize("lang", ["de", "en", "fr", "it"])
@pytest.mark.parametrize("name", [path.stem for path in plans.bundled()])
def test_every_plan_is_played_to_its_end_and_each_step_brings_something(name: str, lang: str) -> None:
    room = played(name, lang)
    assert room.workshop.people == PEOPLE
    for step in room.workshop.steps:
        answered = len(room.session.round_ballots(step.id, 1))
        if room.activity(step.id).asks:
            assert answered > 20, step.id
            agreement = room.agreement(step.id)
            assert agreement is None or agreement.phi is not None, step.id
        if getattr(step.settings, "of", "") and room.activity(step.id).asks and step.kind != "pledge":
            assert told(room.figure(step.id), language(lang)), step.id
    room_at_end = room.session.current
    assert room_at_end is not None
    assert room_at_end.id == room.workshop.steps[-1].id


def test_the_day_stands_on_one_sheet() -> None:
    room = played("zugvogel")
    sheet = sheet_of(room)
    (flock,) = sheet.flocks
    assert flock.label == "Woran richten wir uns aus?"
    assert flock.before is not None
    assert (flock.before.n, flock.after.n, len(flock.items)) == (PEOPLE, PEOPLE, 5)
    star, *rest = sheet.chosen
    assert (star.label, star.star, len(star.lines)) == ("Unser Fixstern", True, 1)
    assert star.lines[0].text == told(room.figure("stern"), language("de"))[0].split(". ", 1)[1].rsplit(" (", 1)[0]
    assert [(part.label, len(part.lines)) for part in rest] == [
        ("Unsere Leitplanken", 5),
        ("Unsere Lernschleife", 3),
        ("Was zuerst weg muss", 3),
    ]
    (limit,) = sheet.amounts
    assert (limit.official, limit.unit, limit.n > 15, limit.should is not None) == (500, "CHF", True, True)
    (wall,) = sheet.pledges
    assert wall.n > 20
    assert any(promise.about for promise in wall.promises)
    assert sheet.next == "Mittwoch, 20. Mai, hier"


def test_the_second_flight_is_compared_person_by_person() -> None:
    shift = played("zugvogel").shift("nochmals")
    assert shift is not None
    assert [item.both for item in shift.items] == [PEOPLE] * 5


def test_pledges_take_the_obstacles_that_win_most_for_least() -> None:
    room = played("zugvogel")
    offered = [option.label for option in room.fields("zusagen", "de")[1].options]  # type: ignore[union-attr]
    placed = [spot.label for spot in room.figure("wirkung").spots]  # type: ignore[union-attr]
    assert sorted(offered) == sorted(placed)
    assert len(offered) == 5


def test_a_shorter_day_leaves_its_parts_out() -> None:
    sheet = sheet_of(played("zugvogel", without=("motto", "stern", "betrag", "nochmals", "zusagen")))
    assert [part.id for part in sheet.chosen] == ["folge", "schleife", "wahl"]
    assert (sheet.amounts, sheet.pledges) == ((), ())
    assert [flock.before for flock in sheet.flocks] == [None]


@pytest.mark.parametrize("lang", ["de", "en", "fr", "it"])
@pytest.mark.parametrize("name", ["zugvogel", "saboteure", "spielraum", "puls"])
def test_the_sheet_is_told_in_the_language_of_the_reader(name: str, lang: str) -> None:
    lines = told(sheet_of(played(name, "de"), lang), language(lang))
    step = played(name, "de").workshop.step("ergebnis")
    labels = [part.label for part in step.settings.parts]  # type: ignore[attr-defined]
    assert all(any(line.startswith(label[lang][:-1]) for line in lines) for label in labels)
    assert lines[-1].endswith("Mittwoch, 20. Mai, hier")
