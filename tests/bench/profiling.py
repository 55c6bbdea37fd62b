"""Where the server's processor time goes while everybody answers: ``python tests/bench/profiling.py [--front plain]``.

A look inside, no measurement: the times of a sampled server are not its own.
"""

import argparse
import os
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path

from day import COUNTED, Day, Leader
from halls import Hall
from servers import HERE, serve_facilitator

TAIL = 0.5
"""Seconds after the last acknowledgement that are looked at too: the wall is drawn in them."""


def sampled(folder: Path, people: int, front: str, rounds: int) -> list[list[str]]:
    """The functions of each sample, from the outermost inwards."""
    os.environ["PYTHONPATH"] = str(HERE.parent.parent)
    run = (str(HERE / "sampling.py"), str(folder))
    with serve_facilitator(folder, front, run) as served, Hall(served, "facilitator", people) as hall:
        leader = Leader(Day(people), hall)
        leader.arrive()
        for _ in range(rounds):
            leader.ask()
            served.process.send_signal(signal.SIGUSR1)
            leader.answer(COUNTED, "")
            time.sleep(TAIL)
            served.process.send_signal(signal.SIGUSR2)
        time.sleep(TAIL)
    return [line.split(";") for line in (folder / "samples").read_text(encoding="utf-8").splitlines()]


def told(name: str, counted: Counter[str], all_: int, most: int) -> str:
    """The largest shares, a line each."""
    lines = [f"{number / all_:7.1%}  {function}" for function, number in counted.most_common(most)]
    return "\n".join([f"\n{name}, of {all_} samples", *lines])


def main() -> None:
    """Print the largest shares, with and without what a function calls."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=600)
    parser.add_argument("--front", choices=("screen", "plain"), default="screen")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--most", type=int, default=40)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        stacks = sampled(Path(name), wish.people, wish.front, wish.rounds)
    within = Counter(function for stack in stacks for function in set(stack))
    everywhere = {function for function, number in within.items() if number > 0.97 * len(stacks)}
    for function in everywhere:
        del within[function]
    print(told("with what it calls", within, len(stacks), wish.most))
    print(told("by itself", Counter(stack[-1] for stack in stacks), len(stacks), wish.most))


if __name__ == "__main__":
    main()
