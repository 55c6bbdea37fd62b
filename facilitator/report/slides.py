"""Single pictures of a protocol for slides: SVG that stands alone, and PNG where cairosvg is there."""

from collections.abc import Iterator

from facilitator.domain.words import Message, Refusal
from facilitator.report.drawings import Drawing
from facilitator.report.drawings.palette import LIGHT, plain
from facilitator.report.steps import Step, View

_MARGIN = 24.0
_PIXELS = 1920
"""Width of a PNG; a flock, which is drawn smaller, is as wide."""


def pictures(step: Step) -> Iterator[tuple[View, Drawing]]:
    """Every picture of a step with what it shows, the flock last."""
    yield from ((picture.view, picture.drawing) for picture in step.pictures)
    if step.measure and step.measure.flock:
        yield "flock", step.measure.flock


def to_svg(drawing: Drawing) -> bytes:
    """The drawing on white, in colours of its own, with a margin."""
    box = f"{-_MARGIN:g} {-_MARGIN:g} {drawing.width + 2 * _MARGIN:g} {drawing.height + 2 * _MARGIN:.1f}"
    place = f'x="{-_MARGIN:g}" y="{-_MARGIN:g}" width="100%" height="100%"'
    head = f'<style>{plain()}</style><rect {place} fill="{LIGHT["paper"]}"/>'
    return drawing.svg("picture", head, box=box).encode()


def to_png(drawing: Drawing) -> bytes:
    """The same as PNG, 1920 pixels wide; ``Refusal`` where cairosvg or the library cairo is missing."""
    try:
        import cairosvg  # noqa: PLC0415  an optional extra
    except (ImportError, OSError):
        raise Refusal(
            Message("PNG pictures need the package cairosvg, which is not installed."),
            Message("Install it with: %(command)s", {"command": 'pip install "facilitator[png]"'}),
            code="extra",
        ) from None
    drawn: bytes = cairosvg.svg2png(bytestring=to_svg(drawing), output_width=_PIXELS)
    return drawn
