"""A page of HTML that stands alone: no script, no request, light, dark and on A4; knows no document, writes no file."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from facilitator import __version__
from facilitator.language import Language
from facilitator.report.drawings import Drawing
from facilitator.report.drawings.palette import DARK, LIGHT, themed, variables

_FOLDER = Path(__file__).parent / "templates"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, page: object, contents: tuple[tuple[str, str], ...], head: str, say: Language) -> str:
    """The page that a template makes of a value, which it knows as ``p``.

    ``contents`` are its sections by id and name, ``head`` is what stands above every printed sheet but the first.
    """
    style = _style(head)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        _templates()
        .get_template(template)
        .render(
            p=page,
            _=say,
            svg=_svg,
            style=Markup(style),  # noqa: S704  our own rules; the title in them is escaped for CSS
            policy=Markup(policy),  # noqa: S704  our own words
            contents=contents,
            version=__version__,
        )
    )


def _svg(drawing: Drawing, name: str) -> Markup:
    return Markup(drawing.svg(name))  # noqa: S704  the canvas escapes every word of it


def _style(head: str) -> str:
    """The rules of the page: colours, drawings, layout, and the running head of the printed one."""
    rules = [
        f":root {{ color-scheme: light dark; {variables(LIGHT)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables(DARK)} }} }}",
        themed(),
        (_FOLDER / "report.css").read_text(encoding="utf-8"),
        _paper(head),
    ]
    return "\n".join(rules)


def _paper(head: str) -> str:
    """A4 with ``head`` and page number in its margins; the first page bears its title anyway."""
    small = "font: 8pt Helvetica, Arial, sans-serif; color: #566069;"
    return (
        f"@page {{ size: A4; margin: 17mm 18mm 15mm; @top-left {{ content: {_text(head)}; {small} }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {small} }} }}\n'
        "@page :first { @top-left { content: none } }\n"
    )


def _text(words: str) -> str:
    """Words as a string of CSS: whatever is no letter or digit is written by its number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'
