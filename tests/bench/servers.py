"""The servers under measurement, each as a process of its own on the loopback."""

import contextlib
import fcntl
import json
import os
import pty
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

CODE = "BN42"
ROWS, COLUMNS = 45, 160
SECONDS = 40
KEYS = {"next": "n", "open": "o", "close": "c", "again": "a"}
"""How the screen is led; the words are the plain console's commands."""
QUESTION = '  - question: "Statement {n}"\n    options: ["1", "2", "3", "4", "5"]\n    correct_answer: 2\n'
ENDPOINT = "http://127.0.0.1:{port}"


class Served:
    """A running server: where it is, how it is led, and what it costs."""

    def __init__(self, url: str, process: "subprocess.Popen[bytes]", lead: Callable[[str], None]) -> None:
        self.url = url
        self.process = process
        self.lead = lead
        self.drawn = 0

    def memory(self) -> tuple[float, float]:
        """Resident memory now and at its highest, in MB; Linux only."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        found = {line.split(":")[0]: line.split() for line in lines}
        return int(found["VmRSS"][1]) / 1024, int(found["VmHWM"][1]) / 1024

    def state(self) -> dict[str, object]:
        """The room as a phone sees it."""
        with urllib.request.urlopen(f"{self.url}/state", timeout=5) as answer:  # noqa: S310  a loopback address
            state: dict[str, object] = json.loads(answer.read())
        return state

    def is_open(self, round_: int) -> bool:
        """Whether the current step takes answers in that round."""
        step = self.state()["step"]
        return isinstance(step, dict) and step["open"] is True and step["round"] == round_


def until(true: Callable[[], bool], what: str) -> None:
    """Ask until it is so."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if true():
                return
        time.sleep(0.1)
    raise TimeoutError(f"{what}: not within {SECONDS} s")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def serve_facilitator(folder: Path, front: Literal["screen", "plain"]) -> Iterator[Served]:
    """``facilitator run schwarm`` on a terminal of 160x45 with its flock, or line by line."""
    port = free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--code", CODE, "--lang", "de", "--sessions", str(folder)]
    command = [sys.executable, "-m", "facilitator", "run", "schwarm", *options]
    url = f"{ENDPOINT.format(port=port)}/{CODE}"
    with contextlib.ExitStack() as stack:
        if front == "plain":
            log = stack.enter_context((folder / "plain.log").open("wb"))
            process = subprocess.Popen([*command, "--plain"], stdin=subprocess.PIPE, stdout=log, stderr=log)
            served = Served(url, process, lambda word: _write(process, word))
        else:
            served = _on_terminal(url, command, stack)
        stack.callback(_end, served.process)
        until(lambda: bool(served.state()), "facilitator answers")
        yield served


def _write(process: "subprocess.Popen[bytes]", word: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{word}\n".encode())
    process.stdin.flush()


def _on_terminal(url: str, command: list[str], stack: contextlib.ExitStack) -> Served:
    desk, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    size = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
    environment = {**os.environ, **size}
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    served = Served(url, process, lambda word: void(os.write(desk, KEYS[word].encode())))

    def drain() -> None:
        with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
            while data := os.read(desk, 65536):
                served.drawn += len(data)

    reader = threading.Thread(target=drain, daemon=True)
    reader.start()
    stack.callback(os.close, desk)
    stack.callback(reader.join)
    return served


def void(_value: object) -> None:
    """Nothing."""


@contextlib.contextmanager
def serve_bare() -> Iterator[Served]:
    """An aiohttp handler that does nothing: what no server on aiohttp can be quicker than."""
    port = free_port()
    process = subprocess.Popen([sys.executable, str(Path(__file__).parent / "bare.py"), str(port)])
    served = Served(ENDPOINT.format(port=port), process, void)
    try:
        until(lambda: urllib.request.urlopen(served.url, timeout=5).status == 200, "the bare server answers")  # noqa: S310
        yield served
    finally:
        _end(process)


@contextlib.contextmanager
def serve_webquiz(folder: Path, venv: Path, questions: int) -> Iterator[Served]:
    """WebQuiz from PyPI in a virtual environment of its own, with as many questions as rounds are measured."""
    program = venv / "bin" / "webquiz"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(venv / "bin" / "pip"), "install", "-qq", "webquiz"], check=True)
    quizzes = folder / "quizzes"
    quizzes.mkdir()
    text = "title: Bench\nquestions:\n" + "".join(QUESTION.format(n=n) for n in range(1, questions + 1))
    (quizzes / "bench.yaml").write_text(text, encoding="utf-8")
    port = free_port()
    with (folder / "webquiz.log").open("wb") as log:
        command = [str(program), "--port", str(port), "--quizzes-dir", str(quizzes)]
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        served = Served(ENDPOINT.format(port=port), process, void)
        try:
            until(lambda: urllib.request.urlopen(served.url, timeout=5).status == 200, "webquiz answers")  # noqa: S310
            yield served
        finally:
            _end(process)
