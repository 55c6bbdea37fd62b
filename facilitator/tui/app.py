"""The Textual app: modes, keys, themes, and the one message from the room; it decides nothing."""

import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from facilitator.domain.words import Refusal
from facilitator.language import SOURCE, Language, language
from facilitator.live import Live
from facilitator.room import Change
from facilitator.tui import colours, panels
from facilitator.tui.commands import KEYS, below, offered, shown_room
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import DEFAULT, NO_KEYS
from facilitator.tui.messages import RoomChanged
from facilitator.tui.offer import Offer
from facilitator.tui.pace import SURE, Pace
from facilitator.tui.palette import Palette
from facilitator.tui.patience import let_terminals_pause
from facilitator.tui.screens import MODES, HelpScreen, HomeScreen, RoomScreen, mode_of
from facilitator.tui.telling import tell, tell_refusal


class FacilitatorApp(App[None]):
    """``begins`` with a running session, or with what the home screen offers; else by itself.

    ``keys`` gives actions other keys; ``drawn`` is what waits for the first screen to be drawn.
    """

    CSS_PATH: ClassVar[str] = "app.tcss"
    TITLE = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        begins: Live | Offer | None = None,
        say: Language | None = None,
        keys: Mapping[str, str] = NO_KEYS,
        drawn: Callable[[], Coroutine[None, None, None]] | None = None,
    ) -> None:
        let_terminals_pause()
        super().__init__()
        self._keys = {**DEFAULT, **keys}
        self.set_keymap(dict(keys))
        self.say = say or language(SOURCE)
        self.desk: Desk | None = None
        self._begins, self._drawn = begins, drawn
        self._pace = Pace(self.set_timer, self.draw)
        self._told, self._behind, self._sure_until = False, False, 0.0
        for theme in colours.THEMES:
            self.register_theme(theme)
        self.theme = colours.DARK.name

    def on_mount(self) -> None:
        """Open the home screen, or the room that is already running."""
        self.set_interval(1, self._tick)
        self.begin()
        if self._drawn:
            self.call_after_refresh(self.run_worker, self._drawn())

    def begin(self) -> None:
        """Show the first screen."""
        if isinstance(self._begins, Offer):
            self.push_screen(HomeScreen(self.say, self._begins))
        elif self._begins is not None:
            self.lead(self._begins)

    def lead(self, live: Live) -> None:
        """Lead a running session from now on."""
        live.room.listen(self.changed)
        tell(self, "\n".join(live.notes))
        self.sit(Desk(live, self._keys))

    def sit(self, desk: Desk) -> None:
        """Show the room from a desk."""
        self.desk, self.say = desk, desk.say
        for mode, screen in MODES.items():
            self.add_mode(mode, partial(screen, desk))
        self.draw()

    async def on_home_screen_chosen(self, chosen: HomeScreen.Chosen) -> None:
        """Start or resume what was chosen."""
        if self.desk is not None:
            return
        try:
            self.lead(await chosen.begin())
        except (Refusal, OSError) as error:
            tell_refusal(self, error, self.say)

    def changed(self, _change: Change) -> None:
        """Something is different in the room or around it."""
        if not self._told:
            self._told = True
            self.post_message(RoomChanged())

    def on_room_changed(self) -> None:
        """Look again, soon; what happens from now on is told anew."""
        self._told = False
        self._pace.ask()

    def draw(self) -> None:
        """Show the room as it is now."""
        if self.desk and self.screen_stack:
            self._greet()
            mode = mode_of(self.desk.stands, at_desk=self.desk.at_desk)
            if mode != self.current_mode:
                self._behind = not panels.put_away(self)
                if not self._behind:
                    self.switch_mode(mode)
            elif room := shown_room(self):
                room.look_again()

    def _greet(self) -> bool:
        """Say that the first wall has come or the last one gone; whether that was now."""
        news = self.desk.greet_walls() if self.desk else None
        tell(self, self.say.say(news) if news else "")
        return news is not None

    def _tick(self) -> None:
        if self._greet() or self._behind:
            self.draw()
        if room := shown_room(self):
            room.each_second()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is possible now."""
        if action not in {"lead", "desk"}:
            return True
        wanted, screen = str(parameters[0]), below(self)
        if wanted in {"theme", "help", "leave"}:
            return not isinstance(screen, HelpScreen)
        if self.desk is None or not isinstance(screen, RoomScreen) or not (screen.LEADS or wanted in screen.ALSO):
            return False
        return self.desk.resolve(wanted) is not None if action == "lead" else self.desk.can(wanted)

    def action_lead(self, wanted: str) -> None:
        """Carry out a host action; undo and redo say what they did."""
        if self.desk and isinstance(self.screen, RoomScreen):
            try:
                self.screen.tell(self.desk.lead(wanted))
            except (Refusal, OSError) as error:
                tell_refusal(self, error, self.say)

    def action_desk(self, wanted: str) -> None:
        """Something that changes nothing in the room."""
        match wanted:
            case "theme":
                self.theme = colours.after(self.theme)
            case "help":
                own = self.screen.OWN if isinstance(self.screen, RoomScreen) else ()
                self.push_screen(HelpScreen.of(self.desk, self.say, own))
            case "leave":
                self._leave()
            case _ if isinstance(self.screen, RoomScreen):
                try:
                    self.screen.deed(wanted)
                except (Refusal, OSError) as error:
                    tell_refusal(self, error, self.say)

    def _leave(self) -> None:
        if self.desk is None or time.monotonic() < self._sure_until:
            self.exit()
            return
        self._sure_until = time.monotonic() + SURE
        tell(self, self.say(self.desk.LEAVING))

    async def action_command_palette(self) -> None:  # type: ignore[override]  # Textual waits for either
        """Every action by name, asked for in the room's language; it is there before the next key and any change."""
        if not isinstance(self.screen, CommandPalette):
            await self.push_screen(Palette(placeholder=self.say("Find an action by its name"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002  Textual's signature
        """Every action that is possible now, by name."""
        return offered(self, self.say, self._keys)
