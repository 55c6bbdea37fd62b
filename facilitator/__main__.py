"""The program: ``facilitator`` and ``python -m facilitator``; sees to it that there is something to read and write."""

import gc
import io
import os
import sys

_LOADING = 50_000
"""Objects between two looks for garbage while modules are read, which are none: 700 cost 40 ms of every start."""


def main() -> None:
    """Run the command that was typed."""
    gc.set_threshold(_LOADING)
    _fill()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # a file on Windows has no arrow, and a name can be no text
    try:
        from facilitator.cli import main as commands  # noqa: PLC0415  what is said above begins with the first module

        commands()
    except KeyboardInterrupt:  # before there was anything to end
        sys.exit(130)
    except OSError as error:  # what was to be said cannot be: a full disk behind the output
        from facilitator.cli.common import refused  # noqa: PLC0415  as above

        sys.stderr.write(f"{refused(error)}\n")
        sys.stderr.flush()
        os._exit(1)  # not ``sys.exit``, which would try once more to write what cannot be


def _fill() -> None:
    """Put nothing where a way in or out was shut, else the next file that is opened becomes what others write to."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  open till the end


if __name__ == "__main__":
    main()
