"""Short answers with more to tell: categories, departments touched, prompts and a lexicon."""

from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.entries import CollectSettings, entries
from facilitator.domain.activities.items import Item
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option, Text
from facilitator.domain.figures.worded import Heat
from facilitator.domain.words import Refusal
from facilitator.language import language

COLLECT = REGISTER["collect"]
BREAK, OTHER = Item("break", {"en": "Media break", "de": "Medienbruch"}), Item("other", "Other")
GROUPS = ("Sales", "Technology", "Services")


def wide(*answers: Answer, settings: CollectSettings, lang: str = "en") -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {f"p{i}": i for i in range(1, len(answers) + 1)}
    return Scene(settings, "Title", lang, ballots, 0, (), numbers, departments=GROUPS, say=language(lang))


ONE = CollectSettings(categories=(BREAK, OTHER), departments=True)
TWO = CollectSettings(entries=2, categories=(BREAK, OTHER))
PROMPTS = CollectSettings(prompts=({"en": "What do you copy by hand?", "de": "Was tippst du ab?"}, "Which list?"))


def test_one_entry_has_its_category_and_departments_beside_it() -> None:
    text, category, departments = COLLECT.fields(wide(settings=ONE, lang="de"))
    assert text == Text("text", "Title", 1, 140)
    assert category == Choice("category", "Kategorie", (Option("break", "Medienbruch"), Option("other", "Other")))
    assert departments == Choice("departments", "Betroffene Abteilungen", tuple(Option(g, g) for g in GROUPS), 3)


def test_each_of_several_entries_has_fields_of_its_own() -> None:
    asked = COLLECT.fields(wide(settings=TWO))
    assert [(f.id, f.label) for f in asked] == [
        ("text.1", "Title (1/2)"),
        ("category.1", "Category"),
        ("text.2", "Title (2/2)"),
        ("category.2", "Category"),
    ]


def test_a_prompt_is_a_text_of_its_own_that_may_be_left_empty() -> None:
    told = wide(settings=PROMPTS)
    assert COLLECT.fields(told) == (
        Text("text.1", "What do you copy by hand?", 1, 140),
        Text("text.2", "Which list?", 1, 140),
    )
    assert COLLECT.read(told, {"text.1": "", "text.2": "holidays"}) == {"text.2": ["holidays"]}
    assert [(e.id, e.text) for e in entries(4, {"text.2": ["holidays"]})] == [("4.2", "holidays")]
    assert COLLECT.positions(wide({"text.2": ["holidays"]}, settings=PROMPTS), None).keys() == {"p1"}


def test_departments_are_asked_only_where_the_workshop_has_some() -> None:
    told = Scene(CollectSettings(departments=True), "Title", "en")
    assert [f.id for f in COLLECT.fields(told)] == ["text"]


def test_it_reads_what_is_told_of_each_entry_and_forgets_what_has_no_text() -> None:
    raw = {"text": " Excel ", "category": "break", "departments": ["Technology", "Sales", "Sales"]}
    assert COLLECT.read(wide(settings=ONE), raw) == {
        "text": ["Excel"],
        "category": ["break"],
        "departments": ["Sales", "Technology"],
    }
    assert COLLECT.read(wide(settings=ONE), {"text": "Excel", "departments": []}) == {"text": ["Excel"]}
    assert COLLECT.read(wide(settings=TWO), {"category.1": "other", "text.2": ["b"], "category.2": ["break"]}) == {
        "text.2": ["b"],
        "category.2": ["break"],
    }


@pytest.mark.parametrize(
    ("settings", "raw", "field"),
    [
        (ONE, {"category": "break"}, "text"),
        (ONE, {"text": "a", "category": "none"}, "category"),
        (ONE, {"text": "a", "category": ["break", "other"]}, "category"),
        (ONE, {"text": "a", "category": True}, "category"),
        (ONE, {"text": "a", "departments": ["Board"]}, "departments"),
        (ONE, {"text": "a", "departments": {"Sales": 1}}, "departments"),
        (ONE, {"text": ["a", "b"]}, "text"),
        (ONE, {"text.1": "a"}, "text.1"),
        (TWO, {"text.1": "", "text.2": " "}, "text.1"),
        (TWO, {"text.3": "a"}, "text.3"),
        (PROMPTS, {}, "text.1"),
        (PROMPTS, {"text.2": "x" * 141}, "text.2"),
        (PROMPTS, {"text.1": None, "text.2": "a"}, "text.1"),
        (PROMPTS, {"text.1": "a", "category.1": "break"}, "category.1"),
    ],
)
def test_it_refuses_by_field(settings: CollectSettings, raw: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        COLLECT.read(wide(settings=settings), raw)
    assert (caught.value.code, caught.value.field) == ("invalid", field)


def test_the_heat_map_counts_entries_by_category_and_department() -> None:
    told = wide(
        {"text": ["a"], "category": ["break"], "departments": ["Sales", "Services"]},
        {"text": ["b"], "category": ["break"], "departments": ["Sales"]},
        {"text": ["c"], "departments": ["Technology"]},
        {"text": ["d"], "category": ["other"]},
        settings=ONE,
    )
    assert COLLECT.figure(told).heat == Heat(
        ("Media break", "Other"), GROUPS, ((2, 0, 1), (0, 0, 0)), by_row=(2, 1), by_column=(2, 1, 1)
    )
    assert COLLECT.figure(wide({"text": ["a"]}, settings=CollectSettings())).heat is None
    assert COLLECT.rows(told)[0] == {
        "person": 1,
        "entry": "1.1",
        "text": "a",
        "theme": "1.1",
        "original": "",
        "hidden": False,
        "category": "break",
        "departments": "Sales; Services",
    }


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"entries": 0}, "entries"),
        ({"limit": 9}, "limit"),
        ({"categories": (BREAK,)}, "categories"),
        ({"categories": (BREAK, BREAK)}, "categories"),
        ({"prompts": ("a",), "entries": 2}, "entries"),
        ({"prompts": ("a", " ")}, "prompts"),
        ({"prompts": ("a",) * 11}, "prompts"),
        ({"lexicon": {"Time": ()}}, "lexicon: Time"),
        ({"lexicon": {"Time": ("no time",)}}, "lexicon: Time"),
    ],
)
def test_settings_say_which_key_is_wrong(keys: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        CollectSettings(**keys)


def test_a_lexicon_gives_its_themes_their_names() -> None:
    settings = CollectSettings(lexicon={"Time": ("time", "deadlin")})
    told = wide({"text": ["tight deadlines"]}, {"text": ["no time"]}, {"text": ["parking"]}, settings=settings)
    assert [(t.label, t.people) for t in COLLECT.figure(told).themes] == [("Time", 2), ("parking", 1)]
