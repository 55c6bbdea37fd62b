"""Sessions side by side: golden numbers, claims only where intervals do not meet, nobody followed."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.comparison import Asked, Comparison, Sitting, Voted, compared
from facilitator.domain.figures import Pledges, Promise, ThemeLine, Themes
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

ITEM = {"id": "star", "text": "We share a star."}


def asked(kind: str, keys: dict[str, Any], rounds: list[list[dict[str, Any]]], step: str = "ask") -> Asked:
    """A step with votes of nobody in particular."""
    raw = {"workshop": {"id": "d", "title": "D"}, "step": [{"id": step, "kind": kind, "title": "Asked", **keys}]}
    settings = from_dict(raw, "d.toml").steps[0].settings
    activity, votes = REGISTER[kind], []
    for answers in rounds:
        ballots = {f"p{i}": answer for i, answer in enumerate(answers)}
        numbers = {person: i for i, person in enumerate(ballots, 1)}
        scene = Scene(settings, "Asked", "en", ballots, numbers=numbers, camps=lambda _: False)
        votes.append(Voted(activity.figure(scene), activity.agreement(scene), len(ballots)))
    return Asked(step, kind, "Asked", settings, tuple(votes))


def scale(*counts: list[int], **keys: Any) -> Asked:
    rounds = [[{"star": point} for point, n in enumerate(c, 1) for _ in range(n)] for c in counts]
    return asked("scale", {"items": [ITEM], **keys}, rounds)


def sitting(*steps: Asked, name: str = "s", date: str = "", people: int = 20) -> Sitting:
    return Sitting(name, "day", "Day", date, people, steps)


def test_phi_then_and_now_with_its_range_and_no_claim_where_ranges_meet() -> None:
    (step,) = compared([sitting(scale([2, 2, 2, 2, 2])), sitting(scale([0, 1, 2, 6, 3]))]).questions
    (line,) = step.lines
    assert (line.id, line.label) == ("star", "We share a star.")
    then, now = (vote.agreement for vote in line.votes)
    assert then.phi == pytest.approx(0.447214, abs=1e-6)
    assert now.phi == pytest.approx(0.7407, abs=1e-4)
    assert then.interval == pytest.approx((0, 0.548), abs=5e-4)
    assert now.interval == pytest.approx((0.3452, 0.8527), abs=5e-5)
    (change,) = line.changes
    assert (change.first, change.later, change.delta, change.verdict) == (0, 1, 0.3, "too_little")


def test_a_change_is_claimed_where_the_ranges_do_not_meet() -> None:
    found = compared([sitting(scale([12, 0, 0, 0, 12])), sitting(scale([0, 0, 0, 4, 26]))])
    (change,) = found.questions[0].lines[0].changes
    assert change.verdict == "change"
    back = compared([sitting(scale([0, 0, 0, 4, 26])), sitting(scale([12, 0, 0, 0, 12]))])
    assert back.questions[0].lines[0].changes[0].verdict == "change"
    assert back.questions[0].lines[0].changes[0].delta == -(change.delta or 0)


def test_who_moves_in_one_session_never_makes_a_change_between_two() -> None:
    """A third of the people moved is enough within a session, where they are the same; across sessions they are not."""
    found = compared([sitting(scale([0, 1, 2, 6, 3])), sitting(scale([3, 6, 2, 1, 0]))])
    assert found.questions[0].lines[0].changes[0].verdict == "too_little"


def test_below_five_answers_there_is_no_number_and_no_difference() -> None:
    (line,) = compared([sitting(scale([0, 0, 2, 2, 0])), sitting(scale([0, 1, 2, 6, 3]))]).questions[0].lines
    assert line.votes[0].agreement.phi is None
    assert (line.changes[0].delta, line.changes[0].verdict) == (None, "unknown")


def test_last_votes_are_compared_and_the_first_of_all_with_the_last_of_all() -> None:
    found = compared([sitting(scale([5, 0, 5, 0, 5], [0, 5, 5, 5, 0])), sitting(scale([0, 1, 2, 6, 3]))])
    (line,) = found.questions[0].lines
    assert [(vote.session, vote.round) for vote in line.votes] == [(0, 1), (0, 2), (1, 1)]
    assert [(change.first, change.later) for change in line.changes] == [(1, 2), (0, 2)]


def test_three_sessions_are_compared_one_after_the_other() -> None:
    found = compared([sitting(scale([2, 2, 2, 2, 2]), name=str(i)) for i in range(3)])
    assert [(c.first, c.later) for c in found.questions[0].lines[0].changes] == [(0, 1), (1, 2), (0, 2)]


def test_sessions_stand_in_the_order_of_their_days_where_all_are_known() -> None:
    later, sooner = sitting(scale([5]), name="b", date="2026-06-01"), sitting(scale([5]), name="a", date="2026-05-01")
    assert [s.name for s in compared([later, sooner]).sessions] == ["a", "b"]
    assert [s.name for s in compared([later, replace(sooner, date="")]).sessions] == ["b", "a"]


@pytest.mark.parametrize(
    "other",
    [
        scale([5, 5, 5], points=3),
        asked("choice", {"options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}, [[{"choice": "a"}] * 6]),
    ],
)
def test_another_scale_or_kind_is_not_compared_and_that_is_said(other: Asked) -> None:
    (step,) = compared([sitting(other), sitting(scale([2, 2, 2, 2, 2]))]).questions
    assert (step.unlike, step.lines) == (True, ())


def test_another_wording_is_told() -> None:
    reworded = scale([2, 2, 2, 2, 2], items=[{"id": "star", "text": "We all share a star."}])
    assert compared([sitting(reworded), sitting(scale([2] * 5))]).questions[0].lines[0].reworded
    assert not compared([sitting(scale([2] * 5)), sitting(scale([2] * 5))]).questions[0].lines[0].reworded


def test_a_measure_without_a_range_gives_a_difference_and_no_word_on_a_change() -> None:
    keys = {"options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}
    votes = [[{"choice": "a"}] * 7 + [{"choice": "b"}] * 3, [{"choice": "a"}] * 10]
    (line,) = compared([sitting(asked("choice", keys, [vote])) for vote in votes]).questions[0].lines
    assert [vote.agreement.phi for vote in line.votes] == pytest.approx([0.4, 1.0])
    assert (line.changes[0].delta, line.changes[0].verdict) == (0.6, "unknown")


def themes(**people: int) -> Asked:
    lines = tuple(ThemeLine(f"t{i}", label.replace("_", " "), (), n) for i, (label, n) in enumerate(people.items()))
    base = asked("collect", {}, [], "words")
    return replace(base, votes=(Voted(Themes(lines), None, sum(people.values())),))


def test_themes_are_gone_still_there_or_new_by_what_they_are_called() -> None:
    before = themes(Excel_lists=7, Approvals_take_weeks=4, Meetings=2)
    after = themes(EXCEL_LISTS=3, Nobody_answers=5)
    (found,) = compared([sitting(before), sitting(after)]).themes
    assert {t.label: (t.state, t.people) for t in found.themes} == {
        "EXCEL LISTS": ("still", (7, 3)),
        "Nobody answers": ("new", (0, 5)),
        "Approvals take weeks": ("gone", (4, 0)),
        "Meetings": ("gone", (2, 0)),
    }
    assert (found.sessions, found.answered) == ((0, 1), (13, 8))
    (third,) = compared([sitting(before), sitting(after), sitting(themes(meetings=1))]).themes
    assert {t.label: t.state for t in third.themes} == {
        "meetings": "still",
        "EXCEL LISTS": "gone",
        "Nobody answers": "gone",
        "Approvals take weeks": "gone",
    }


def pledges(*days: str) -> Asked:
    promises = tuple(Promise(i, f"Thing {i}", "I", when) for i, when in enumerate(days, 1))
    return replace(asked("pledge", {}, [], "pledges"), votes=(Voted(Pledges(promises), None, len(days)),))


BECAME = {
    "options": [{"id": "done", "text": "done"}, {"id": "not", "text": "not yet"}],
    "items": [{"id": "own", "text": "My pledge"}],
    "unsure": True,
}


def test_pledges_stand_beside_what_a_later_session_says_became_of_them() -> None:
    answers = [{"own": "done"}] * 4 + [{"own": "not"}] * 2 + [{"own": "unsure"}]
    now = asked("choice", {**BECAME, "about": "pledges"}, [answers], "kept")
    then = sitting(pledges("2026-05-01", "2026-07-01"), date="2026-04-01")
    (found,) = compared([then, sitting(now, date="2026-06-01")]).pledges
    assert (found.session, found.due, len(found.promises), found.answered) == (0, 1, 2, 1)
    (item,) = found.asked
    assert [(share.id, share.count) for share in item.shares] == [("done", 4), ("not", 2)]
    assert item.agreement.unsure == 1


def test_pledges_nobody_asked_about_are_told_as_such() -> None:
    then = sitting(pledges("2026-05-01"), scale([5]), date="2026-04-01")
    (found,) = compared([then, sitting(scale([5]), date="2026-06-01")]).pledges
    assert (found.answered, found.asked, found.due) == (None, (), 1)


def test_sessions_without_anything_in_common_are_refused() -> None:
    with pytest.raises(Refusal, match="two sessions"):
        compared([sitting(scale([5]))])
    with pytest.raises(Refusal, match="in common"):
        compared([sitting(scale([5])), sitting(themes(A=5))])
    with pytest.raises(Refusal, match="in common"):
        compared([sitting(scale([5])), sitting(replace(scale([5]), votes=()))])


def test_no_person_is_in_a_comparison_but_who_pledged_in_public() -> None:
    found = compared([sitting(scale([2] * 5), themes(A=5)), sitting(scale([2] * 5), themes(A=5))])
    encoded = msgspec.json.encode(found)
    assert msgspec.json.decode(encoded, type=Comparison) == found
    assert b'"p1"' not in encoded
