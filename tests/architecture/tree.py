"""The files of the project, as the architecture tests look at them."""

import ast
import os
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
_NOT_OURS = {
    ".git",
    ".venv",
    "var",
    "dist",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """All files below the project with one of these suffixes (all files without any), generated ones included."""
    found = []
    for folder, folders, names in os.walk(PROJECT):
        folders[:] = sorted(set(folders) - _NOT_OURS)
        found += [
            Path(folder) / name for name in sorted(names) if not suffixes or Path(name).suffix in suffixes
        ]
    return tuple(found)


def modules(*packages: str) -> tuple[Path, ...]:
    """The Python modules of these packages (`sharedcare` when none is named), without generated ones."""
    roots = [PROJECT / package for package in packages or ("sharedcare",)]
    return tuple(
        file
        for file in files(".py")
        if any(file.is_relative_to(root) for root in roots)
        and "generated" not in file.parts
        and "migrations" not in file.parts
    )


def parsed(file: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def shown(file: Path) -> str:
    """A file's name as a reader knows it: from the project's folder on."""
    return file.relative_to(PROJECT).as_posix()
