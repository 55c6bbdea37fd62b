"""``facilitator plan schema``: the JSON schema of plans, for editors."""

from pathlib import Path

import click

from facilitator import authoring
from facilitator.cli.common import in_words


@click.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead.")
def schema(out: Path | None) -> None:
    """Print the JSON schema of a plan, with which editors complete and check it while it is written."""
    if out is None:
        click.echo(authoring.schema_text(), nl=False)
        return
    with in_words():
        out.write_text(authoring.schema_text(), encoding="utf-8")
    click.echo(out)
