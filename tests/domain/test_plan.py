import copy
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import Workshop, from_dict, parse
from facilitator.domain.words import Refusal

HOSTILE = "a\x1b[31m\x07b\u202ec\u200bd\x00\x9b"
CLEAN = "a[31mbcd"


def plan() -> dict:
    return {
        "workshop": {"id": "day", "title": {"de": "Tag", "en": "Day"}, "groups": ["Sales", "Tech"]},
        "step": [
            {"id": "values", "kind": "scale", "title": "Values", "items": [{"id": "one", "text": "We listen."}]},
            {"id": "obstacles", "kind": "collect", "title": "Obstacles", "entries": 3},
            {"id": "worst", "kind": "dots", "title": "Worst", "of": "obstacles", "dots": 3},
            {"id": "own", "kind": "dots", "title": "Own", "options": [{"id": "x", "text": "X"}], "reveal": "live"},
            {"id": "coffee", "kind": "pause", "title": {"fr": "Pause"}, "minutes": 15, "text": "Coffee!"},
        ],
    }


def changed(place: int | None, **keys: object) -> dict:
    raw = copy.deepcopy(plan())
    (raw["workshop"] if place is None else raw["step"][place]).update(keys)
    return raw


def without(place: int | None, key: str) -> dict:
    raw = copy.deepcopy(plan())
    del (raw["workshop"] if place is None else raw["step"][place])[key]
    return raw


def refusal(raw: dict) -> str:
    with pytest.raises(Refusal) as caught:
        from_dict(raw, "day.toml")
    assert caught.value.code == "plan"
    assert caught.value.hint is not None
    return str(caught.value)


@pytest.mark.parametrize(
    ("titles", "languages"),
    [
        ([{"de": "a", "en": "b"}, {"en": "c", "de": "d"}], ("de", "en")),
        ([{"de": "a", "en": "b", "fr": "c"}, {"de": "d", "en": "e"}], ("de", "en")),
        ([{"de": "a", "fr": "b"}, "for all", {"fr": "c"}], ("fr",)),
        ([{"de": "a"}, {"fr": "b"}], ("de", "fr")),
        (["for all", "too"], ()),
    ],
)
def test_a_plan_is_in_the_languages_of_all_its_titles(titles: list[Any], languages: tuple[str, ...]) -> None:
    steps = [{"id": f"s{i}", "kind": "pause", "title": title} for i, title in enumerate(titles)]
    raw = {"workshop": {"id": "day", "title": titles[0]}, "step": steps}
    assert from_dict(raw, "day.toml").languages == languages


def test_a_plan_becomes_a_workshop_with_defaults() -> None:
    workshop = from_dict(plan(), "day.toml")
    assert [s.id for s in workshop.steps] == ["values", "obstacles", "worst", "own", "coffee"]
    assert workshop.groups == ("Sales", "Tech")
    assert workshop.languages == ("de", "en", "fr")
    assert [s.reveal for s in workshop.steps] == ["at close", "at close", "at close", "live", "at close"]
    assert [s.minutes for s in workshop.steps] == [5, 5, 5, 5, 15]
    assert workshop.step("worst").settings.of == "obstacles"
    assert workshop.step("values").settings.points == 5


def test_asking_for_a_step_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        from_dict(plan(), "day.toml").step("nowhere")


