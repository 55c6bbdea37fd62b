"""A facilitator's own list of themes: each with the beginnings of words that belong to it; knows no likeness.

TOML with one line per theme: ``Time = ["time", "deadlin"]``.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitator.domain.text import clean, words
from facilitator.domain.wording import plain
from facilitator.domain.words import Message, Refusal

MOST = 50
"""Themes at most, and word beginnings per theme."""


class Lexicon:
    """Themes by the beginnings of words.

    ``ValueError`` unless there are 1..50 themes with a name of 1..60 characters and 1..50 beginnings each, a beginning
    being one word of two letters or more that stands under one theme only.
    """

    def __init__(self, themes: Mapping[str, Sequence[str]]) -> None:
        if not 1 <= len(themes) <= MOST:
            raise ValueError(f"expected 1 to {MOST} themes")
        self._beginnings: dict[str, str] = {}
        for name, beginnings in themes.items():
            label = clean(name, 60)
            if not label or label != clean(name, 200):
                raise ValueError(f"{clean(name, 60)}: expected a name of 1 to 60 characters")
            listed = isinstance(beginnings, list | tuple) and all(isinstance(b, str) for b in beginnings)
            if not listed or not 1 <= len(beginnings) <= MOST:
                raise ValueError(f"{label}: expected a list of 1 to {MOST} beginnings of words")
            for beginning in beginnings:
                folded = plain(words(beginning))
                if len(folded) != 1 or len(folded[0]) < 2:
                    raise ValueError(f"{label}: {clean(beginning, 40)}: expected one word of two letters or more")
                if self._beginnings.setdefault(folded[0], label) != label:
                    raise ValueError(f"{label}: {clean(beginning, 40)}: expected under one theme only")
        self._longest = max(map(len, self._beginnings))

    def theme_of(self, said: Sequence[str]) -> str:
        """The theme that plain words (``wording.plain``) tell of: the only one of which a beginning is there.

        Empty if it is none, or several.
        """
        starts = (word[:size] for word in said for size in range(2, min(len(word), self._longest) + 1))
        found = {self._beginnings[start] for start in starts if start in self._beginnings}
        return found.pop() if len(found) == 1 else ""


def parse(text: str, source: str) -> dict[str, tuple[str, ...]]:
    """The themes of a lexicon file as a step's ``lexicon`` key has them.

    Raises ``Refusal`` with file, theme and what was expected.
    """
    try:
        raw = tomllib.loads(text)
        Lexicon(raw)
    except ValueError as error:
        raise _wrong(source, str(error)) from None
    except RecursionError:
        raise _wrong(source, "expected lists that are not nested that deep") from None
    return {name: tuple(beginnings) for name, beginnings in raw.items()}


def completed(plan: dict[str, Any], read: Callable[[str], str]) -> dict[str, Any]:
    """The plan with the themes of a lexicon file where a step names one; ``read`` gives its text.

    Raises ``Refusal``, also where ``read`` does.
    """
    steps = plan.get("step")
    if not isinstance(steps, list):
        return plan
    named = [step.get("lexicon") if isinstance(step, dict) else None for step in steps]
    if not any(isinstance(name, str) for name in named):
        return plan
    filled = [
        {**step, "lexicon": parse(read(name), name)} if isinstance(name, str) else step
        for step, name in zip(steps, named, strict=True)
    ]
    return {**plan, "step": filled}


def _wrong(source: str, expected: str) -> Refusal:
    values: dict[str, str | int | float] = {"file": clean(source, 200), "expected": clean(expected, 400)}
    hint = Message("Please correct the lexicon and start again.")
    return Refusal(Message("%(file)s: %(expected)s", values), hint, code="lexicon")
