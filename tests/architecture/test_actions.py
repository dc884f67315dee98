"""Use-cases are called by name, and are told who asks and when it is: nothing is ambient."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import modules, parsed, shown

_CLOCKS = {"now", "utcnow", "today", "time"}

ACTIONS = [file for file in modules() if file.name == "actions.py"]


@pytest.mark.parametrize("file", ACTIONS, ids=shown)
def test_every_action_takes_its_arguments_by_name_and_is_told_the_time_or_the_actor(file: Path) -> None:
    wrong = []
    for node in parsed(file).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if node.args.args or node.args.posonlyargs:
            wrong.append(f"{node.name} takes arguments by position")
        if not {"at", "by"} & {argument.arg for argument in node.args.kwonlyargs}:
            wrong.append(f"{node.name} takes neither `by` nor `at`")

    assert not wrong


def test_nothing_below_the_doors_reads_a_clock() -> None:
    inside = modules("sharedcare/records", "sharedcare/region", "sharedcare/terminology")

    wrong = [
        f"{shown(file)}:{node.lineno}"
        for file in inside
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute)
        and node.attr in _CLOCKS
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "time", "timezone", "clock"}
    ]

    assert not wrong, "Take the time as `at=`; sharedcare.kernel.clock is read at the doors."
