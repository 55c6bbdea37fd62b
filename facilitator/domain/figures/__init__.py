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
    "Plane",
    "Pledges",
    "Promise",
    "Rung",
    "Share",
    "Shift",
    "ShiftItem",
    "SliderItem",
    "Sliders",
    "Spot",
    "ThemeLine",
    "Themes",
]
