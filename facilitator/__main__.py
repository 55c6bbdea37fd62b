"""``python -m facilitator``."""

from facilitator.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
