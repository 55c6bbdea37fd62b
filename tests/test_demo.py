import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator import plans
from facilitator.cli import main
from facilitator.crowd.minds import enlivened, people
from facilitator.domain.activities import REGISTER
from facilitator.domain.figures import Histograms
from facilitator.export import document
from facilitator.store import sessions

EVERY_KIND = Path(__file__).parent / "every_kind.toml"


def played(folder: Path, plan: str, participants: int, seed: int) -> tuple[str, Path, document.Document]:
    """What the demo printed, its session and its export."""
    given = {"plan": plan, "participants": participants, "seed": seed, "sessions": folder, "lang": "en"}
    command = ["demo", "--plain", *(word for name, value in given.items() for word in (f"--{name}", str(value)))]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    paths = [re.search(rf"^{word}: (.+)$", done.output, re.MULTILINE) for word in ("Session", "Export")]
    session, export = (Path(found.group(1)) for found in paths)
    assert [s.people for s in sessions.list_sessions(folder)] == [participants]
    assert session.parent == folder
    return done.output, session, document.decode(export.read_bytes())


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("plan", "participants", "seed"), [("schwarm", 13, 5), (str(EVERY_KIND), 24, 1)])
def test_the_demo_plays_a_whole_session_over_http_and_says_where_it_is(
    tmp_path: Path, plan: str, participants: int, seed: int
) -> None:
    _, _, built = played(tmp_path, plan, participants, seed)
    asked = [step for step in built.steps if REGISTER[step.kind].asks]
    crowd = enlivened(people(seed, participants, (), "en", 0.0), (), comings=True)
    there = [sum(person.late <= place < person.leaves for person in crowd) for place in range(len(asked))]
    assert [len(step.rounds[0].ballots) for step in asked] == there
    assert there[0] < participants == there[4]


def test_the_plan_of_every_kind_has_every_kind() -> None:
    assert {step.kind for step in plans.load(EVERY_KIND)[0].steps} == set(REGISTER)


@pytest.mark.timeout(120)
def test_the_demo_shows_two_rooms_of_the_same_agreement_and_the_opposite_story(tmp_path: Path) -> None:
    """Section 5 of the measures: 3,2,0,0,0 / 0,0,0,2,3 / 0,1,3,1,0 beside three times 1,1,1,1,1."""
    output, _, built = played(tmp_path, "silos", 15, 1)
    assert built.groups == {"Engineering": 5, "Sales": 5, "Services": 5}
    room = document.reread(built)
    figure = room.figure("lage")
    assert isinstance(figure, Histograms)
    assert [item.agreement.phi for item in figure.items] == pytest.approx([0.447214, 0.447214], abs=1e-6)
    assert [item.counts for item in figure.items] == [(3, 3, 3, 3, 3), (3, 3, 3, 3, 3)]
    found = built.steps[0].rounds[0].departments
    assert found is not None
    silos = {item.id: item.silos for item in found.items}
    assert {name: each.verdict for name, each in silos.items()} == {"uebergabe": "silos", "zustaendig": "within"}
    assert [silos[name].share for name in ("uebergabe", "zustaendig")] == pytest.approx([2 / 3, 0], abs=1e-6)
    assert "we hand over orders properly: Silos: 67 % of the disagreement lies between departments" in output
    assert "I know who is responsible: No silos" in output


@pytest.mark.parametrize("plan", ["schwarm", "zugvogel"])
def test_a_recorded_session_plays_without_phones(plan: str) -> None:
    command = ["demo", "--recorded", "--plain", "--lang", "en", "--plan", plan]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert "24 of 24 answered" in done.output
    assert done.output.splitlines()[-1] == "* ended the session"
