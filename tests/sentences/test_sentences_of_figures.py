"""Every figure is told in words, to those who do not see it: its lines, its formulas, its sources."""

from typing import get_args

import pytest
from figure_examples import ALL
from whole_day import document_of_the_day

from facilitator import sentences
from facilitator.domain.figures import Figure, Note, OutcomeSheet, Pledges
from facilitator.language import available, language

SAY = language("en")
FIGURES = [*ALL, *(voted.figure for step in document_of_the_day(lang="en").steps for voted in step.rounds)]


def kinds(told: list[Figure]) -> set[type]:
    return {type(figure) for figure in told}


def test_every_figure_is_told_and_only_a_sentence_tells_itself() -> None:
    assert kinds([figure for figure in FIGURES if sentences.told(figure, SAY)]) == set(get_args(Figure)) - {Note}


def test_what_is_calculated_has_its_formula_and_its_source() -> None:
    explained = kinds([figure for figure in FIGURES if sentences.formulas(figure, SAY)])
    found_by = kinds([figure for figure in FIGURES if sentences.sources(figure)])
    assert set(get_args(Figure)) - explained == {Note, Pledges}
    assert set(get_args(Figure)) - found_by == {Note, Pledges, OutcomeSheet}


@pytest.mark.parametrize("lang", available())
def test_no_sentence_ends_twice(lang: str) -> None:
    lines = [line for figure in FIGURES for line in sentences.told(figure, language(lang))]
    assert [line for line in lines if ".." in line] == []
