"""Codes and units: is the unit UCUM, does it fit what the code measures, and is the code known here."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.tasks import Recorded
from sharedcare.programmes.types.words import Code
from sharedcare.terminology import measures, npu
from sharedcare.terminology.diagnoses import name_of
from sharedcare.terminology.measures import Measurable
from sharedcare.terminology.systems import written
from sharedcare.terminology.ucum import conversion_of
from sharedcare.terminology.units import vocabulary
from sharedcare.terminology.written_units import meant

_MEASURED = ("loinc", "npu", "medcom", "own")
_LISTED = ("loinc", "npu", "medcom")
"""Those of which it can be known here; an own code is whatever its file says."""
_DIAGNOSES = ("sks", "icpc-2")


def wrong_units(programme: Programme) -> Iterator[Problem]:
    """Units that are not UCUM or do not fit the codes, and codes of one measurement that mean different things."""
    for number, one in enumerate(programme.measurements):
        path: Path = ("measurements", number)
        if not _is_ucum(one.unit):
            yield Problem((*path, "unit"), f"`{one.unit}` is not a unit of UCUM.", _unit_meant(one.unit))
            continue
        yield from _fits(path, one)


def shared_codes(programme: Programme) -> Iterator[Problem]:
    """One code in two measurements: nobody could tell which of them a value belongs to."""
    owners: dict[tuple[str, str], str] = {}
    for number, one in enumerate(programme.measurements):
        for place, code in enumerate(one.codes):
            owner = owners.setdefault((code.system, code.code), one.key)
            if owner != one.key:
                yield Problem(
                    ("measurements", number, "codes", place),
                    f"`{code.code}` is a code of `{owner}` too.",
                    "Keep it in one of them: a value that comes in must belong to one measurement.",
                )


def uncoded(programme: Programme) -> Iterator[Problem]:
    """Tasks that are done by what is recorded under their codes, and have none."""
    for number, task in enumerate(programme.tasks):
        if not task.codes and any(isinstance(each, Recorded) for each in task.shown_by):
            yield Problem(
                ("tasks", number, "done-when"),
                f"`{task.key}` is done by what is recorded under its codes, and has none.",
                "Add `codes:`, such as `codes: [{system: medcom, code: MCS88142}]`.",
            )


def unknown_codes(programme: Programme) -> Iterator[Problem]:
    """Codes that the terminology here has no name for. They work; they may be misspelt."""
    for path, part in parts(programme):
        # Under the codes of goals and tasks no value comes: they mean what was agreed or done, and there is no list of them here.
        if isinstance(part, Code) and path[0] not in ("goals", "tasks") and not _is_known(part):
            yield Problem(
                (*path, "code"),
                f"The {part.system} code `{part.code}` is not known here.",
                "Check that it is written right; it is shown by the title that the programme gives.",
                is_warning=True,
            )


def _fits(path: Path, one: Measurement) -> Iterator[Problem]:
    meant = [(number, code, _measurable(code)) for number, code in enumerate(one.codes)]
    first = next((found for _, _, found in meant if found), None)
    for number, code, found in meant:
        where = (*path, "codes", number)
        if found is not None and first is not None and found.key != first.key:
            yield Problem(
                where,
                f"`{code.code}` means {found.english.lower()}, and the other code {first.english.lower()}.",
                "Make them two measurements.",
            )
        elif (
            found is not None
            and one.unit not in found.factors
            and measures.into(found, 1.0, one.unit) is None
        ):
            yield Problem(
                (*path, "unit"),
                f"`{one.unit}` does not fit `{code.code}`, which is {found.english.lower()} in {found.ucum}.",
                f"Write `{found.ucum}`, or another code.",
            )
        elif found is None and code.system == "npu":
            yield from _laboratory(path, one.unit, code.code)


def _laboratory(path: Path, unit: str, code: str) -> Iterator[Problem]:
    analysis = npu.analysis(code)
    if analysis is not None and analysis.ucum and measures.between(1.0, unit, analysis.ucum) is None:
        yield Problem(
            (*path, "unit"),
            f"`{unit}` does not fit `{code}`, which is {analysis.short[1]} in {analysis.ucum}.",
            f"Write `{analysis.ucum}`, or another code.",
        )


def _unit_meant(unit: str) -> str:
    """What to do about a unit that is none. A 1 without quotes would be a number."""
    likely = meant(unit)
    if likely == "1":
        return 'What is only counted has the unit `1`: write `unit: "1"`.'
    if likely:
        return f"Did you mean `{likely}`?"
    return "Write it as ucum.org does: kg, mm[Hg], /min, mmol/L. What is only counted has the unit `1`."


def _is_ucum(unit: str) -> bool:
    return conversion_of(unit, vocabulary()) is not None or unit in vocabulary().atoms


def _is_known(code: Code) -> bool:
    if code.system in _DIAGNOSES:
        return bool(name_of(written(code.system), code.code))
    if code.system in _LISTED:
        return _measurable(code) is not None or (code.system == "npu" and npu.analysis(code.code) is not None)
    return True  # of SNOMED, labels and own codes there is no list here to look into


def _measurable(code: Code) -> Measurable | None:
    return measures.measurable(written(code.system), code.code) if code.system in _MEASURED else None
