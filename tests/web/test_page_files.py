import re
from pathlib import Path

import facilitator.web

WEB = Path(facilitator.web.__file__).parent


def test_what_a_phone_loads_is_small() -> None:
    page = sum((WEB / "static" / name).stat().st_size for name in ("page.js", "page.css"))
    assert page + sum(path.stat().st_size for path in (WEB / "templates").glob("*.html")) < 30_000


def test_the_script_speaks_what_old_phones_know() -> None:
    script = (WEB / "static" / "page.js").read_text(encoding="utf-8")
    assert not re.search(r"\?\.\w|\?\?|replaceAll|randomUUID|crypto\.subtle|serviceWorker", script)


def test_nothing_on_the_page_leads_outside() -> None:
    for path in [*(WEB / "static").iterdir(), *(WEB / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|@import|url\(", text), path.name


def test_every_field_has_a_template() -> None:
    fields = re.findall(r"class (\w+)\(msgspec\.Struct.*tag=True", (WEB.parent / "domain/fields.py").read_text())
    assert fields
    assert all((WEB / "templates" / f"field_{field}.html").exists() for field in fields)
