"""A folder of wheels for laptops without internet: facilitator and all it needs, for the systems that are named.

``python tools/bundle.py --for windows macos linux --python 3.12`` fills ``dist/bundle``; without ``--for`` it is for
this machine alone. On the other laptop: ``python -m venv facilitator-env``, then
``pip install --no-index --find-links bundle facilitator`` in it.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLATFORMS = {
    "windows": ["win_amd64"],
    "macos": ["macosx_11_0_arm64", "macosx_11_0_x86_64", "macosx_10_13_x86_64"],
    "linux": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"],
}
"""The wheels' names for 64-bit systems in use; of several the first that a package has is taken."""
GROUPS = {"windows": [0], "macos": [0, 1], "linux": [0]}
"""Where each list begins that one download is for: Macs come with two kinds of processor."""

MORE = {"windows": ("colorama",)}
"""What only that system needs: pip reads such conditions as they are on this machine."""


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], check=True, cwd=ROOT)  # noqa: S603  our own arguments


def bundle(folder: Path, systems: list[str], pythons: list[str]) -> list[Path]:
    """Build the wheel and fetch those it needs; all wheels in the folder. ``CalledProcessError`` if one is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("facilitator-*.whl"):
        old.unlink()
    _run("pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), ".")
    (own,) = folder.glob("facilitator-*.whl")
    fetch = ("pip", "download", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt", "-d", str(folder))
    if not systems:
        _run(*fetch, "--only-binary=:all:", str(own))
    for system in systems:
        for first in GROUPS[system]:
            names = [part for name in PLATFORMS[system][first:] for part in ("--platform", name)]
            for python in pythons:
                wanted = ("--python-version", python, *names, str(own), *MORE.get(system, ()))
                _run(*fetch, "--only-binary=:all:", *wanted)
    return sorted(folder.glob("*.whl"))


def main() -> None:
    """Fill the folder and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--for", dest="systems", nargs="+", choices=sorted(PLATFORMS), default=[])
    parser.add_argument("--python", dest="pythons", nargs="+", default=["3.11", "3.12", "3.13"])
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "bundle")
    wish = parser.parse_args()
    wheels = bundle(wish.out, wish.systems, wish.pythons)
    size = sum(wheel.stat().st_size for wheel in wheels) / 1e6
    sys.stdout.write(f"{wish.out}: {len(wheels)} wheels, {size:.0f} MB\n")


if __name__ == "__main__":
    main()
