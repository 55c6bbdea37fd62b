"""An option that is hidden while phones answer: gone from every form, without a word of anybody being lost."""

import pytest
from gestures import Open, mine, saved, send
from playwright.sync_api import expect
from webroom import Hosted

WORDS = ("Silos", "Printer jams", "Idiots!")


def vote(hosted: Hosted) -> None:
    """The dots on three short answers are open, and somebody has given some."""
    hosted.do("next", "next", "open")

    async def said() -> None:
        for number, word in enumerate(WORDS):
            hosted.room.join(f"w{number}")
            hosted.room.submit(f"w{number}", f"s{number}", "hurdles", 1, {"text": [word]})

    hosted.run(said)
    hosted.do("next", "open")

    async def voted() -> None:
        hosted.room.submit("w0", "d", "worst", 1, {"dots": {idiots(hosted): 1}})

    hosted.run(voted)


def idiots(hosted: Hosted) -> str:
    return next(option.id for option in hosted.room.fields("worst", "en")[0].options if option.label == "Idiots!")


def hide(hosted: Hosted) -> None:
    async def hidden() -> None:
        hosted.room.do("drop", idiots(hosted))

    hosted.run(hidden)


@pytest.mark.chromium
def test_it_leaves_a_form_that_nobody_touched_and_comes_back(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    vote(hosted)
    expect(page.get_by_text("Idiots!")).to_be_visible()
    hide(hosted)
    expect(page.get_by_text("Idiots!")).to_have_count(0)
    expect(page.get_by_text("Silos")).to_be_visible()
    hosted.do("undo")
    expect(page.get_by_text("Idiots!")).to_be_visible()


@pytest.mark.chromium
def test_it_leaves_the_form_of_somebody_who_is_answering_with_its_dots(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    vote(hosted)
    page.get_by_role("button", name="One dot more: Idiots!").click()
    page.get_by_role("button", name="One dot more: Silos").click()
    expect(page.locator(".left output")).to_have_text("1")
    hide(hosted)
    expect(page.get_by_text("Idiots!")).to_have_count(0)
    expect(page.locator(".left output")).to_have_text("2")
    send(page)
    saved(page)
    assert list(mine(hosted, "worst")[-1]["dots"].values()) == [1]  # type: ignore[attr-defined]


@pytest.mark.chromium
def test_what_was_on_its_way_is_refused_in_words_and_goes_without_it(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    vote(hosted)
    page.get_by_role("button", name="One dot more: Idiots!").click()
    page.get_by_role("button", name="One dot more: Silos").click()
    hosted.stop()
    send(page)
    expect(page.locator("#said")).to_contain_text("Kept on this phone")
    hide(hosted)
    hosted.start()
    expect(page.get_by_text("One of these options is not on the list any more.").first).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Idiots!")).to_have_count(0)
    send(page)
    saved(page)
    assert list(mine(hosted, "worst")[-1]["dots"].values()) == [1]  # type: ignore[attr-defined]
