"""The bundled plans, and finding one by name."""

from pathlib import Path

from facilitator.domain.words import Message, Refusal

_FOLDER = Path(__file__).parent


def bundled() -> list[Path]:
    """All bundled plans, by name."""
    return sorted(path for path in _FOLDER.glob("*.toml") if not path.name.startswith("crowd_"))


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
    """The text of a plan; ``Refusal`` if it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal(Message("%(file)s is not a UTF-8 text.", {"file": path.name}), code="plan") from None
