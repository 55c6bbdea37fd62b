"""Real processes at real limits: a file that may not grow, a process that is killed."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.store import sessions

LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from facilitator.store import sessions
from facilitator.store.errors import NotSaved

async def main():
    file = sessions.create(Path(sys.argv[1]), "s", {"plan": {}})
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))
    saved, n = 0, 0
    while True:
        seq = file.append({"n": n})
        n += 1
        try:
            await file.durable(seq)
        except NotSaved as error:
            break
        saved = n
    print("saved", saved, "of", n, file.failing, flush=True)
    assert sessions.read(file.path)[1][:saved] == [{"n": k} for k in range(saved)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await file.durable(seq)
    assert file.failing is None
    print("all", n, flush=True)
    import os; os._exit(9)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit")
def test_a_file_size_limit_is_a_refusal_and_no_loss(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 9, done.stderr
    said = done.stdout.split()
    assert int(said[1]) == int(said[3]) - 1 > 20
    file = sessions.open_session(tmp_path / "s.json")
    assert file.events() == [{"n": n} for n in range(int(said[-1]))]
    assert file.recovered.notes == ()
    file.close()


KILLED = """
import asyncio, sys
from pathlib import Path
from facilitator.store import sessions

async def main():
    file = sessions.open_session(Path(sys.argv[1]))
    n = len(file.events())
    while True:
        seqs = [file.append({"n": n + k}) for k in range(3)]
        n += 3
        if n % 5 == 0:
            file.checkpoint()
        await file.durable(seqs[-1])
        print(n, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_kill_at_any_moment(tmp_path: Path) -> None:
    made = sessions.create(tmp_path, "s", {"plan": {}})
    made.close()
    chance = random.Random(3)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(made.path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            for _ in range(chance.randint(1, 60)):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            acknowledged = max([acknowledged, *map(int, process.stdout.read().splitlines(keepends=False))])
        _, events = sessions.read(made.path)
        assert len(events) >= acknowledged
        assert events == [{"n": n} for n in range(len(events))]
