"""Words that are said later: messages and refusals; knows no catalogue and no language files."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

import msgspec

LocalText: TypeAlias = str | dict[Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}\Z")], str]
"""A text of a plan: one string for every language, or one per language code."""


def N_(text: str) -> str:  # noqa: N802  the name that catalogue tools know
    """Mark an English msgid that is translated where it is shown."""
    return text


class Message(msgspec.Struct, frozen=True):
    """A sentence to be translated when it is shown: an English msgid with named places."""

    text: str
    values: dict[str, str | int | float] = {}


class Refusal(Exception):
    """Something a person asked for and cannot have: what is wrong, and what would be possible."""

    def __init__(
        self, message: Message, hint: Message | None = None, *, code: str = "invalid", field: str | None = None
    ) -> None:
        super().__init__(message.text % dict(message.values) if message.values else message.text)
        self.message = message
        self.hint = hint
        self.code = code
        self.field = field


def pick(text: LocalText, lang: str) -> str:
    """The text in a language; where the plan lacks it, in the plan's first one."""
    if isinstance(text, str):
        return text
    return text.get(lang) or next(iter(text.values()), "")


def languages_of(text: LocalText) -> tuple[str, ...]:
    """The language codes a text was written in; none for a plain string, which serves all."""
    return tuple(text) if isinstance(text, Mapping) else ()


def capital(text: str) -> str:
    """The text with a large first letter, to stand by itself; its other letters as they are."""
    return text[:1].upper() + text[1:]
