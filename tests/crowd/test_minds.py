"""Simulated people: believable, repeatable, and within the rules of every field."""

from collections import Counter
from typing import Any

import pytest

from facilitator.crowd.minds import Person, passes, people, think_of
from facilitator.domain.fields import UNSURE, Dots, Option, Scale, Text

GROUPS = ("Verkauf", "Technik", "Dienste")
SCALES = tuple(Scale(i, i, 5, "", "") for i in "abcde")
DOTS = Dots("dots", "", tuple(Option(str(i), str(i)) for i in range(9)), 3, 2)


def answers(n: int, step: str, round_: int, *fields: Scale | Text | Dots, seed: int = 1) -> list[dict[str, Any]]:
    return [think_of(person, step, round_, fields) for person in people(seed, n, GROUPS, "de", 0.0)]


def test_the_same_seed_thinks_the_same_and_another_one_something_else() -> None:
    assert answers(20, "werte", 1, *SCALES) == answers(20, "werte", 1, *SCALES)
    assert answers(20, "werte", 1, *SCALES) != answers(20, "werte", 1, *SCALES, seed=2)


@pytest.mark.parametrize("seed", range(1, 6))
def test_scales_stay_on_their_points_and_two_rounds_differ_by_moving_together(seed: int) -> None:
    before, after = (answers(60, "werte", r, *SCALES, seed=seed) for r in (1, 2))
    assert {v for a in before for v in a.values()} == {1, 2, 3, 4, 5}

    def spread(room: list[dict[str, Any]]) -> float:
        means = {f.id: sum(a[f.id] for a in room) / len(room) for f in SCALES}
        return float(sum(abs(a[i] - m) for a in room for i, m in means.items()))

    assert spread(after) < 0.8 * spread(before)


def test_some_statement_splits_the_departments_into_two_camps() -> None:
    crowd = people(1, 60, GROUPS, "de", 0.0)
    gaps = []
    for field in SCALES:
        means = []
        for camp in (0, 1):
            said = [think_of(p, "werte", 1, SCALES)[field.id] for p in crowd if p.camp == camp]
            means.append(sum(said) / len(said))
        gaps.append(abs(means[0] - means[1]))
    assert max(gaps) > 1.5
    assert min(gaps) < 0.7


def test_dont_know_is_said_where_it_may_be_said_and_only_there() -> None:
    may = answers(200, "werte", 1, Scale("a", "", 5, "", "", unsure=True))
    assert 0 < sum(a["a"] == UNSURE for a in may) < 40
    assert all(a["a"] != UNSURE for a in answers(200, "werte", 1, Scale("a", "", 5, "", "")))


def test_short_answers_repeat_so_that_themes_can_form() -> None:
    said = Counter(a["text"].lower() for a in answers(60, "satz", 1, Text("text", "", 1, 120)))
    assert said.most_common(1)[0][1] >= 4
    assert len(said) >= 10
    several = [a["text"] for a in answers(60, "hindernisse", 1, Text("text", "", 3, 20))]
    assert {len(texts) for texts in several} == {1, 2, 3}
    assert all(len(set(texts)) == len(texts) and all(0 < len(t) <= 20 for t in texts) for texts in several)


def test_short_answers_come_in_the_language_of_the_phone() -> None:
    fields = (Text("text", ""),)
    german, english = (
        {think_of(Person(1, i, lang=lang), "satz", 1, fields)["text"] for i in range(1, 60)} for lang in ("de", "en")
    )
    assert "Zuverlässigkeit" in german
    assert "Reliability" in english


def test_dots_keep_to_the_rules_and_lean_to_a_few_favourites() -> None:
    given = [a["dots"] for a in answers(60, "wahl", 1, DOTS)]
    assert all(1 <= sum(d.values()) <= 3 and max(d.values()) <= 2 for d in given)
    votes = Counter(option for d in given for option, n in d.items() for _ in range(n))
    top = sum(count for _, count in votes.most_common(3))
    assert top > 0.5 * votes.total()
    assert think_of(Person(1, 1), "wahl", 1, [Dots("dots", "", (Option("x", "x"),), 3, 1)]) == {"dots": {"x": 1}}


def test_stragglers_let_about_their_share_pass() -> None:
    crowd = people(3, 400, (), "de", 0.25)
    assert 60 < sum(passes(p, "werte", 1) for p in crowd) < 140
    assert not any(passes(p, "werte", 1) for p in people(3, 50, (), "de", 0.0))
