import logging
import os
import resource
from pathlib import Path

from facilitator.logbook import logged_to


def failing(secret: str) -> None:
    raise ValueError(secret)


def test_an_error_is_kept_with_its_place_and_without_what_was_said(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    with logged_to(path):
        try:
            failing("an answer of 192.168.1.77")
        except ValueError:
            logging.getLogger("facilitator.web").exception("a request failed")
            logging.getLogger("aiohttp.server").exception("Error handling request from 192.168.1.77")
    text = path.read_text(encoding="utf-8")
    assert "a request failed" in text
    assert text.count("ValueError") == 2
    assert "failing" in text
    assert "192.168" not in text
    assert "an answer" not in text


def test_nothing_is_made_while_nothing_goes_wrong(tmp_path: Path) -> None:
    with logged_to(tmp_path / "x.log"):
        logging.getLogger("facilitator").info("all is well")
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path, capfd) -> None:
    with logged_to(tmp_path / "no" / "such" / "folder" / "x.log"):
        logging.getLogger("facilitator").error("something")
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_opened_for_too_many_files_disturbs_nobody(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    path = tmp_path / "x.log"
    with logged_to(path):
        lowest = os.dup(0)
        os.close(lowest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, hard))
        try:
            logging.getLogger("facilitator").error("not heard")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        logging.getLogger("facilitator").error("heard")
    assert path.read_text(encoding="utf-8") == "ERROR facilitator heard\n"
