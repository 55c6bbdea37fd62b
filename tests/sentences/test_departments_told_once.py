"""However many questions a step asks, what holds for several of them is said once."""

from facilitator import sentences
from facilitator.domain.agreement.silos import Silos
from facilitator.domain.figures import Department, DepartmentItem, Departments
from facilitator.language import language
from facilitator.report.drawings import drawn

SAY = language("en")
GROUPS = (Department("Sales", 8, 0.5), Department("Technics", 7, 0.6), Department("Services", 9, 0.7))
NO, SILOS, NOTHING = "No silos: ", "Silos: ", "No word on silos: "


def item(name, verdict):
    return DepartmentItem(name, f"Question {name}", GROUPS, Silos(24, 0.4, 0.1, 0.01, verdict))


def figure(*verdicts):
    return Departments(tuple(item(str(place), verdict) for place, verdict in enumerate(verdicts, 1)))


def told(found):
    return sentences.told(found, SAY)


def test_what_holds_for_all_is_said_once_without_a_name():
    (line,) = told(figure("within", "within", "within"))
    assert line.startswith(NO)
    assert "3" not in line


def test_what_holds_for_some_is_said_once_with_how_many():
    first, rest = told(figure("silos", "within", "within"))
    assert first.startswith("Question 1: Silos: ")
    assert rest.startswith(NO)
    assert rest.endswith("(2 of 3 questions)")


def test_what_holds_for_one_alone_stands_at_its_name():
    found = told(figure("silos", "within", None))
    heads = ["Question 1: Silos", "Question 2: No silos", "Question 3: No word"]
    assert [text.startswith(head) for text, head in zip(found, heads, strict=True)] == [True] * 3


def test_the_drawing_is_one_table_that_says_it_once_and_has_every_number():
    body = drawn(figure(*["within"] * 9, "silos"), "x", SAY).body
    assert body.count(NO) == 1
    assert body.count(SILOS) == 1
    assert [body.count(f">{name}<") for name in ("Sales", "Technics", "Services")] == [1, 1, 1]
    assert [body.count(f">({value})<") for value in ("0.50", "0.60", "0.70")] == [10, 10, 10]
    assert drawn(figure(*["within"] * 9, "silos"), "x", SAY).height < 420
