"""A session that had to be mended: what was found is in the log, without a word of what people said."""

from pathlib import Path

import pytest

from facilitator.archive import Options, create, open_session
from facilitator.hosting import hosted


@pytest.mark.parametrize("damaged", [True, False])
async def test_what_was_mended_is_in_the_log_without_anybodys_words(
    tmp_path: Path, small_plan: str, damaged: bool
) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    options = Options(host="127.0.0.1", sessions=tmp_path, lang="en")
    made = create(str(plan), options)
    for participant in ("p1", "p2", "p3"):
        made.append({"event": "Joined", "participant": participant, "number": 1, "group": "Technik"})
    log = made.path.with_suffix(".log")
    if damaged:
        made._writer.stop()
        made._lock.release()
        journal = made.path.with_suffix(".journal")
        journal.write_bytes(journal.read_bytes().replace(b'"p2"', b'"px"'))
    else:
        made.close()
    async with hosted(open_session(str(made.path), tmp_path), options) as live:
        assert set(live.room.session.participants) == ({"p1", "p3"} if damaged else {"p1", "p2", "p3"})
        assert any("1 record is lost" in note for note in live.notes) is damaged
    assert log.exists() is damaged
    if damaged:
        told = log.read_text(encoding="utf-8")
        assert "records 2 to 2 are missing" in told
        assert "damaged or torn" in told
        assert "Technik" not in told
