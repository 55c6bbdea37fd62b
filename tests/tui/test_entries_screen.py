"""Putting short answers in order on their screen, by key, from picking up to taking back."""

import pytest
from corpus import HOSTILE, obeyed
from textual.widgets import Input

from facilitator.domain.text import clean
from facilitator.tui.screens import HelpScreen
from facilitator.tui.screens.entries import EntriesScreen
from facilitator.tui.screens.merge import MergeScreen
from facilitator.tui.screens.step import StepScreen
from facilitator.tui.screens.wording import EditScreen, FindScreen, RenameScreen
from facilitator.tui.widgets.keys import Keys

SAID = (
    "Silos", "silos", "Silodenken", "Silo-Denken", "Printer jams", "Nobody decides", "Silos between us",
    "Printer jams at night",
)  # fmt: skip


@pytest.fixture
def said(live):
    """Eight people have said something; "Silos" is said twice, "Silodenken" twice."""
    live.joined(8).lead("next", "next", "open")
    live.votes([{"text": [text]} for text in SAID])
    return live


@pytest.fixture
def opened(make_app, wait, text):
    """The app with the screen of answers on it, and a hand for its keys."""

    class Hand:
        def __init__(self, live, size, keys):
            self.live, self.app = live, make_app(live, **({"keys": keys} if keys else {}))
            self.running = self.app.run_test(size=size, notifications=True)

        async def __aenter__(self):
            self.pilot = await self.running.__aenter__()
            await wait(self.pilot, lambda: isinstance(self.app.screen, StepScreen) and self.app.screen.query(Keys))
            await self.press("m")
            await self.until(lambda: isinstance(self.app.screen, EntriesScreen) and self.screen.rows.item)
            return self

        async def __aexit__(self, *raised):
            await self.running.__aexit__(*raised)

        @property
        def screen(self):
            return next(screen for screen in self.app.screen_stack if isinstance(screen, EntriesScreen))

        @property
        def line(self):
            """The row under the cursor."""
            return "".join(s.text for s in self.screen.rows._line(self.screen.rows.cursor)).strip()

        @property
        def footer(self):
            return {key.label for key in self.screen.query_one(Keys).keys}

        async def press(self, *keys):
            await self.pilot.press(*keys)

        async def until(self, condition):
            await wait(self.pilot, lambda: bool(condition()))

        async def sees(self, *told):
            await self.until(lambda: all(each in text(self.app) for each in told))

        async def go(self, wanted):
            """Walk down to a row that ends like this."""
            await self.press("home")
            for _ in self.screen.rows.items:
                if self.line.endswith(wanted):
                    return
                await self.press("down")
            raise AssertionError(f"no row ends with {wanted}")

        def themes(self):
            board = self.live.room.board()
            return {theme.label: len(theme.entries) for theme in board.themes} if board else {}

    return lambda live, size=(120, 40), keys=None: Hand(live, size, keys)


async def test_an_entry_is_hidden_and_shown_again(said, opened):
    async with opened(said) as hand:
        await hand.go("Nobody decides")
        await hand.press("h")
        await hand.sees("hid “Nobody decides”", "1 hidden", "✕ Nobody decides")
        assert "Nobody decides" not in hand.themes()
        await hand.go("✕ Nobody decides")
        await hand.sees("nobody sees it")
        await hand.press("h")
        await hand.sees("showed “Nobody decides” again")
        assert hand.themes()["Nobody decides"] == 1
        assert hand.line.endswith("Nobody decides")


async def test_a_hidden_entry_stays_in_its_theme_and_the_cursor_goes_on_to_the_next(said, opened):
    async with opened(said) as hand:
        await hand.go("2   Silos")
        await hand.press("down", "h")
        await hand.sees("✕ Silos", "7 answers")
        assert hand.line.endswith("silos")


async def test_an_edited_entry_keeps_its_original_in_view(said, opened):
    async with opened(said) as hand:
        await hand.go("Nobody decides")
        await hand.press("e")
        await hand.until(lambda: isinstance(hand.app.screen, EditScreen) and hand.app.screen.query(Input))
        assert hand.app.screen.query_one(Input).value == "Nobody decides"
        await hand.press(*"!?", "enter")
        await hand.sees("✎ Nobody decides!?", "Written as: Nobody decides", "edited “Nobody decides”")
        assert hand.line.endswith("Nobody decides!?")
        await hand.press("e")
        await hand.sees("its own words again")
        await hand.press("ctrl+o")
        await hand.sees("gave “Nobody decides!?” its own words back")
        assert "Nobody decides" in hand.themes()


