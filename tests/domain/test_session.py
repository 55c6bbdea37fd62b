import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.domain import events as ev
from facilitator.domain.actions import event_for
from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Refusal

RULES = {"a": "live", "b": "at close", "c": "by hand"}
ACTIONS = ("next", "back", "jump", "open", "close", "reveal", "hide", "again", "timer", "undo", "redo")


def workshop() -> Workshop:
    steps = [{"id": i, "kind": "collect", "title": i, "reveal": r, "minutes": 2} for i, r in RULES.items()]
    pause = {"id": "coffee", "kind": "pause", "title": "Coffee"}
    return from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [*steps, pause]}, "day.toml")


def do(session: Session, *actions: str, at: int = 100) -> Session:
    for action in actions:
        name, _, argument = action.partition(" ")
        session.apply(event_for(session, name, argument, at))
    return session


def new(*actions: str) -> Session:
    return do(Session(workshop()), *actions)


def answer(session: Session, person: str, step: str, round_: int = 1, text: str = "x") -> None:
    submission = f"{person}-{len(session.events)}"
    session.apply(ev.Answered(person, step, round_, submission, {"text": [text]}))


def facts(session: Session) -> tuple[object, ...]:
    states = [(s.id, str(session.state(s.id)), session.shown(s.id)) for s in session.workshop.steps]
    host = (session.status, session.current, session.last, session.stage, states)
    stacks = (tuple(session.done_places), tuple(session.undone))
    return (*host, *stacks, session.participants, session.ballots, session.submissions)


AT: dict[Status, Callable[[], Session]] = {
    Status.LOBBY: new,
    Status.WAITING: lambda: new("jump b"),
    Status.OPEN: lambda: new("jump b", "open"),
    Status.CLOSED: lambda: new("jump b", "open", "close"),
    Status.DONE: lambda: new("jump coffee", "next"),
}
AFTER = {
    (Status.LOBBY, "next"): ("a", Status.WAITING),
    (Status.WAITING, "next"): ("c", Status.WAITING),
    (Status.OPEN, "next"): ("c", Status.WAITING),
    (Status.CLOSED, "next"): ("c", Status.WAITING),
    (Status.WAITING, "back"): ("a", Status.WAITING),
    (Status.OPEN, "back"): ("a", Status.WAITING),
    (Status.CLOSED, "back"): ("a", Status.WAITING),
    (Status.DONE, "back"): ("coffee", Status.WAITING),
    (Status.LOBBY, "jump"): ("b", Status.WAITING),
    (Status.WAITING, "jump"): ("b", Status.WAITING),
    (Status.OPEN, "jump"): ("b", Status.CLOSED),
    (Status.CLOSED, "jump"): ("b", Status.CLOSED),
    (Status.DONE, "jump"): ("b", Status.WAITING),
    (Status.WAITING, "open"): ("b", Status.OPEN),
    (Status.CLOSED, "open"): ("b", Status.OPEN),
    (Status.OPEN, "close"): ("b", Status.CLOSED),
    (Status.OPEN, "reveal"): ("b", Status.OPEN),
    (Status.CLOSED, "hide"): ("b", Status.CLOSED),
    (Status.CLOSED, "again"): ("b", Status.OPEN),
    (Status.WAITING, "timer"): ("b", Status.WAITING),
    (Status.OPEN, "timer"): ("b", Status.OPEN),
    (Status.CLOSED, "timer"): ("b", Status.CLOSED),
}
"""What every action leads to on step b (shown at close), by the status it is done in; all others are refused."""


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("action", sorted({action for _, action in AFTER}))
def test_every_action_in_every_status(status: Status, action: str) -> None:
    session = AT[status]()
    assert session.status is status
    argument = {"jump": "b", "timer": "3"}.get(action, "")
    wanted = AFTER.get((status, action))
    assert session.allowed(action) is (wanted is not None)
    if wanted is None:
        with pytest.raises(Refusal) as caught:
            event_for(session, action, argument, 100)
        assert caught.value.code == "not_now"
        return
    do(session, f"{action} {argument}")
    assert session.current is not None
    assert (session.current.id, session.status) == wanted


@pytest.mark.parametrize("status", list(Status))
def test_every_action_can_be_undone_and_redone(status: Status) -> None:
    for action in (a for s, a in AFTER if s is status):
        session = AT[status]()
        before = facts(session)[:3], facts(session)[4]
        do(session, f"{action} {'b' if action == 'jump' else '3'}")
        after = facts(session)[:3], facts(session)[4]
        do(session, "undo")
        assert (facts(session)[:3], facts(session)[4]) == before
        do(session, "redo")
        assert (facts(session)[:3], facts(session)[4]) == after


