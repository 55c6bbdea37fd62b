from facilitator.domain import events as ev
from facilitator.domain.agenda import agenda, delay
from facilitator.domain.plan import from_dict
from facilitator.domain.session import Session

STEPS = [{"id": name, "kind": "collect", "title": name.upper(), "minutes": 2} for name in ("a", "b", "c")]
STEPS.append({"id": "coffee", "kind": "pause", "title": "Coffee", "text": "!", "minutes": 3})


def session(*events: ev.AnyEvent) -> Session:
    return Session(from_dict({"workshop": {"id": "day", "title": "Day"}, "step": STEPS}, "day.toml"), events)


def told(made: Session, now: float) -> list[tuple[str, int, str]]:
    return [(item.id, item.seconds, item.place) for item in agenda(made, now)]


def test_before_it_begins_all_is_to_come() -> None:
    items = agenda(session(), 5.0)
    assert [item.place for item in items] == ["to come"] * 4
    assert [(item.number, item.title, item.planned) for item in items][:1] == [(1, "A", 2)]
    assert delay(items) == 0


def test_steps_are_done_skipped_here_or_to_come_with_the_time_they_took() -> None:
    made = session(ev.Moved(100, "a"), ev.Opened(110, "a", 1), ev.Moved(300, "b"), ev.Moved(310, "c"))
    assert told(made, 350.9) == [("a", 200, "done"), ("b", 10, "skipped"), ("c", 40, "here"), ("coffee", 0, "to come")]
    assert delay(agenda(made, 350)) == 200 - 120 + 10 - 120
    assert delay(agenda(made, 310 + 150)) == 200 - 120 + 10 - 120 + 30


def test_coming_back_adds_up_and_the_end_stops_the_clock() -> None:
    made = session(ev.Moved(0, "a"), ev.Moved(60, "coffee"), ev.Moved(90, "a"), ev.Finished(100))
    assert told(made, 999) == [("a", 70, "skipped"), ("b", 0, "to come"), ("c", 0, "to come"), ("coffee", 30, "done")]


def test_an_undone_move_took_no_time() -> None:
    made = session(ev.Moved(0, "a"), ev.Moved(60, "b"), ev.Undone(1))
    assert told(made, 100)[:2] == [("a", 100, "here"), ("b", 0, "to come")]