@pytest.mark.parametrize(
    ("raw", "where", "expected"),
    [
        (changed(0, colour="red"), "step values", "colour: unknown key, expected only items, points"),
        (changed(None, colour="red"), "[workshop]", "colour: unknown key, expected only id, title, groups"),
        ({**plan(), "extra": 1}, "extra", "expected only [workshop] and [[step]]"),
        ({"step": plan()["step"]}, "[workshop]", "id: expected, but it is missing"),
        (without(None, "title"), "[workshop]", "title: expected, but it is missing"),
        (changed(None, id="Day 1"), "[workshop]", "id: expected up to 40 lower case"),
        (changed(None, title=""), "[workshop]", "title: expected a text"),
        (changed(None, title={"\x1b": "x"}), "[workshop]", "title: expected a text"),
        (changed(None, groups=["Sales", "\x1b"]), "[workshop]", "groups: expected a list of names"),
        (changed(None, groups="Sales"), "[workshop]", "groups: Expected `array`, got `str`"),
        ({"workshop": plan()["workshop"]}, "[[step]]", "expected at least one step"),
        ({"workshop": plan()["workshop"], "step": []}, "[[step]]", "expected at least one step"),
        ({"workshop": plan()["workshop"], "step": {"id": "a"}}, "[[step]]", "expected at least one step"),
        ({"workshop": plan()["workshop"], "step": ["a"]}, "step 1", "expected a table [[step]]"),
        (without(1, "id"), "step 2", "id: expected, but it is missing"),
        (without(1, "kind"), "step obstacles", "kind: expected, but it is missing"),
        (without(1, "title"), "step obstacles", "title: expected, but it is missing"),
        (changed(1, id=7), "step 2", "id: Expected `str`, got `int`"),
        (changed(1, id="../etc"), "step ../etc", "id: expected up to 40 lower case"),
        (changed(1, id="x" * 41), "step xxx", "id: expected up to 40 lower case"),
        (changed(1, id="values"), "step values", "id: expected an id that no other step has"),
        (changed(1, kind="quiz"), "step obstacles", f"kind: expected one of {', '.join(sorted(REGISTER))}"),
        (changed(1, title="\x1b\u200b"), "step obstacles", "title: expected a text"),
        (changed(1, title=3), "step obstacles", "title: Expected `str | object`, got `int`"),
        (changed(1, minutes=0), "step obstacles", "minutes: expected a whole number from 1 to 600"),
        (changed(1, minutes=601), "step obstacles", "minutes: expected a whole number from 1 to 600"),
        (changed(1, minutes=10**30), "step obstacles", "minutes: expected a whole number from 1 to 600"),
        (changed(1, minutes="5"), "step obstacles", "minutes: Expected `int`, got `str`"),
        (changed(1, minutes=True), "step obstacles", "minutes: Expected `int`, got `bool`"),
        (changed(1, reveal="never"), "step obstacles", "reveal: expected one of live, at close, by hand"),
        (changed(1, guide=["a"]), "step obstacles", "guide: Expected `str | object`, got `array`"),
        (changed(1, entries=0), "step obstacles", "entries: a whole number from 1 to 10"),
        (changed(1, limit=9), "step obstacles", "limit: a whole number from 10 to 280"),
        (changed(0, points=1), "step values", "points: a whole number from 2 to 11"),
        (changed(0, points="5"), "step values", "points: Expected `int`, got `str`"),
        (changed(0, items=[]), "step values", "items: at least one statement"),
        (changed(0, items=[{"id": "a"}]), "step values", "items[0]: text: expected, but it is missing"),
        (changed(0, items=[{"id": "a", "text": " "}]), "step values", "items[0].text: expected a text"),
        (changed(0, items=[{"id": "a", "text": "A", "x": 1}]), "step values", "items[0]: x: unknown key"),
        (changed(0, items=[{"id": "<b>", "text": "A"}]), "step values", "items[0].id: expected up to 40 lower case"),
        (changed(0, items=[{"id": "a", "text": "A"}] * 2), "step values", "items: every id only once"),
        (changed(2, of="nowhere"), "step worst", "of: expected the id of an earlier step of kind collect"),
        (changed(2, of="worst"), "step worst", "of: expected the id of an earlier step of kind collect"),
        (changed(2, of="coffee"), "step worst", "of: expected the id of an earlier step of kind collect"),
        (changed(2, of="values"), "step worst", "of: expected the id of an earlier step of kind collect"),
        (changed(2, of=""), "step worst", "options: either a list of options, or of ="),
        (changed(3, of="obstacles"), "step own", "options: either a list of options, or of ="),
        (changed(3, dots=0), "step own", "dots: a whole number from 1 to 20"),
        (changed(3, per_option=2, dots=1), "step own", "per_option: a whole number from 1 to"),
        (changed(3, options=[{"id": "é", "text": "X"}]), "step own", "options[0].id: expected up to 40 lower case"),
        (changed(4, text=1.5), "step coffee", "text: Expected `str | object`, got `float`"),
    ],
)
def test_every_error_names_file_step_key_and_what_was_expected(raw: dict[str, Any], where: str, expected: str) -> None:
    text = refusal(raw)
    assert text.startswith(f"day.toml, {where}"), text
    assert expected in text


@pytest.mark.parametrize(
    "text",
    [
        "[workshop",
        "a = 1\na = 2",
        "id = 'x",
        "a = " + "1" * 5000,
        "a = " + "[" * 5000,
        "a = 2020-13-45",
        "\x00",
    ],
)
def test_what_is_not_toml_is_refused_with_the_name_of_the_file(text: str) -> None:
    with pytest.raises(Refusal, match=r"^day\.toml, TOML: \S"):
        parse(text, "day.toml")


def test_toml_is_parsed_and_its_raw_document_makes_the_same_workshop_again() -> None:
    text = """
        [workshop]
        id = "day"
        title = { de = "Tag" }
        [[step]]
        id = "one"
        kind = "collect"
        title = "Eins"
        guide = \"\"\"Erst fragen.
        Dann warten.\"\"\"
    """
    workshop, raw = parse(text, "day.toml")
    assert workshop.step("one").guide == "Erst fragen.\nDann warten."
    assert from_dict(raw, "the session") == workshop


