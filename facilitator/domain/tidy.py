"""Texts of a plan, cleaned whatever holds them; knows no plan."""

from typing import Any

from facilitator.domain.text import clean
from facilitator.domain.words import LocalText

_LONGEST, _PARAGRAPH = 500, 3000
_THIN = "\u202f"
"""The thin space that French sets before ; : ? ! and inside its quotes, where no line may break."""


def tidy(value: object) -> Any:  # noqa: ANN401  any JSON value in, the same shape out
    """The value with every text in it cleaned."""
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, dict):
        return {clean(key, 80): tidy(inner) for key, inner in value.items()}
    return [tidy(inner) for inner in value] if isinstance(value, list | tuple) else value


def paragraphs(text: LocalText) -> LocalText:
    """The text cleaned line by line, so that it keeps its paragraphs."""
    if isinstance(text, str):
        return "\n".join(_line(line, _PARAGRAPH) for line in text.splitlines())
    return {lang: "\n".join(_line(line, _PARAGRAPH) for line in t.splitlines()) for lang, t in text.items()}


def _line(text: str, limit: int = _LONGEST) -> str:
    """One line of at most ``limit`` graphemes that keeps its thin spaces where there is something on both sides."""
    cleaned = clean(text, limit)
    if _THIN not in text or clean(text, limit + 2) != cleaned:
        return cleaned
    return _THIN.join(filter(None, (clean(part, limit) for part in text.split(_THIN))))
