"""What was typed before there was a screen to act on: meant for a question that is past; knows no key."""

import sys


def drop() -> None:
    """Forget keys that wait in the terminal, so that none of them does anything on the screen that starts now."""
    if not sys.stdin.isatty():
        return
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  exists on Windows only

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios  # noqa: PLC0415  exists elsewhere only

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
