"""A first draft on disk; never over a file that is there."""

from collections.abc import Sequence
from pathlib import Path

from facilitator.authoring.draft import Wish, draft, name_of
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language


def place(path: Path | None, title: str) -> Path:
    """Where a draft is to be written, by itself a file named after its title; ``Refusal`` if that is there already."""
    target = path or Path(f"{name_of(title)}.toml")
    if target.exists():
        text = Message("%(file)s is there already.", {"file": target.name})
        raise Refusal(text, Message("Name another one with --out."), code="plan")
    return target


def write(target: Path, title: str, groups: Sequence[str], wishes: Sequence[Wish], say: Language) -> None:
    """Write a draft to a new file, with comments in a language; ``OSError`` if it cannot be written or is there."""
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft(title, groups, wishes, say))
