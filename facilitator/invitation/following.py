"""Which address is shown while networks come and go; a fold over looks at this machine, without clock or network."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from facilitator.domain.words import Message
from facilitator.invitation.addresses import LOOPBACK, Address

Why: TypeAlias = Literal["gone", "changed", "better", "lost", "back"]
"""The address is gone, its interface has another one, a better one came; a fixed one was lost or is back."""


class Move(msgspec.Struct, frozen=True):
    """Another address is shown than before, and why; both are the same address where it is fixed."""

    before: Address
    now: Address
    why: Why


class Followed(msgspec.Struct, frozen=True):
    """The address that is shown; ``wanted`` is shown whenever it is there, a ``fixed`` one in any case.

    Wanted is what was chosen by hand and what phones came in by. An address that this machine does not have has an
    empty interface.
    """

    shown: Address
    wanted: Address | None = None
    fixed: bool = False


def begin(found: Sequence[Address], fixed: str = "") -> Followed:
    """What to show at first: the best of at least one address, or the fixed host."""
    if not fixed:
        return Followed(found[0])
    return Followed(_at(fixed, found) or Address(fixed, "", 0), fixed=True)


def cycle(now: Followed, found: Sequence[Address]) -> Followed:
    """The next address by hand, the first after the last; a fixed one stays."""
    if now.fixed:
        return now
    place = next((i for i, address in enumerate(found) if address.ip == now.shown.ip), -1)
    chosen = found[(place + 1) % len(found)]
    return Followed(chosen, chosen)


def follow(now: Followed, found: Sequence[Address], *, proven: bool) -> tuple[Followed, Move | None]:
    """What to show after another look, and the move if it is another address; ``proven`` says that phones use it.

    The wanted address as soon as it is there; else the shown one as long as it is there, unless a better one came
    before anybody used it; else the same interface's; else the best.
    """
    if now.fixed:
        return _kept(now, found)
    wanted = now.wanted or (now.shown if proven else None)
    target, why = _target(now.shown, wanted, found)
    if target.ip == now.shown.ip:
        return Followed(target, wanted), None
    return Followed(target, wanted), Move(now.shown, target, why)


def _target(shown: Address, wanted: Address | None, found: Sequence[Address]) -> tuple[Address, Why]:
    back = _at(wanted.ip, found) if wanted else None
    if back:
        return back, "better"
    here, best = _at(shown.ip, found), found[0]
    if here:
        return (best, "better") if best.score > here.score else (here, "better")
    same = next((address for address in found if address.interface == shown.interface), None)
    return (same, "changed") if same else (best, "better" if shown.ip == LOOPBACK else "gone")


def _kept(now: Followed, found: Sequence[Address]) -> tuple[Followed, Move | None]:
    here = _at(now.shown.ip, found)
    shown = here or msgspec.structs.replace(now.shown, interface="")
    followed = Followed(shown, fixed=True)
    if bool(here) is bool(now.shown.interface):
        return followed, None
    return followed, Move(now.shown, shown, "back" if here else "lost")


def _at(ip: str, found: Sequence[Address]) -> Address | None:
    return next((address for address in found if address.ip == ip), None)


def told(move: Move) -> Message:
    """A move in one sentence."""
    values: dict[str, str | int | float] = {
        "before": move.before.ip,
        "ip": move.now.ip,
        "interface": move.now.interface or move.before.interface,
    }
    if move.now.ip == LOOPBACK and move.before.ip != LOOPBACK:
        return Message("%(before)s is gone and this laptop is in no network: switch Wi-Fi on.", values)
    return {
        "gone": Message("%(before)s is gone: the code shows %(ip)s (%(interface)s) now.", values),
        "changed": Message("%(interface)s has another address: the code shows %(ip)s now.", values),
        "better": Message("%(ip)s (%(interface)s) has come up: the code shows it now.", values),
        "lost": Message("%(ip)s was given by hand, and this laptop does not have it any more.", values),
        "back": Message("%(ip)s (%(interface)s) is back.", values),
    }[move.why]


SCAN_AGAIN = Message("Phones scan the new code; whoever was in already types their three words.")
"""What a move means for people who were in."""
