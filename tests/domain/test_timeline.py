"""When things happened: host actions at their own time, everything else evenly between them."""

from facilitator.domain import events as ev
from facilitator.domain.timeline import chapters, evenly, moments, turns


def guest(number: int) -> ev.Joined:
    return ev.Joined(f"p{number}", number)


DAY = [
    guest(1), guest(2), ev.Moved(1000, "a"), ev.Opened(1010, "a", 1), guest(3), ev.Closed(1030, "a"),
    ev.Undone(5), ev.Moved(1040, "b"), guest(4), ev.Finished(1100), guest(5),
]  # fmt: skip


def test_guests_stand_evenly_between_host_actions() -> None:
    assert moments(DAY) == (0.0, 1.0, 2.0, 12.0, 22.0, 32.0, 37.0, 42.0, 72.0, 102.0, 103.0)


def test_a_clock_that_was_set_back_goes_nowhere_and_then_on_from_there() -> None:
    led = [ev.Moved(1000, "a"), ev.Opened(1060, "a", 1), ev.Closed(900, "a"), ev.Moved(1090, "b")]
    assert moments(led) == (0.0, 60.0, 60.0, 90.0)


def test_without_host_actions_everybody_comes_a_second_apart() -> None:
    assert moments([guest(1), guest(2)]) == (0.0, 1.0)
    assert moments([]) == ()


def test_chapters_and_turns_are_numbers_of_events() -> None:
    assert chapters(DAY) == (3, 8, 10)
    assert turns(DAY) == (3, 4, 6, 7, 8, 10)


def test_evenly_gives_each_kind_its_time() -> None:
    assert evenly([guest(1), ev.Moved(5, "a"), guest(2)], 4.0, 0.5) == (0.5, 4.5, 5.0)
