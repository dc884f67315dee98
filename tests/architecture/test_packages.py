"""The map of the house, and that it is the house."""

import ast
import re

import pytest

from tests.architecture.tree import PROJECT, modules, parsed, shown

_LAYERS = (
    "config",
    "api",
    "clinic",
    "exchange",
    "office",
    "portal",
    "region",
    "visiting",
    "ui",
    "worklist",
    "overview",
    "care",
    "programmes",
    "following",
    "access",
    "records",
    "terminology",
    "kernel",
)


def test_every_module_says_why_it_exists() -> None:
    silent = [shown(file) for file in modules("sharedcare", "tools") if not ast.get_docstring(parsed(file))]

    assert not silent


def test_the_readme_says_of_each_package_what_the_package_says_of_itself() -> None:
    readme = PROJECT / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    if "| package |" not in text:
        pytest.skip("The README has no map yet: a table headed `| package |`.")
    rows = dict(re.findall(r"^\| `([a-z]+)` *\| (.+?) *\|$", text, flags=re.MULTILINE))

    assert rows == {name: _sentence(name) for name in _LAYERS if (PROJECT / "sharedcare" / name).is_dir()}


def _sentence(package: str) -> str:
    text = ast.get_docstring(parsed(PROJECT / "sharedcare" / package / "__init__.py")) or ""
    return " ".join(text.split("\n\n")[0].split())
