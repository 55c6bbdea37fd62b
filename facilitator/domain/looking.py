"""What the facilitator looks at, so that a second window can look the same way; says nothing of what may be seen."""

from typing import Literal, TypeAlias

import msgspec

View: TypeAlias = Literal["result", "change", "departments"]
"""What came out, how it changed since the first round, and how it differs between departments."""


class Look(msgspec.Struct, frozen=True):
    """One part of a step's result (None for all of it) in one view; in the lobby, whether the code is the Wi-Fi's."""

    step: str = ""
    part: str | None = None
    view: View = "result"
    wifi: bool = False
