"""Whoever opens the report reads first what came out of the day."""

import re

from whole_day import document_of_the_day

from facilitator.domain.figures import OutcomeSheet
from facilitator.report.page import page
from facilitator.report.protocol import protocol


def test_the_outcome_sheet_stands_before_everything_else_and_only_there() -> None:
    made = protocol(document_of_the_day())
    sheet = made.sheet
    assert sheet is not None
    assert any(isinstance(figure, OutcomeSheet) for _, figure in sheet.figures)
    html = page(made)
    sections = re.findall(r'<section id="(\w+)"', html)
    assert sections[0] == "sheet"
    body = html[html.index('<section id="sheet"') : html.index(f'<section id="{sections[1]}"')]
    assert f'"figure-{sheet.number}-' in body
    assert html.count('<a href="#sheet">') == 2, "from the contents, and from where the step was"
