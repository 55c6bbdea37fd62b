"""Every state that a phone can show, one after another, as a person goes through a day with every kind of step."""

from collections.abc import Iterator

from kinds import KINDS, SILENT, EveryKind
from playwright.sync_api import BrowserContext, Locator, Page, expect
from webroom import CODE


def fields(page: Page) -> list[Locator]:
    return [field for field in page.locator("[data-field]").all() if field.is_visible()]


def fill(field: Locator, *, script: bool) -> None:
    """Answer one field as a thumb does."""
    match field.get_attribute("data-type"):
        case "Scale" | "Choice":
            field.locator("input").first.check(force=True)
        case "Slider":
            knob = field.locator("input").first
            knob.press("ArrowRight") if script else knob.fill("6")
        case "Amount":
            field.locator("input").first.fill("Fr. 1'500.-")
        case "Day":
            field.locator("input").fill("2026-12-24")
        case "Text":
            field.locator("textarea").first.fill("Anrufen <b>statt</b> mailen")
        case "Dots":
            field.locator(".more").first.click() if script else field.locator("input").first.fill("1")
        case "Order":
            for place, row in enumerate(field.locator(".place").all(), start=1):
                row.locator("label").click() if script else row.locator("input").fill(str(place))


def arriving(context: BrowserContext, hosted: EveryKind) -> Iterator[tuple[str, Page]]:
    """From the scan to the lobby."""
    page = context.new_page()
    address = f"http://room.test:{hosted.port}/{CODE}"
    page.goto(f"{address[:-1]}X")
    yield "wrong address", page
    page.goto(address)
    yield "join", page
    page.goto(f"{address}/stored")
    yield "what is stored, not joined", page
    page.goto(address)
    page.locator("summary").click()
    page.locator("#resume").fill("apfel birne wolke")
    page.locator("details button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "join refused", page
    page.get_by_label("Technik").check()
    page.locator("form .main").click()
    yield "lobby", page
    page.goto(f"{address}/stored")
    yield "what is stored", page
    page.goto(address)
    page.wait_for_load_state()


def answering(page: Page, hosted: EveryKind, step: str) -> Iterator[tuple[str, Page]]:
    """One step, from its opening to what came out."""
    hosted.do("next")
    expect(page.locator("#step")).to_have_attribute("data-step", step)
    if step == "werte":
        yield "soon", page
    hosted.do("open")
    if step in SILENT:
        expect(page.locator(".results, .calm").first).to_be_visible()
        yield step, page
        return
    expect(page.locator("#answer")).to_be_visible()
    yield f"{step} open", page
    page.locator(".main").click()
    expect(page.locator("[data-field] > .alert:visible")).to_have_count(1)
    yield f"{step} refused", page
    for field in fields(page):
        fill(field, script=True)
    yield f"{step} changed", page
    page.locator(".main").click()
    expect(page.locator("#said")).to_have_class("saved")
    yield f"{step} saved", page
    hosted.all_answer()
    hosted.do("close")
    if hosted.room.session.shown(step):
        hosted.do("hide")
    expect(page.locator("#closed")).to_be_visible()
    yield f"{step} closed", page
    hosted.do("reveal")
    expect(page.locator(".results")).to_be_visible()
    yield f"{step} results", page


def losing(page: Page, hosted: EveryKind) -> Iterator[tuple[str, Page]]:
    """At the first step, answered anew: the laptop is gone and comes back, and the room moves on meanwhile."""
    hosted.do("again")
    expect(page.locator("#answer .main")).to_be_visible()
    page.locator("[data-field] input").first.check(force=True)
    hosted.stop()
    page.locator(".main").click()
    expect(page.locator("#said")).to_have_class("kept")
    yield "kept on this phone", page
    hosted.start()
    expect(page.locator("#said")).to_have_class("saved", timeout=25_000)
    page.locator("[data-field] input").nth(1).check(force=True)
    hosted.do("close")
    expect(page.locator("#news")).to_be_visible()
    yield "the room has moved on", page
    page.locator("#news button").click()
    expect(page.locator("#answer .main")).to_have_count(0)


def day(context: BrowserContext, hosted: EveryKind) -> Iterator[tuple[str, Page]]:
    """All of it, each with a name."""
    page = None
    for name, page in arriving(context, hosted):
        yield name, page
    assert page is not None
    for step in KINDS:
        yield from answering(page, hosted, step)
        if step == "werte":
            yield from losing(page, hosted)
    hosted.do("next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke.")
    yield "done", page
