"""A kind of step for tests that asks whatever is wanted, stores what came in, and refuses the word "refused"."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from memory import Memory
from playwright.sync_api import Page, expect
from webroom import Hosted

from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.base import Activity, Scene, Settings, invalid
from facilitator.domain.events import Answer
from facilitator.domain.fields import Amount, Choice, Day, Dots, Field, Option, Order, Scale, Slider, Text
from facilitator.domain.figures import Note
from facilitator.domain.plan import parse
from facilitator.room import Room

KIND = "gestures"
MAY = (Option("yes", "I may"), Option("ask", "I must ask"))
WAYS = (
    Option("self", "I solve it myself"),
    Option("lead", "To my manager"),
    Option("desk", "Into the ticket system, with everything that has to be filled in there"),
    Option("peer", "To a colleague who knows"),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "choice": (Choice("way", "Where do you go first when a customer complains?", WAYS, unsure=True),),
    "several": (Choice("help", "What helps you most?", WAYS, most=2, unsure=True),),
    "scenarios": tuple(
        Choice(id_, text, MAY, unsure=True)
        for id_, text in (
            ("credit", "Grant a credit of 100 francs"),
            ("time", "Extend a deadline by a week"),
            ("send", "Ship by express"),
        )
    ),
    "slider": (
        Slider("detour", "How much goes into detours?", 0, 100, 5, "%", "none", "all of it", unsure=True),
        Slider("mood", "How was the week?", -3, 3),
    ),
    "plane": tuple(
        Slider(f"{id_}.{axis}", f"{text}: {name}", 0, 10, 1, "", "small", "large")
        for id_, text in (("till", "A new till"), ("list", "One list for all"))
        for axis, name in (("x", "Effort"), ("y", "Impact"))
    ),
    "amount": (
        Amount("have", "Up to what amount do you decide for a customer without asking?", "CHF", unsure=True),
        Amount("extra", "And what would it take?", "CHF", needed=False),
    ),
    "order": (Order("order", "What do we tackle first?", WAYS, 4),),
    "top": (Order("order", "Your two favourites", WAYS, 2),),
    "pledge": (
        Text("what", "Which small thing do you change?"),
        Text("who", "Who does it?", limit=60),
        Day("when", "By when?"),
        Amount("budget", "Does it cost anything?", "CHF", needed=False),
    ),
    "prompts": tuple(
        field
        for n in (1, 2, 3)
        for field in (Text(f"text.{n}", f"Prompt {n}?"), Choice(f"category.{n}", "Category", WAYS[:2]))
    ),
    "old": (
        Scale("scale", "We decide in the customer's interest.", 5, "not at all", "fully", unsure=True),
        Dots("dots", "The worst ones", WAYS, 3, 2),
    ),
}
"""What can be asked, by a name of its own."""
PLAN = '[workshop]\nid = "probe"\ntitle = "From sparrows to starlings"\ngroups = ["Sales", "Engineering"]\n' + "".join(
    f'[[step]]\nid = "{name}"\nkind = "{KIND}"\ntitle = "A question of kind {name}"\nask = "{name}"\n'
    for name in FIELDS
)


class GesturesSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """Which fields are asked."""

    ask: str


def _fields(scene: Scene) -> tuple[Field, ...]:
    return FIELDS[scene.settings.ask]


def _read(scene: Scene, values: Mapping[str, object]) -> Answer:
    for field in _fields(scene):
        value = values.get(field.id)
        if value in ("refused", ["refused"]) or (isinstance(field, Order) and isinstance(value, dict)):
            raise invalid(field.id, "Please choose from the list.")
    return dict(values)


def _nothing(_scene: Scene) -> None:
    return None


def _no_rows(_scene: Scene) -> list[dict[str, Any]]:
    return []


def _nowhere(_scene: Scene, _part: str | None = None) -> dict[str, float]:
    return {}


ACTIVITY = Activity(KIND, GesturesSettings, _fields, _read, lambda _scene: Note(""), _nothing, _no_rows, _nowhere)


class Asking(Hosted):
    """A hosted room whose steps ask every kind of field; the kind has to be in the register."""

    async def _make(self) -> tuple[Memory, Room]:
        kept = Memory()
        workshop, _ = parse(PLAN, "gestures.toml")
        return kept, Room(workshop, kept, lambda: 0.0)

    def ask(self, name: str) -> None:
        """Open the step of that name."""

        async def jump() -> None:
            self.room.do("jump", name)
            self.room.do("open")

        self.run(jump)

    def answers(self, name: str) -> list[dict[str, Any]]:
        """What is stored of its first round."""
        return [ballot.answer for ballot in self.room.session.round_ballots(name, 1).values()]


def hosting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    """Such a room while it lasts, with its kind in the register."""
    monkeypatch.setitem(REGISTER, KIND, ACTIVITY)
    live = Asking()
    yield live
    live.stop()
    live.close()


def asked(page: Page, hosted: Asking, name: str) -> None:
    """Open a step and wait until the phone shows it."""
    hosted.ask(name)
    expect(page.locator("#step")).to_have_attribute("data-step", name)
