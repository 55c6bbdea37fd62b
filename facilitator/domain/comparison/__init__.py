"""Sessions side by side: what the same questions found then and now; knows no file, no room and no words.

Nobody is followed from one session to another: phones are new and numbers anonymous, so the people may be others. A
change is claimed only where the 90 % intervals of two votes do not meet.
"""

from facilitator.domain.comparison.comparing import compared, order
from facilitator.domain.comparison.kept import PledgesKept
from facilitator.domain.comparison.lines import Change, Line, Questions, Vote
from facilitator.domain.comparison.named import Named, NamedThemes
from facilitator.domain.comparison.sitting import Asked, Sitting, Voted
from facilitator.domain.comparison.whole import Comparison, Session

__all__ = [
    "Asked",
    "Change",
    "Comparison",
    "Line",
    "Named",
    "NamedThemes",
    "PledgesKept",
    "Questions",
    "Session",
    "Sitting",
    "Vote",
    "Voted",
    "compared",
    "order",
]
