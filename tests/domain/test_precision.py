"""How right automatic merging is, measured on short answers whose themes are known; printed with ``pytest -s``."""

import tomllib
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.text import key
from facilitator.domain.themes import Grouping

LABELLED = tomllib.loads((Path(__file__).parent / "labelled.toml").read_text(encoding="utf-8"))
LANGUAGES, HALVES = ("de", "en", "fr", "it"), ("tuning", "held")
ORDERS = 20


def answers(lang, halves):
    return [(theme, text) for half in halves for theme, texts in LABELLED[lang][half].items() for text in texts]


def pairs(said):
    """Pairs of different keys: merged rightly, merged at all, and of one theme, summed over orders of arrival."""
    right = merged = true = 0
    for seed in range(ORDERS):
        order = list(said)
        Random(seed).shuffle(order)
        grouping = Grouping()
        for number, (_, text) in enumerate(order):
            grouping.add(str(number), text)
        for found in grouping.now().themes:
            for (theme, text), (other, written) in combinations([order[int(e)] for e in found.entries], 2):
                if key(text) != key(written):
                    merged += 1
                    right += theme == other
        true += sum(a == b and key(x) != key(y) for (a, x), (b, y) in combinations(order, 2))
    return right, merged, true


@pytest.fixture(scope="module")
def measured():
    parts = {**{half: (half,) for half in HALVES}, "both": HALVES}
    return {(lang, name): pairs(answers(lang, halves)) for lang in LANGUAGES for name, halves in parts.items()}


def total(measured, part):
    return tuple(map(sum, zip(*(measured[lang, part] for lang in LANGUAGES), strict=True)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_a_hundred_answers_in_each_language_and_no_theme_is_in_both_halves(lang):
    assert len(answers(lang, HALVES)) >= 100
    assert not set(LABELLED[lang]["tuning"]) & set(LABELLED[lang]["held"])
    texts = [text for _, text in answers(lang, HALVES)]
    assert len(set(texts)) == len(texts)


def test_automatic_merging_is_right(measured):
    for part in (*HALVES, "both"):
        for lang in LANGUAGES:
            _say(lang, part, measured[lang, part])
        _say("all", part, total(measured, part))
    for part in (*HALVES, "both"):
        right, merged, _ = total(measured, part)
        assert right / merged >= 0.95, part
    for lang in LANGUAGES:
        right, merged, _ = measured[lang, "both"]
        assert right / merged >= 0.9, lang


def test_it_is_not_right_by_doing_nothing(measured):
    """Of the pairs that mean the same in other writing, at least one in five; the rest is suggested or sorted."""
    right, _, true = total(measured, "both")
    assert right / true >= 0.2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_best_suggestions_are_worth_a_look(lang):
    """At least two in five of the first twenty join entries of one theme; opposites look alike, so not all do."""
    said = answers(lang, HALVES)
    grouping = Grouping()
    for number, (_, text) in enumerate(said):
        grouping.add(str(number), text)
    theme_of = {theme.id: {said[int(e)][0] for e in theme.entries} for theme in grouping.now().themes}
    suggested = [bool(theme_of[s.theme_a] & theme_of[s.theme_b]) for s in grouping.now().suggestions]
    assert sum(suggested[:20]) >= 8


def _say(lang, part, found):
    right, merged, true = found
    told = f"precision {right / merged:.3f}  recall {right / true:.3f}  {merged // ORDERS} pairs merged"
    print(f"{lang:>3} {part:<6} {told}")  # noqa: T201  the measurement is what the test is for
