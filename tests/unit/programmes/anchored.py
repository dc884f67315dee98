"""Anchors, and tasks that count from them, for tests of what is told of them: the small programme with some put in."""

from datetime import date

from sharedcare.programmes.checking import Finding, checked
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)
_ENROLMENT = "  - {key: enrolment, title: {da: Indmeldt, en: Enrolled}}\n"
_WALK = "when: [week 2 after enrolment]\n    after: [{kind: task-done, task: bandage}]"


def anchor(key: str, comes_with: str, more: str = "") -> str:
    """An anchor that comes with these."""
    return f"  - {{key: {key}, title: {{da: Dag, en: Day}}, comes-with: [{comes_with}]{more}}}\n"


def found(*anchors: str, walk: str = _WALK) -> tuple[str, tuple[Finding, ...]]:
    """The small programme with these anchors, and another `when` and `after` of `walk`; the text, and what is told of it."""
    text = SMALL.replace(_ENROLMENT, _ENROLMENT + "".join(anchors), 1).replace(_WALK, walk, 1)
    return text, checked(text.encode(), on=TODAY).findings


def line(text: str, piece: str) -> int:
    """The line in which a piece of the text stands."""
    return text[: text.index(piece)].count("\n") + 1
