"""Play the demo without a screen and keep its session as ``sessions/demo-schwarm.json``: ``make recording``."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from facilitator.archive import Options
from facilitator.demo import RECORDED, play
from facilitator.store import sessions

TARGET = Path(__file__).parent.parent / "sessions" / RECORDED


def main() -> None:
    """Record; the phones' secret is not part of it."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(host="127.0.0.1", lang="de", code="DEMX", sessions=Path(folder))
        asyncio.run(play("schwarm", options, 24, 1, plain=True, speed=1))
        file = sessions.open_session(sessions.list_sessions(Path(folder))[0].path)
        file.put_meta("secret", "recorded")
        file.close()
        shutil.copyfile(file.path, TARGET)


if __name__ == "__main__":
    main()
