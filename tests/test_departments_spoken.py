"""Departments with a name per language: one department, whatever a phone speaks, told in the language of who reads."""

from pathlib import Path
from typing import Any

import pytest
from memory import Memory

from facilitator.authoring import found
from facilitator.domain import asking
from facilitator.domain.fields import Choice
from facilitator.domain.figures import Themes
from facilitator.domain.plan import from_dict, parse
from facilitator.domain.words import Refusal
from facilitator.export import document
from facilitator.export.speaking import spoken
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = { de = "Tag", fr = "Jour", en = "Day" }
groups = [{ de = "Verkauf", fr = "Ventes", en = "Sales" }, { de = "Technik", fr = "Technique", en = "Tech" }, "IT"]
[[ask_facilitator]]
id = "who"
text = "Who?"
kind = "list"
field = "groups"
[[step]]
id = "one"
kind = "scale"
title = "One"
items = [{ id = "x", text = "X" }]
[[step]]
id = "said"
kind = "collect"
title = "Said"
departments = true
"""


def raw() -> dict[str, Any]:
    return parse(PLAN, "day.toml")[1]


def room(lang: str = "fr") -> Room:
    """Twelve of each of two departments, who said theirs in three languages."""
    made = Room(from_dict(raw(), "day.toml"), Memory(), lambda: 0.0, lang=lang)
    for i in range(12):
        made.join(f"v{i}", ("Verkauf", "Ventes", "sales")[i % 3])
        made.join(f"t{i}", ("Technik", "technique", "Tech")[i % 3])
    made.do("next")
    made.do("open")
    for i in range(12):
        made.submit(f"v{i}", f"v{i}", "one", 1, {"x": 5})
        made.submit(f"t{i}", f"t{i}", "one", 1, {"x": 1})
    made.do("close")
    return made


def test_names_of_every_language_are_one_department() -> None:
    made = room()
    assert made.workshop.groups == ("Verkauf", "Technik", "IT")
    assert {who.group for who in made.session.participants.values()} == {"Verkauf", "Technik"}
    assert set(made.scene("one").groups.values()) == {"Ventes", "Technique"}
    assert set(made.scene("one", "de").groups.values()) == {"Verkauf", "Technik"}
    with pytest.raises(Refusal):
        made.join("x", "Vertrieb")


def test_a_phone_is_asked_in_its_language_and_its_answer_counts_for_the_department() -> None:
    made = room()
    made.do("next")
    made.do("open")
    touched = next(f for f in made.fields("said", "en") if isinstance(f, Choice))
    assert [(o.id, o.label) for o in touched.options] == [("Verkauf", "Sales"), ("Technik", "Tech"), ("IT", "IT")]
    made.submit("v1", "s", "said", 1, {"text": "Printers", "departments": ["Technik"]})
    figure = made.figure("said")
    assert isinstance(figure, Themes)
    assert figure.heat is not None
    assert figure.heat.columns == ("Ventes", "Technique", "IT")
    assert [row["departments"] for row in made.activity("said").rows(made.scene("said"))] == ["Technique"]


def test_the_export_is_in_the_language_of_the_session_and_read_back_in_another() -> None:
    built = document.build(room(), raw())
    assert built.groups == {"Technique": 12, "Ventes": 12}
    assert {person.group for person in built.participants} == {"Ventes", "Technique"}
    told = built.steps[0].rounds[0].departments
    assert told is not None
    assert {group.name for group in told.items[0].groups} == {"Ventes", "Technique"}
    kept = document.decode(document.encode(built))
    assert {who.group for who in document.reread(kept).session.participants.values()} == {"Verkauf", "Technik"}
    german = spoken(kept, "de")
    assert german.groups == {"Technik": 12, "Verkauf": 12}
    again = german.steps[0].rounds[0].departments
    assert again is not None
    assert {group.name for group in again.items[0].groups} == {"Verkauf", "Technik"}
    assert {(two.first, two.second) for two in again.items[0].apart} == {("Technik", "Verkauf")}
    assert [g.phi for g in again.items[0].groups] == [g.phi for g in told.items[0].groups]


def test_the_desk_types_names_of_its_language_and_departments_stay_what_they_are() -> None:
    made = room()
    told = made.do("groups", "Ventes / Technique / Finances")
    assert made.workshop.groups == ("Verkauf", "Technik", "Finances")
    assert told.values["groups"] == "Ventes · Technique · Finances"
    made.do("undo")
    assert made.workshop.groups == ("Verkauf", "Technik", "IT")
    assert document.build(made, raw()).plan["workshop"]["groups"] == raw()["workshop"]["groups"]


def test_what_is_answered_before_the_day_keeps_the_names_of_the_other_languages() -> None:
    ask = from_dict(raw(), "day.toml").asks[0]
    assert asking.as_typed(raw(), ask, "fr") == "Ventes, Technique, IT"
    made = from_dict(asking.filled(raw(), {"who": "Technique, Finances, Ventes"}), "day.toml")
    assert made.groups == ("Technik", "Finances", "Verkauf")
    assert made.group_name("Technik", "en") == "Tech"


def test_a_department_without_one_of_the_languages_is_told_to_the_author(tmp_path: Path) -> None:
    path = tmp_path / "day.toml"
    path.write_text(PLAN.replace(', en = "Tech"', ""), encoding="utf-8")
    (doubt,) = [each for each in found(path).doubts if "groups" in str(each)]
    assert "groups[1]" in str(doubt)
    assert "en" in str(doubt)
    path.write_text(PLAN.replace('"IT"]', "{ de = '' }]"), encoding="utf-8")
    assert any("groups" in str(mistake) for mistake in found(path).mistakes)


@pytest.mark.parametrize(
    "groups",
    [
        [{"de": "Leitung", "en": "Lead"}, {"de": "Lead", "en": "Leitung"}],
        [{"de": "Verkauf", "en": "Sales"}, {"de": "Vertrieb", "en": "Sales"}],
        [{"de": "Verkauf", "en": "Sales"}, "sales"],
        ["Verkauf", {"de": "Verkauf", "en": "Sales"}],
    ],
)
def test_a_name_of_two_departments_is_refused_since_nobody_could_tell_them_apart(groups: list[Any]) -> None:
    plan = raw()
    plan["workshop"]["groups"] = groups
    with pytest.raises(Refusal, match="for one group only, in whatever language"):
        from_dict(plan, "day.toml")


def test_names_in_one_language_may_differ_by_their_letters_alone_as_before() -> None:
    plan = raw()
    plan["workshop"]["groups"] = ["IT", "it", "IT", {"de": "Verkauf", "en": "verkauf"}]
    assert from_dict(plan, "day.toml").groups == ("IT", "it", "Verkauf")
