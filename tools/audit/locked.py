"""What the locks name."""

import json
import re
from pathlib import Path
from typing import NamedTuple

_PYTHON = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


class Library(NamedTuple):
    """A library in one version, in the words of OSV."""

    ecosystem: str
    name: str
    version: str


def of_python(text: str) -> set[Library]:
    """What a requirements file locks."""
    return {Library("PyPI", name, version) for name, version in _PYTHON.findall(text)}


def of_npm(text: str) -> set[Library]:
    """What a package-lock.json locks: its paths end in the name, also where one lies within another."""
    found = set()
    for path, locked in json.loads(text)["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name and "version" in locked:
            found.add(Library("npm", name, locked["version"]))
    return found


def locked_in(project: Path) -> list[Library]:
    """Everything that the project locks, whether it is shipped or only tests with it."""
    found: set[Library] = set()
    for lock in sorted(project.glob("requirements*.txt")):
        found |= of_python(lock.read_text(encoding="utf-8"))
    found |= of_npm((project / "tests" / "openid" / "package-lock.json").read_text(encoding="utf-8"))
    return sorted(found)
