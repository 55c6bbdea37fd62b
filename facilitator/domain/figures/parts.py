"""The parts of a figure that have an agreement of their own, whatever the figure."""

import msgspec

from facilitator.domain.agreement import Agreement, several
from facilitator.domain.figures.counted import Choices, Histograms
from facilitator.domain.figures.measured import Amounts, Plane, Sliders


class Part(msgspec.Struct, frozen=True):
    """One statement, question or axis with its agreement."""

    id: str
    label: str
    agreement: Agreement


def parts(figure: object) -> tuple[Part, ...]:
    """The parts in the order of the figure; none where only the whole has an agreement."""
    match figure:
        case Histograms(items) | Choices(items) | Sliders(items):
            return tuple(Part(item.id, item.label, item.agreement) for item in items)
        case Amounts(lines=lines):
            return tuple(Part(line.id, line.label, line.agreement) for line in lines)
        case Plane(spots=spots, x=x, y=y):
            return tuple(
                Part(f"{spot.id}.{axis}", f"{spot.label}: {name.label}", agreement)
                for spot in spots
                for axis, name, agreement in (("x", x, spot.x_agreement), ("y", y, spot.y_agreement))
            )
    return ()


def sights(figure: object) -> tuple[Part, ...]:
    """What of a figure can be looked at alone: its parts, of a plane an item with both its axes together."""
    if isinstance(figure, Plane):
        return tuple(
            Part(spot.id, spot.label, several.together([spot.x_agreement, spot.y_agreement])) for spot in figure.spots
        )
    return parts(figure)
