from facilitator.domain.session import Status
from facilitator.tui.widgets.flock import Flock
from facilitator.tui.widgets.keys import Keys
from facilitator.tui.widgets.wire import Wire


async def test_a_session_is_led_with_the_space_key_alone(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "scan it with your own phone" in text(app))
        live.joined(24)
        await wait(pilot, lambda: app.screen.query_one(Wire).birds == 24 and "24 birds have landed" in text(app))
        await pilot.press("space")
        await wait(pilot, lambda: "not open yet" in text(app))
        assert "how things are" in text(app)
        await pilot.press("space")
        await wait(pilot, lambda: "0 of 24 answered" in text(app) and "05:00" in text(app))
        live.statements()
        await wait(pilot, lambda: "22 of 24 answered" in text(app))
        assert len(app.screen.query_one(Flock).boids.headings) == 22
        assert "open now" in text(app)
        assert "0.56" not in text(app)
        assert "how things are" in text(app), "what is asked stays in view while people answer"
        await pilot.press("space")
        await wait(pilot, lambda: "0.56" in text(app))
        assert "A tendency" in text(app)
        assert "chance" in text(app)
        await pilot.press("space", "space")
        live.obstacles()
        await wait(pilot, lambda: "22 of 24 answered" in text(app) and "2/4" in text(app))
        await pilot.press("space")
        await wait(pilot, lambda: "Excel lists" in text(app))
        await pilot.press("space", "space")
        live.dots()
        await pilot.press("space")
        await wait(pilot, lambda: "closed" in text(app) and "3/4" in text(app))
        assert "Excel lists" not in text(app)
        await pilot.press("space")
        await wait(pilot, lambda: "Excel lists" in text(app))
        await pilot.press("space", "space", "space")
        await wait(pilot, lambda: "24 people took part" in text(app))
        assert live.room.session.status is Status.DONE
        assert "sessions/flug.json" in text(app)
        await pilot.press("e")
        await wait(pilot, lambda: "flug.export.json" in text(app))


async def test_undo_says_what_it_undid_and_redo_brings_it_back(live, make_app, wait, text):
    live.joined(6)
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("n", "o", "c")
        assert live.room.session.status is Status.CLOSED
        await pilot.press("u")
        await wait(pilot, lambda: "undone: closed What do we stand for?" in text(app))
        assert live.room.session.status is Status.OPEN
        await pilot.press("U")
        await wait(pilot, lambda: "done again: closed" in text(app))
        assert live.room.session.status is Status.CLOSED


async def test_undo_back_to_the_lobby_shows_the_lobby(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await wait(pilot, lambda: "1/4" in text(app))
        await pilot.press("u")
        await wait(pilot, lambda: "192.168.1.23" in text(app) or "Scan the code" in text(app))


async def test_r_shows_and_hides_again(live, make_app, wait, text):
    live.joined(14).lead("next", "open")
    live.statements(14)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "14 of 14" in text(app))
        await pilot.press("r")
        await wait(pilot, lambda: "Customers".lower() in text(app).lower() and "0 ─" in text(app))
        await pilot.press("r")
        await wait(pilot, lambda: "birds circle" in text(app) and "0 ─" not in text(app))


async def test_a_private_look_shows_the_picture_without_showing_it_to_the_room(live, make_app, wait, text):
    live.joined(14).lead("next", "open")
    live.statements(14)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        await wait(pilot, lambda: "i ends it" in text(app) and "0 ─" in text(app))
        assert not live.room.session.shown("werte")
        await pilot.press("i")
        await wait(pilot, lambda: "i ends it" not in text(app) and "0 ─" not in text(app))


async def test_the_footer_offers_only_what_is_possible(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(160, 30)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        offered = {key.key for key in app.screen.query_one(Keys).keys}
        assert offered == {"space", "l", "x", "P", "H", "K", "s", "p", "h", "f", "d", "?", "q"}
        assert app.check_action("lead", ("close",)) is False
        await pilot.press("c", "r", "a", "b")
        assert live.journal.records == []


async def test_arrows_look_at_one_statement_after_another(live, make_app, wait, text):
    live.joined(14).lead("next", "open")
    live.statements(14)
    live.lead("close")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "one by one" in text(app))
        await pilot.press("down")
        await wait(pilot, lambda: "1/3" in text(app) and "Two camps" in text(app) and "not true" in text(app))
        await pilot.press("up")
        await wait(pilot, lambda: "one by one" in text(app))


async def test_a_minute_more(live, make_app, wait, text):
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        await wait(pilot, lambda: "06:00" in text(app))
        live.now += 65
        await wait(pilot, lambda: "04:55" in text(app))
