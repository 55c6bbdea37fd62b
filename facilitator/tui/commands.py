"""The command palette: every deed that is possible now, by name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand

from facilitator.language import Language
from facilitator.tui.deeds import DESK, HOST


def offered(app: App[Any], say: Language) -> Iterator[SystemCommand]:
    """What ``check_action`` of the app allows."""
    for kind, deed in (*(("lead", d) for d in HOST), *(("desk", d) for d in DESK)):
        if app.check_action(kind, (deed.action,)):
            key = deed.key.replace("question_mark", "?")
            act: Callable[[], Any] = partial(app.run_action, f"{kind}('{deed.action}')")
            yield SystemCommand(say.say(deed.label), say("key %(key)s", key=key), act)
