"""The screens, one file each, with a ``.tcss`` beside it; and which one stands for which state of the room."""

from facilitator.domain.session import Status
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.screens.desk import DeskScreen
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.lobby import LobbyScreen
from facilitator.tui.screens.results import ResultsScreen
from facilitator.tui.screens.step import StepScreen
from facilitator.tui.screens.waiting import WaitingScreen

MODES: dict[str, type[RoomScreen]] = {
    "lobby": LobbyScreen,
    "step": StepScreen,
    "desk": DeskScreen,
    "results": ResultsScreen,
}


def mode_of(status: Status, *, at_desk: bool = False) -> str:
    """The mode that shows a room in this state."""
    return {Status.LOBBY: "lobby", Status.DONE: "results"}.get(status, "desk" if at_desk else "step")


__all__ = ["MODES", "HelpScreen", "HomeScreen", "RoomScreen", "WaitingScreen", "mode_of"]
