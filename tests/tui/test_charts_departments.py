import figure_examples as examples

from facilitator.language import language
from facilitator.tui import figures


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_every_department_has_its_people_and_its_agreement_on_a_strip():
    assert drawn(examples.DEPARTMENTS, 60, 16) == [
        "We decide for customers.",
        "Sales    n=12  0 ──────────────────────────────●─── 1   0.90",
        "Technics n=8   0 ─────────────●──────────────────── 1 (0.40)",
        "Services n=5   0 ─────────────●──────────────────── 1 (0.40)",
        "Silos: 41 % of the disagreement lies between departments; by",
        "lot it would be 8 %.",
        "Farthest apart: Sales and Technics, by 2.1 points.",
        "",
        "We say how things are.",
        "Sales    n=12  0 ──────────────────────────────●─── 1   0.90",
        "Technics n=8   0 ─────────────●──────────────────── 1 (0.40)",
        "No word on silos: that takes three departments of five",
        "people, and a disagreement.",
        "",
        "● how far a department agrees within itself, from 0 to 1.",
    ]


def test_where_the_height_is_short_departments_are_letters_on_one_strip():
    assert drawn(examples.DEPARTMENTS, 46, 9) == [
        "A Sales   B Services   C Technics",
        "We decide for customers.",
        "0 ───────────────BC────────────────────A──── 1",
        "Silos: 41 % of the disagreement lies between",
        "departments; by lot it would be 8 %.",
        "We say how things are.",
        "0 ────────────────C────────────────────A──── 1",
        "No word on silos: that takes three departments",
        "of five people, and a disagreement.",
    ]
    assert drawn(examples.DEPARTMENTS, 46, 6) == [
        "A Sales   B Services   C Technics",
        "We decide for customers.",
        "0 ───────────────BC────────────────────A──── 1",
        "We say how things are.",
        "0 ────────────────C────────────────────A──── 1",
    ]
    assert drawn(examples.DEPARTMENTS, 46, 3) == [
        "A Sales   B Services   C Technics",
        "We decide for custome… 0 ──────BC────────A── 1",
        "We say how things are. 0 ───────C────────A── 1",
    ]


def test_one_question_has_air_its_verdict_and_who_is_farthest_apart():
    assert drawn(examples.DEPARTMENTS, 46, 12, "a") == [
        "Sales    n=12  0 ─────────────────●── 1   0.90",
        "",
        "Technics n=8   0 ────────●─────────── 1 (0.40)",
        "",
        "Services n=5   0 ────────●─────────── 1 (0.40)",
        "",
        "Silos: 41 % of the disagreement lies between",
        "departments; by lot it would be 8 %.",
        "",
        "Farthest apart: Sales and Technics, by 2.1",
        "points.",
    ]
