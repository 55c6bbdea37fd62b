"""The measures, a file per answer kind: how far a room agrees; knows counts and ballots, never people."""

from facilitator.domain.agreement.shape import Agreement, Shape, chance_level, few, shape_of, shown

__all__ = ["Agreement", "Shape", "chance_level", "few", "shape_of", "shown"]