async def test_editing_can_be_left_without_a_trace(said, opened):
    async with opened(said) as hand:
        stage = said.room.session.stage
        await hand.go("Nobody decides")
        for last in ("escape", "enter"):
            await hand.press("e", *(["x"] if last == "escape" else []), last)
            await hand.until(lambda: isinstance(hand.app.screen, EntriesScreen))
        assert said.room.session.stage == stage


async def test_merging_shows_the_rule_and_the_numbers_first_and_is_taken_back_exactly(said, opened):
    said.lead("close", "next", "open")
    silos, denken, _ = (o.id for o in said.room.fields("wahl", "en")[0].options[:3])
    said.votes([{"dots": {silos: 2, denken: 1}}, {"dots": {silos: 1}}, {"dots": {denken: 2}}])
    said.lead("close", "reveal")
    async with opened(said) as hand:
        before, figure = said.room.figure("hindernisse"), said.room.figure("wahl")
        await hand.go("2   Silodenken")
        await hand.press("space")
        await hand.sees("◆ “Silodenken” is picked up", "put it back")
        await hand.go("2   Silos")
        assert "put it here" in hand.footer
        await hand.press("space")
        await hand.sees(
            "“Silodenken” becomes part of “Silos”", "2 and 2, together 4", "3 and 3, together 6", "gave them: 3"
        )
        assert said.room.figure("wahl") == figure
        await hand.press("y")
        await hand.sees("merged “Silodenken” into “Silos”")
        assert hand.line.startswith("❯   4   Silos")
        assert [(bar.label, bar.value, bar.people) for bar in said.room.figure("wahl").bars[:1]] == [("Silos", 6, 3)]
        await hand.press("u")
        await hand.sees("undone: merged “Silodenken” into “Silos”")
        assert hand.line.endswith("2   Silodenken")
        assert (said.room.figure("hindernisse"), said.room.figure("wahl")) == (before, figure)
        await hand.press("U")
        await hand.sees("done again: merged “Silodenken” into “Silos”")
        assert hand.themes()["Silos"] == 4


async def test_numbers_of_dots_that_the_room_does_not_see_are_not_told(said, opened, text):
    said.lead("close", "next", "open")
    options = [o.id for o in said.room.fields("wahl", "en")[0].options]
    said.votes([{"dots": {options[0]: 2, options[1]: 1}}])
    async with opened(said) as hand:
        await hand.go("2   Silodenken")
        await hand.press("space")
        await hand.go("2   Silos")
        await hand.press("space")
        await hand.sees("Dots on both add up")
        assert "Dots given" not in text(hand.app)


@pytest.mark.parametrize("where", ["in hand", "at the question"])
async def test_escape_puts_it_back_and_changes_nothing(said, opened, text, where):
    async with opened(said) as hand:
        stage = said.room.session.stage
        await hand.go("Printer jams")
        await hand.press("space")
        if where == "at the question":
            await hand.go("Nobody decides")
            await hand.press("space")
            await hand.until(lambda: isinstance(hand.app.screen, MergeScreen))
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.app.screen, EntriesScreen) and "◆" not in text(hand.app))
        assert said.room.session.stage == stage
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.app.screen, StepScreen))


async def test_an_entry_moves_to_another_theme_and_the_last_one_of_a_theme_merges(said, opened):
    async with opened(said) as hand:
        await hand.go("silos")
        await hand.press("space")
        await hand.go("Printer jams")
        await hand.press("space")
        await hand.sees("moved “silos” to “Printer jams”")
        assert (hand.themes()["Printer jams"], hand.themes()["Silos"]) == (2, 1)
        await hand.press("u")
        await hand.sees("undone: moved")
        assert hand.line.endswith("silos")
        said.room.do("rename", "5.1 Machines")
        await hand.sees("Machines")
        await hand.go("      Printer jams")
        await hand.press("space")
        await hand.go("Nobody decides")
        await hand.press("space")
        await hand.sees("“Machines” becomes part of “Nobody decides”")


