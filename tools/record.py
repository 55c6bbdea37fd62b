"""Play the demo without a screen and keep its sessions, ``sessions/demo-PLAN.json``: ``make recording``."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from facilitator.archive import Options
from facilitator.demo import play
from facilitator.store import sessions

FOLDER = Path(__file__).parent.parent / "sessions"
PLANS = ("schwarm", "zugvogel")


def record(plan: str) -> None:
    """Record one plan; the phones' secret is not part of it."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(host="127.0.0.1", lang="de", code="DEMX", sessions=Path(folder))
        asyncio.run(play(plan, options, 24, 1, plain=True, speed=1))
        file = sessions.open_session(sessions.list_sessions(Path(folder))[0].path)
        file.put_meta("secret", "recorded")
        file.close()
        shutil.copyfile(file.path, FOLDER / f"demo-{plan}.json")


if __name__ == "__main__":
    for each in PLANS:
        record(each)
