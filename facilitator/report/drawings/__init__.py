"""Figures as SVG, one file each: a pure function from a frozen value to a drawing; knows no file and no page."""

from facilitator.report.drawings.canvas import Drawing
from facilitator.report.drawings.every import drawn, mapped

__all__ = ["Drawing", "drawn", "mapped"]
