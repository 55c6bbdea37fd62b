"""The bundled plans: each one can be run, in German and in English, and tells its facilitator what to do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator import plans
from facilitator.domain.plan import parse
from facilitator.domain.words import Refusal

ID_KEYS = {"id", "kind", "reveal", "of"}
PLANS = plans.bundled()


def texts(value: object, where: str, key: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text a person will read, with its place; a plain string counts as one without languages."""
    if isinstance(value, dict) and value and set(value) <= {"de", "en", "fr", "it"}:
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ID_KEYS | {"groups"}:
                yield from texts(inner, f"{where}.{value.get('id', '')}.{name}", name)
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from texts(inner, f"{where}[{i}]", key)
    elif isinstance(value, str):
        yield where, {"": value}


def raw(path: Path) -> dict[str, Any]:
    return parse(plans.read(path), path.name)[1]


def test_the_short_plan_is_there() -> None:
    assert "schwarm" in [path.stem for path in PLANS]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_a_bundled_plan_parses_and_bears_its_file_s_name(path: Path) -> None:
    workshop, _ = parse(plans.read(path), path.name)
    assert workshop.id == path.stem
    assert workshop.languages[:2] == ("de", "en")


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_every_text_is_there_in_german_and_english(path: Path) -> None:
    found = list(texts(raw(path), path.stem))
    assert len(found) > 10
    for where, text in found:
        assert {"de", "en"} <= set(text), where
        assert all(said.strip() for said in text.values()), where
        assert text["de"] != text["en"], where


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_german_is_spelt_the_swiss_way(path: Path) -> None:
    for where, text in texts(raw(path), path.stem):
        assert "ß" not in "".join(text.values()), where


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_every_step_guides_and_what_is_read_on_a_wall_is_short(path: Path) -> None:
    workshop, source = parse(plans.read(path), path.name)
    for step in workshop.steps:
        assert isinstance(step.guide, dict)
        assert all(len(said) > 150 for said in step.guide.values()), step.id
    short = [(w, t) for w, t in texts(source, path.stem) if "guide" not in w]
    for where, text in short:
        assert all(len(said) <= 120 for said in text.values()), where


def test_the_short_plan_is_what_its_sheet_says() -> None:
    workshop, _ = parse(plans.read(plans.find("schwarm")), "schwarm.toml")
    assert [(s.id, s.kind) for s in workshop.steps] == [
        ("werte", "scale"),
        ("satz", "collect"),
        ("hindernisse", "collect"),
        ("pause", "pause"),
        ("wahl", "dots"),
        ("puls", "scale"),
    ]
    assert len(workshop.step("werte").settings.items) == 5  # type: ignore[attr-defined]
    assert {s.reveal for s in workshop.steps} == {"live", "at close", "by hand"}
    assert 30 <= sum(s.minutes for s in workshop.steps) <= 45
    assert workshop.groups == ("Verkauf", "Technik", "Dienste")


LEXICON_PLAN = """
[workshop]
id = "own"
title = "Own"
[[step]]
id = "said"
kind = "collect"
title = "Said"
lexicon = {lexicon}
"""


def test_a_step_may_name_a_lexicon_file_beside_its_plan_or_a_bundled_one(tmp_path: Path) -> None:
    plan = tmp_path / "own.toml"
    (tmp_path / "mine.toml").write_text('Time = ["time"]', encoding="utf-8")
    plan.write_text(LEXICON_PLAN.replace("{lexicon}", '"mine.toml"'), encoding="utf-8")
    workshop, kept = plans.load(plan)
    assert workshop.steps[0].settings.lexicon == {"Time": ("time",)}
    assert kept["step"][0]["lexicon"] == {"Time": ("time",)}
    plan.write_text(LEXICON_PLAN.replace("{lexicon}", '"example"'), encoding="utf-8")
    assert "Medienbruch" in plans.load(plan)[0].steps[0].settings.lexicon


@pytest.mark.parametrize(
    ("lexicon", "told"), [('"none.toml"', "no lexicon none"), ('"own.toml"', "own.toml"), ("5", "step said")]
)
def test_a_lexicon_that_is_none_is_refused(tmp_path: Path, lexicon: str, told: str) -> None:
    plan = tmp_path / "own.toml"
    plan.write_text(LEXICON_PLAN.replace("{lexicon}", lexicon), encoding="utf-8")
    with pytest.raises(Refusal, match=told):
        plans.load(plan)
