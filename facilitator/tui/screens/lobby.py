"""The lobby: how phones get in, birds that land as they do, and what to try where none comes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.check import diagnosis
from facilitator.domain.words import N_, Refusal
from facilitator.invitation.following import told
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import shown as key_of
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, column, words
from facilitator.tui.telling import tell, tell_refusal
from facilitator.tui.widgets.entrance import Entrance, Shown
from facilitator.tui.widgets.tips import lines
from facilitator.tui.widgets.wire import Wire


class LobbyScreen(RoomScreen):
    """Shows the door: Wi-Fi, address, code."""

    CSS_PATH: ClassVar[str] = "lobby.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._since = desk.room.clock()
        self._url = desk.live.url

    def body(self) -> ComposeResult:
        """Code on the left, words on the right, the wire below."""
        title = self.desk.say.pick(self.desk.room.workshop.title)
        yield Static(words(title, "bold"), id="title")
        yield Entrance(self.desk.say, self._shown(), id="door")
        with Vertical(id="arrivals"):
            yield Static(NOTHING, id="tips")
            yield Wire()
            yield Static(NOTHING, id="crowd")
            yield Static(NOTHING, id="landed")

    def _shown(self) -> Shown:
        inviting, say = self.desk.live.inviting, self.desk.say
        news = say.say(told(inviting.moved)) if inviting.moved else ""
        self.desk.moves_seen = inviting.moved
        return Shown(
            inviting.url, inviting.door, key_of(self.desk.keys["address"], self.desk.say), self.desk.looks.wifi, news
        )

    def look(self) -> None:
        """Code and words of the shown address."""
        self.desk.point()
        shown = self._shown()
        if shown.url != self._url:
            self._url, self._since = shown.url, self.desk.room.clock()
        self.set_class(shown.wifi, "joining")
        self.query_one(Entrance).shown = shown
        self.query_one(Wire).birds = len(self.desk.room.session.people)

    def on_resize(self) -> None:
        """Another width for the tips."""
        self.call_after_refresh(self.look_again)

    def tick(self) -> None:
        """Say how many have come, and what to try if nobody can."""
        live, say = self.desk.live, self.desk.say
        door, people = live.inviting.door, len(self.desk.room.session.people)
        waited = self.desk.room.clock() - self._since >= diagnosis.PATIENCE
        lost = (
            self.desk.LEADS and not live.inviting.proven and not live.streams and (waited or diagnosis.is_closed(door))
        )
        self.set_class(lost, "lost")
        if lost:
            tips = diagnosis.tips(door, key_of(self.desk.keys["address"], self.desk.say))
            most = 5 if self.size.height < 32 else len(tips) + 2
            self.query_one("#tips", Static).update(column(lines(tips, say, self.size.width - 4, most)))
        warning = diagnosis.crowded(door.shown, max(people, live.inviting.proven)) if self.desk.LEADS else None
        self.set_class(warning is not None, "crowded")
        self.query_one("#crowd", Static).update(words(say.say(warning), "$warning") if warning else NOTHING)
        self.query_one("#landed", Static).update(self._landed())

    def _landed(self) -> Content:
        say, session, live = self.desk.say, self.desk.room.session, self.desk.live
        seen = live.inviting.proven
        parts = [words(say.count("%(n)d bird has landed", "%(n)d birds have landed", len(session.people)), "bold")]
        if not self.desk.LEADS:
            return parts[0]
        if expected := session.led.expected:
            style = "bold $warning" if len(session.people) > expected else "$text-muted"
            parts.append(words(say("%(n)d expected", n=expected), style))
        if seen:
            proof = say.count("seen from %(n)d phone ✓", "seen from %(n)d phones ✓", seen)
            parts.append(words(proof, "$success"))
        else:
            parts.append(words(say("scan it with your own phone now"), "$text-muted"))
        phones = {name for name, who in session.people.items() if not who.proxy}
        away = len(phones - live.present)
        if away and seen:
            parts.append(words(say.count("%(n)d asleep or gone", "%(n)d asleep or gone", away), "$text-muted"))
        return Content("   ").join(parts)

    def each_second(self) -> None:
        """Another address may be shown; patience ends."""
        if self.desk.live.inviting.url != self._url or self.desk.live.inviting.moved is not self.desk.moves_seen:
            self.look_again()
        else:
            super().each_second()

    def deed(self, action: str) -> None:
        """The Wi-Fi's code or the page's, another address, large blocks or small ones, the poster."""
        match action:
            case "wifi":
                self.desk.wifi = not self.desk.wifi
            case "address":
                self.desk.live.inviting.next()
            case "blocks":
                self.query_one(Entrance).toggle()
            case "poster":
                self.run_worker(self._poster())
            case _:
                super().deed(action)
        self.look_again()

    async def _poster(self) -> None:
        """Write the poster and say where it is, or why it could not be written."""
        say = self.desk.say
        try:
            path, shows = await self.desk.live.inviting.poster()
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, say)
            return
        text = N_("The poster is in your browser: %(path)s") if shows else N_("The poster is in %(path)s")
        tell(self.app, say(text, path=str(path)))
