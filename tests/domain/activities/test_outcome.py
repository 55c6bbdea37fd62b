from collections.abc import Mapping
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.outcome import OutcomeSettings, Part
from facilitator.domain.figures import OutcomeSheet
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

OUTCOME = REGISTER["outcome"]
SHEET = OutcomeSheet(notes=("Done",))
HERE = Scene(OutcomeSettings((Part("values"),)), "The day", "en", sheet=lambda: SHEET)


def test_it_shows_the_sheet_it_is_given_and_asks_nothing() -> None:
    assert OUTCOME.figure(HERE) == SHEET
    assert OUTCOME.fields(HERE) == ()
    assert not OUTCOME.asks


@pytest.mark.parametrize("values", [{}, {"text": "hello"}])
def test_it_takes_no_answer(values: Mapping[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        OUTCOME.read(HERE, values)
    assert caught.value.code == "closed"


def test_it_measures_exports_and_moves_nothing() -> None:
    assert OUTCOME.agreement(HERE) is None
    assert OUTCOME.rows(HERE) == []
    assert OUTCOME.positions(HERE, None) == {}


def test_everything_that_is_asked_may_stand_on_it() -> None:
    (source,) = HERE.settings.sources()
    assert (source.key, source.id) == ("parts[0].of", "values")
    assert {kind for kind in REGISTER if not source.fits(REGISTER[kind])} == {"pause", "outcome"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], "parts: at least one earlier step"),
        ([{"of": "values", "top": -1}], "parts: top is a whole number from 0"),
        ([{"of": "values", "top": 13}], "parts: top is a whole number from 0"),
        ([{"of": "values"}, {"of": "values"}], "parts: every step only once"),
        ([{"of": "values"}, {"of": "coffee"}], "parts[1].of: expected the id of an earlier step of kind scale or"),
        ([{"of": "nowhere"}], "parts[0].of: expected the id of an earlier step"),
        ([{"of": "sheet"}], "parts[0].of: expected the id of an earlier step"),
        ([{"top": 1}], "of: expected, but it is missing"),
        ([{"of": "values", "x": 1}], "x: unknown key"),
    ],
)
def test_parts_name_earlier_steps(parts: list[dict[str, Any]], expected: str) -> None:
    steps = [
        {"id": "values", "kind": "scale", "title": "Values", "items": [{"id": "one", "text": "One"}]},
        {"id": "coffee", "kind": "pause", "title": "Coffee"},
        {"id": "sheet", "kind": "outcome", "title": "The day", "parts": parts},
    ]
    with pytest.raises(Refusal, match=r"day\.toml, step sheet: ") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": steps}, "day.toml")
    assert expected in str(caught.value)
