"""A room in memory that has collected short answers, led and answered in a word; for tests of what becomes of them."""

from collections.abc import Callable, Sequence
from typing import Any

from memory import Memory

from facilitator.domain.plan import parse
from facilitator.room import Room


def collected(plan: str, said: Sequence[str], clock: Callable[[], float] = lambda: 0.0) -> Room:
    """Six people; as many of them as there are words have said one each on the step ``said``, which is closed."""
    made = Room(parse(plan, "day.toml")[0], Memory(), clock)
    for i in range(1, 7):
        made.join(f"p{i}")
    lead(made, "next", "open")
    for i, text in enumerate(said, 1):
        send(made, i, "said", {"text": [text]})
    lead(made, "close")
    return made


def lead(room: Room, *actions: str) -> None:
    """Carry out host actions, each with its argument behind a space."""
    for action in actions:
        name, _, argument = action.partition(" ")
        room.do(name, argument)


def send(room: Room, person: int, step: str, values: dict[str, Any], *, proxy: bool = False) -> None:
    """An answer of the person of a number in the current round of a step."""
    round_ = room.session.state(step).round
    room.submit(f"p{person}", f"s{len(room.session.events)}", step, round_, values, proxy=proxy)
