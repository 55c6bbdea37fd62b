"""Accessibility as axe-core finds it in a page of Chromium; axe-core comes with the package axe-playwright-python."""

import json
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = {"target-size": {"enabled": True}}


def violations(page: Page) -> list[str]:
    """What breaks a rule, each with the first place where it does; WCAG 2.2 AA and good practice, targets included.

    The page may forbid every script: axe runs in a world of its own.
    """
    found: dict[str, Any] = _run(page)
    return [f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:160]})" for each in found["violations"]]


def _run(page: Page) -> Any:
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
    where = {"contextId": world, "awaitPromise": True, "returnByValue": True}
    session.send("Runtime.evaluate", {**where, "expression": _AXE + ";0"})
    run = f"axe.run(document, {{rules: {json.dumps(_RULES)}, resultTypes: ['violations']}})"
    answer = session.send("Runtime.evaluate", {**where, "expression": run})
    session.detach()
    assert "exceptionDetails" not in answer, answer
    return answer["result"]["value"]
