"""Every gesture of the phone: opinions within its rules, believable, and the same for a seed."""

from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest

from facilitator.crowd.minds import people, think_of
from facilitator.crowd.minds.texts import nature, thought
from facilitator.domain import fields as wire
from facilitator.domain.activities.compare import BETTER, OTHER
from facilitator.domain.amounts import parse_amount
from facilitator.domain.fields import UNSURE, Amount, Choice, Day, Dots, Field, Option, Order, Scale, Slider, Text
from facilitator.domain.sorting import NEW

GROUPS = ("Verkauf", "Technik", "Dienste")
OPTIONS = tuple(Option(i, i) for i in "abcde")
EVERY: tuple[Field, ...] = (
    Scale("scale", "", 5, "", ""),
    Text("text", ""),
    Dots("dots", "", OPTIONS, 3, 2),
    Choice("choice", "", OPTIONS),
    Choice("several", "", OPTIONS, 2),
    Slider("slider", "", -10, 40, 5),
    Amount("amount", "", "CHF"),
    Order("order", "", OPTIONS, 3),
    Day("day", ""),
)


def answers(n: int, *fields: Field, step: str = "s", round_: int = 1, seed: int = 1) -> list[dict[str, Any]]:
    return [think_of(person, step, round_, fields) for person in people(seed, n, GROUPS, "de", 0.0)]


def test_there_is_an_opinion_on_every_field_there_is() -> None:
    assert {type(field) for field in EVERY} == set(get_args(wire.Field))
    first, again, other = answers(20, *EVERY), answers(20, *EVERY), answers(20, *EVERY, seed=2)
    assert first == again != other
    assert all(set(answer) == {field.id for field in EVERY} for answer in first)


def test_what_cannot_be_answered_is_left_out() -> None:
    assert answers(1, Dots("dots", "", (), 3, 1), Order("order", "", (), 0)) == [{}]


def test_one_choice_has_favourites_and_later_rounds_agree_more() -> None:
    fields = [Choice(i, i, OPTIONS) for i in "pqrstuvw"]

    def of_one_mind(round_: int) -> float:
        said = answers(90, *fields, round_=round_)
        assert {v for a in said for v in a.values()} <= set("abcde")
        return sum(Counter(a[f.id] for a in said).most_common(1)[0][1] for f in fields) / (90 * len(fields))

    assert 0.3 < of_one_mind(1) < of_one_mind(2) < 0.95


def test_several_are_chosen_once_each_and_never_too_many() -> None:
    given = [a["x"] for a in answers(60, Choice("x", "", OPTIONS, 3))]
    assert {len(chosen) for chosen in given} == {1, 3}
    assert all(len(set(chosen)) == len(chosen) for chosen in given)


def test_some_do_not_know_where_they_may_say_so() -> None:
    choice = Choice("x", "", OPTIONS[:2], unsure=True)
    rest = Slider("y", "", 0, 100, unsure=True), Amount("z", "", "h", unsure=True)
    said = answers(200, choice, *rest)
    for name in "xyz":
        assert 3 < sum(a[name] == UNSURE for a in said) < 60, name


@pytest.mark.parametrize("seed", range(1, 8))
def test_more_people_claim_to_be_better_than_half_of_the_room_than_can_be(seed: int) -> None:
    fields = [Choice(i, i, (Option(BETTER, "besser"), Option(OTHER, "nicht"))) for i in "ab"]
    said = answers(80, *fields, seed=seed)
    for field in fields:
        assert 42 < sum(a[field.id] == BETTER for a in said) < 80


def test_people_sort_most_words_to_where_they_belong() -> None:
    themes = Option("1.1", "Zu viele Excel-Listen"), Option("2.1", "Zu wenig Zeit"), Option(NEW, "Etwas anderes")
    fields = Choice("3.1", "Keine Zeit", themes), Choice("4.1", "Nur ein Drucker", themes)
    said = answers(100, *fields)
    assert 80 < sum(a["3.1"] == "2.1" for a in said) < 100
    assert 80 < sum(a["4.1"] == NEW for a in said) < 100


