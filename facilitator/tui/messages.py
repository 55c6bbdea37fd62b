"""The one message from the room to the screens."""

from textual.message import Message


class RoomChanged(Message):
    """Something is different: look at the room again; one under way stands for all that happens until it arrives."""
