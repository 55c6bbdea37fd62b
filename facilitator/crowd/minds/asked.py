"""One question as it came to one phone, and what its person has said to it so far."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from facilitator.crowd.minds.person import Person, chance
from facilitator.domain.fields import Field


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of a step's round for a person; ``values`` are the answers to the fields before the next one."""

    person: Person
    step: str
    round: int
    fields: tuple[Field, ...]
    values: dict[str, Any] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """The thoughts the person has put into words already, so that nobody says the same twice."""

    def own(self, *names: object) -> Random:
        """The person's own chance in this round."""
        return chance(self.person.seed, self.person.number, self.step, *names, self.round)

    def lasting(self, *names: object) -> Random:
        """The person's own chance that stays from round to round."""
        return chance(self.person.seed, self.person.number, self.step, *names)

    def shared(self, *names: object) -> Random:
        """The chance that all in the room have in common."""
        return chance(self.person.seed, self.step, *names)

    def among_peers(self, *names: object) -> Random:
        """The chance that a department has in common."""
        return chance(self.person.seed, self.step, "department", self.person.group, *names)