def test_next_after_the_last_step_ends_the_day_and_back_leads_into_it_again() -> None:
    session = new("jump coffee", "next")
    assert (session.status, session.current, session.last) == (Status.DONE, None, "coffee")
    do(session, "undo")
    assert session.status is Status.WAITING
    assert session.current
    assert session.current.id == "coffee"


def test_opening_starts_the_planned_time_and_closing_or_leaving_ends_it() -> None:
    session = new("next", "open")
    assert session.state("a").deadline == 100 + 120
    assert do(session, "timer 3", at=200).state("a").deadline == 200 + 180
    assert do(session, "timer 0").state("a").deadline is None
    assert do(session, "timer 1", "close").state("a").deadline is None
    assert do(session, "open", "next").state("a").deadline is None


def test_leaving_a_step_closes_it() -> None:
    session = new("next", "open", "next")
    assert not session.state("a").open
    assert session.shown("a")


@pytest.mark.parametrize(
    ("rule", "waiting", "opened", "closed"),
    [("live", False, True, True), ("at close", False, False, True), ("by hand", False, False, False)],
)
def test_the_plan_decides_what_the_room_sees_until_the_facilitator_does(
    rule: str, waiting: bool, opened: bool, closed: bool
) -> None:
    step = next(i for i, r in RULES.items() if r == rule)
    session = new(f"jump {step}")
    assert session.shown(step) is waiting
    assert do(session, "open").shown(step) is opened
    assert do(session, "close").shown(step) is closed
    assert do(session, "hide" if closed else "reveal").shown(step) is not closed
    assert do(session, "reveal" if closed else "hide").shown(step) is closed


@pytest.mark.parametrize("step", list(RULES))
def test_what_was_revealed_by_hand_while_open_stays_after_closing(step: str) -> None:
    actions = ["open", "reveal"] if RULES[step] != "live" else ["open", "hide", "reveal"]
    assert do(new(f"jump {step}"), *actions, "close").shown(step)


def test_what_was_hidden_by_hand_stays_hidden_after_closing() -> None:
    assert not new("jump a", "open", "hide", "close").shown("a")


def test_taking_an_early_reveal_back_leaves_the_plan_in_charge() -> None:
    session = new("jump b", "open", "reveal", "hide")
    assert not session.shown("b")
    assert do(session, "close").shown("b")


@pytest.mark.parametrize("action", ["open", "again"])
def test_a_step_opened_anew_hides_until_it_closes(action: str) -> None:
    session = new("jump b", "open", "close")
    assert session.shown("b")
    assert not do(session, action).shown("b")
    assert do(session, "close").shown("b")


@pytest.mark.parametrize("action", ["open", "again"])
@pytest.mark.parametrize("step", ["b", "c"])
def test_what_was_revealed_by_hand_hides_when_the_step_is_opened_anew(step: str, action: str) -> None:
    session = new(f"jump {step}", "open", "reveal", "close")
    assert session.shown(step)
    assert not do(session, action).shown(step)


@pytest.mark.parametrize("step", ["b", "c"])
def test_reveal_is_possible_only_when_hidden_and_hide_only_when_shown(step: str) -> None:
    session = new(f"jump {step}", "open")
    assert (session.allowed("reveal"), session.allowed("hide")) == (True, False)
    do(session, "reveal")
    assert (session.allowed("reveal"), session.allowed("hide")) == (False, True)


def test_again_is_a_new_round_and_keeps_the_first() -> None:
    session = new("next", "open")
    answer(session, "p", "a", 1, "first")
    do(session, "close", "again")
    assert session.state("a").round == 2
    assert session.round_ballots("a", 2) == {}
    answer(session, "p", "a", 2, "second")
    assert session.round_ballots("a", 1)["p"].answer == {"text": ["first"]}
    assert session.round_ballots("a", 2)["p"].answer == {"text": ["second"]}


def test_opening_again_without_a_new_round_keeps_the_answers() -> None:
    session = new("next", "open")
    answer(session, "p", "a")
    do(session, "close", "open")
    assert session.state("a").round == 1
    assert list(session.round_ballots("a", 1)) == ["p"]


def test_a_pause_opens_once() -> None:
    session = new("jump coffee", "open")
    assert session.state("coffee").deadline == 100 + 300
    assert not do(session, "close").allowed("open")


