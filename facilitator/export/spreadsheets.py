"""Tables as files for spreadsheets and engines: CSV, and XLSX where openpyxl is there; no cell is ever calculated."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from facilitator.domain.words import Message, Refusal
from facilitator.export.tables import Cell, Table

_CALCULATED = frozenset("=+-@\t\r\n＝＋－＠")
_WIDEST, _NARROWEST = 60, 9


def safe(text: str) -> str:
    """A text that no spreadsheet calculates: with a ' before what would begin a formula."""
    return f"'{text}" if text[:1] in _CALCULATED and text else text


def to_csv(table: Table) -> bytes:
    """UTF-8 with a mark at its start, so that Excel finds the umlauts; every cell quoted, lines ended by CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    """Numbers as Python writes them, true and false in lower case, nothing as nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return safe(cell)
    return repr(cell)


def to_xlsx(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet per table, texts as text cells; ``Refusal`` where openpyxl is missing."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an optional extra, and 60 ms at every start
    except ImportError:
        raise Refusal(
            Message("Excel files need the package openpyxl, which is not installed."),
            Message("Install it with: %(command)s", {"command": 'pip install "facilitator[xlsx]"'}),
            code="extra",
        ) from None
    book = Workbook(write_only=True)
    for table in tables:
        _sheet(book.create_sheet(table.name), table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Any, table: Table) -> None:  # noqa: ANN401  openpyxl has no types
    from openpyxl.styles import Font  # noqa: PLC0415  as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  as above

    sheet.freeze_panes = "A2"
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(table.rows) + 1}"
    for place, letter in enumerate(letters):
        longest = max(len(str(row[place] or "")) for row in [table.columns, *table.rows])
        sheet.column_dimensions[letter].width = max(_NARROWEST, min(_WIDEST, longest + 2))
    sheet.append([_cell(sheet, name, Font(bold=True)) for name in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Cell, font: Any = None) -> Any:  # noqa: ANN401  openpyxl has no types
    """A cell that says what it is: text stays text, whatever it begins with, even where somebody edits it."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  as above

    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in _CALCULATED and bool(value)
    if font is not None:
        cell.font = font
    return cell
