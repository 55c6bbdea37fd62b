"""One thing for every session of a folder, one after the other; what cannot be done is said, the rest goes on."""

from collections.abc import Callable
from pathlib import Path

import click

from facilitator.cli.common import progress, refused
from facilitator.documents import Told
from facilitator.domain.words import Refusal
from facilitator.publishing import everything


def for_every(folder: Path, write: Callable[[str, Told], Path], lang: str | None = None) -> None:
    """Write for each session, given by its path, and print where; ends with 1 if one of them could not be written."""
    names, failed, written = everything(folder), list[str](), list[Path]()
    with progress() as told:
        for place, name in enumerate(names):

            def of_all(part: float, before: int = place) -> None:
                told((before + part) / len(names))

            try:
                written.append(write(name, of_all))
            except (Refusal, OSError) as error:
                failed.append(f"{Path(name).name}: {refused(error, lang)}")
    for path in written:
        click.echo(path)
    for text in failed:
        click.echo(text, err=True)
    if failed:
        raise click.exceptions.Exit(1)
