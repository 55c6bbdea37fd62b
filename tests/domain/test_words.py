import pytest

from facilitator.domain.words import LocalText, Message, Refusal, languages_of, pick


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("same for all", "de", "same for all"),
        ({"de": "Ziel", "en": "Aim"}, "en", "Aim"),
        ({"de": "Ziel", "en": "Aim"}, "fr", "Ziel"),
        ({"de": "Ziel", "en": ""}, "en", "Ziel"),
        ({}, "en", ""),
        ("", "en", ""),
    ],
)
def test_a_text_is_picked_in_the_language_or_in_the_first_of_the_plan(text: LocalText, lang: str, said: str) -> None:
    assert pick(text, lang) == said


def test_only_texts_per_language_name_languages() -> None:
    assert languages_of({"de": "Ziel", "en": "Aim"}) == ("de", "en")
    assert languages_of("Aim") == ()


def test_a_refusal_reads_as_its_filled_message_and_carries_code_field_and_hint() -> None:
    hint = Message("Take fewer.")
    refusal = Refusal(Message("At most %(n)d dots.", {"n": 3}), hint, code="invalid", field="dots")
    assert (str(refusal), refusal.hint, refusal.code, refusal.field) == ("At most 3 dots.", hint, "invalid", "dots")


def test_a_message_without_places_may_contain_a_percent_sign() -> None:
    assert str(Refusal(Message("100 % sure"))) == "100 % sure"
