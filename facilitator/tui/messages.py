"""The one message from the room to the screens."""

from textual.message import Message


class RoomChanged(Message):
    """Something is different: look at the room again; many at once are one."""

    def can_replace(self, message: Message) -> bool:
        """A later change makes an earlier one needless."""
        return isinstance(message, RoomChanged)
