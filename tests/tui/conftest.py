"""A running room without server or disk, with a fixed clock, for the screens."""

from collections.abc import Callable
from typing import Any

import pytest
from lives import Running
from memory import Memory
from onscreen import offer, on_screen, until

from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.offer import Offer

PLAN = """
[workshop]
id = "flug"
title = { de = "Vom Spatz zum Star", en = "From sparrow to starling" }
[[step]]
id = "werte"
kind = "scale"
title = { de = "Wofür stehen wir?", en = "What do we stand for?" }
guide = { de = "Ruhig lassen.", en = "Leave them time." }
low = { de = "trifft nicht zu", en = "not true" }
high = { de = "trifft voll zu", en = "fully true" }
unsure = true
items = [ { id = "kunde", text = { de = "Wir entscheiden für Kunden.", en = "We decide in our customers' interest." } },
          { id = "ehrlich", text = { de = "Wir sagen, was ist.", en = "We say how things are, even when it hurts." } },
          { id = "frei", text = { de = "Ich weiss, was ich darf.", en = "I know how far I may decide on my own." } } ]
[[step]]
id = "hindernisse"
kind = "collect"
title = { de = "Was steht im Weg?", en = "What is in the way?" }
question = { de = "Was hält dich auf?", en = "What keeps you from acting for a customer?" }
entries = 2
[[step]]
id = "wahl"
kind = "dots"
title = { de = "Das Schlimmste", en = "The worst of it" }
question = { de = "Was behindert am meisten?", en = "What hinders most?" }
of = "hindernisse"
reveal = "by hand"
dots = 3
per_option = 2
[[step]]
id = "pause"
kind = "pause"
title = { de = "Pause", en = "Break" }
text = { de = "Bis gleich.", en = "Coffee until half past ten." }
"""
OBSTACLES = (
    "Excel lists beside the system", "excel lists, beside the system", "Approvals take weeks", "Two ticket systems",
    "Nobody knows who decides", "Approvals take weeks!", "Phone calls because the process fails",
)  # fmt: skip


class FakeLive(Running):
    """What the hosting gives the screens, without a network, with people in it."""

    def __init__(self, plan: str = PLAN, lang: str = "en") -> None:
        workshop, _ = parse(plan, "flug.toml")
        self.now = 1000.0
        self.journal = Memory()
        super().__init__(Room(workshop, self.journal, lambda: self.now, lang=lang))

    def joined(self, n: int) -> "FakeLive":
        for i in range(n):
            self.room.join(f"p{i}")
        self.inviting.proven = n
        self.present = frozenset(f"p{i}" for i in range(n))
        return self

    def votes(self, values: list[dict[str, Any]]) -> None:
        """One ballot per participant on the current step."""
        step = self.room.session.current
        assert step is not None
        round_ = self.room.session.state(step.id).round
        for i, ballot in enumerate(values):
            self.room.submit(f"p{i}", f"{step.id}{round_}-{i}", step.id, round_, ballot)

    def statements(self, n: int = 22) -> None:
        """A statement with two camps, one agreed on, one scattered."""
        self.votes([{"kunde": 5 if i % 2 else 1, "ehrlich": 4 + i % 2, "frei": i * 7 % 5 + 1} for i in range(n)])

    def obstacles(self, n: int = 22) -> None:
        self.votes([{"text": [OBSTACLES[i % len(OBSTACLES)]]} for i in range(n)])

    def dots(self, n: int = 22) -> None:
        options = [o.id for o in self.room.fields("wahl", "en")[0].options]
        self.votes([{"dots": {options[0]: 2, options[1 + i % (len(options) - 1)]: 1}} for i in range(n)])

    def lead(self, *actions: str) -> None:
        for action in actions:
            self.room.do(action)

    def until_results(self) -> "FakeLive":
        """A whole day of 24 people."""
        self.joined(24)
        self.lead("next", "open")
        self.statements()
        self.lead("close", "next", "open")
        self.obstacles()
        self.lead("close", "next", "open")
        self.dots()
        self.lead("close", "reveal", "next", "next")
        return self


@pytest.fixture
def live() -> FakeLive:
    return FakeLive()


@pytest.fixture
def make_live() -> Callable[..., FakeLive]:
    return FakeLive


@pytest.fixture
def grouped() -> str:
    """The plan with two departments."""
    return PLAN.replace("[[step]]", 'groups = ["Sales", "Engineering"]\n[[step]]', 1)


@pytest.fixture
def make_app() -> Callable[..., FacilitatorApp]:
    """An app whose animation stands still."""

    def make(begins: FakeLive | Offer | None = None, theme: str = "dark", **more: Any) -> FacilitatorApp:
        app = FacilitatorApp(begins or offer(), **more)
        app.animation_level = "none"
        app.theme = theme
        return app

    return make


@pytest.fixture
def wait() -> Callable[..., Any]:
    return until


@pytest.fixture
def text() -> Callable[[FacilitatorApp], str]:
    return on_screen
