"""Words are found wherever code says them, and what is no word is not."""

from io import BytesIO

import pytest
from extracting import words


def found(code: str) -> list[object]:
    return [msgid for _, _, msgid, _ in words(BytesIO(code.encode()))]


@pytest.mark.parametrize(
    ("code", "msgids"),
    [
        ('say("One")', ["One"]),
        ('self._say("One", n=1)', ["One"]),
        ("f\"{say('One')} {x}\"", ["One"]),
        ('text = "One"\nother = "Two"\nsay(text)', ["One"]),
        ('say("One" if x else "Two")', ["One", "Two"]),
        ('text = N_("One")\nsay(text, n=2)', ["One"]),
        ('say.count("%(n)d one", "%(n)d ones", n)', [("%(n)d one", "%(n)d ones")]),
        ('Message("One", {"a": "Two"}, )', ["One"]),
        ('invalid(name, "One")', ["One"]),
        ('Refused(422, "invalid", "One", field="f")', ["One"]),
        ('say("One "\n  "line")', ["One line"]),
        ('say("1,234.5")', ["1,234.5"]),
    ],
)
def test_words_are_found(code: str, msgids: list[object]) -> None:
    assert found(code) == msgids


@pytest.mark.parametrize(
    "code", ['say("")', 'say("* ")', 'say("* " + line)', "say(message)", 'text.count("a")', 'log("One")']
)
def test_what_is_no_word_is_not(code: str) -> None:
    assert found(code) == []
