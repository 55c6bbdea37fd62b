"""The phone page in Chromium at 400 kbit/s and 400 ms latency: bytes, requests and when something is shown.

``python tests/bench/phonepage.py`` prints and keeps the section Phone page. Every phone begins with an empty cache.
"""

import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "web")]

from browser import ARGS, CHROMIUM  # noqa: E402
from kinds import KINDS, SILENT, EveryKind  # noqa: E402
from loading import Loading  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from results import put, rows, where  # noqa: E402
from webroom import CODE  # noqa: E402

TIMES = 3
MOST_KB, MOST_REQUESTS, MOST_MS = 30, 4, 1000
TOLD = """
Targets: under {kb} kB, at most {requests} requests, a question shown in under {seconds:.0f} s at 400 kbit/s and 400 ms
latency. kB are all bytes of the air from the scan on, the page for joining, style and script among them, in the worst
of {times} visits. Requests are those that the question waits for; its script comes behind it. Times are until something
is painted, the median of {times} visits.
"""


def visit(browser: Browser, hosted: EveryKind) -> tuple[int, int, list[float]]:
    """Scan, join, reload: bytes of the air, requests that the question waits for, ms until each of them is painted."""
    phone, context = Loading.new(browser, slow=True, locale="de-CH")
    address = f"http://room.test:{hosted.port}/{CODE}"
    phone.page.goto(address, wait_until="commit")
    phone.page.get_by_label("Technik").check()
    times = [phone.painted()]
    phone.page.locator("form .main").click(no_wait_after=True)
    phone.page.locator("#answer").wait_for()
    times.append(phone.painted())
    phone.page.wait_for_load_state()
    loaded = phone.take()
    phone.page.goto(address, wait_until="commit")
    phone.page.locator("#answer").wait_for()
    times.append(phone.painted())
    context.close()
    waited = [each for each in loaded if not each.path.endswith(".js")]
    return sum(each.size or 0 for each in loaded), len(waited), times


def measured(browser: Browser, hosted: EveryKind) -> list[list[str]]:
    """A line for every kind of step that asks."""
    lines = []
    for step, kind in KINDS.items():
        hosted.do("next", "open")
        if step in SILENT:
            continue
        visits = [visit(browser, hosted) for _ in range(TIMES)]
        size, requests = max(each[0] for each in visits), max(each[1] for each in visits)
        times = [statistics.median(each[2][n] for each in visits) for n in range(3)]
        met = size < 1000 * MOST_KB and requests <= MOST_REQUESTS and max(times[1:]) < MOST_MS
        figures = [f"{size / 1000:.1f}", str(requests), *(f"{ms:.0f}" for ms in times)]
        lines.append([f"{kind} ({step})", *figures, "yes" if met else "**no**"])
        hosted.all_answer()
    return lines


def main() -> None:
    """Measure, print and keep."""
    hosted = EveryKind()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        lines = measured(browser, hosted)
        browser.close()
    hosted.stop()
    hosted.close()
    head = ["first question", "kB", "requests", "scan to page, ms", "tap to question, ms", "reloaded, ms", "met"]
    told = TOLD.format(kb=MOST_KB, requests=MOST_REQUESTS, seconds=MOST_MS / 1000, times=TIMES)
    text = f"{where()}\n{told}\n{rows(head, lines)}"
    print(text)
    put("Phone page", text)


if __name__ == "__main__":
    main()
