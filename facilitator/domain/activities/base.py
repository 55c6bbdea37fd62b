"""What every kind of step answers, in a handful of small pure functions; knows no kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.camps import decide
from facilitator.domain.agreement.measure import Measure
from facilitator.domain.events import Answer
from facilitator.domain.fields import Field, Option
from facilitator.domain.figures import Figure, OutcomeSheet
from facilitator.domain.moderation import NOTHING, Moderation
from facilitator.domain.standing import AS_VOTED, Standing
from facilitator.domain.text import clean
from facilitator.domain.themes import Grouped
from facilitator.domain.words import Message, Refusal


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a step that belong to its kind."""

    def sources(self) -> tuple["Source", ...]:
        """Every earlier step it builds on; by itself what ``of`` names, which must offer something."""
        of = getattr(self, "of", "")
        return (Source("of", of, lambda activity: activity.offering),) if of else ()


@dataclass(frozen=True, slots=True)
class Source:
    """The ``key`` of a plan that names an earlier step, its id there, and which kinds of steps it ``fits``."""

    key: str
    id: str
    fits: Callable[["Activity"], bool]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a kind may know of its step: settings, ballots by participant in order of arrival, and context.

    ``missing`` counts people who may still answer, ``options`` come from the step it builds on, ``numbers`` tell
    each participant's arrival and ``groups`` their departments, ``grouping`` is there for kinds that gather short
    answers and ``decisions`` tell what the room sorted them into, vote by vote; ``departments`` are the plan's groups.
    ``called`` has the names of those that are called otherwise in ``lang``, as they are in ``groups``.
    ``who`` is the arrival number of the person who is asked or answers, 0 for nobody in particular; ``shown`` tells
    whether the room may see what came out, ``camps`` whether counts per point show two camps. ``moderation`` is
    what the facilitator did with short answers; ``standing`` is what became of a vote's options since.
    ``written`` has the entries of each participant as they read now, where somebody has read them from the ballots
    before; ``sheet`` makes the outcome sheet of the day. ``say`` puts the tool's own words into the language.
    """

    settings: Any
    title: str
    lang: str
    ballots: Mapping[str, Answer] = field(default_factory=dict)
    missing: int = 0
    options: tuple[Option, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    grouping: Grouped | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    who: int = 0
    shown: bool = True
    camps: Callable[[Sequence[int]], bool] = decide
    decisions: tuple[Mapping[str, str], ...] = ()
    moderation: Moderation = NOTHING
    standing: Standing = AS_VOTED
    written: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    sheet: Callable[[], OutcomeSheet] = OutcomeSheet
    say: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Said:
    """What participants said on one part, without those who left it out or do not know, and how that compares."""

    values: Mapping[str, Any]
    measure: Measure


def _nothing_offered(_scene: Scene) -> tuple[Option, ...]:
    return ()


def _nothing_said(_scene: Scene) -> Mapping[str, Said]:
    return {}


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of step: what to ask, how to read it, what to show, how far it agrees, what to export, how birds fly."""

    kind: str
    settings: type[Settings]
    fields: Callable[[Scene], tuple[Field, ...]]
    read: Callable[[Scene, Mapping[str, object]], Answer]
    figure: Callable[[Scene], Figure]
    agreement: Callable[[Scene], Agreement | None]
    rows: Callable[[Scene], list[dict[str, Any]]]
    positions: Callable[[Scene, str | None], dict[str, float]]
    offers: Callable[[Scene], tuple[Option, ...]] = _nothing_offered
    """What a later step may build on, best first."""
    said: Callable[[Scene], Mapping[str, Said]] = _nothing_said
    """What people said per part, for silos and movement; nothing for kinds without a distance."""
    personal: bool = False
    """Whether each participant is asked something of their own."""
    telling: bool = False
    """Whether an answer may tell who gave it, by its words or by what was asked, so that it stays apart from others."""
    asks: bool = True
    """Whether anything is asked at all; where nothing is, there is nothing to hide either."""

    @property
    def offering(self) -> bool:
        """Whether a later step may build on what came out."""
        return self.offers is not _nothing_offered

    @property
    def compares(self) -> bool:
        """Whether two votes can be compared person by person."""
        return self.said is not _nothing_said


def invalid(field_id: str, text: str, **values: str | int) -> Refusal:
    """A refusal of one field's value, saying what would be possible."""
    return Refusal(Message(text, {**values}), code="invalid", field=field_id)


def whole(value: object) -> int | None:
    """The value if it is a whole number; a boolean is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def only_known(values: Mapping[str, object], known: set[str]) -> None:
    """Refuse values for fields that were not asked."""
    for name in values:
        if name not in known:
            raise invalid(clean(name, 40), "This question has no field of that name.")
