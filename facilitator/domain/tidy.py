"""Texts of a plan, cleaned whatever holds them; knows no plan."""

from typing import Any

from facilitator.domain.text import clean
from facilitator.domain.words import LocalText


def tidy(value: object) -> Any:  # noqa: ANN401  any JSON value in, the same shape out
    """The value with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value, 500)
    if isinstance(value, dict):
        return {clean(key, 80): tidy(inner) for key, inner in value.items()}
    return [tidy(inner) for inner in value] if isinstance(value, list | tuple) else value


def paragraphs(text: LocalText) -> LocalText:
    """The text cleaned line by line, so that it keeps its paragraphs."""
    if isinstance(text, str):
        return "\n".join(clean(line, 500) for line in text.splitlines())
    return {lang: "\n".join(clean(line, 500) for line in t.splitlines()) for lang, t in text.items()}
