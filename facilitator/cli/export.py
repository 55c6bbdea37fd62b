"""``facilitator export SESSION``: everything in one JSON document."""

from pathlib import Path

import click

from facilitator.archive import export_session, write_schema
from facilitator.cli.common import options, run_loop


@click.command()
@click.argument("session", required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; by default beside the session.")
@click.option("--schema", is_flag=True, help="Write the JSON schema of the document instead.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def export(session: str | None, out: Path | None, schema: bool, sessions: Path | None) -> None:
    """Write SESSION, a file or its name, as one JSON document and print its path."""
    if schema:
        click.echo(write_schema(out))
    elif session is None:
        raise click.UsageError("Missing argument 'SESSION'.")
    else:
        run_loop(export_session(session, options(sessions=sessions), out, click.echo))
