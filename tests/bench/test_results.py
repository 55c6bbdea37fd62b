"""A measurement writes its own section and nobody else's."""

from pathlib import Path

from results import put, rows


def test_sections_are_written_in_place_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "results.md"
    put("Load", "600 phones\n\n### Wall\n\n12 ms", file)
    put("Store", "31 µs", file)
    before = file.read_text(encoding="utf-8")
    put("Load", "2,000 phones", file)
    assert file.read_text(encoding="utf-8") == before.replace("600 phones\n\n### Wall\n\n12 ms", "2,000 phones")
    put("Torture", "500 kills", file)
    after = file.read_text(encoding="utf-8")
    assert after.startswith("# Measured\n\n## Load\n\n2,000 phones\n\n## Store\n\n31 µs\n")
    assert after.endswith("\n\n## Torture\n\n500 kills\n")


def test_writing_a_section_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "results.md"
    put("Load", "600 phones", file)
    put("Store", "31 µs", file)
    before = file.read_bytes()
    put("Load", "600 phones", file)
    assert file.read_bytes() == before


def test_a_table_has_a_line_per_row() -> None:
    assert rows(["what", "ms"], [["join", "3"]]) == "| what | ms |\n| --- | --: |\n| join | 3 |"
