"""Plain sentences for numbers, in the room's language; knows measures and words, no widget.

Every number on screen has one of these beside it and its formula in the help.
"""

from facilitator.sentences.comparisons import (
    asked_again,
    changes,
    compared,
    difference,
    other_words,
    perhaps_others,
    pledged,
    pledges_kept,
    states,
    themes_named,
    verdict,
    vote_name,
    vote_of,
    way,
)
from facilitator.sentences.day import behind, merged
from facilitator.sentences.departments import pulled_apart, undivided, verdict_of
from facilitator.sentences.figures import (
    apart,
    budget,
    change,
    claim,
    department,
    factor,
    favourites,
    felt,
    middle,
    movement,
    official,
    pair,
    silos,
    winner,
)
from facilitator.sentences.formulas import formulas
from facilitator.sentences.phones import leading_phone, phone_ended
from facilitator.sentences.readings import headline, provisional, reading
from facilitator.sentences.shapes import chance, meaning, number, reach, too_few, unsure, word
from facilitator.sentences.sheets import allowed, counted, flown, latitude, turned
from facilitator.sentences.sittings import cautions, heads, legend
from facilitator.sentences.sources import sources
from facilitator.sentences.telling import MOST, spread, told
from facilitator.sentences.units import at_desk, clock, day, named

__all__ = [
    "MOST",
    "allowed",
    "apart",
    "asked_again",
    "at_desk",
    "behind",
    "budget",
    "cautions",
    "chance",
    "change",
    "changes",
    "claim",
    "clock",
    "compared",
    "counted",
    "day",
    "department",
    "difference",
    "factor",
    "favourites",
    "felt",
    "flown",
    "formulas",
    "headline",
    "heads",
    "latitude",
    "leading_phone",
    "legend",
    "meaning",
    "merged",
    "middle",
    "movement",
    "named",
    "number",
    "official",
    "other_words",
    "pair",
    "perhaps_others",
    "phone_ended",
    "pledged",
    "pledges_kept",
    "provisional",
    "pulled_apart",
    "reach",
    "reading",
    "silos",
    "sources",
    "spread",
    "states",
    "themes_named",
    "told",
    "too_few",
    "turned",
    "undivided",
    "unsure",
    "verdict",
    "verdict_of",
    "vote_name",
    "vote_of",
    "way",
    "winner",
    "word",
]
