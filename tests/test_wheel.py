"""The wheel: built from the checkout and used without it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
COMMANDS = ["now", "next", "list", "talk mousavi", "sections", "speakers", "info"]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel holds, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = folder / "built"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(built)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("command", COMMANDS)
def test_wheel_alone_answers(command: str, unpacked: Path, tmp_path: Path) -> None:
    """Every question about the shipped schedule, from another folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = {**kept, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    arguments = [*command.split(), "--plain", "--at", "10:40"]
    outcome = subprocess.run(
        [sys.executable, "-c", "import sys, ai4earth_cli.__main__ as m; print(m.__file__); sys.exit(m.main())", *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )  # fmt: skip
    where, *lines = outcome.stdout.splitlines()

    assert Path(where) == unpacked / "ai4earth_cli" / "__main__.py"
    assert len(lines) > 1


def test_wheel_holds_the_schedule_and_no_tests(unpacked: Path) -> None:
    """The package, its data, its metadata, and what the system shares."""
    assert (unpacked / "ai4earth_cli" / "schedule.toml").read_bytes() == (CHECKOUT / "schedule.toml").read_bytes()
    assert sorted(path.suffix or path.name for path in unpacked.iterdir()) == [".data", ".dist-info", "ai4earth_cli"]