def test_a_later_answer_replaces_and_keeps_the_order_of_arrival() -> None:
    session = new("next", "open")
    answer(session, "p", "a", text="old")
    answer(session, "q", "a")
    answer(session, "p", "a", text="new")
    assert list(session.round_ballots("a", 1)) == ["p", "q"]
    assert session.round_ballots("a", 1)["p"].answer == {"text": ["new"]}


def test_undo_takes_back_to_the_lobby_and_loses_no_answer() -> None:
    session = new("next", "open")
    session.apply(ev.Joined("p", 1, "Sales"))
    answer(session, "p", "a")
    do(session, "close", "again")
    answer(session, "p", "a", 2)
    kept = {key: dict(ballots) for key, ballots in session.ballots.items()}
    while session.allowed("undo"):
        do(session, "undo")
    assert session.status is Status.LOBBY
    assert session.ballots == kept
    assert session.participants["p"].group == "Sales"
    while session.allowed("redo"):
        do(session, "redo")
    assert session.state("a").round == 2
    assert session.status is Status.OPEN
    assert session.ballots == kept


def test_a_new_action_ends_what_could_be_redone_and_an_answer_does_not() -> None:
    session = new("next", "open", "undo")
    answer(session, "p", "a")
    assert session.allowed("redo")
    do(session, "next")
    assert not session.allowed("redo")
    with pytest.raises(Refusal, match="nothing to redo"):
        do(session, "redo")


def test_nothing_to_undo_is_refused() -> None:
    with pytest.raises(Refusal, match="nothing to undo"):
        do(new(), "undo")


def test_the_stage_moves_with_the_facilitator_and_not_with_answers() -> None:
    session = new("next", "open")
    stage = session.stage
    answer(session, "p", "a")
    session.apply(ev.Joined("q", 1))
    assert session.stage == stage
    assert do(session, "close").stage > stage
    stage = session.stage
    assert do(session, "undo").stage > stage


class AnyDay(RuleBasedStateMachine):
    """Random host actions, arrivals and answers: the fold of the stored records is the live state."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(workshop())
        self.people: list[str] = []
        self.given: dict[tuple[str, str, int], str] = {}
        self.clock = 0

    @rule(action=st.sampled_from(ACTIONS), step=st.sampled_from([*RULES, "coffee"]), minutes=st.integers(0, 999))
    def host(self, action: str, step: str, minutes: int) -> None:
        self.clock += 1
        argument = {"jump": step, "timer": str(minutes)}.get(action, "")
        try:
            event = event_for(self.session, action, argument, self.clock)
        except Refusal:
            return
        assert self.session.allowed(action)
        self.session.apply(event)

    @rule()
    def join(self) -> None:
        person = f"p{len(self.people)}"
        self.people.append(person)
        self.session.apply(ev.Joined(person, len(self.people)))

    @precondition(lambda self: self.people and self.session.status is Status.OPEN)
    @rule(data=st.data(), text=st.text("abc", min_size=1, max_size=3))
    def send(self, data: st.DataObject, text: str) -> None:
        assert self.session.current
        step = self.session.current.id
        person = data.draw(st.sampled_from(self.people))
        round_ = self.session.state(step).round
        answer(self.session, person, step, round_, text)
        self.given[person, step, round_] = text

    @invariant()
    def the_stored_records_fold_to_the_same_state(self) -> None:
        stored = json.loads(json.dumps([ev.to_record(event) for event in self.session.events]))
        assert facts(Session(workshop(), map(ev.from_record, stored))) == facts(self.session)

    @invariant()
    def no_answer_is_ever_lost(self) -> None:
        kept = {(p, s, r): b.answer["text"][0] for (s, r), bs in self.session.ballots.items() for p, b in bs.items()}
        assert kept == self.given

    @invariant()
    def at_most_the_current_step_is_open(self) -> None:
        opened = [s.id for s in self.session.workshop.steps if self.session.state(s.id).open]
        current = self.session.current
        assert opened == ([current.id] if current and self.session.status is Status.OPEN else [])


AnyDay.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyDay = AnyDay.TestCase


def test_a_file_that_lost_events_is_folded_as_far_as_it_goes() -> None:
    session = Session(workshop(), [ev.Undone(7), ev.Redone(3), ev.Answered("ghost", "values", 1, "s", {"i": 4})])
    assert session.participants["ghost"].number == 1
    assert session.round_ballots("values", 1)["ghost"].answer == {"i": 4}
