"""Everything that is wrong with a plan is told at once, in the words of the reader that would refuse it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import plans
from facilitator.authoring import found, told
from facilitator.authoring.mending import step_mistakes
from facilitator.domain.activities import REGISTER
from facilitator.domain.steps import read_step
from facilitator.domain.words import Refusal
from facilitator.language import language

WRONG = """
extra = 1
[workshop]
id = "Not an id"
people = "many"
colour = "red"
[[step]]
id = "star"
kind = "scale"
minutes = 0
reveal = "never"
points = "five"
pionts = 5
items = [{ id = "a", text = "A" }, { id = "B!", text = "B" }, { id = "c" }, { id = "d", text = 4 }]
[[step]]
id = "star"
kind = "collect"
title = "Twice"
limit = 9999
[[step]]
id = "vote"
kind = "dots"
title = "Vote"
of = "later"
dots = 99
[[step]]
id = "strange"
kind = "telepathy"
title = "?"
[[step]]
id = "after"
kind = "rank"
title = "After"
of = "strange"
top = -1
[[step]]
id = "later"
kind = "collect"
title = "Later"
[[ask_facilitator]]
id = "n"
text = "?"
kind = "number"
field = "groups"
[[ask_facilitator]]
id = "m"
text = "?"
kind = "amount"
step = "star"
field = "points"
"""
EXPECTED = {
    ("extra", ""),
    ("[workshop]", "id"),
    ("[workshop]", "title"),
    ("[workshop]", "people"),
    ("[workshop]", "colour"),
    ("step star", "title"),
    ("step star", "minutes"),
    ("step star", "reveal"),
    ("step star", "points"),
    ("step star", "pionts"),
    ("step star", "items[1].id"),
    ("step star", "items[2].text"),
    ("step star", "items[3].text"),
    ("step star", "id"),
    ("step star", "limit"),
    ("step vote", "of"),
    ("step vote", "dots"),
    ("step strange", "kind"),
    ("step after", "top"),
    ("ask_facilitator n", "field"),
}


def checked(tmp_path: Path, text: str | bytes):
    path = tmp_path / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return found(path)


def test_every_mistake_is_told_at_once_and_no_other(tmp_path: Path) -> None:
    result = checked(tmp_path, WRONG)
    places = [(finding.where, finding.key) for finding in result.mistakes]
    assert {
        (where, key.replace("items[2]", "items[2].text") if key == "items[2]" else key) for where, key in places
    } == EXPECTED
    assert result.workshop is None
    lines = list(told(result, language("en")))
    assert lines[-1] == f"mine.toml: {len(places)} errors: the plan cannot be run."
    assert "error  mine.toml, step star, minutes: expected a whole number from 1 to 600" in lines
    assert any("of: expected the id of an earlier step" in line for line in lines)


@pytest.mark.parametrize("path", plans.bundled(), ids=lambda path: path.stem)
def test_a_bundled_plan_has_neither_mistake_nor_doubt(path: Path) -> None:
    result = found(path)
    assert (result.mistakes, result.doubts) == ((), ())


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (b"\x89PNG\xff\xfe", "UTF-8"),
        ("[workshop", "TOML"),
        ("a = " + "[" * 5000 + "]" * 5000, "nested"),
        ("workshop = 3\nstep = 4", "[workshop]"),
        ("workshop = []\nstep = [[[]]]", "[workshop]"),
        ("[workshop]\nid = 'a'\ntitle = 'A'\nstep = []", "[[step]]"),
        ("#" * 3_000_000, "too large"),
        ("step = [1, 'x', [], {}]", "step 2"),
        ("[workshop]\nid='a'\ntitle='A'\n[[step]]\nid='a'\nkind='dots'\ntitle='A'\nof='a'", "step a, of"),
        (
            "workshop={id='a',title='A'}\nstep=[{id='a',kind='rank',title='A',of='b'},{id='b',kind='rank',title='B',of='a'}]",
            "step a, of",
        ),
        (
            "[workshop]\nid=1979-05-27\ntitle=nan\n[[step]]\nid='a'\nkind='slider'\ntitle='A'\nitems=inf",
            "[workshop], id",
        ),
        ("[workshop]\nid='a'\ntitle='A'\n[[step]]\nid='a'\nrepeats='a'\ntitle='A'", "step a, repeats"),
        ("[workshop]\nid='a'\ntitle='A'\n[[step]]\nid='a'\nkind='collect'\ntitle='A'\nlexicon='nowhere'", "no lexicon"),
        (
            "[workshop]\nid='a'\ntitle=\"\\u202E\\u0007\"\n[[step]]\nid='a'\nkind='pause'\ntitle='A'",
            "[workshop], title",
        ),
    ],
)
def test_a_file_that_is_no_plan_is_told_in_words(tmp_path: Path, text: str | bytes, told_of: str) -> None:
    result = checked(tmp_path, text)
    said = "\n".join(told(result, language("en")))
    assert told_of in said
    assert result.mistakes


DOUBTFUL = """
[workshop]
id = "day"
title = { de = "Tag", en = "Day" }
[[step]]
id = "sit"
kind = "scale"
title = { de = "Sitzen" }
minutes = 90
items = [{ id = "a", text = { de = "A", en = " " } }]
[[step]]
id = "words"
kind = "collect"
title = "Words"
minutes = 30
departments = true
[[step]]
id = "all"
kind = "dots"
title = "All"
options = [{ id = "a", text = "A" }, { id = "b", text = "B" }]
minutes = 200
[[step]]
id = "one"
kind = "rank"
title = "One"
of = "words"
top_of = 1
"""


def test_what_may_be_overlooked_is_told_and_the_plan_can_be_run(tmp_path: Path) -> None:
    result = checked(tmp_path, DOUBTFUL)
    assert result.mistakes == ()
    assert {(finding.where, finding.key) for finding in result.doubts} == {
        ("step sit", "title"),
        ("step sit", "items[0].text"),
        ("[[step]]", "minutes"),
        ("step words", "minutes"),
        ("step words", "departments"),
        ("step all", "dots"),
        ("step one", "top_of"),
    }
    lines = list(told(result, language("en")))
    assert "warning  mine.toml, step sit, title: is missing in: en" in lines
    assert lines[-1].endswith("4 steps · 325 minutes · de · can be run")


def test_a_question_about_a_step_that_cannot_be_read_is_not_called_wrong(tmp_path: Path) -> None:
    text = """
