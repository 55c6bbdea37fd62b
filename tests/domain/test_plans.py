"""The bundled plans: each one can be led tomorrow, in four languages, by somebody who has never seen the tool."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from facilitator import plans
from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import Step, Workshop, parse
from facilitator.domain.words import Refusal

ID_KEYS = {"id", "kind", "reveal", "of", "step", "field", "repeats", "about"}
LANGUAGES = ("de", "en", "fr", "it")
PLANS = plans.bundled()
MINUTES = {"puls": 10, "saboteure": 75, "schwarm": 45, "silos": 26, "spielraum": 45, "zugvogel": 240}
LABELS = {
    "de": ("Sagen:", "Lesen:", "Weiterfragen:", "Nicht schliessen:", "Danach:"),
    "en": ("Say:", "Read:", "Ask next:", "Do not conclude:", "Afterwards:"),
    "fr": ("Dire\u202f:", "Lire\u202f:", "Demander ensuite\u202f:", "Ne pas conclure\u202f:", "Ensuite\u202f:"),
    "it": ("Dire:", "Leggere:", "Chiedere poi:", "Non concludere:", "Dopo:"),
}
QUOTED = {
    "de": r"«[^»]*\?»",
    "en": r'"[^"]*\?"',
    "fr": "«\u202f[^»]*\u202f\\?\u202f»",
    "it": r"«[^»]*\?»",
}
COMMON = {
    "de": "der die das und nicht ist wir ihr sie ein eine was wer wie auf mit von dem den zu im es sind was kein",
    "en": "the and not is we you they a an what who how on with of to in it are that one no",
    "fr": "le la les et ne pas est nous vous un une que qui sur avec de des du dans ce sont il elle au aux",
    "it": "il lo la gli e non è noi voi un una che chi come su con di del della nel si sono per da al",
}
"""Words that give a language away."""


def texts(value: object, where: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every text a person will read, with its place; a plain string counts as one without languages."""
    if isinstance(value, dict) and value and set(value) <= set(LANGUAGES):
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"groups", "unit"} and not (name in ID_KEYS and isinstance(inner, str)):
                yield from texts(inner, f"{where}.{value.get('id', '')}.{name}")
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from texts(inner, f"{where}[{i}]")
    elif isinstance(value, str):
        yield where, {"": value}


