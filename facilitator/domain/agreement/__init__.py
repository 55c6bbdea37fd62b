"""The measures, a file per answer kind; standard library arithmetic only."""

from facilitator.domain.agreement.shape import Agreement, shown

__all__ = ["Agreement", "shown"]
