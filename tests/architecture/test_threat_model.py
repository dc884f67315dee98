"""What the threat model says is proved, is proved by a test that is there."""

import ast
import re

import pytest

from tests.architecture.tree import PROJECT, parsed

PAGE = (PROJECT / "docs" / "threat-model.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| **")]
TESTS = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))


@pytest.mark.parametrize("named", TESTS)
def test_each_test_that_is_named_is_there(named: str) -> None:
    path, *names = named.split("::")
    body: list[ast.stmt] = parsed(PROJECT / path).body

    assert names
    for name in names:
        found = [one for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef) and one.name == name]
        assert found, f"{path} has no {name}."
        body = found[0].body


def test_each_threat_says_how_what_stops_it_and_what_proves_that() -> None:
    assert len(ROWS) > 25
    for row in ROWS:
        who, what, proof = (cell.strip() for cell in row.strip("|").split(" | "))
        assert who
        assert what
        assert re.fullmatch(r"(`tests/[^`]+::test_[^`]+`\s*)+", proof), row


def test_it_says_what_is_not_stopped() -> None:
    assert PAGE.count("\n- **", PAGE.index("## What is not stopped")) > 10
