"""One phone that may lead too: off until a PIN is offered at the desk, one page with a few large buttons."""

from facilitator.web.clicker.door import Clicker, NoClicker

__all__ = ["Clicker", "NoClicker"]