@pytest.fixture(params=PLANS, ids=lambda p: p.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def raw(path: Path) -> dict[str, Any]:
    return parse(plans.read(path), path.name)[1]


@pytest.fixture
def workshop(path: Path) -> Workshop:
    return plans.load(path)[0]


def guides(workshop: Workshop) -> Iterator[tuple[str, str, str]]:
    """Step, language and text of each guide."""
    for step in workshop.steps:
        assert isinstance(step.guide, dict), step.id
        for lang, text in step.guide.items():
            yield step.id, lang, text


def test_there_is_every_plan_and_each_takes_the_time_it_says(workshop: Workshop, path: Path) -> None:
    assert {p.stem for p in PLANS} == set(MINUTES)
    assert workshop.id == path.stem
    assert sum(step.minutes for step in workshop.steps) == MINUTES[path.stem]


def test_every_text_is_there_in_all_languages_and_differs_between_them(raw: dict[str, Any], path: Path) -> None:
    found = list(texts(raw, path.stem))
    assert len(found) > 10
    for where, text in found:
        assert tuple(text) == LANGUAGES, where
        assert all(said.strip() for said in text.values()), where
        for one, other in combinations(text.values(), 2):
            assert one != other or max(len(one), len(other)) <= 12, (where, one)


def test_no_text_is_written_in_another_language(raw: dict[str, Any], path: Path) -> None:
    common = {lang: set(words.split()) for lang, words in COMMON.items()}
    for where, text in texts(raw, path.stem):
        for lang, said in text.items():
            words = re.findall(r"[^\W\d_]+", said.casefold())
            told = {each: sum(word in known for word in words) for each, known in common.items()}
            if len(words) > 16:
                assert max(told, key=lambda each: told[each]) == lang, (where, lang, told)


def test_every_language_is_spelt_as_it_is_here(raw: dict[str, Any], path: Path) -> None:
    for where, text in texts(raw, path.stem):
        assert "ß" not in "".join(text.values()), where
        for lang in ("fr", "it"):
            assert not re.search(r"(?<=[^\W\d_])'(?=[^\W\d_])|[“”„\"]", text[lang]), (where, lang)
        assert not re.search(r"(?<!\u202f)[;?!»](?!\u202f?»)|«(?!\u202f)|(?<!\u202f):(?!\S)", text["fr"]), where
        assert not re.search(r"\s[:;?!»]|«\s", text["it"]), where
        assert not re.search(r"\s[:;?!»]|«\s|\"", text["de"]), where


def test_what_is_read_on_a_wall_or_a_phone_is_short(raw: dict[str, Any], path: Path) -> None:
    for where, text in texts(raw, path.stem):
        most = 45 if where.endswith(".title") else 120
        if "guide" not in where:
            assert all(len(said) <= most for said in text.values()), where


def test_every_step_tells_its_facilitator_what_to_say_read_ask_and_not_to_conclude(workshop: Workshop) -> None:
    for step, lang, text in guides(workshop):
        parts = [part for part in text.split("\n") if part]
        starts = [next((label for label in LABELS[lang] if part.startswith(label)), "") for part in parts]
        assert tuple(filter(None, starts)) == LABELS[lang], (step, lang)
        assert all(len(part) > 40 for part in parts), (step, lang)
        asked = next(part for part in parts if part.startswith(LABELS[lang][2]))
        assert len(re.findall(QUOTED[lang], asked)) == 3, (step, lang)
    for step in workshop.steps:
        assert set(step.guide) == set(LANGUAGES), step.id


def test_guides_say_the_same_in_every_language(workshop: Workshop) -> None:
    for step in workshop.steps:
        assert isinstance(step.guide, dict)
        paragraphs = {len(text.split("\n\n")) for text in step.guide.values()}
        numbers = {tuple(sorted(re.findall(r"\d+", text))) for text in step.guide.values()}
        keys = {tuple(re.findall(r"\((\w)[,)]", text)) for text in step.guide.values()}
        assert len(paragraphs) == len(numbers) == len(keys) == 1, (step.id, numbers, keys)


def test_numbers_of_studies_bear_their_source(workshop: Workshop) -> None:
    for step, lang, text in guides(workshop):
        for part in text.split("\n"):
            if re.search(r"\d\s?%", part):
                assert re.search(r"\((18|19|20)\d\d|, (19|20)\d\d\)", part), (step, lang)


def test_the_known_studies_are_named_where_they_are_used() -> None:
    day = plans.load(plans.find("zugvogel"))[0]
    for step, names in {
        "fahren": ("McCormick", "Walkey", "Green", "1986", "Svenson", "1981", "Benoit", "Dubra", "2011"),
        "nochmals": ("von der Gracht", "2012"),
    }.items():
        guide = day.step(step).guide
        assert isinstance(guide, dict)
        assert all(name in text for text in guide.values() for name in names), step


def test_every_step_that_asks_says_on_the_phone_how_to_answer(workshop: Workshop) -> None:
    for step in workshop.steps:
        asks = getattr(step.settings, "question", "") or getattr(step.settings, "items", ())
        told = step.help or getattr(step.settings, "question", "")
        assert (asks and told) or not REGISTER[step.kind].asks or step.kind == "sort", step.id


def shared() -> Iterator[tuple[str, Step, Step]]:
    loaded = [plans.load(path)[0] for path in PLANS]
    for one, other in combinations(loaded, 2):
        for step in one.steps:
            if step.id in {each.id for each in other.steps}:
                yield f"{one.id}/{other.id}", step, other.step(step.id)


def test_what_bears_the_same_id_in_two_plans_asks_the_same_so_that_sessions_can_be_compared() -> None:
    found = list(shared())
    assert {"werte", "nochmals", "puls", "hindernisse", "wahl", "zusagen"} <= {step.id for _, step, _ in found}
    for where, one, other in found:
        assert one.kind == other.kind, (where, one.id)
        if REGISTER[one.kind].compares:
            assert one.settings == other.settings, (where, one.id)


def test_official_answers_departments_and_people_are_asked_before_the_day(workshop: Workshop) -> None:
    asked = {(ask.step, ask.field): ask.kind for ask in workshop.asks}
    assert asked["", "groups"] == "list"
    assert asked["", "people"] == "number"
    for step in workshop.steps:
        if step.kind == "amount":
            assert asked[step.id, "official"] == "amount"
        if step.kind == "outcome":
            assert ((step.id, "next") in asked) is True


def test_the_day_builds_each_step_on_what_came_before() -> None:
    day = plans.load(plans.find("zugvogel"))[0]
    built = {step.id: getattr(step.settings, "of", "") for step in day.steps if getattr(step.settings, "of", "")}
    assert built == {
        "stern": "motto",
        "wahl-leitplanken": "leitplanken",
        "folge": "wahl-leitplanken",
        "nutzen": "rueckmeldung",
        "schleife": "nutzen",
        "gleich": "hindernisse",
        "wahl": "hindernisse",
        "wirkung": "wahl",
        "zusagen": "wirkung",
    }
    assert {step.id: step.repeats for step in day.steps if step.repeats} == {"nochmals": "werte"}
    assert day.steps[-1].kind == "outcome"


def test_the_short_plan_has_parts_two_and_nine() -> None:
    workshop, _ = parse(plans.read(plans.find("schwarm")), "schwarm.toml")
    assert [(s.id, s.kind) for s in workshop.steps] == [
        ("werte", "scale"),
        ("satz", "collect"),
        ("hindernisse", "collect"),
        ("pause", "pause"),
        ("wahl", "dots"),
        ("nochmals", "scale"),
        ("puls", "scale"),
    ]
    assert len(workshop.step("werte").settings.items) == 5  # type: ignore[attr-defined]
    assert {s.reveal for s in workshop.steps} == {"live", "at close", "by hand"}
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
