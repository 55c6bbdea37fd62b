"""The day with every kind of step: its room, a crowd that answers, and a phone of a chosen size and language."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from memory import Memory
from playwright.sync_api import Browser, Page, expect
from webroom import CODE, Hosted

from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import Amount, Choice, Day, Dots, Field, Order, Scale, Slider, Text
from facilitator.domain.plan import parse
from facilitator.room import Room

DAY = (Path(__file__).parents[1] / "every_kind.toml").read_text(encoding="utf-8")
KINDS = {step.id: step.kind for step in parse(DAY, "every_kind.toml")[0].steps}
SILENT = {step for step, kind in KINDS.items() if not REGISTER[kind].asks}
"""The steps that ask nothing."""
GROUPS = ("Verkauf", "Technik", "Dienste")
WORDS = (
    "Daten doppelt erfassen <b>",
    "Warten auf die Freigabe der Leitung bei jedem Wunsch",
    "Kein Zugriff auf die Kundennummer",
    "Regeln widersprechen sich",
)


def value(asked: Field, person: int) -> object:
    """What a person of that number answers."""
    match asked:
        case Scale():
            return 3 + person % (asked.points - 2)
        case Choice():
            option = asked.options[person % 3 % len(asked.options)].id
            return option if asked.most == 1 else [option]
        case Slider():
            return min(asked.high, asked.low + person)
        case Amount():
            return (0, 100, 500, 10_000)[person % 4]
        case Day():
            return "2026-12-01"
        case Text():
            return [WORDS[person % len(WORDS)]]
        case Dots():
            return {option.id: 1 for option in asked.options[:2]}
        case Order():
            return [option.id for option in asked.options][: asked.top or None]


class EveryKind(Hosted):
    """A hosted room with every kind of step, and as many people as wanted who answer the current one."""

    async def _make(self) -> tuple[Memory, Room]:
        kept = Memory()
        return kept, Room(parse(DAY, "every_kind.toml")[0], kept, lambda: 0.0)

    def all_answer(self, people: int = 14) -> None:
        """Everybody of the crowd answers the step that is open."""

        async def act() -> None:
            crowd(self.room, people)

        self.run(act)

    def mine(self, step: str) -> list[dict[str, object]]:
        """The stored answers of those who are no part of the crowd."""
        ballots = self.room.session.round_ballots(step, 1)
        return [ballot.answer for person, ballot in ballots.items() if not person.startswith("crowd")]


def crowd(room: Room, people: int = 14) -> None:
    """People join and answer the step that is open."""
    step = room.session.current
    assert step is not None
    for n in range(people):
        person = f"crowd{n}"
        if person not in room.session.participants:
            room.join(person, GROUPS[n % 3])
        asked = room.fields(step.id, "de", person)
        if asked:
            room.submit(person, secrets.token_hex(8), step.id, 1, {field.id: value(field, n) for field in asked})


@contextmanager
def phone(
    browser: Browser, hosted: Hosted, *, script: bool, width: int = 320, locale: str = "de-CH"
) -> Iterator[tuple[Page, Callable[[str], None]]]:
    """A phone that has joined, and how it is brought to a step that was opened."""
    context = browser.new_context(
        viewport={"width": width, "height": 640}, java_script_enabled=script, locale=locale, has_touch=True
    )
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = f"http://room.test:{hosted.port}/{CODE}"
    page.goto(address)
    page.get_by_label("Technik").check()
    page.locator("form .main").click()

    def show(step: str) -> None:
        if not script:
            page.goto(address)
        expect(page.locator("#step")).to_have_attribute("data-step", step)

    yield page, show
    context.close()
    assert faults == []
