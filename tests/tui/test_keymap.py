import pytest

from facilitator.domain.words import Refusal
from facilitator.language import language
from facilitator.tui.deeds import ANSWERS, DESK, HOST
from facilitator.tui.keymap import DEFAULT, parse, shown
from facilitator.tui.widgets.keys import Keys


def test_no_key_has_two_meanings():
    alone, everywhere = {deed.id for deed in ANSWERS}, {"undo", "redo", "entries", "theme", "help", "leave"}
    for here in (DEFAULT.keys() - alone, alone | everywhere):
        assert len({DEFAULT[action] for action in here}) == len(here)
    assert {deed.id for deed in (*HOST, *DESK, *ANSWERS)} < set(DEFAULT)


def test_keys_are_given_by_action_and_may_change_places():
    assert parse('close = "y"\nhelp = "f1, ?"\n', "keys.toml") == {"close": "y", "help": "f1,question_mark"}
    assert parse('open = "c"\nclose = "o"', "keys.toml") == {"open": "c", "close": "o"}
    assert parse('drop = "x"\nfind = "/"', "keys.toml") == {"drop": "x", "find": "slash"}
    for keys, told in (
        ("question_mark", "?"),
        ("f1,question_mark", "f1"),
        ("space", "Leertaste"),
        ("ctrl+n", "ctrl+n"),
    ):
        assert shown(keys, language("de")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('jump = "y"', "jump: expected one of"),
        ('close = "nowhere"', "close: expected a key"),
        ("close = 5", "close: expected a key"),
        ('close = "o"', "expected for one action only"),
        ('drop = "e"', "expected for one action only"),
        ('drop = "u"', "expected for one action only"),
        ('close = ""', "close: expected a key"),
        ("close = ", "keys.toml"),
        ('close = "\\u001b"', "close: expected a key"),
    ],
)
def test_what_is_no_action_or_no_key_is_refused_with_what_was_expected(text, told):
    with pytest.raises(Refusal, match=told) as caught:
        parse(text, "keys.toml")
    assert (caught.value.code, str(caught.value).isprintable()) == ("keys", True)


async def test_own_keys_lead_and_stand_in_footer_and_help(live, make_app, wait, text):
    app = make_app(live, keys=parse('go = "enter"\nopen = "y"\nhelp = "f1"', "keys.toml"))
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("enter")
        await wait(pilot, lambda: bool(live.room.session.current) and bool(app.screen.query(Keys)))
        assert {"enter", "y", "f1"} <= {key.key for key in app.screen.query_one(Keys).keys} | {"y"}
        await pilot.press("o")
        assert not live.room.session.state("werte").open
        await pilot.press("y")
        await wait(pilot, lambda: live.room.session.state("werte").open)
        await pilot.press("f1")
        await wait(pilot, lambda: "Keys" in text(app))
        assert " y  open" in text(app)


@pytest.mark.parametrize(("keys", "status"), [(("pagedown",), "waiting"), (("f5", "pagedown"), "open")])
async def test_presenter_clickers_lead(live, make_app, wait, keys, status):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*keys)
        await wait(pilot, lambda: live.room.session.status == status)
        await pilot.press("pagedown", "full_stop", "escape")
        await pilot.press("pageup")
        await wait(pilot, lambda: live.room.session.last == "werte")