workshop = { id = "day", title = "Day" }
step = [{ id = "star", kind = "sort", title = "Star" }, { id = "odd", kind = "telepathy", title = "Odd" }]
ask_facilitator = [
  { id = "a", text = "A?", kind = "number", step = "star", field = "each" },
  { id = "b", text = "B?", kind = "number", step = "odd", field = "each" },
  { id = "c", text = "C?", kind = "number", step = "nowhere", field = "each" },
  3,
]
"""
    places = [(finding.where, finding.key) for finding in checked(tmp_path, text).mistakes]
    assert places[:3] == [("step star", "of"), ("step odd", "kind"), ("ask_facilitator c", "step")]
    assert [where for where, _ in places[3:]] == ["ask_facilitator 4"]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200))
def test_any_file_at_all_is_told_in_words(tmp_path: Path, raw: bytes) -> None:
    assert checked(tmp_path, raw).mistakes


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(REGISTER)), data=st.data())
def test_the_check_agrees_with_the_reader_whatever_stands_in_a_step(kind: str, data: st.DataObject) -> None:
    keys = ["id", "title", "minutes", "reveal", "repeats", "guide", *REGISTER[kind].settings.__struct_fields__]
    raw = {
        "id": "a",
        "kind": kind,
        "title": "A",
        **data.draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=4)),
    }
    try:
        read_step(raw, "x", 1, {})
    except Refusal:
        assert step_mistakes(raw, "x", 1, {})[0]
    else:
        assert step_mistakes(raw, "x", 1, {})[0] == []
