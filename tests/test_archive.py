"""What the store refuses, in words."""

from pathlib import Path

import pytest

from facilitator.archive import in_words
from facilitator.domain.words import Refusal
from facilitator.language import language
from facilitator.store.errors import Locked


@pytest.mark.parametrize(("lang", "told"), [("en", "(process 28078)"), ("de", "(Prozess 28078)")])
def test_the_process_that_has_a_session_is_named_as_the_system_names_it(lang: str, told: str) -> None:
    with pytest.raises(Refusal) as refused, in_words():
        raise Locked(Path("day.json"), 28078)
    assert told in language(lang).say(refused.value.message)
