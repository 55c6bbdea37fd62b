import pytest

from facilitator.domain.tidy import paragraphs, tidy

THIN = "\u202f"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (f"Qui{THIN}?", f"Qui{THIN}?"),
        (f"«{THIN}Oui{THIN}» \x1b ou{THIN}:", f"«{THIN}Oui{THIN}» ou{THIN}:"),
        (f"{THIN}{THIN}a{THIN}{THIN}b{THIN}", f"a{THIN}b"),
        (THIN * 9, ""),
        ("a\u00a0b", "a b"),
        (f"{'x' * 600}{THIN}!", "x" * 500),
        (f"a{THIN}" * 600, "a " * 249 + "a"),
    ],
)
def test_thin_spaces_stay_between_words_and_nothing_else_that_is_no_text(text: str, cleaned: str) -> None:
    assert tidy(text) == cleaned.strip()[:500]
    assert tidy(tidy(text)) == tidy(text)
    assert tidy({"fr": [text]}) == {"fr": [tidy(text)]}


def test_a_paragraph_of_a_guide_may_be_long() -> None:
    long = "words " * 200
    assert paragraphs(f"{long}\n\n\x1b{long}") == f"{long.strip()}\n\n{long.strip()}"
    assert len(str(paragraphs("x" * 9999))) == 3000
