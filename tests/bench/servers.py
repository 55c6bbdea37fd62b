"""The servers under measurement, each as a process of its own on the loopback; Linux tells what they cost."""

import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
CODE = "BN42"
SECONDS = 40
KEYS = {"next": "n", "open": "o", "close": "c", "again": "a"}
"""How the screen is led; the words are the plain console's commands."""
QUESTION = '  - question: "Statement {n}"\n    options: ["1", "2", "3", "4", "5"]\n    correct_answer: 2\n'
ENDPOINT = "http://127.0.0.1:{port}"
TICKS = os.sysconf("SC_CLK_TCK")


class Served:
    """A running server: where it is, how it is led, and what it costs."""

    def __init__(self, url: str, process: "subprocess.Popen[bytes]", terminal: Terminal | None = None) -> None:
        self.url = url
        self.process = process
        self.terminal = terminal

    def lead(self, word: str) -> None:
        """Do as the facilitator: a key on the screen, or a word for the plain console."""
        if self.terminal is not None:
            self.terminal.press(KEYS[word])
        else:
            assert self.process.stdin is not None
            self.process.stdin.write(f"{word}\n".encode())
            self.process.stdin.flush()

    def memory(self) -> float:
        """Resident memory in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def cpu(self) -> float:
        """Seconds of processor time so far, of all its threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def rest(self) -> None:
        """Stand still, so that others are measured alone; not for Textual, which takes SIGCONT for a new start."""
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Go on."""
        self.process.send_signal(signal.SIGCONT)


def until(true: Callable[[], bool], what: str) -> None:
    """Ask until it is so."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if true():
                return
        time.sleep(0.1)
    raise TimeoutError(f"{what}: not within {SECONDS} s")


def _port() -> int:
    """A free port below those that the system gives to clients: thousands of them come and go here."""
    for port in range(21000, 30000):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("0.0.0.0", port))  # noqa: S104  as WebQuiz does
            return port
    raise RuntimeError("no port is free")


def _asked(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  a loopback address
        return bytes(answer.read())


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGCONT)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def serve_facilitator(folder: Path, front: str, run: tuple[str, ...] = ("-m", "facilitator")) -> Iterator[Served]:
    """``facilitator run schwarm`` with its flock on a terminal (``screen``), or line by line (``plain``)."""
    port = _port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--code", CODE, "--lang", "de", "--sessions", str(folder)]
    told = ["--answer", "abteilungen=", "--answer", "leute="]  # the plan as it is, without asking at the terminal
    command = [sys.executable, *run, "run", "schwarm", *told, *options]
    url = f"{ENDPOINT.format(port=port)}/{CODE}"
    with contextlib.ExitStack() as stack:
        if front == "plain":
            log = stack.enter_context((folder / "plain.log").open("wb"))
            process = subprocess.Popen([*command, "--plain"], stdin=subprocess.PIPE, stdout=log, stderr=log)
            served = Served(url, process)
        else:
            terminal = Terminal(command)
            stack.callback(terminal.close)
            served = Served(url, terminal.process, terminal)
        stack.callback(_end, served.process)
        until(lambda: bool(_asked(f"{url}/state")), "facilitator answers")
        yield served


def is_at(served: Served, round_: int, *, open_: bool) -> bool:
    """Whether the current step is in that round, and open or not, as phones see it."""
    step = json.loads(_asked(f"{served.url}/state"))["step"]
    return isinstance(step, dict) and (step["round"], step["open"]) == (round_, open_)


@contextlib.contextmanager
def _serve(command: list[str], folder: Path, port: int) -> Iterator[Served]:
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        served = Served(ENDPOINT.format(port=port), process)
        try:
            with contextlib.suppress(AttributeError):  # Linux only: facilitator asks for open files itself, others not
                highest = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
                resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (highest, highest))
            until(lambda: bool(_asked(served.url)), f"{command[0]} answers")
            yield served
        finally:
            _end(process)


@contextlib.contextmanager
def serve_bare(folder: Path) -> Iterator[Served]:
    """An aiohttp handler that does nothing: what no server on aiohttp can be quicker than."""
    port = _port()
    with _serve([sys.executable, str(HERE / "bare.py"), str(port)], folder, port) as served:
        yield served


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
    port = _port()
    with _serve([str(program), "--port", str(port), "--quizzes-dir", str(quizzes)], folder, port) as served:
        yield served
