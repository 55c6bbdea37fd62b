"""The door for one phone that may lead too: a one-time PIN, then a page with a few large buttons; off by default."""


class Clicker:
    """Off until a PIN is offered."""

    pin = ""
    paired = False
    url = ""

    def offer(self) -> None:
        """Offer a new PIN."""

    def revoke(self) -> None:
        """Let no phone lead any more."""
