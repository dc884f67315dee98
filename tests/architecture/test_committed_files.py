"""What no committed file may hold, and what the list of dependencies must."""

import re
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sharedcare.config.environment import Environment
from tests.architecture.tree import PROJECT, files, shown

_MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|root|work|Users|tmp/lab)/[\w.-]+")
_REGISTRY = re.compile(
    r"(?:pypi|files\.pythonhosted|registry\.npmjs|registry\.yarnpkg)\.(?:org|com)|index-url *=|\"resolved\": *\"http"
)
_HERE = Path(__file__)


def test_no_file_names_a_registry_or_a_path_of_somebodys_machine() -> None:
    found = [
        f"{shown(file)}:{number}: {line.strip()[:80]}"
        for file in _committed()
        if file != _HERE
        for number, line in enumerate(_text(file).splitlines(), start=1)
        if _REGISTRY.search(line) or _MACHINE_PATH.search(line)
    ]

    assert not found


def test_every_dependency_says_why_it_is_there() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]

    silent = [
        each for each in wanted if not re.search(rf'^ *"{re.escape(each)}", +# \S', text, flags=re.MULTILINE)
    ]

    assert not silent


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_library_carries_its_hashes(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")

    unhashed = re.findall(
        r"^([a-z][^=\n]*==[^\n\\]*)\n(?! +--hash=)", text.replace(" \\\n", "\n"), flags=re.MULTILINE
    )

    assert not unhashed


def test_every_setting_is_in_the_reference_as_it_is_in_the_code() -> None:
    page = PROJECT / "docs" / "reference" / "settings.md"
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| (.*?) \| (.*) \|$", page.read_text(encoding="utf-8"), flags=re.MULTILINE
    )

    assert {name: doc for name, _default, doc in rows} == {
        each.metadata["name"]: each.metadata["doc"] for each in fields(Environment)
    }


def _committed() -> list[Path]:
    """What git tracks or would take; all files where the project was copied without its history."""
    listing = subprocess.run(
        ["git", "-C", str(PROJECT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode != 0:
        return list(files())
    return [PROJECT / name for name in listing.stdout.split("\0") if name and (PROJECT / name).is_file()]


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
