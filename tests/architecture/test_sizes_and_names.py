"""Small modules with telling names: what keeps the house readable."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import files, modules, parsed, shown

_MODULE_LINES = 300
_TEMPLATE_LINES = 60
_CSS_LINES = 200
_DRAWERS = {
    "base",
    "common",
    "helper",
    "helpers",
    "managers",
    "misc",
    "mixins",
    "services",
    "signals",
    "util",
    "utils",
}
_FORBIDDEN_IN_CLASS_NAMES = re.compile(r"(Manager|Service|Helper|Util|Utils|Mixin|Handler)$")


def test_no_module_is_longer_than_300_lines() -> None:
    long = {
        shown(file): _lines(file)
        for file in modules("sharedcare", "tests", "tools")
        if _lines(file) > _MODULE_LINES
    }

    assert not long, (
        "Each of these has more than one reason to exist: find the noun in it that wants a home of its own."
    )


def test_no_template_or_style_sheet_outgrows_a_screen_or_three() -> None:
    ceilings = {".html": _TEMPLATE_LINES, ".css": _CSS_LINES}

    long = {
        shown(file): _lines(file)
        for file in files(".html", ".css")
        if "sharedcare" in file.parts and _lines(file) > ceilings[file.suffix]
    }

    assert not long


def test_no_module_is_a_drawer_for_whatever_has_no_place() -> None:
    drawers = [shown(file) for file in files(".py") if file.stem in _DRAWERS or file.parent.name in _DRAWERS]

    assert not drawers, "Name the thing that is in it."


def test_no_class_is_called_after_what_it_is_not() -> None:
    vague = [
        f"{shown(file)}: {node.name}"
        for file in modules()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ClassDef) and _FORBIDDEN_IN_CLASS_NAMES.search(node.name)
    ]

    assert not vague


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())
