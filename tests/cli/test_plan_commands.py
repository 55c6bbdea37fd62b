"""``facilitator plan new | check | show | schema`` as a person calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.authoring import LISTED, OFFERED, found
from facilitator.cli import main


def led(*args: str, script: str = "", lang: str = "en") -> Result:
    return CliRunner(env={"LC_ALL": lang, "LANG": lang}).invoke(
        main, ["plan", *args], input=script, catch_exceptions=False
    )


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


def test_a_plan_that_can_be_run_ends_with_0_and_one_that_cannot_with_1(plan_file: Path, small_plan: str) -> None:
    done = led("check", str(plan_file))
    assert (done.exit_code, done.output) == (0, "klein.toml: 4 steps · 20 minutes · de en · can be run\n")
    plan_file.write_text(small_plan.replace("dots = 3", 'dots = "drei"').replace("entries = 2", "entries = 0"))
    done = led("check", str(plan_file))
    assert done.exit_code == 1
    assert "step wahl, dots: Expected `int`, got `str`" in done.output
    assert "step hindernisse, entries: a whole number from 1 to 10" in done.output


@pytest.mark.parametrize("command", ["check", "show"])
def test_what_is_no_file_is_said_in_words(command: str, tmp_path: Path) -> None:
    done = led(command, str(tmp_path))
    assert done.exit_code == 1
    assert "There is no plan" in done.output


def test_show_tells_the_agenda_and_every_page_in_a_language(plan_file: Path) -> None:
    shown = led("show", str(plan_file), "--lang", "de").output
    assert shown.startswith("Klein\n")
    assert "0:05   2  Hindernisse" in shown
    assert "nein (1) (2) (3) (4) (5) ja" in shown
    assert "Wir sind ehrlich." in shown
    assert shown.count("[ - 0 + ] (Hindernisse") == 3
    assert "Bis gleich." in shown
    assert "Customer" not in shown
    brief = led("show", str(plan_file), "--agenda", "--lang", "en").output
    assert "Customer first." not in brief
    assert "Obstacles" in brief


def test_show_tells_the_guide_where_it_is_wanted() -> None:
    assert "Do not conclude" not in led("show", "schwarm", "--lang", "en").output
    assert "Do not conclude" in led("show", "schwarm", "--guide", "--lang", "en").output


def test_every_kind_has_a_page() -> None:
    shown = led("show", str(Path(__file__).parent.parent / "every_kind.toml"), "--lang", "en")
    assert shown.exit_code == 0, shown.output


def test_the_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = led("schema").output
    assert json.loads(printed)["$id"] == "facilitator/plan"
    led("schema", "--out", str(tmp_path / "plan.schema.json"))
    assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == printed


def test_new_asks_for_every_kind_and_writes_a_plan_that_can_be_run(tmp_path: Path) -> None:
    out = tmp_path / "mine.toml"
    lines = ["", 'Our "day" \\ [b]', "Sales / IT / Sales"]
    for kind in OFFERED:
        lines += [kind, f"The {kind}"]
        if kind in LISTED and kind not in {"dots", "plane", "rank"}:
            lines += ["One / Two"]
    done = led("new", "--out", str(out), script="\n".join([*lines, "", ""]))
    assert done.exit_code == 0, done.output
    result = found(out)
    assert (result.mistakes, result.doubts) == ((), ())
    assert result.workshop is not None
    assert [step.kind for step in result.workshop.steps] == list(OFFERED)
    assert result.workshop.groups == ("Sales", "IT")
    assert result.workshop.title == 'Our "day" \\ [b]'


def test_new_asks_again_and_leaves_a_file_that_is_there_alone(tmp_path: Path) -> None:
    out = tmp_path / "mine.toml"
    script = "Day\n\nnine\n99\n3\nVote\nonly\nA / B\n3\nVote\n\n"
    done = led("new", "--out", str(out), script=script)
    assert done.exit_code == 0, done.output
    assert "Please choose from 1 to" in done.output
    assert "At least 2, please." in done.output
    before = out.read_bytes()
    assert b'of = "vote"' in before
    assert b'id = "vote-2"' in before
    again = led("new", "--out", str(out), script=script)
    assert again.exit_code == 1
    assert "mine.toml is there already." in again.output
    assert out.read_bytes() == before
