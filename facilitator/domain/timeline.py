"""When things happened in a session, in seconds since its first moment; knows no clock.

Only what the facilitator did has a time of its own. What participants did is spread evenly between the host actions
before and after it: nothing is known of it but its order.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from facilitator.domain import events as ev

_APART = 1.0
"""Seconds between what participants did before the first or after the last host action."""


def moments(events: Sequence[ev.AnyEvent]) -> tuple[float, ...]:
    """One moment per event, from 0 on, never going back."""
    timed = [(place, float(event.at)) for place, event in enumerate(events) if isinstance(event, ev.HostEvent)]
    if not timed:
        return tuple(_APART * place for place in range(len(events)))
    first, begun = timed[0]
    last, _ = timed[-1]
    found = [_APART * place for place in range(first + 1)]
    for (here, at), (there, then) in pairwise(timed):
        length = max(0.0, then - max(at, begun))
        found += [found[here] + length * step / (there - here) for step in range(1, there - here + 1)]
        begun = max(begun, then)
    return (*found, *(found[-1] + _APART * step for step in range(1, len(events) - last)))


def evenly(events: Sequence[ev.AnyEvent], led: float, done: float) -> tuple[float, ...]:
    """One moment per event: ``led`` seconds before each host action, ``done`` before each of the others."""
    return tuple(accumulate(led if isinstance(event, ev.HostEvent) else done for event in events))


def chapters(events: Sequence[ev.AnyEvent]) -> tuple[int, ...]:
    """How many events there are once the room has gone to a step, for each time it did."""
    return tuple(place for place, event in enumerate(events, 1) if isinstance(event, ev.Moved | ev.Finished))


def turns(events: Sequence[ev.AnyEvent]) -> tuple[int, ...]:
    """How many events there are once the facilitator has done something, undone and done again included."""
    kinds = ev.HostEvent | ev.Undone | ev.Redone
    return tuple(place for place, event in enumerate(events, 1) if isinstance(event, kinds))
