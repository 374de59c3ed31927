"""Fresh virtual environments, all of the Python that runs the benchmarks, and what surrounds the programs in them."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors"

NOW = "2020-04-26T10:40-07:00"  # while a talk is on, in the workshop that is shipped as in those that are made up

VERSION_KEYS = {name: f"{name}_version" for name in ("ai4earth", "typer", "rich", "khal")}  # where pyperf keeps them


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and the version of each distribution in it."""

    folder: Path
    versions: dict[str, str]

    def program(self, name: str) -> str:
        """Return the path of the script that starts a program."""
        return str(self.folder / "bin" / name)


def with_ours(folder: Path) -> Environment:
    """Return an environment with this checkout, installed as attendees install it, and with the floors."""
    return _made(folder, str(ROOT), str(FLOORS))


def with_khal(folder: Path) -> Environment:
    """Return an environment with khal alone."""
    return _made(folder, "khal")


def notes(*environments: Environment | None) -> dict[str, str]:
    """Return the versions that a reader of the measurements wants to know, as pyperf keeps them beside each."""
    installed = {name: version for made in environments if made for name, version in made.versions.items()}
    return {key: installed[name] for name, key in VERSION_KEYS.items() if name in installed}


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment variables of every program measured: nothing of the person's own reaches it.

    The reader's zone is not the workshop's, so that times have to be converted.
    """
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    fixed = {
        "TZ": "Europe/Berlin",
        "COLUMNS": "80",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
    }
    return {**folders, **fixed, "AI4EARTH_AT": NOW}


def _made(folder: Path, *requirements: str) -> Environment:
    """Return a new environment; pip compiles what it installs, so that no first start has to."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *requirements], check=True)
    listed = subprocess.run([*pip, "list", "--format", "json"], check=True, stdout=subprocess.PIPE).stdout
    return Environment(folder, {found["name"].lower(): found["version"] for found in json.loads(listed)})
