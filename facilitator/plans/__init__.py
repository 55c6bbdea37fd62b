"""The bundled plans, and finding and reading one by name, with the lexicon files it names."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from facilitator.domain import lexicon
from facilitator.domain.plan import Workshop, parse
from facilitator.domain.text import clean
from facilitator.domain.tidy import tidy
from facilitator.domain.words import LocalText, Message, Refusal

_FOLDER = Path(__file__).parent
LARGEST = 2_000_000
"""Bytes of a plan or a lexicon, at most."""


def bundled() -> list[Path]:
    """All bundled plans, by name."""
    return sorted(_FOLDER.glob("*.toml"))


def find(name: str) -> Path:
    """The file of a plan given by bundled name or by path; ``Refusal`` if there is none."""
    for path in (Path(name), _FOLDER / f"{name}.toml"):
        if path.is_file():
            return path
    names = ", ".join(path.stem for path in bundled())
    raise Refusal(
        Message("There is no plan %(name)s.", {"name": name}),
        Message("Name a TOML file or a bundled plan: %(names)s.", {"names": names}),
        code="plan",
    )


def read(path: Path) -> str:
    """The text of a plan; ``Refusal`` if it is not UTF-8, or larger than any plan is."""
    if path.stat().st_size > LARGEST:
        raise Refusal(Message("%(file)s is too large to be a plan.", {"file": clean(path.name, 200)}), code="plan")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal(Message("%(file)s is not a UTF-8 text.", {"file": path.name}), code="plan") from None


def head(path: Path) -> tuple[LocalText, int]:
    """What a plan is called, its name where it has none, and its minutes; no more, as a whole one takes longer."""
    try:
        raw = tomllib.loads(read(path))
    except (Refusal, ValueError):
        return path.stem, 0
    workshop, steps = raw.get("workshop", {}), raw.get("step", [])
    found = workshop.get("title", path.stem) if isinstance(workshop, dict) else path.stem
    listed = [step.get("minutes", 0) for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    minutes = sum(each for each in listed if isinstance(each, int))
    return tidy(found) if isinstance(found, str | dict) else path.stem, minutes


def load(path: Path) -> tuple[Workshop, dict[str, Any]]:
    """The workshop of a plan file, and what a session keeps of it; ``Refusal`` names what is wrong."""
    read_lexicon = partial(lexicon_text, path.parent)
    return parse(read(path), path.name, lambda raw: lexicon.completed(raw, read_lexicon))


def lexicon_text(folder: Path, name: str) -> str:
    """The text of a lexicon file beside the plan, or of a bundled one."""
    for path in (folder / name, _FOLDER / "lexicons" / f"{name}.toml"):
        if path.is_file():
            return read(path)
    raise Refusal(
        Message("There is no lexicon %(name)s.", {"name": clean(name, 80)}),
        Message('Name a TOML file beside the plan, or "example".'),
        code="lexicon",
    )
