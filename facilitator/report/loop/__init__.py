"""Sessions side by side as a page: what a comparison found, in pictures, tables and sentences; writes no file."""

from facilitator.report.loop.page import page
from facilitator.report.loop.story import story

__all__ = ["page", "story"]
