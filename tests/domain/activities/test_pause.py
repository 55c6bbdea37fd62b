from collections.abc import Mapping

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.pause import PauseSettings
from facilitator.domain.figures import Note
from facilitator.domain.words import Refusal

PAUSE = REGISTER["pause"]
HERE = Scene(PauseSettings({"de": "Kaffee", "en": "Coffee"}), "Break", "en")


def test_it_shows_its_text_in_the_language_and_asks_nothing() -> None:
    assert PAUSE.figure(HERE) == Note("Coffee")
    assert PAUSE.fields(HERE) == ()


@pytest.mark.parametrize("values", [{}, {"text": "hello"}])
def test_it_takes_no_answer(values: Mapping[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        PAUSE.read(HERE, values)
    assert caught.value.code == "closed"


def test_it_measures_exports_and_moves_nothing() -> None:
    assert PAUSE.agreement(HERE) is None
    assert PAUSE.rows(HERE) == []
    assert PAUSE.positions(HERE, None) == {}
