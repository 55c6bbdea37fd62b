"""The program: ``facilitator`` and ``python -m facilitator``."""

import gc

_LOADING = 50_000
"""Objects between two looks for garbage while modules are read, which are none: 700 cost 40 ms of every start."""


def main() -> None:
    """Run the command that was typed."""
    gc.set_threshold(_LOADING)
    from facilitator.cli import main as commands  # noqa: PLC0415  what is said above begins with the first module

    commands()


if __name__ == "__main__":
    main()
