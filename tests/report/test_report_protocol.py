"""What the protocol of a session says, and what it never says."""

from pathlib import Path

import msgspec
import pytest
from whole_day import document_of_the_day, whole_day

from facilitator.domain.figures import Figure, Note
from facilitator.domain.plan import from_dict, parse
from facilitator.export import document
from facilitator.language import language
from facilitator.report.protocol import Protocol, protocol
from facilitator.report.steps import Step
from facilitator.report.tabled import tabled
from facilitator.room import Room

EVERY_KIND = parse((Path(__file__).parents[1] / "every_kind.toml").read_text(encoding="utf-8"), "every_kind.toml")[0]


@pytest.fixture(scope="module")
def built() -> document.Document:
    return document_of_the_day()


@pytest.fixture(scope="module")
def made(built: document.Document) -> Protocol:
    return protocol(built)


def step(made: Protocol, name: str) -> Step:
    return next(each for each in made.steps if each.id == name)


def test_title_day_people_departments_and_minutes_stand_at_its_head(made: Protocol) -> None:
    assert (made.title, made.lang, made.date) == ("Alle Arten", "de", "23.11.2026")
    assert made.facts == (
        "23 Personen haben mitgemacht",
        "Dienste 5, Technik 7, Verkauf 11",
        f"{made.real} von {sum(item.planned for item in made.agenda)} geplanten Minuten",
    )


def test_the_agenda_has_every_step_with_its_minutes(made: Protocol) -> None:
    asked_in_between = 1
    assert [item.number for item in made.agenda] == [*range(1, len(EVERY_KIND.steps) + asked_in_between + 1)]
    first = made.agenda[0]
    assert (first.title, first.planned, first.real, first.state) == ("Woran richten wir uns aus?", 5, 6, "")
    assert made.real == sum(item.real for item in made.agenda)


def test_every_step_that_was_led_is_told_with_what_was_asked(made: Protocol) -> None:
    assert [each.number for each in made.steps] == [item.number for item in made.agenda]
    assert step(made, "weg").asked == ("Wohin gehst du zuerst, wenn ein Kunde reklamiert?",)
    assert len(step(made, "hindernisse").asked) == 4
    assert step(made, "pause").asked == ("Kaffee bis Viertel nach.",)
    facts = [" ".join(fact.split()) for fact in step(made, "werte").facts]
    assert facts == ["22 Antworten", "1 davon am Pult", "2 Runden", "6 Min"]


def test_every_step_that_measures_has_number_word_sentences_gauge_and_flock(made: Protocol) -> None:
    for each in made.steps:
        if each.kind in {"compare", "pledge", "outcome", "pause"}:
            assert each.measure is None
            continue
        assert each.measure is not None
        assert each.measure.number
        assert each.measure.told
        assert each.measure.gauge is not None
        assert each.measure.flock is not None
    measure = step(made, "werte").measure
    assert measure is not None
    assert (measure.number, measure.word) == ("0.86", "Gleiche Richtung")


def test_what_is_shown_is_the_last_round_that_counts_beside_the_first(made: Protocol, built: document.Document) -> None:
    shown = dict(step(made, "werte").figures)
    rounds = built.steps[0].rounds
    assert shown["result"] == rounds[1].figure
    assert shown["change"] == rounds[1].shift
    assert rounds[2].undone


def test_pictures_come_with_tables_that_say_the_same(made: Protocol) -> None:
    for each in made.steps:
        for picture in each.pictures:
            assert picture.grids, (each.id, picture.view)
            for grid in picture.grids:
                assert grid.rows
                assert {len(row) for row in grid.rows} == {len(grid.heads)}
    heads = [picture.view for picture in step(made, "hindernisse").pictures]
    assert heads == ["result", "map"]
    assert [p.view for p in step(made, "werte").pictures] == ["result", "change", "departments"]


def test_outcomes_notes_and_pledges_are_there(made: Protocol) -> None:
    assert [(note.text, note.step) for note in made.outcomes] == [
        ("Wir entscheiden im Sinn der Kundin.", "Woran richten wir uns aus?"),
        ("=SUM(1;2) ist keine Lösung", "Die schlimmsten"),
    ]
    assert step(made, "werte").outcomes == ("Wir entscheiden im Sinn der Kundin.",)
    assert step(made, "werte").notes == ("Viel gelacht bei der zweiten Runde",)
    assert step(made, "pause").notes == ("Beim nächsten Mal mehr Pausen",)
    assert made.notes == ()
    (pledges,) = made.pledges
    assert pledges.heads == ("Was", "Wer", "Bis wann", "Budget")
    assert len(pledges.rows) == 22


