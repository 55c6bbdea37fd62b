import re
from pathlib import Path

import pytest

import facilitator.web

WEB = Path(facilitator.web.__file__).parent


def test_the_three_page_files_are_small() -> None:
    """What is loaded with a question in them is measured in test_form_fields.py."""
    files = [WEB / "templates" / "page.html", WEB / "static" / "page.css", WEB / "static" / "page.js"]
    assert sum(path.stat().st_size for path in files) < 30_000


@pytest.mark.parametrize("name", ["page.js", "clicker.js"])
def test_the_scripts_speak_what_old_phones_know(name: str) -> None:
    script = (WEB / "static" / name).read_text(encoding="utf-8")
    assert not re.search(r"\?\.\w|\?\?|replaceAll|randomUUID|crypto\.subtle|serviceWorker", script)


def test_nothing_on_the_page_leads_outside() -> None:
    for path in [*(WEB / "static").iterdir(), *(WEB / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|@import|url\(", text), path.name


def test_every_field_has_a_template() -> None:
    fields = re.findall(r"class (\w+)\(msgspec\.Struct.*tag=True", (WEB.parent / "domain/fields.py").read_text())
    assert fields
    assert all((WEB / "templates" / f"field_{field}.html").exists() for field in fields)