def test_deep_dotted_keys_are_refused_like_any_unknown_key() -> None:
    text = "[workshop]\nid='a'\ntitle='A'\n[[step]]\nid='s'\nkind='collect'\ntitle='T'\n"
    with pytest.raises(Refusal, match="step s: a: unknown key"):
        parse(text + ".".join("a" * 5000) + " = 1", "day.toml")


def test_every_text_that_can_be_shown_is_cleaned() -> None:
    both = {"de": HOSTILE, "en": HOSTILE}
    raw = plan()
    raw["workshop"].update(title=both, groups=[HOSTILE])
    for step in raw["step"]:
        step.update(title=both, guide=HOSTILE)
    raw["step"][0].update(items=[{"id": "one", "text": both}], low=HOSTILE, high=HOSTILE)
    raw["step"][1]["question"] = both
    raw["step"][3].update(options=[{"id": "x", "text": HOSTILE}], question=HOSTILE)
    raw["step"][4]["text"] = HOSTILE
    workshop = from_dict(raw, "day.toml")
    cleaned = {"de": CLEAN, "en": CLEAN}
    assert workshop.title == cleaned
    assert workshop.groups == (CLEAN,)
    assert {str(s.title) for s in workshop.steps} == {str(cleaned)}
    assert {s.guide for s in workshop.steps} == {CLEAN}
    scale, collect, _, dots, pause = (s.settings for s in workshop.steps)
    assert (scale.items[0].text, scale.low, scale.high) == (cleaned, CLEAN, CLEAN)
    assert collect.question == cleaned
    assert (dots.options[0].text, dots.question) == (CLEAN, CLEAN)
    assert pause.text == CLEAN


def test_the_guide_keeps_its_lines_in_every_language() -> None:
    raw = changed(0, guide={"de": "Eins\r\n\n\x1bZwei", "en": "One\nTwo"})
    assert from_dict(raw, "x").step("values").guide == {"de": "Eins\n\nZwei", "en": "One\nTwo"}


def test_a_title_is_one_line() -> None:
    assert from_dict(changed(0, title="One\nline"), "x").step("values").title == "One line"


@pytest.mark.parametrize(
    "raw",
    [
        {**plan(), HOSTILE: 1},
        changed(0, **{HOSTILE: 1}),
        changed(0, id=HOSTILE),
        changed(0, kind=HOSTILE),
        changed(0, reveal=HOSTILE),
        changed(0, items=[{"id": HOSTILE, "text": "x"}]),
    ],
)
def test_an_error_repeats_nothing_that_a_terminal_would_obey(raw: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as caught:
        from_dict(raw, HOSTILE)
    assert str(caught.value).isprintable()


CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = [
    "id",
    "kind",
    "title",
    "items",
    "text",
    "options",
    "of",
    "dots",
    "points",
    "workshop",
    "step",
    "groups",
    "guide",
]
KEYS = st.sampled_from(WORDS) | st.text(string.printable, max_size=5)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**62, max_value=2**200)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["scale", "collect", "dots", "pause", "live", "by hand", "values", "obstacles"])
    | st.dates()
    | st.times()
    | st.datetimes()
)
JUNK = st.recursive(LEAVES, lambda x: st.lists(x, max_size=4) | st.dictionaries(KEYS, x, max_size=4), max_leaves=12)


@CALM
@given(st.dictionaries(KEYS, JUNK, max_size=4))
def test_any_junk_is_a_workshop_or_a_refusal(raw: dict[str, Any]) -> None:
    try:
        assert isinstance(from_dict(raw, "junk"), Workshop)
    except Refusal as refused:
        assert str(refused).startswith("junk, ")


@CALM
@given(st.sampled_from([None, 0, 1, 2, 3, 4]), st.dictionaries(KEYS, JUNK, min_size=1, max_size=3))
def test_junk_in_a_good_plan_is_a_workshop_or_a_refusal(place: int | None, keys: dict[str, Any]) -> None:
    raw = plan()
    (raw["workshop"] if place is None else raw["step"][place]).update(keys)
    try:
        assert isinstance(from_dict(raw, "junk"), Workshop)
    except Refusal as refused:
        assert str(refused).startswith("junk, ")


@CALM
@given(st.text(max_size=200) | st.text("[]{}=.\"'#abc 01\n-:T", max_size=80))
def test_any_text_is_a_workshop_or_a_refusal(text: str) -> None:
    with pytest.raises(Refusal):
        parse(text, "junk")