async def test_what_was_picked_up_stays_in_hand_while_themes_stand_alone_and_is_put_back_if_it_goes(said, opened, text):
    async with opened(said) as hand:
        await hand.go("silos")
        await hand.press("space", "f")
        await hand.until(lambda: "      silos" not in text(hand.app))
        await hand.go("Nobody decides")
        await hand.sees("◆ “silos” is picked up")
        said.room.submit("p1", "again", "hindernisse", 1, {"text": ["Something else"]})
        await hand.sees("“Something else” is picked up")
        said.room.do("drop", "2.1")
        await hand.until(lambda: "◆" not in text(hand.app) and hand.screen.picked is None)


async def test_the_mouse_puts_the_cursor_where_it_clicks(said, opened):
    async with opened(said) as hand:
        await hand.pilot.click(hand.screen.rows, offset=(9, 4))
        await hand.until(lambda: hand.screen.rows.cursor == 4)
        await hand.pilot.click(hand.screen.rows, offset=(9, 0))
        assert hand.screen.rows.cursor == 4


async def test_an_entry_becomes_a_theme_of_its_own(said, opened):
    async with opened(said) as hand:
        await hand.go("silos")
        await hand.press("s")
        await hand.sees("made “silos” a theme of its own")
        assert hand.themes()["silos"] == hand.themes()["Silos"] == 1
        assert hand.line.endswith("1   silos")
        assert "make it a theme of its own" not in hand.footer


async def test_a_theme_is_renamed_and_gets_its_own_name_back(said, opened):
    async with opened(said) as hand:
        await hand.go("2   Silos")
        await hand.press("r")
        await hand.until(lambda: isinstance(hand.app.screen, RenameScreen) and hand.app.screen.query(Input))
        await hand.press(*" & Co", "enter")
        await hand.sees("renamed “Silos” to “Silos & Co”")
        assert hand.line.endswith("2   Silos & Co")
        await hand.press("r")
        await hand.until(lambda: isinstance(hand.app.screen, RenameScreen) and hand.app.screen.query(Input))
        await hand.press("ctrl+o")
        await hand.until(lambda: "Silos" in hand.themes())


async def test_suggestions_are_confirmed_and_denied_with_one_key_each_best_first(said, opened):
    async with opened(said) as hand:
        await hand.sees("The same theme?")
        first, second = said.room.board().suggestions[:2]
        labels = [said.room.board().theme(name).label for name in (first.first, first.second)]
        assert all(label in hand.line for label in labels)
        await hand.sees("becomes part of", "everybody counts once")
        await hand.press("n")
        await hand.sees("kept “")
        left = [{s.first, s.second} for s in said.room.board().suggestions]
        assert {first.first, first.second} not in left
        assert {second.first, second.second} == left[0]
        await hand.press("y")
        await hand.sees("merged “")
        assert len(said.room.board().themes) == 5
        await hand.press("u", "u")
        await hand.until(lambda: said.room.board().suggestions[0] == first and len(said.room.board().themes) == 6)


async def test_what_is_searched_is_found_round_the_end(said, opened):
    async with opened(said) as hand:
        for _ in range(2):
            await hand.press("slash")
            await hand.until(lambda: isinstance(hand.app.screen, FindScreen) and hand.app.screen.query(Input))
            await hand.press(*"DECIDES", "enter")
            await hand.until(lambda: isinstance(hand.app.screen, EntriesScreen))
            assert hand.line.endswith("Nobody decides")
        await hand.press("slash", "x", "enter")
        await hand.sees("Nothing contains “x”.")


async def test_themes_stand_alone_where_that_is_enough(said, opened, text):
    async with opened(said) as hand:
        await hand.press("f")
        await hand.until(lambda: "      Silos" not in text(hand.app) and "2   Silos" in text(hand.app))
        assert "all answers" in hand.footer
        await hand.press("f")
        await hand.sees("        silos")


