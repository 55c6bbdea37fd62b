"""The documents tell what there is: every key, every command, every option, and nothing else."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from facilitator.cli import main
from facilitator.cli.common import common_options
from facilitator.language import language
from facilitator.tui.deeds import ANSWERS, DESK, HOST, REPLAY, Deed
from facilitator.tui.keymap import shown as in_footer

DOCS = Path(__file__).parent.parent / "docs"
HANDBOOK = (DOCS / "handbook.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in HANDBOOK.splitlines() if line.startswith("|")]
OPTION = re.compile(r"--[a-z][a-z-]*")


def shown(key: str) -> str:
    return in_footer(key, language("en"))


CONTEXT = click.Context(main)
COMMANDS = {name: command for name in main.list_commands(CONTEXT) if (command := main.get_command(CONTEXT, name))}


@common_options
def nothing() -> None:
    """A command with the common options alone."""


COMMON = {name for option in nothing.__click_params__ for name in option.opts}  # type: ignore[attr-defined]


@pytest.mark.parametrize("deed", [*HOST, *DESK], ids=lambda deed: deed.action)
def test_every_key_is_in_the_handbook(deed: Deed) -> None:
    labels = {row[0]: row[1] for row in ROWS if len(row) == 3}
    assert deed.label.text in labels[f"`{shown(deed.key)}`"]


@pytest.mark.parametrize("deed", [*ANSWERS, *REPLAY], ids=lambda deed: deed.action)
def test_every_key_of_a_screen_of_its_own_is_in_the_handbook(deed: Deed) -> None:
    said = re.sub(r"\s+", " ", HANDBOOK)
    assert re.search(rf"`{re.escape(shown(deed.key))}` [^·`]*{re.escape(deed.label.text)}", said)


def test_the_handbook_has_no_key_that_does_nothing() -> None:
    start = HANDBOOK.index("## Keys")
    table = HANDBOOK[start : HANDBOOK.index("On the screen of short answers", start)]
    named = set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE))
    assert named - {"space"} == {shown(deed.key) for deed in (*HOST, *DESK)}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_handbook_with_its_options(name: str) -> None:
    row = next(row for row in ROWS if row[0].strip("`").split()[0] == name)
    command = COMMANDS[name]
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert command.name == name
    assert set(OPTION.findall(row[2])) == {o for p in options for o in (*p.opts, *p.secondary_opts)} - COMMON


def test_every_common_option_is_in_the_handbook() -> None:
    line = next(line for line in HANDBOOK.splitlines() if line.startswith("Common options:"))
    assert set(OPTION.findall(line)) == COMMON


@pytest.mark.parametrize("page", [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md"], ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda p: p.name)
def test_commands_in_the_documents_exist(page: Path) -> None:
    said = re.findall(r"`facilitator ([a-z]+)", page.read_text(encoding="utf-8"))
    assert {name for name in said if name not in COMMANDS} == set()


def test_every_test_and_file_that_the_house_names_is_there() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("## A new kind of step")[0]
    root = DOCS.parent
    named = re.findall(r"`([\w/*]+(?:\.\w+)?/?)`", page)
    tests = [name for name in named if name.startswith("tests/")]
    assert tests
    assert not [name for name in tests if not list(root.glob(name.rstrip("/")))]


def test_the_floors_are_those_that_are_checked() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    told = re.search(r"^__main__ > .*$", page, re.MULTILINE)
    layers = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (checked,) = [each["layers"] for each in layers["contracts"] if each["type"] == "layers"]
    assert told
    assert [floor.strip("() ") for floor in told[0].split(" > ")] == checked