def test_themes_are_told_with_their_entries_as_the_facilitator_left_them(made: Protocol) -> None:
    themes = step(made, "hindernisse").themes
    assert "Listen und Ablagen" in [theme.label for theme in themes]
    entries = {text for theme in themes for text, _ in theme.entries}
    assert "Die Freigabe dauert <b>zu lange</b>" in entries
    room = whole_day()
    hidden = [
        text
        for event in room.session.moderated("hindernisse", 1)
        if type(event).__name__ == "EntryHidden"
        for text in [event.label]
    ]
    assert len(hidden) == 1
    counted = sum(times for theme in themes for _, times in theme.entries)
    assert counted == sum(
        len([name for name in ballot.answer if name.startswith("text")])
        for ballot in room.session.round_ballots("hindernisse", 1).values()
    ) - len(hidden)


def test_methods_are_told_once_with_those_who_found_them(made: Protocol) -> None:
    formulas = [formula for method in made.methods for formula in method.formulas]
    sources = [source for method in made.methods for source in method.sources]
    assert len(formulas) == len(set(formulas))
    assert len(sources) == len(set(sources))
    assert made.methods[0].titles == ()
    assert any("Vicsek" in source for source in sources)
    assert any("Székely" in source for source in sources)


def test_another_language_is_spoken_throughout(built: document.Document) -> None:
    english = protocol(document.measured(msgspec.structs.replace(built, language="en")))
    assert english.title == "Every kind"
    assert english.facts[0] == "23 people took part"
    assert step(english, "weg").pictures[0].grids[0].heads[1] == "I solve it myself"


def test_nothing_is_told_of_departments_that_are_hidden(small_room: Room, small_plan: str) -> None:
    raw = parse(small_plan, "klein.toml")[1]
    for i in range(16):
        small_room.join(f"p{i}", "Verkauf" if i < 13 else "Technik")
    small_room.do("next")
    small_room.do("open")
    for i in range(16):
        small_room.submit(f"p{i}", "s", "werte", 1, {"kunde": 1 + i % 5, "ehrlich": 3})
    small_room.do("close")
    made = protocol(document.build(small_room, raw))
    assert [picture.view for picture in made.steps[0].pictures] == ["result"]
    assert made.facts[0] == "16 people took part"
    assert not any("Technik" in fact for fact in made.facts)


def test_below_five_answers_no_number_and_no_count_of_a_point_is_told(small_room: Room, small_plan: str) -> None:
    for i in range(4):
        small_room.join(f"p{i}")
    small_room.do("next")
    small_room.do("open")
    for i in range(4):
        small_room.submit(f"p{i}", "s", "werte", 1, {"kunde": 5, "ehrlich": "unsure"})
    small_room.do("close")
    (told,) = protocol(document.build(small_room, parse(small_plan, "klein.toml")[1])).steps
    assert told.measure is not None
    assert (told.measure.number, told.measure.gauge, told.measure.flock) == ("", None, None)
    assert told.pictures[0].grids[0].rows[0][1:6] == ("–",) * 5


def test_steps_that_were_not_led_are_on_the_agenda_alone(small_room: Room, small_plan: str) -> None:
    small_room.do("next")
    made = protocol(document.build(small_room, parse(small_plan, "klein.toml")[1]))
    assert made.steps == ()
    assert made.glance == ()
    assert [item.state for item in made.agenda] == ["not reached"] * 4


def test_a_step_that_repeats_another_is_compared_with_it() -> None:
    raw = {
        "workshop": {"id": "day", "title": "Day"},
        "step": [
            {"id": "star", "kind": "scale", "title": "Star", "items": [{"id": "a", "text": "A"}]},
            {"id": "again", "title": "Once more", "repeats": "star"},
        ],
    }
    room = Room(from_dict(raw, "day.toml"), document.Nowhere(), lambda: 0.0)
    for i in range(12):
        room.join(f"p{i}")
    for name, point in (("star", 1), ("again", 5)):
        room.do("next")
        room.do("open")
        for i in range(12):
            room.submit(f"p{i}", "s", name, 1, {"a": point if i % 2 else 3})
        room.do("close")
    told = step(protocol(document.build(room, raw)), "again")
    assert [picture.view for picture in told.pictures] == ["result", "change"]


def test_a_figure_of_every_kind_has_a_table(made: Protocol) -> None:
    kinds = {type(figure) for each in made.steps for _, figure in each.figures}
    assert kinds == set(Figure.__args__)
    for each in made.steps:
        for _, figure in each.figures:
            assert bool(tabled(figure, language("fr"))) is not isinstance(figure, Note)
