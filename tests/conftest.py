"""What many tests start from: a small plan, a room whose journal is memory, and a room that has voted."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pseudo
import pytest
from hypothesis import settings
from memory import Memory

from facilitator import language
from facilitator.domain.plan import parse
from facilitator.room import Room

os.environ.pop("LC_ALL", None)
os.environ["LC_MESSAGES"] = "en"  # programs that tests start speak English, whatever the machine speaks
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")  # how long an example takes depends on what else the machine does

SMALL = """
[workshop]
id = "klein"
title = { de = "Klein", en = "Small" }
groups = ["Verkauf", "Technik"]
[[step]]
id = "werte"
kind = "scale"
title = { de = "Wofür stehen wir?", en = "What do we stand for?" }
low = { de = "nein", en = "no" }
high = { de = "ja", en = "yes" }
unsure = true
items = [ { id = "kunde", text = { de = "Kunde zuerst.", en = "Customer first." } },
          { id = "ehrlich", text = { de = "Wir sind ehrlich.", en = "We are honest." } } ]
[[step]]
id = "hindernisse"
kind = "collect"
title = { de = "Hindernisse", en = "Obstacles" }
entries = 2
reveal = "live"
[[step]]
id = "wahl"
kind = "dots"
title = { de = "Wahl", en = "Vote" }
of = "hindernisse"
reveal = "by hand"
dots = 3
per_option = 2
[[step]]
id = "pause"
kind = "pause"
title = { de = "Pause", en = "Break" }
text = { de = "Bis gleich.", en = "See you soon." }
"""


@pytest.fixture
def small_plan() -> str:
    return SMALL


@pytest.fixture
def small_room() -> Room:
    workshop, _ = parse(SMALL, "klein.toml")
    return Room(workshop, Memory(), lambda: 1000.0)


@pytest.fixture
def vote() -> Callable[[Room, str, dict[str, dict[str, Any]]], None]:
    """Let people answer the current step, by participant."""

    def let(room: Room, step: str, answers: dict[str, dict[str, Any]]) -> None:
        for person, values in answers.items():
            round_ = room.session.state(step).round
            room.submit(person, f"{person}-{step}-{round_}", step, round_, values)

    return let


@pytest.fixture
def voted_room(small_room: Room, vote: Callable[..., None]) -> Room:
    """Fourteen people, all steps answered, the statements in two rounds."""
    room = small_room
    people = [f"p{i}" for i in range(14)]
    for i, person in enumerate(people):
        room.join(person, "Verkauf" if i < 8 else "Technik")
    room.do("next")
    room.do("open")
    vote(
        room, "werte", {p: {"kunde": 1 if i % 2 else 5, "ehrlich": 4 if i else "unsure"} for i, p in enumerate(people)}
    )
    room.do("close")
    room.do("again")
    vote(room, "werte", {p: {"kunde": 5, "ehrlich": 4} for p in people[:12]})
    room.do("close")
    room.do("next")
    room.do("open")
    words = ["Excel-Listen", "excel listen", "Freigaben dauern", "Systembrüche", "Die Freigaben dauern"]
    vote(room, "hindernisse", {p: {"text": [words[i % 5]]} for i, p in enumerate(people)})
    room.do("close")
    room.do("next")
    room.do("open")
    options = [o.id for o in room.fields("wahl", "en")[0].options]
    vote(room, "wahl", {p: {"dots": {options[0]: 2, options[i % len(options) and 1]: 1}} for i, p in enumerate(people)})
    room.do("close")
    room.do("reveal")
    return room


@pytest.fixture(scope="session")
def one_more_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages with one more in it, that of ``pseudo.py``."""
    return pseudo.make(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def pseudo_language(one_more_language: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of a language that nobody speaks, which the tool speaks for a while."""
    monkeypatch.setattr(language, "_FOLDER", one_more_language)
    language.language.cache_clear()
    yield pseudo.CODE
    monkeypatch.undo()
    language.language.cache_clear()
