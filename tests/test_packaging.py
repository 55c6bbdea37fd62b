"""What is built for others: the wheel holds all that the program needs, and installs and runs without this checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        ".",
    ]
    subprocess.run(build, check=True, cwd=ROOT, timeout=100)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    kept = subprocess.run(
        ["git", "ls-files", "facilitator"], check=True, cwd=ROOT, capture_output=True, text=True, timeout=20
    ).stdout.split()
    assert set(kept) <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.timeout(180)
def test_the_wheel_runs_in_a_folder_of_its_own(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies are those of this environment; ``make bundle`` brings them along for another laptop."""
    place = tmp_path / "env"
    venv.create(place, with_pip=False)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True, timeout=20,
    ).stdout.strip()  # fmt: skip
    zipfile.ZipFile(wheel).extractall(where)
    needs = [entry for entry in sys.path if entry.endswith("site-packages")]
    (Path(where) / "needs.pth").write_text("\n".join(needs), encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [python, "-m", "facilitator", "demo", "--plain", "--participants", "6", "--speed", "60"]
    ran = subprocess.run(
        [*command, "--sessions", str(tmp_path / "s")], check=True, cwd=tmp_path, env=environment,
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "s" / Path(ran.stdout.split("Export: ")[1].split("\n")[0]).name).is_file()
    found = subprocess.run(
        [python, "-c", "import facilitator; print(facilitator.__file__)"],
        check=True, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=20,
    )  # fmt: skip
    assert found.stdout.startswith(where)
