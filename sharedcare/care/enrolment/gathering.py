"""From a patient's resources to what a programme can ask about: `Facts` in the words of that programme. Pure.

A measurement that the record could hold and does not is known to have no values; what is entered in error is not there.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sharedcare.care.enrolment.coded import OURS, codes, moment
from sharedcare.care.enrolment.plan_standing import sources_of
from sharedcare.care.enrolment.types import NO_CHOICES, Choices, Enrolment
from sharedcare.programmes.facts import Answered, Facts, Reading
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Code
from sharedcare.terminology.units import UCUM, canonical

Tree = Mapping[str, Any]
_VOID = ("entered-in-error", "cancelled")
_UNSAID = (*_VOID, "in-progress")
"""Answers that were withdrawn, or that the patient has begun and not sent."""
_REFUTED = ("refuted", "entered-in-error")
_ATC = "http://www.whocc.no/atc"
_TAKEN = ("active", "intended", "on-hold")
_HOME = ("Patient/", "RelatedPerson/")
_YEARS_AHEAD = 2
ENROLMENT, BIRTH_MONTH, SEASON, ADMISSION, DISCHARGE = (
    "enrolment",
    "birth-month",
    "season",
    "admission",
    "discharge",
)
"""Anchors that the record tells of by itself; all others are set by somebody."""


def facts(
    trees: Iterable[Tree],
    programme: Programme,
    *,
    enrolment: Enrolment | None,
    at: datetime,
    zone: tzinfo,
    choices: Choices = NO_CHOICES,
) -> Facts:
    """What is known of a patient in the words of a programme. What stands in the enrolment is known, and what is about to be
    written there (`choices`)."""
    here = at.astimezone(zone)
    all_of = _by_type(trees)
    patient = next(iter(all_of.get("Patient", ())), {})
    born = moment(patient.get("birthDate"), zone)
    observations = [one for one in all_of.get("Observation", ()) if one.get("status") not in _VOID]
    set_levels = {each.level for each in enrolment.levels} if enrolment is not None else set()
    said = {each.key: each.holds for each in enrolment.judged} if enrolment is not None else {}
    references = {each.key: each.value for each in enrolment.references} if enrolment is not None else {}
    return Facts(
        at=here,
        born=None if born is None else born.date(),
        sex=str(patient.get("gender", "")),
        codes=frozenset(_diagnoses(all_of)),
        drugs=frozenset(_drugs(all_of, here, zone)),
        readings={
            each.key: tuple(_readings(observations, each.codes, each.unit, zone))
            for each in programme.measurements
        },
        scores={
            each.key: tuple(_readings(observations, each.codes, "", zone))
            for each in programme.questionnaires
        },
        answers=dict(_answers(all_of.get("QuestionnaireResponse", ()), zone)),
        levels=frozenset(set_levels | {level for level, _ in choices.levels.values()}),
        done=frozenset(
            source.key
            for one in all_of.get("Task", ())
            if one.get("status") == "completed"
            for source in sources_of(one)
            if source.programme == programme.key
        ),
        reached=frozenset(
            source.key
            for one in all_of.get("Goal", ())
            if _codes_of(one.get("achievementStatus")) & {"achieved", "sustaining"}
            for source in sources_of(one)
            if source.programme == programme.key
        ),
        events=_events(all_of, programme, enrolment, here, zone, choices.anchors),
        judged={**said, **choices.judged},
        references=references,
    )


def _by_type(trees: Iterable[Tree]) -> dict[str, list[Tree]]:
    found: dict[str, list[Tree]] = {}
    for one in trees:
        found.setdefault(str(one.get("resourceType")), []).append(one)
    return found


def _diagnoses(all_of: Mapping[str, list[Tree]]) -> Iterator[tuple[str, str]]:
    for one in (*all_of.get("Condition", ()), *all_of.get("Procedure", ())):
        if not _codes_of(one.get("verificationStatus")) & set(_REFUTED):
            yield from codes(one.get("code"))


def _drugs(all_of: Mapping[str, list[Tree]], at: datetime, zone: tzinfo) -> Iterator[str]:
    for one in (*all_of.get("MedicationStatement", ()), *all_of.get("MedicationRequest", ())):
        ends = moment(one.get("effectivePeriod", {}).get("end"), zone)
        if one.get("status") in _TAKEN and (ends is None or ends >= at):
            for coding in one.get("medicationCodeableConcept", {}).get("coding", ()):
                if coding.get("system") == _ATC and coding.get("code"):
                    yield str(coding["code"])


def _readings(
    observations: Iterable[Tree], wanted: Iterable[Code], unit: str, zone: tzinfo
) -> Iterator[Reading]:
    """The newest first."""
    own = {(code.system, code.code) for code in wanted}
    found = []
    for one in observations:
        at = moment(one.get("effectiveDateTime") or one.get("effectivePeriod", {}).get("end"), zone)
        if at is None:
            continue
        for holder in (one, *one.get("component", ())):
            value = _value(holder, unit) if own & set(codes(holder.get("code"))) else None
            if value is not None:
                at_home = any(
                    str(each.get("reference", "")).startswith(_HOME) for each in one.get("performer", ())
                )
                found.append(Reading(value, at, f"Observation/{one['id']}", at_home))
    yield from sorted(found, key=lambda each: each.at, reverse=True)


def _value(holder: Tree, unit: str) -> float | None:
    """A value in the unit that the programme writes; None where it cannot be converted to it."""
    if "valueInteger" in holder:
        return float(holder["valueInteger"])
    quantity = holder.get("valueQuantity", {})
    if quantity.get("value") is None:
        return None
    value = float(quantity["value"])
    code, system = quantity.get("code"), quantity.get("system")
    # What is a class or a score has no unit, or one that says so in braces.
    if not unit or unit.startswith("{") or code == unit or quantity.get("unit") == unit:
        return value
    kind, amount = canonical(value, system, code or quantity.get("unit"))
    wanted, one = canonical(1, UCUM, unit)
    _, nought = canonical(0, UCUM, unit)
    return (amount - nought) / (one - nought) if kind == wanted and one != nought else None


def _answers(responses: Iterable[Tree], zone: tzinfo) -> Iterator[tuple[tuple[str, str], Answered]]:
    """The newest answer of each question: whatever comes later takes the place of what came before."""
    dated = [
        (at, one)
        for one in responses
        if one.get("status") not in _UNSAID and (at := moment(one.get("authored"), zone)) is not None
    ]
    for at, one in sorted(dated, key=lambda each: each[0]):
        form = str(one.get("questionnaire", "")).removeprefix(OURS + "questionnaire:").partition("|")[0]
        for item in _items(one):
            for answer in item.get("answer", ()):
                code = answer.get("valueCoding", {}).get("code")
                if code:
                    yield (form, str(item.get("linkId"))), Answered(str(code), at)


def _items(holder: Tree) -> Iterator[Tree]:
    for item in holder.get("item", ()):
        yield item
        yield from _items(item)


def _events(
    all_of: Mapping[str, list[Tree]],
    programme: Programme,
    enrolment: Enrolment | None,
    at: datetime,
    zone: tzinfo,
    coming: Mapping[str, datetime],
) -> dict[str, tuple[datetime, ...]]:
    """The moments of the programme's anchors, the newest first: those that were set, and those that the record tells of."""
    declared = {each.key for each in programme.anchors}
    since = at.date() if enrolment is None else enrolment.since
    found: dict[str, set[datetime]] = {}
    for key, moments in (
        (ENROLMENT, [_start_of(since, zone)]),
        (BIRTH_MONTH, _birth_months(all_of, since, at, zone)),
        (SEASON, [_start_of(date(year, 10, 1), zone) for year in _years(since, at)]),
        (ADMISSION, _stays(all_of, "start", since, at, zone)),
        (DISCHARGE, _stays(all_of, "end", since, at, zone)),
    ):
        if key in declared and moments:
            found.setdefault(key, set()).update(moments)
    own = {(each.key, each.at) for each in enrolment.anchors} if enrolment is not None else set()
    for key, moment_of in (*own, *coming.items()):
        if key in declared:
            found.setdefault(key, set()).add(moment_of.astimezone(zone))
    return {key: tuple(sorted(moments, reverse=True)) for key, moments in sorted(found.items())}


def _birth_months(
    all_of: Mapping[str, list[Tree]], since: date, at: datetime, zone: tzinfo
) -> list[datetime]:
    patient = next(iter(all_of.get("Patient", ())), {})
    born = moment(patient.get("birthDate"), zone)
    if born is None:
        return []
    return [_start_of(date(year, born.month, 1), zone) for year in _years(since, at)]


def _stays(
    all_of: Mapping[str, list[Tree]], end: str, since: date, at: datetime, zone: tzinfo
) -> list[datetime]:
    """When the patient was admitted or discharged: since a month before the enrolment, which is what it may follow from."""
    earliest = _start_of(since, zone) - timedelta(days=31)
    moments = (
        moment(one.get("period", {}).get(end), zone)
        for one in all_of.get("Encounter", ())
        if one.get("class", {}).get("code") == "IMP" and one.get("status") not in _VOID
    )
    return [each for each in moments if each is not None and earliest <= each <= at]


def _years(since: date, at: datetime) -> range:
    return range(max(since.year, at.year - _YEARS_AHEAD), at.year + _YEARS_AHEAD)


def _start_of(day: date, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _codes_of(concept: Tree | None) -> set[str]:
    return {str(one.get("code")) for one in (concept or {}).get("coding", ())}
