"""Questions before the day as a person reads them, and what stands where an answer goes."""

from pathlib import Path

import pytest

from facilitator.domain.words import Refusal
from facilitator.preparing import Preparing, completed

PLAN = """
ask_facilitator = [
  { id = "groups", text = { de = "Abteilungen?", en = "Departments?" }, kind = "list", field = "groups" },
  { id = "name", text = "Name?", kind = "text", field = "title" },
  { id = "limit", text = "Limit?", kind = "amount", step = "limit", field = "official" },
  { id = "ways", text = "Ways?", kind = "list", step = "way", field = "options" },
  { id = "themes", text = "Themes?", kind = "text", step = "words", field = "lexicon" },
]
workshop = { id = "day", title = { de = "Tag", en = "Day" }, groups = ["Sales"] }
[[step]]
id = "limit"
kind = "amount"
title = "Limit"
official = 2500.5
[[step]]
id = "way"
kind = "choice"
title = "Way"
options = [{ id = "a", text = { en = "Ask" } }, { id = "b", text = "Decide" }]
[[step]]
id = "words"
kind = "collect"
title = "Words"
lexicon = { Time = ["time"] }
"""


@pytest.fixture
def preparing(tmp_path: Path) -> Preparing:
    path = tmp_path / "day.toml"
    path.write_text(PLAN, encoding="utf-8")
    return Preparing(path, "de")


def test_each_question_comes_with_what_stands_there_as_it_would_be_typed(preparing: Preparing) -> None:
    assert preparing.title == "Tag"
    assert [(q.id, q.text, q.standing) for q in preparing.questions] == [
        ("groups", "Abteilungen?", "Sales"),
        ("name", "Name?", "Tag"),
        ("limit", "Limit?", "2500.5"),
        ("ways", "Ways?", "Ask, Decide"),
        ("themes", "Themes?", ""),
    ]


@pytest.mark.parametrize(("name", "text"), [("ways", "Only one"), ("limit", "much"), ("name", "-"), ("themes", "x")])
def test_an_answer_that_will_not_do_is_refused_by_its_question(preparing: Preparing, name: str, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        preparing.check(name, text)
    assert refused.value.field == name


def test_answers_that_will_do_pass(preparing: Preparing) -> None:
    for name, text in {"groups": "", "name": "Our day", "limit": "-", "ways": "Ask, Decide, Wait"}.items():
        preparing.check(name, text)


def test_a_document_is_completed_without_being_touched() -> None:
    raw = {
        "workshop": {"id": "day", "title": "Day"},
        "step": [{"id": "a", "kind": "pause", "title": "A"}],
        "ask_facilitator": [{"id": "n", "text": "N?", "kind": "number", "field": "people"}],
    }
    workshop, made = completed(raw, "day.toml", {"n": "12"})
    assert (workshop.people, made["workshop"]["people"]) == (12, 12)
    assert "people" not in raw["workshop"]
