"""What a wall can show, independent of medium: frozen values; knows neither cells, pixels nor colours."""

from typing import TypeAlias

from facilitator.domain.figures.compared import (
    Apart,
    Department,
    DepartmentItem,
    Departments,
    Move,
    Shift,
    ShiftItem,
)
from facilitator.domain.figures.counted import (
    Bar,
    Bars,
    ChoiceItem,
    Choices,
    Claim,
    Claims,
    Histogram,
    Histograms,
    Share,
)
from facilitator.domain.figures.gathered import (
    OutcomeSheet,
    SheetAmount,
    SheetFlock,
    SheetLine,
    SheetPart,
    SheetPledges,
)
from facilitator.domain.figures.measured import (
    AmountLine,
    Amounts,
    Axis,
    Ladder,
    Plane,
    Rung,
    SliderItem,
    Sliders,
    Spot,
)
from facilitator.domain.figures.worded import (
    Likeness,
    Note,
    Pledges,
    Promise,
    ThemeLine,
    Themes,
)

Figure: TypeAlias = (
    Histograms
    | Themes
    | Bars
    | Note
    | Choices
    | Sliders
    | Amounts
    | Claims
    | Ladder
    | Plane
    | Pledges
    | Shift
    | Departments
    | OutcomeSheet
)

__all__ = [
    "AmountLine",
    "Amounts",
    "Apart",
    "Axis",
    "Bar",
    "Bars",
    "ChoiceItem",
    "Choices",
    "Claim",
    "Claims",
    "Department",
    "DepartmentItem",
    "Departments",
    "Figure",
    "Histogram",
    "Histograms",
    "Ladder",
    "Likeness",
    "Move",
    "Note",
    "OutcomeSheet",
    "Plane",
    "Pledges",
    "Promise",
    "Rung",
    "Share",
    "SheetAmount",
    "SheetFlock",
    "SheetLine",
    "SheetPart",
    "SheetPledges",
    "Shift",
    "ShiftItem",
    "SliderItem",
    "Sliders",
    "Spot",
    "ThemeLine",
    "Themes",
]
