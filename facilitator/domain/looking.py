"""What the facilitator looks at, so that a second window can look the same way; says nothing of what may be seen."""

from typing import Literal, TypeAlias

import msgspec

View: TypeAlias = Literal["result", "change", "departments"]
"""What came out, how it changed since the first round, and how it differs between departments."""


class Look(msgspec.Struct, frozen=True):
    """One part of a step's result (None for all of it) in one view.

    ``code``: the way in is shown over the step; ``wifi``: its code is the Wi-Fi's, in the lobby too.
    """

    step: str = ""
    part: str | None = None
    view: View = "result"
    code: bool = False
    wifi: bool = False
