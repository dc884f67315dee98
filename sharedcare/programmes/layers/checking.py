"""Everything that is wrong with a layer's file, told as of a programme's: in which line, what, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from sharedcare.programmes import files, structure
from sharedcare.programmes.checking import Finding, ruled
from sharedcare.programmes.errors import FileIsUnreadable, Path, Problem
from sharedcare.programmes.layers.edits import changes_of, edit_of, mismatch
from sharedcare.programmes.layers.layering import Layered, layered
from sharedcare.programmes.layers.looser import is_looser
from sharedcare.programmes.rules.references import Keys
from sharedcare.programmes.rules.standing import approved_ahead
from sharedcare.programmes.shape import layer_of, plain
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Changes, Layer, LimitChange


@dataclass(frozen=True, slots=True)
class CheckedLayer:
    """What came of a check. `layer` is there when the file can be used, and `result` what then holds and departs."""

    layer: Layer | None
    result: Layered | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def mistakes(self) -> int:
        """How many mistakes there are."""
        return sum(not each.is_warning for each in self.findings)


def programme_meant(raw: bytes) -> str | None:
    """The key of the programme that a file is a layer of; None when it is no layer, whatever else it is."""
    try:
        data = files.read(raw).data
    except FileIsUnreadable:
        return None
    return str(data["layer-of"]) if isinstance(data, dict) and "layer-of" in data else None


def checked_layer(raw: bytes, programme: Programme, *, on: date) -> CheckedLayer:
    """Whether these bytes are a layer that can lie over the programme, as judged on a day."""
    try:
        tree = files.read(raw)
    except FileIsUnreadable as refused:
        return CheckedLayer(None, None, (Finding(refused.place, refused.says, refused.remedy),))
    problems = list(structure.mistakes(tree.data, Layer))
    layer = None if problems else _layer(tree.data)
    result: Layered | None = None
    if layer is not None:
        result = layered(programme, [layer])
        problems += [*_of_itself(layer, on), *_of_changes(layer, programme)]
        problems += _of_result(layer, result, on)
    findings = sorted(
        {
            Finding(tree.place(each.path, on_key=each.on_key), each.says, each.remedy, each.is_warning)
            for each in problems
        },
        key=lambda each: (each.place, each.says),
    )
    if any(not each.is_warning for each in findings):
        layer = result = None
    return CheckedLayer(layer, result, tuple(findings))


def _layer(data: Any) -> Layer | None:
    try:
        return layer_of(data)
    except msgspec.ValidationError:
        return None


def _of_itself(layer: Layer, on: date) -> Iterator[Problem]:
    if layer.level == "organisation" and layer.organisation is None:
        yield Problem(
            ("level",), "Whose layer it is, is missing.", "Add `organisation:` and its SOR code, in quotes."
        )
    if layer.level == "nation" and layer.organisation is not None:
        yield Problem(("organisation",), "A nation's layer is of no organisation.", "Remove the line.")
    yield from approved_ahead(layer.approvals, on)
    known = {each.key for each in layer.sources}
    for name, number, change in changes_of(layer.changes):
        for place, key in enumerate(getattr(change, "sources", ())):
            if key not in known:
                yield Problem(
                    ("changes", name, number, "sources", place),
                    f"There is no `{key}` in `sources`.",
                    "Add it to `sources` of this file.",
                )
    for number, source in enumerate(layer.sources):
        if source.valid_until is not None and source.valid_until < on:
            yield Problem(
                ("sources", number),
                f"`{source.key}` has expired.",
                "Look whether what rests on it still holds.",
                is_warning=True,
            )


def _of_changes(layer: Layer, programme: Programme) -> Iterator[Problem]:
    standard = plain(programme)
    seen: set[tuple[str, str | None]] = set()
    for name, number, change in changes_of(layer.changes):
        path: Path = ("changes", name, number)
        if (name, change.of) in seen:
            yield Problem((*path, "of"), f"`{change.of}` is changed twice.", "Keep one of the two.")
        seen.add((name, change.of))
        edit = edit_of(change, standard)
        unfit = mismatch(edit, standard)
        if unfit is not None:
            yield Problem((*path, unfit.field), unfit.says, unfit.remedy)
        elif isinstance(change, LimitChange) and not edit.new:
            yield Problem(path, "Neither `yellow` nor `red` is changed.", "Write the band that holds here.")
        elif name != "tasks" and all(edit.standard.get(key) == value for key, value in edit.new.items()):
            yield Problem(path, "This is the standard.", "Remove the entry.", is_warning=True)
        elif is_looser(change) and not layer.approvals:
            yield Problem(
                path,
                "This finds less, or later, than the standard, and nobody has approved it.",
                "Let a named clinician sign it under `approvals`.",
                is_warning=True,
            )


def _of_result(layer: Layer, result: Layered, on: date) -> Iterator[Problem]:
    """What the programme would lack with the layer over it. What the standard lacks is told of the standard."""
    numbers = {id(change): (name, number) for name, number, change in changes_of(layer.changes)}
    for left in result.left_out:
        if left.mismatch.field == "is":  # the others are told of the change itself
            name, number = numbers[id(left.change)]
            yield Problem(("changes", name, number, "is"), left.mismatch.says, left.mismatch.remedy)
    known = {each.says for each in _ruled(result.standard, on)}
    for problem in _ruled(result.programme, on):
        if problem.says not in known:
            yield Problem(
                ("changes", *_cause(layer, result, problem, on)),
                f"With this layer: {problem.says}",
                problem.remedy,
                problem.is_warning,
            )


def _cause(layer: Layer, result: Layered, problem: Problem, on: date) -> Path:
    """The change that alone makes the problem; the file's changes as a whole where only several together do."""
    for name, number, change in changes_of(layer.changes):
        only: Any = {name: (change,)}
        alone = msgspec.structs.replace(layer, changes=Changes(**only))
        if any(each.says == problem.says for each in _ruled(layered(result.standard, [alone]).programme, on)):
            return (name, number)
    return ()


def _ruled(programme: Programme, on: date) -> list[Problem]:
    return list(ruled(programme, Keys(plain(programme)), on))
