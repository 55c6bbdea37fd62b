"""``results.md``: one section per measurement, each written by who measured it; the others are left alone."""

import contextlib
import datetime as dt
import os
import platform
from pathlib import Path

FILE = Path(__file__).with_name("results.md")
_TITLE = "# Measured\n"


def put(section: str, text: str, file: Path = FILE) -> None:
    """Write a section, in its place or at the end; ``text`` may have no heading of the first two levels."""
    old = file.read_text(encoding="utf-8") if file.exists() else _TITLE
    head, *parts = f"\n{old}".split("\n## ")
    sections = dict(part.partition("\n")[::2] for part in parts)
    sections[section] = f"\n{text.strip()}\n"
    whole = [head.strip(), *(f"## {name}\n\n{body.strip()}" for name, body in sections.items())]
    file.write_text("\n\n".join(whole) + "\n", encoding="utf-8")


def where() -> str:
    """Date, processor, cores, system and Python, without a name."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    today = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}"
    return f"{today}, {model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."


def rows(head: list[str], lines: list[list[str]]) -> str:
    """A table in Markdown; numbers on the right of all columns but the first."""
    dashes = ["---", *("--:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, dashes, *lines])