async def test_answers_that_come_in_do_not_move_the_cursor_from_its_answer(said, opened):
    async with opened(said) as hand:
        await hand.go("Nobody decides")
        said.room.join("late")
        said.room.submit("late", "s", "hindernisse", 1, {"text": ["Printer jams", "Coffee"]})
        await hand.sees("10 answers", "Coffee")
        assert hand.line.endswith("Nobody decides")


async def test_a_presenters_keys_lead_nothing_here(said, opened):
    async with opened(said) as hand:
        stage, length = said.room.session.stage, len(said.room.session.events)
        await hand.press("pagedown", "f5", "full_stop", "pageup", "b", "c", "enter")
        assert (said.room.session.stage, len(said.room.session.events)) == (stage, length)
        assert isinstance(hand.app.screen, EntriesScreen)


async def test_undo_leads_back_through_the_day_and_the_list_is_empty_before_anybody_was_asked(said, opened):
    async with opened(said) as hand:
        await hand.press("u")
        await hand.sees("undone: opened What is in the way?", "No answers yet.")
        await hand.press("y", "space", "h", "e", "f", "slash", "down", "U")
        await hand.sees("done again: opened What is in the way?", "Nobody decides")


async def test_keys_of_ones_own_stand_in_footer_help_and_palette(said, opened):
    async with opened(said, keys={"drop": "x"}) as hand:
        await hand.go("Nobody decides")
        assert {"x": "hide"}.items() <= {k.key: k.label for k in hand.screen.query_one(Keys).keys}.items()
        names = {command.title for command in hand.app.get_system_commands(hand.screen)}
        assert {"hide", "edit the spelling", "rename the theme", "pick up", "find", "undo", "help"} <= names
        assert not names & {"close", "next", "split", "show again"}
        await hand.press("question_mark")
        await hand.until(lambda: isinstance(hand.app.screen, HelpScreen))
        await hand.sees("Keys on the screen of answers", "      x  hide")
        await hand.press("escape", "x")
        await hand.sees("✕ Nobody decides")


async def test_hostile_words_stay_words_in_list_detail_and_panels(live, opened, text):
    words = [w for w in dict.fromkeys(clean(t, 100) for _, t in HOSTILE) if w][:60]
    live.joined(len(words)).lead("next", "next", "open")
    live.votes([{"text": [word]} for word in words])
    async with opened(live, (160, 200)) as hand:
        for key in ("space", "escape", "e", "escape", "r", "escape", "h", "h", "n", "y"):
            for _ in range(4):
                await hand.press("down", key)
                assert not obeyed(text(hand.app))
                if not isinstance(hand.app.screen, EntriesScreen):
                    await hand.press("escape")
        assert not obeyed(hand.app.export_screenshot(), "\n\t")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_three_hundred_answers_are_drawn_as_far_as_they_are_seen(live, opened, size, monkeypatch):
    live.joined(300).lead("next", "next", "open")
    live.votes([{"text": [f"Thing {i % 97} {'abcdefg'[i % 7] * 6}"]} for i in range(300)])
    async with opened(live, size) as hand:
        rows, drawn = hand.screen.rows, []
        assert len(rows.items) > 200
        whole = type(rows)._line
        monkeypatch.setattr(type(rows), "_line", lambda self, place: (drawn.append(place), whole(self, place))[1])
        await hand.press("down")
        await hand.until(lambda: drawn)
        assert len(drawn) <= 4
        drawn.clear()
        await hand.press("end")
        await hand.until(lambda: len(rows.items) - 1 in drawn)
        assert len(set(drawn)) <= size[1]
        assert rows.cursor == len(rows.items) - 1
        await hand.press("home", "right", "right", "left")
        assert rows.item.heads
        await hand.press("h" if rows.item.entry else "space")
        assert rows.virtual_size.height == len(rows.items)


async def test_hiding_a_theme_of_several_answers_says_that_answers_are_hidden_one_by_one(live, make_app, wait, text):
    live.joined(24).lead("next", "next", "open")
    live.obstacles()
    app = make_app(live)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.press("m")
        await wait(pilot, lambda: "themes" in text(app))
        rows = app.screen.rows
        place = next(n for n, item in enumerate(rows.items) if item.heads and not item.entry)
        rows.move_to(place)
        await pilot.press("h")
        await wait(pilot, lambda: "hidden one by one" in text(app))
        assert not app.screen.board.hidden
