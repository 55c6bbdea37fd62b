"""The demo: a whole session led by a script and answered by the crowd over real HTTP, or played from a record."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from facilitator import plans
from facilitator.archive import Options, create
from facilitator.demo import script
from facilitator.domain import events as ev
from facilitator.domain.timeline import evenly
from facilitator.domain.words import Message, Refusal
from facilitator.language import available, best, language, of_machine
from facilitator.leading import lead_on_screen, lead_plainly
from facilitator.replaying import replay

PLAN = "zugvogel"
"""What is played unless another plan is named."""
_GUEST, _AT_ONCE = 0.08, 1e9
_LOOK, _LONGEST = 4.0, 180.0
"""Seconds that a result stays before the demo goes on, and that a whole day takes, at speed 1 on the screen."""
_LOOKS = 3.0
"""How many times that a step takes in all."""


async def play(plan: str, options: Options, participants: int, seed: int, *, plain: bool, speed: float) -> None:
    """Play a plan with a crowd and say where the session and its export are."""
    workshop, _ = plans.load(plans.find(plan))
    offered = workshop.languages or available()
    lang = options.lang or best(of_machine(), offered, offered[0])
    file = create(plan, replace(options, lang=lang), script.answers(workshop, lang, participants))
    look = 0.0 if plain else min(_LOOK, _LONGEST / _LOOKS / len(workshop.steps)) / speed
    front = lead_plainly if plain else lead_on_screen
    path = await front(file, options, lambda live: script.lead(live, participants, seed, look))
    tongue = language(lang)
    sys.stdout.write(tongue("Session: %(path)s", path=str(file.path)) + "\n")
    if path is not None:
        sys.stdout.write(tongue("Export: %(path)s", path=str(path)) + "\n")


def recorded_path(plan: str) -> Path:
    """The recorded session of a plan in the checkout; ``Refusal`` where there is none, as in an installed package."""
    name = f"demo-{plan}.json"
    for folder in (Path.cwd() / "sessions", Path(__file__).parent.parent.parent / "sessions"):
        if (folder / name).is_file():
            return folder / name
    raise Refusal(
        Message(
            "There is no recorded session of %(plan)s here: a checkout has some, an installed package none.",
            {"plan": plan},
        ),
        Message("`facilitator demo` without --recorded plays a new one."),
        code="session",
    )


def _paced(events: Sequence[ev.AnyEvent]) -> tuple[float, ...]:
    """One moment per event, so that a whole day takes no longer than a demo that is played."""
    led = sum(isinstance(event, ev.HostEvent) for event in events)
    room = _LONGEST - _GUEST * (len(events) - led)
    return evenly(events, led=min(_LOOK, max(_GUEST, room / max(1, led))), done=_GUEST)


async def play_recorded(plan: str, options: Options, *, plain: bool, speed: float) -> None:
    """Play the recorded session of a plan; nobody joins and nothing is stored."""
    speed = _AT_ONCE if plain else speed
    await replay(recorded_path(plan), options, plain=plain, speed=speed, timed=_paced, ends=True)
