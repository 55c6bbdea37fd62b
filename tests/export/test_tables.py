"""The document as tables: complete, tidy, read by an engine without help, and never calculated by a spreadsheet."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from corpus import HOSTILE, calculated, obeyed, writable
from openpyxl import load_workbook
from whole_day import DATE, document_of_the_day, plan, whole_day

from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.domain.words import Refusal
from facilitator.export import document, spreadsheets, tables
from facilitator.room import Room

DOCS = Path(__file__).parents[2] / "docs"
ASKING = {kind for kind, activity in REGISTER.items() if activity.asks}


@pytest.fixture(scope="module")
def made() -> dict[str, tables.Table]:
    whole = document_of_the_day()
    return {table.name: table for table in tables.tables(whole, "day")}


def column(table: tables.Table, name: str) -> list[Any]:
    return [row[table.columns.index(name)] for row in table.rows]


def test_there_is_a_table_for_every_kind_that_is_answered_and_its_name_is_known(made: dict[str, tables.Table]) -> None:
    assert set(made) & set(REGISTER) == ASKING
    assert set(made) <= tables.names()


def test_every_answer_is_a_row_as_its_kind_gives_it(made: dict[str, tables.Table]) -> None:
    whole = document_of_the_day()
    room = document.reread(whole)
    for kind in ASKING:
        steps = [step for step in whole.steps if step.kind == kind]
        expected = sum(
            len(room.activity(step.id).rows(room.exact(step.id, voted.round)))
            for step in steps
            for voted in step.rounds
        )
        assert len(made[kind].rows) == expected > 10, kind


def test_rows_say_what_their_ids_are_called(made: dict[str, tables.Table]) -> None:
    assert "Ich löse es selbst" in column(made["choice"], "value_label")
    for table, name in (("dots", "option"), ("rank", "option"), ("plane", "item"), ("collect", "theme")):
        ids, labels = column(made[table], name), column(made[table], f"{name}_label")
        shown = column(made[table], "hidden") if table == "collect" else [False] * len(ids)
        assert all(label for label, hidden in zip(labels, shown, strict=True) if not hidden), table
        assert all(re.fullmatch(r"e\d+\.\d+", each) for each, hidden in zip(ids, shown, strict=True) if not hidden)


def test_not_knowing_is_no_value(made: dict[str, tables.Table]) -> None:
    values, unsure = column(made["scale"], "value"), column(made["scale"], "unsure")
    assert any(unsure)
    assert {type(value) for value in values} == {int, type(None)}
    assert [value is None for value in values] == unsure


def test_no_text_comes_with_a_department(made: dict[str, tables.Table]) -> None:
    for kind in ("collect", "pledge", "sort"):
        assert not {"group", "proxy"} & set(made[kind].columns)
    assert set(filter(None, column(made["people"], "group"))) == {"Verkauf"}  # ten of it and more


def written(folder: Path, many: tuple[tables.Table, ...]) -> None:
    folder.mkdir()
    for table in many:
        (folder / f"{table.name}.csv").write_bytes(spreadsheets.to_csv(table))


def test_the_queries_of_the_documentation_run_on_many_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, people, seed, date in (("spring", 24, 2, "2026-03-01"), ("autumn", 13, 5, DATE)):
        whole = document.build(whole_day(people, seed), plan(), date)
        written(tmp_path / f"{name}.export.tables", tables.tables(whole, name))
        (tmp_path / f"{name}.export.json").write_bytes(document.encode(whole))
    queries = re.findall(r"```sql\n(.*?)```", (DOCS / "exports.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(queries) == 4
    found = [duckdb.sql(query).fetchall() for query in queries]
    assert all(found)
    assert {str(row[0]) for row in found[0]} == {"2026-03-01", DATE}
    assert {row[1] for row in found[0]} == {"spring", "autumn"}
    assert all(0 <= row[5] <= 1 for row in found[0])
    assert [row[1] for row in found[1]] == sorted((row[1] for row in found[1]), reverse=True)
    assert {row[0] for row in found[2]} == set(REGISTER)
    whole = document.build(whole_day(24, 2), plan(), "2026-03-01")
    phi = whole.steps[0].rounds[0].agreement
    assert phi is not None
    assert (found[3][-1][1], found[3][-1][4]) != (None, None)
    assert phi.phi in {row[4] for row in found[3]}


def test_an_engine_finds_numbers_truths_and_umlauts_by_itself(tmp_path: Path, made: dict[str, tables.Table]) -> None:
    written(tmp_path / "t", tuple(made.values()))
    scale, collect, steps = (duckdb.read_csv(str(tmp_path / f"t/{name}.csv")) for name in ("scale", "collect", "steps"))
    kinds = dict(zip(scale.columns, map(str, scale.types), strict=True))
    assert (kinds["value"], kinds["unsure"], kinds["session"]) == ("BIGINT", "BOOLEAN", "VARCHAR")
    assert {row[0] for row in collect.project("text").fetchall()} == set(column(made["collect"], "text"))
    assert steps.filter("step = 'werte'").project("phi").fetchall()[0][0] == column(made["steps"], "phi")[0]


# Hostile words

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]
WORDS = [text for _, text in writable(HOSTILE) if clean(text)] + FORMULAS


def talked() -> document.Document:
    """A room in which every hostile text is an answer, a pledge, a note and a title."""
    steps = [
        {"id": "ask", "kind": "collect", "title": "=cmd|' /C calc'!A0"},
        {"id": "who", "kind": "pledge", "title": "@x"},
    ]
    raw = {"workshop": {"id": "day", "title": "-Day"}, "step": steps}
    room = Room(from_dict(raw, "day.toml"), document.Nowhere(), lambda: 0.0)
    for number, _ in enumerate(WORDS):
        room.join(f"p{number}", FORMULAS[number % len(FORMULAS)])
    for action in ("next", "open"):
        room.do(action)
    for number, text in enumerate(WORDS):
        room.submit(f"p{number}", "s", "ask", 1, {"text": clean(text, 140)})
        room.do("note", text)
    for action in ("next", "open"):
        room.do(action)
    for number, text in enumerate(WORDS):
        room.submit(f"p{number}", "s", "who", 1, {"what": clean(text, 80), "who": "=me", "when": "2027-01-01"})
    return document.build(room, raw)


@pytest.fixture(scope="module")
def hostile() -> tuple[tables.Table, ...]:
    return tables.tables(talked(), "=session")


def test_no_cell_of_a_csv_file_is_calculated_or_obeyed(hostile: tuple[tables.Table, ...]) -> None:
    seen = 0
    for table in hostile:
        text = spreadsheets.to_csv(table).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(table.columns)}
        cells = [cell for row in rows for cell in row]
        assert not calculated(cells)
        assert not obeyed(text, "\r\n")
        assert text.count('"') == 2 * len(cells) + 2 * sum(cell.count('"') for cell in cells), "every cell is quoted"
        seen += sum(cell.startswith("'=") for cell in cells)
    assert seen > 10


def test_texts_of_a_workbook_are_texts_even_where_somebody_edits_them(hostile: tuple[tables.Table, ...]) -> None:
    book = load_workbook(io.BytesIO(spreadsheets.to_xlsx(hostile)))
    assert book.sheetnames == [table.name for table in hostile]
    dangerous = 0
    for table in hostile:
        cells = list(book[table.name].iter_rows(min_row=2))
        assert [tuple(cell.value for cell in row) for row in cells] == [
            tuple(value if value != "" else None for value in row) for row in table.rows
        ]
        for cell in (cell for row in cells for cell in row if isinstance(cell.value, str)):
            assert cell.data_type == "s"
            assert bool(cell.quotePrefix) is bool(calculated([cell.value]))
            dangerous += cell.quotePrefix
    assert dangerous > 10


def test_without_openpyxl_it_is_said_how_to_get_it(
    made: dict[str, tables.Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(Refusal) as caught:
        spreadsheets.to_xlsx(made.values())
    assert caught.value.hint is not None
    assert "facilitator[xlsx]" in str(caught.value.hint.values["command"])


def test_negative_numbers_stay_numbers() -> None:
    table = tables.Table("t", ("a", "b"), ((-5, "-5"), (None, True), (0.1, "")))
    assert spreadsheets.to_csv(table).decode("utf-8-sig").splitlines() == [
        '"a","b"', '"-5","\'-5"', '"","true"', '"0.1",""',
    ]  # fmt: skip
