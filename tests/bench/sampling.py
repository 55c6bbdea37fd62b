"""Runs the program under a sampler: where its main thread spends processor time, between SIGUSR1 and SIGUSR2.

``sampling.py FOLDER run PLAN ...`` is ``facilitator run PLAN ...`` that adds a line for each sample to
``FOLDER/samples``: its functions from the outermost inwards, separated by semicolons.
"""

import runpy
import signal
import sys
from pathlib import Path
from types import FrameType

EVERY = 0.001
_stacks: list[str] = []


def _name(frame: FrameType) -> str:
    code = frame.f_code
    return f"{'/'.join(Path(code.co_filename).parts[-2:])}:{code.co_qualname}"


def _sample(_signal: int, frame: FrameType | None) -> None:
    names: list[str] = []
    while frame is not None:
        names.append(_name(frame))
        frame = frame.f_back
    _stacks.append(";".join(reversed(names)))


def _begin(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    with Path(_stacks_file).open("a", encoding="utf-8") as file:
        file.writelines(f"{stack}\n" for stack in _stacks)
    _stacks.clear()


if __name__ == "__main__":
    _stacks_file = Path(sys.argv[1]) / "samples"
    sys.argv[1:] = sys.argv[2:]
    signal.signal(signal.SIGPROF, _sample)
    signal.signal(signal.SIGUSR1, _begin)
    signal.signal(signal.SIGUSR2, _stop)
    runpy.run_module("facilitator", run_name="__main__", alter_sys=True)
