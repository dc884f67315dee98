"""Everything that is wrong with a programme's file, told at once: in which line, what, and what to do."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from sharedcare.programmes import files, structure
from sharedcare.programmes.errors import FileIsUnreadable, Path, Place, Problem
from sharedcare.programmes.rules import (
    circles,
    codes,
    doers,
    doses,
    limits,
    misnamed,
    moments,
    people,
    questionnaires,
    reachable,
    references,
    sexes,
    standing,
    timing,
)
from sharedcare.programmes.rules.references import Keys
from sharedcare.programmes.shape import programme_of
from sharedcare.programmes.types import Programme


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with its place in the file."""

    place: Place
    says: str
    remedy: str
    is_warning: bool = False

    def line(self, file: str) -> str:
        """As a terminal and an editor show it: `file:line:column: what is wrong. What to do.`"""
        warning = "warning: " if self.is_warning else ""
        return f"{file}:{self.place.line}:{self.place.column}: {warning}{self.says} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. `programme` is there when the file can be used; warnings do not keep it from that."""

    programme: Programme | None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def mistakes(self) -> int:
        """How many mistakes there are."""
        return sum(not each.is_warning for each in self.findings)


def checked(raw: bytes, *, on: date) -> Checked:
    """Whether these bytes are a programme that can be used, as judged on a day. No bytes make it fail.

    The rules look at what is sound even where other parts are not, so that nobody mends one mistake to be told of the
    next; only a file without its main parts must be mended first.
    """
    try:
        tree = files.read(raw)
    except FileIsUnreadable as refused:
        return Checked(None, (Finding(refused.place, refused.says, refused.remedy),))
    shape = list(structure.mistakes(tree.data))
    sound = _Sound(tree.data, shape)
    programme = _programme(sound.data)
    found = [*shape, *structure.curly(tree.data)]
    if programme is not None:
        ruled_out = [sound.as_written(each) for each in ruled(programme, Keys(tree.data), on)]
        found += [each for each in ruled_out if not _is_told_by(each, shape)]
    findings = sorted(
        {
            Finding(tree.place(each.path, on_key=each.on_key), each.says, each.remedy, each.is_warning)
            for each in found
        },
        key=lambda each: (each.place, each.says),
    )
    is_usable = programme is not None and all(each.is_warning for each in findings)
    return Checked(programme if is_usable else None, tuple(findings))


def ruled(programme: Programme, keys: Keys, on: date) -> Iterator[Problem]:
    """What all rules find in a programme, as judged on a day. `keys` are those that its file gives."""
    yield from references.missing(programme, keys)
    yield from references.doubled(programme)
    yield from timing.impossible(programme)
    yield from timing.unasked(programme)
    yield from timing.unaskable(programme)
    yield from limits.impossible(programme)
    yield from reachable.out_of_reach(programme)
    yield from codes.wrong_units(programme)
    yield from codes.shared_codes(programme)
    yield from codes.uncoded(programme)
    yield from codes.unknown_codes(programme)
    yield from misnamed.misnamed(programme)
    yield from doses.impossible(programme)
    yield from doses.untold(programme)
    yield from people.unanswered(programme)
    yield from doers.nobody(programme)
    yield from circles.circular(programme)
    yield from moments.idle(programme)
    yield from moments.asked_once(programme, keys)
    yield from sexes.denied(programme)
    yield from questionnaires.unasked(programme)
    yield from questionnaires.unusable(programme)
    yield from questionnaires.unanswerable(programme)
    yield from standing.backwards(programme)
    yield from standing.untranslated(programme)
    yield from standing.run_out(programme, on)
    yield from standing.approved_ahead(programme.approvals, on)


def _is_told_by(ruled_out: Problem, shape: list[Problem]) -> bool:
    """Whether what the rules find is but the consequence of what could not be read: a warning of a part that has mistakes in it, or a
    mistake of one with a key in it that is not known, which may be the very one that it lacks."""
    path = ruled_out.path
    if ruled_out.is_warning:
        return any(each.path[: len(path)] == path for each in shape)
    return any(each.on_key and each.path[:-1] == path for each in shape)


def _programme(data: Any) -> Programme | None:
    try:
        return programme_of(data)
    except msgspec.ValidationError:
        return None


class _Sound:
    """What is left of a file's data without the entries that the schema does not allow."""

    def __init__(self, data: Any, shape: list[Problem]) -> None:
        self.data = deepcopy(data) if shape else data
        self._kept: dict[str | int, list[int]] = {}
        bad: dict[str | int, set[int]] = {}
        for problem in shape:
            if problem.on_key or (len(problem.path) == 1 and isinstance(data, dict)):
                self._without_key(problem.path)
            elif len(problem.path) > 1 and isinstance(problem.path[1], int):
                bad.setdefault(problem.path[0], set()).add(problem.path[1])
        for name, numbers in bad.items():
            kept = [number for number in range(len(self.data[name])) if number not in numbers]
            self._kept[name] = kept
            self.data[name] = [self.data[name][number] for number in kept]

    def as_written(self, problem: Problem) -> Problem:
        """A problem of what is left, with the path that the file itself has."""
        path: Path = problem.path
        if len(path) > 1 and path[0] in self._kept and isinstance(path[1], int):
            path = (path[0], self._kept[path[0]][path[1]], *path[2:])
        return Problem(path, problem.says, problem.remedy, problem.is_warning, problem.on_key)

    def _without_key(self, path: Path) -> None:
        node = self.data
        for step in path[:-1]:
            if isinstance(node, dict) and step not in node:
                return  # it went with what it stood in
            node = node[step]
        node.pop(path[-1], None)
