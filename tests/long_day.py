"""A very long day made of its events alone: ten hours, 600 people, 20,000 events, with silences nobody sits through."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from facilitator.domain import events as ev
from facilitator.domain.plan import Workshop, from_dict

PEOPLE, HOURS, STEPS = 600, 10, 32
BEGAN = 1_795_420_800
SILENT = 5400
"""Seconds of the longest break."""
_OPTIONS = [{"id": name, "text": f"Option {name}"} for name in "abcd"]
_SAID = ("Excel lists beside the system", "Approvals take weeks", "Two ticket systems", "Nobody decides", "Forms twice")
_KINDS: tuple[dict[str, Any], ...] = (
    {"kind": "scale", "items": [{"id": f"i{n}", "text": f"Statement {n}"} for n in range(5)]},
    {"kind": "choice", "options": _OPTIONS},
    {"kind": "collect", "entries": 1, "question": "What is in the way?"},
    {"kind": "slider", "items": [{"id": "one", "text": "How far?"}], "low": 0, "high": 100},
)


def plan() -> dict[str, Any]:
    """The plan, as a reader of TOML gives it."""
    steps = [
        {"id": f"s{n}", "title": f"Step {n}", "minutes": 15, **kind} for n, kind in zip(range(STEPS), cycle(_KINDS))
    ]
    return {"workshop": {"id": "long", "title": "A very long day", "groups": ["Sales", "Service", "IT"]}, "step": steps}


def workshop() -> Workshop:
    """The same, read."""
    return from_dict(plan(), "long.toml")


def _answer(kind: str, person: int, step: int) -> dict[str, Any]:
    match kind:
        case "scale":
            return {f"i{n}": 1 + (person * 7 + step * 3 + n) % 5 for n in range(5)}
        case "choice":
            return {"choice": "abcd"[(person + step) % 4]}
        case "collect":
            return {"text": [_SAID[(person + step) % 5]]}
    return {"one": (person * 13 + step) % 101}


def events() -> list[ev.AnyEvent]:
    """Everything that happens: people come, each step is opened, answered by all, closed; now and then undone."""
    return list(_events())


def _events() -> Iterator[ev.AnyEvent]:
    at, every = BEGAN, (HOURS * 3600 - SILENT) // (3 * STEPS)
    for n in range(PEOPLE):
        yield ev.Joined(f"p{n}", n + 1, ("Sales", "Service", "IT")[n % 3])
    done = PEOPLE
    for step in range(STEPS):
        kind = _KINDS[step % len(_KINDS)]["kind"]
        at += every + (SILENT if step == STEPS // 2 else 0)
        yield ev.Moved(at, f"s{step}")
        at += every
        yield ev.Opened(at, f"s{step}", 1)
        for n in range(PEOPLE):
            yield ev.Answered(f"p{n}", f"s{step}", 1, f"s{step}-{n}", _answer(kind, n, step))
        at += every
        yield ev.Closed(at, f"s{step}")
        done += PEOPLE + 3
        yield ev.Revealed(at, f"s{step}")
        done += 1
        if step % 4 == 1:
            yield ev.Undone(done - 1)
            done += 1
    yield ev.Finished(at + 1)
