"""``facilitator poster SESSION``: how to get in, on a page for the wall."""

from pathlib import Path

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.posters import FORMATS, Format, print_poster


@click.command()
@click.argument("session", required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="html", show_default=True, help="What to write.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; by default beside the session.")
@click.option("--open/--no-open", "show", default=None, help="Show it in a browser; by default at a terminal only.")
@common_options
def poster(session: str | None, form: Format, out: Path | None, show: bool | None, **given: str | None) -> None:
    """Write the poster of SESSION, the running or newest one by default: a page to print, a drawing, or the codes.

    With --wifi it also joins the Wi-Fi. PNG is a picture for each code.
    """
    shows = at_terminal() if show is None else show
    run_loop(print_poster(session, options(**given), form, out, show=shows, tell=click.echo), given.get("lang"))
