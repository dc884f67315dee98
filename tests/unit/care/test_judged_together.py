"""A patient's programmes are judged together: each finds exactly what it finds alone, and what each looks at is read once."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.care.facts.enrolled import Enrolment, Reference
from sharedcare.care.findings import gathering
from sharedcare.care.findings.rules import is_told
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.slips import slips
from sharedcare.programmes.judging.types import Agreed, Course
from tests.unit.programmes.judging.patients import ENROLLED, NOW, shipped

PROGRAMMES = ("copd", "heart-failure", "ischaemic-heart-disease", "pregnancy", "type-2-diabetes")
AGREED = {"heart-failure": ("dry-weight", 80.0), "ischaemic-heart-disease": ("starting-weight", 81.0)}
LOINC, NPU, UCUM = "http://loinc.org", "http://npu-terminology.org", "http://unitsofmeasure.org"
WEIGHT, PULSE, PRESSURE, SATURATION = "29463-7", "8867-4", ("8480-6", "8462-4"), "2708-6"
Tree = dict[str, Any]

_MINUTES = st.one_of(st.integers(0, 90), st.integers(0, 20 * 24 * 60))
_HOME = st.sampled_from([[{"reference": "Patient/anna"}], [{"reference": "PractitionerRole/nora"}]])
_NUMBER = st.sampled_from([None, *range(60, 140, 4)])


def _coded(*codings: tuple[str, str]) -> Tree:
    return {"coding": [{"system": system, "code": code} for system, code in codings]}


def _amount(value: float | None, code: str, **more: Any) -> Tree:
    """What nobody has written a number of is there as well."""
    if value is None:
        return {"valueString": "see the note"}
    return {"valueQuantity": {"value": value, "system": UCUM, "code": code, **more}}


_WEIGHTS = st.builds(
    lambda value, unit, both: {
        "code": _coded((LOINC, WEIGHT), *([(NPU, "NPU03804")] if both else [])),
        **_amount(value if unit == "kg" or value is None else value * 1000, unit),
    },
    st.one_of(st.none(), st.sampled_from([78, 80, 80.4, 81, 82.2, 83.1, 86, 90.3])),
    st.sampled_from(["kg", "g", "mm"]),
    st.booleans(),
)
_PULSES = st.builds(
    lambda value, side: {
        "code": _coded((LOINC, PULSE)),
        **_amount(value, "/min", **({"comparator": side} if side else {})),
    },
    _NUMBER,
    st.sampled_from(["", "", "", ">"]),
)
_SATURATIONS = st.builds(
    lambda value: {"code": _coded((LOINC, SATURATION)), **_amount(value, "%")}, st.integers(80, 100)
)
_PRESSURES = st.builds(
    lambda upper, lower: {
        "code": _coded((LOINC, "85354-9")),
        "component": [
            {"code": _coded((LOINC, code)), **_amount(value, "mm[Hg]")}
            for code, value in zip(PRESSURE, (upper, lower), strict=True)
        ],
    },
    st.integers(90, 180),
    st.integers(50, 115),
)


def _observation(number: int, said: Tree, minutes: int, status: str, performer: list[Tree]) -> Tree:
    return {
        "resourceType": "Observation",
        "id": f"o{number}",
        "status": status,
        "performer": performer,
        "effectiveDateTime": (NOW - timedelta(minutes=minutes)).isoformat(),
        **said,
    }


_OBSERVATION = st.tuples(
    st.one_of(_WEIGHTS, _WEIGHTS, _PULSES, _SATURATIONS, _PRESSURES),
    _MINUTES,
    st.sampled_from(["final", "final", "final", "final", "entered-in-error"]),
    _HOME,
)
_RECORD = st.lists(_OBSERVATION, max_size=14).map(
    lambda several: [_observation(number, *one) for number, one in enumerate(several)]
)


def _followed(key: str) -> tuple[Course, Enrolment]:
    name, value = AGREED.get(key, ("", 0.0))
    agreed = (Agreed(name, value, ENROLLED),) if name else ()
    references = (Reference(name, value, "kg", "PractitionerRole/nora", ENROLLED),) if name else ()
    enrolment = Enrolment(f"anna-{key}", 1, key, "1.0.0", ENROLLED.date(), "", references=references)
    return Course(shipped(key), ENROLLED, agreed=agreed), enrolment


@settings(max_examples=150, deadline=None)
@given(
    record=_RECORD,
    keys=st.lists(st.sampled_from(PROGRAMMES), min_size=2, unique=True),
    days=st.integers(0, 20),
)
def test_programmes_that_are_judged_together_find_what_each_finds_alone(
    record: list[Tree], keys: list[str], days: int
) -> None:
    enrolled = [_followed(key) for key in keys]
    since = NOW - timedelta(days=days)
    together = gathering.known_in_each(enrolled, record, at=NOW)
    # A slip by one programme is one in all (test_slips.py): that alone each is told by the others.
    found = slips(together, at=NOW)
    at_once = [
        judgements(course, known, since=since, at=NOW, slips_found=found) for course, known in together
    ]

    alone = [(course, gathering.known(one, course.programme, record, at=NOW)) for course, one in enrolled]
    assert found == slips(alone, at=NOW)
    by_itself = [judgements(course, known, since=since, at=NOW, slips_found=found) for course, known in alone]
    assert at_once == by_itself


def test_one_value_is_a_finding_of_each_programme_that_has_a_limit_for_it() -> None:
    said = {"code": _coded((LOINC, PULSE)), **_amount(135, "/min")}
    record = [_observation(1, said, 5, "final", [{"reference": "PractitionerRole/nora"}])]
    together = gathering.known_in_each(list(map(_followed, PROGRAMMES)), record, at=NOW)

    found = {
        each.programme.key
        for course, known in together
        for each in judgements(course, known, since=NOW - timedelta(days=1), at=NOW)
        if is_told(each)
    }
    assert found == {"copd", "heart-failure", "ischaemic-heart-disease"}
