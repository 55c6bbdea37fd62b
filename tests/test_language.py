import gettext
from pathlib import Path

import pytest

from facilitator.domain.words import Message
from facilitator.language import Language, available, best, language, of_machine


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-CH"], "de"),
        (["de_CH.UTF-8"], "de"),
        ([" DE "], "de"),
        (["fr", "de", "en"], "de"),
        (["fr"], "en"),
        (["C", "POSIX", ""], "en"),
        ([], "en"),
    ],
)
def test_the_first_wanted_language_on_offer_is_taken(wanted: list[str], found: str) -> None:
    assert best(wanted, ("it", "de", "en"), "en") == found


def test_english_is_always_there() -> None:
    assert "en" in available()
    assert language("en")("Please write a short answer.") == "Please write a short answer."


def test_an_unknown_language_speaks_english() -> None:
    assert Language("tlh").code == "en"
    assert language("../../etc").code == "en"


def test_named_places_are_filled_and_texts_without_values_keep_their_percent_signs() -> None:
    english = language("en")
    assert english("%(n)d dots", n=3) == "3 dots"
    assert english("100 % sure") == "100 % sure"
    assert english("") == ""


def test_a_value_may_have_any_name() -> None:
    assert language("en")("%(text)s %(self)s", text="a", self="b") == "a b"


def test_a_message_of_the_domain_is_said() -> None:
    message = Message("You have %(dots)d dots to give away.", {"dots": 3})
    assert language("en").say(message) == "You have 3 dots to give away."


def test_a_hostile_value_is_not_a_format() -> None:
    assert language("en").say(Message("%(a)s", {"a": "%(b)s %d"})) == "%(b)s %d"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de", "CHF 10'000 · CHF 250.50 · 1'500 Tage · 2.5 h · 0.70"),
        ("fr", "CHF 10'000 · CHF 250.50 · 1'500 Tage · 2,5 h · 0,70"),
        ("it", "CHF 10'000 · CHF 250.50 · 1'500 Tage · 2.5 h · 0.70"),
        ("en", "CHF 10,000 · CHF 250.50 · 1,500 Tage · 2.5 h · 0.70"),
    ],
)
def test_numbers_and_amounts_are_written_as_in_the_language(code: str, said: str) -> None:
    say = language(code)
    told = [say.amount(10_000, "CHF"), say.amount(250.5, "CHF"), say.amount(1500, "Tage"), say.amount(2.5, "h")]
    assert " · ".join([*told, say.number(0.7, 2)]) == said


def test_numbers_in_sentences_are_written_as_in_the_language() -> None:
    assert language("fr")("Pure chance shows about %(chance).2f.", chance=0.5) == "Le pur hasard donne environ 0,50."
    low_high = {"low": 0, "high": 10_000}
    assert language("fr")("A number from %(low)s to %(high)s.", **low_high) == "Un nombre de 0 à 10'000."
    assert language("en")("A number from %(low)s to %(high)s.", **low_high) == "A number from 0 to 10,000."
    assert (
        language("de")("A number from %(low)s to %(high)s.", low="%(high)s", high=1) == "Eine Zahl von %(high)s bis 1."
    )


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_numbers_choose_their_form(n: int, said: str) -> None:
    assert language("en").count("%(n)d person", "%(n)d people", n) == said


def test_a_text_of_the_plan_is_picked_in_the_language() -> None:
    assert language("en").pick({"de": "Ziel", "en": "Aim"}) == "Aim"


@pytest.mark.parametrize("code", available())
def test_every_language_has_a_readable_catalogue(code: str) -> None:
    assert language(code).code == code
    assert language(code).count("%(n)d person", "%(n)d people", 2).startswith("2 ")


def test_a_compiled_catalogue_makes_a_language_available(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "facilitator.mo").write_bytes(compiled({"": "Content-Type: text/plain; charset=UTF-8\n", "Aim": "Zül"}))
    monkeypatch.setattr("facilitator.language._FOLDER", tmp_path)
    assert available() == ("en", "xx")
    assert Language("xx")("Aim") == "Zül"
    assert Language("xx")("Unknown") == "Unknown"
    assert isinstance(gettext.find("facilitator", str(tmp_path), ["xx"]), str)


def compiled(words: dict[str, str]) -> bytes:
    """A gettext catalogue in the format of the GNU manual: header, two tables of (length, offset), the texts."""
    pairs = sorted((k.encode(), v.encode()) for k, v in words.items())
    n, tables, texts, offset = len(pairs), [b"", b""], b"", 28 + 16 * len(words)
    for column in (0, 1):
        for pair in pairs:
            tables[column] += len(pair[column]).to_bytes(4, "little") + (offset + len(texts)).to_bytes(4, "little")
            texts += pair[column] + b"\0"
    header = [0x950412DE, 0, n, 28, 28 + 8 * n, 0, 0]
    return b"".join(x.to_bytes(4, "little") for x in header) + b"".join(tables) + texts


def test_the_machine_is_asked_by_its_environment_best_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "de_CH.UTF-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert of_machine()[:2] == ("de_CH.UTF-8", "en_US.UTF-8")
    assert best(of_machine(), ("de", "en"), "en") == "de"


def test_a_machine_without_a_language_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert of_machine() == ()


@pytest.mark.parametrize(
    ("environment", "system", "found"),
    [
        ("", "German_Switzerland", "de"),
        ("", "French_Switzerland", "fr"),
        ("", "it_CH", "it"),
        ("", "C", "xx"),
        ("C.UTF-8", "en_US", "xx"),
        ("fr_CH.UTF-8", "en_US", "fr"),
    ],
)
def test_windows_names_its_languages_in_words_and_c_is_none(
    monkeypatch: pytest.MonkeyPatch, environment: str, system: str, found: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", environment)
    monkeypatch.setattr("locale.getlocale", lambda: (system, "1252"))
    assert best(of_machine(), ("de", "en", "fr", "it"), "xx") == found