def test_each_prompt_gets_words_of_its_own_with_a_category_and_departments() -> None:
    prompts = "Was hast du von Hand übertragen?", "Welche eigene Liste führst du?", "Wo rufst du an?"
    departments = tuple(Option(name, name) for name in GROUPS)
    categories = Option("a", "Widerspruch"), Option("b", "Medienbruch"), Option("c", "System"), Option("d", "Anderes")
    fields = [
        field
        for i, prompt in enumerate(prompts, 1)
        for field in (
            Text(f"text.{i}", prompt),
            Choice(f"category.{i}", "", categories),
            Choice(f"departments.{i}", "", departments, 3),
        )
    ]
    said = answers(60, *fields)
    texts = [{a[f"text.{i}"] for a in said if f"text.{i}" in a} for i in (1, 2, 3)]
    assert all(len(each) > 5 for each in texts)
    assert not texts[0] & texts[1] | texts[1] & texts[2] | texts[0] & texts[2]
    for answer, person in zip(said, people(1, 60, GROUPS, "de", 0.0), strict=True):
        ends = {name.partition(".")[2] for name in answer}
        assert 1 <= len(ends) <= 3
        assert set(answer) == {f"{name}.{end}" for name in ("text", "category", "departments") for end in ends}
        assert all(person.group in answer[f"departments.{end}"] for end in ends)
    assert {len({name.partition(".")[2] for name in a}) for a in said} == {1, 2, 3}
    assert nature("adressen vom mail ins crm") == nature("Die Lieferadresse, dreimal")
    assert set(nature("Die Lieferadresse, dreimal")) >= {"Medienbruch", "Media break"}
    same = [a["category.1"] for a in said if thought(a.get("text.1", "")) == "Adressen vom Mail ins CRM"]
    assert same.count("b") > len(same) / 2 > 3
    assert {a["category.2"] for a in said if "category.2" in a} >= {"c"}


def test_places_on_a_slider_keep_its_steps_and_people_gather() -> None:
    fields = [Slider(f"{i}.x", "", -10, 40, 5) for i in range(6)]
    before, after = answers(60, *fields), answers(60, *fields, round_=2)
    assert {v for a in before for v in a.values()} <= set(range(-10, 41, 5))

    def spread(room: list[dict[str, Any]]) -> float:
        means = {f.id: sum(a[f.id] for a in room) / len(room) for f in fields}
        return float(sum(abs(a[i] - m) for a in room for i, m in means.items()))

    assert spread(after) < 0.8 * spread(before)


def test_amounts_are_written_in_many_ways_that_can_all_be_read() -> None:
    said = answers(300, Amount("have", "", "CHF"), Amount("should", "", "CHF", needed=False))
    typed = [a["have"] for a in said]
    amounts = sorted(value for text in typed if (value := parse_amount(str(text))) is not None)
    assert len(amounts) == 300
    assert 200 <= amounts[150] <= 1000
    assert amounts[-1] >= 10 * amounts[150]
    assert any("'" in text for text in typed)
    assert any(text.startswith("Fr. ") and text.endswith(".-") for text in typed)
    both = [(parse_amount(a["have"]), parse_amount(a["should"])) for a in said if "should" in a]
    assert 150 < len(both) < 260
    assert sum(b >= a for a, b in both if a and b) > 0.95 * len(both)


def test_small_things_cost_little_or_nothing() -> None:
    said = [a.get("budget") for a in answers(200, Text("what", ""), Amount("budget", "", "CHF", needed=False))]
    assert 90 < said.count(None) < 150
    costs = sorted(parse_amount(str(cost)) or 0 for cost in said if cost is not None)
    assert 50 <= costs[len(costs) // 2] <= 300


def test_an_amount_of_hours_is_no_money() -> None:
    said = [a["x"] for a in answers(60, Amount("x", "", "Std."))]
    assert all(isinstance(value, float) or value.replace("'", "").isdigit() for value in said)


def test_orders_rank_as_many_as_asked_and_share_favourites() -> None:
    given = [a["order"] for a in answers(60, Order("order", "", OPTIONS, 5))]
    assert all(sorted(order) == list("abcde") for order in given)
    assert len({tuple(order) for order in given}) > 5
    assert Counter(order[0] for order in given).most_common(1)[0][1] > 20


def test_promises_are_due_on_working_days_to_come() -> None:
    today = date(2026, 3, 4)
    crowd = people(1, 60, GROUPS, "de", 0.0, today=today)
    due = [date.fromisoformat(think_of(p, "s", 1, [Day("when", "")])["when"]) for p in crowd]
    assert all(day > today and day.weekday() < 5 for day in due)
    assert len(set(due)) > 10
