"""The list of all actions by name; keys that come before it is drawn, or after it was left, do nothing."""

from textual.command import CommandList, CommandPalette

from facilitator.tui.screens.over import Over


class Palette(CommandPalette, Over[None]):
    """Textual's own, which ends the app where such a key reaches it: a second Enter leaves it a second time."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing while there is no list to act on."""
        return bool(self.query(CommandList)) and super().check_action(action, parameters)
