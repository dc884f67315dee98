"""Observations and answers as a programme counts them: by its keys, in its units, or with the reason why not. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sharedcare.care.elements import Element, Tree, codings, moment
from sharedcare.care.facts.answered import answers_in, form_key
from sharedcare.programmes import bounds
from sharedcare.programmes.asking_once import asked_as, counted
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.identity import Identity
from sharedcare.programmes.judging.types import Form, Unjudged, Unread
from sharedcare.programmes.types import Programme
from sharedcare.terminology import measures
from sharedcare.terminology.systems import WRITTEN
from sharedcare.terminology.units import UCUM
from sharedcare.terminology.written_units import ucum_of

_NEVER_TRUE = ("entered-in-error", "cancelled")
_HOME = ("Patient/", "RelatedPerson/")


class Meant(NamedTuple):
    """What a code means in a programme: a measurement, or the score of a questionnaire, and its unit."""

    key: str
    unit: str
    is_score: bool


_Index = dict[tuple[str, str], list[Meant]]
"""What each coding means, in all the ways that a programme means it."""


def taken_at(tree: Tree) -> datetime | None:
    """When a value was taken or an answer was given, in the house's time zone."""
    if tree.get("resourceType") == "QuestionnaireResponse":
        return moment(tree.get("authored"))
    told = (
        tree.get("effectiveDateTime"),
        tree.get("effectiveInstant"),
        tree.get("effectivePeriod", {}).get("start"),
    )
    return next(filter(None, map(moment, told)), None)


def stands(tree: Tree) -> bool:
    """Whether it was made, and was true."""
    return tree.get("status") not in _NEVER_TRUE


def unit_of(quantity: Element) -> str | None:
    """The UCUM code of a Quantity's unit, as it is coded or as people write it, also where that stands in `code` without a system; empty
    where it has none, None where nobody can tell which it is."""
    system, code = quantity.get("system"), quantity.get("code")
    if system == UCUM:
        return code
    written = str(quantity.get("unit") or ("" if system else code) or "")
    return ucum_of(written) if written else ""


def _values(tree: Tree, index: _Index) -> Iterator[tuple[Meant, Reading | Unread]]:
    """What an Observation, or each of its components, says of the programme's measurements."""
    at = taken_at(tree)
    if at is None:
        return
    for place, meant, coding in _meaning(tree, index):
        yield meant, _value(place, meant, coding, at, tree)


@dataclass(frozen=True, slots=True)
class Series:
    """Values by key, the newest first, and empty where there is none; with those that nobody can read."""

    readings: dict[str, tuple[Reading, ...]]
    scores: dict[str, tuple[Reading, ...]]
    unread: tuple[Unread, ...]


def series_in(observations: Iterable[Tree], programme: Programme) -> Series:
    """All values of a programme's measurements and scores among these Observations."""
    readings: dict[str, list[Reading]] = {each.key: [] for each in programme.measurements}
    scores: dict[str, list[Reading]] = {each.key: [] for each in programme.questionnaires}
    unread = []
    index = _meant(programme)
    for tree in observations:
        for meant, value in _values(tree, index):
            if isinstance(value, Unread):
                unread.append(value)
            else:
                (scores if meant.is_score else readings)[meant.key].append(value)
    return Series(_newest_first(readings), _newest_first(scores), tuple(unread))


def _newest_first(found: dict[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    return {
        key: tuple(sorted(several, key=lambda each: (each.at, each.id), reverse=True))
        for key, several in found.items()
    }


def measured_in(tree: Tree, programme: Programme) -> list[str]:
    """The keys of the programme's measurements that an Observation is about, whenever it was taken."""
    return list(dict.fromkeys(meant.key for _, meant, _ in _meaning(tree, _meant(programme))))


def is_from_home(tree: Tree) -> bool:
    """Whether the patient, or somebody near them, has measured it."""
    return any(str(each.get("reference", "")).startswith(_HOME) for each in tree.get("performer", ()))


def _meaning(tree: Tree, index: _Index) -> Iterator[tuple[Tree, Meant, tuple[str, str]]]:
    for place in (tree, *tree.get("component", ())) if stands(tree) else ():
        found: dict[Meant, tuple[str, str]] = {}
        for coding in codings(place.get("code")):
            for meant in index.get(coding, ()):
                found.setdefault(meant, coding)
        for meant, coding in found.items():
            yield place, meant, coding


def forms_in(responses: Iterable[Tree], programme: Programme) -> tuple[Form, ...]:
    """The answers to the programme's questionnaires among these responses, the oldest first."""
    trees = list(responses)
    found = [form for tree in trees if (form := form_in(tree, programme)) is not None]
    found += [form for tree in trees for form in counted_in(tree, programme)]
    return tuple(sorted(found, key=lambda each: (each.at, each.id, not each.is_own)))


def counted_in(tree: Tree, programme: Programme) -> Iterator[Form]:
    """What answers to another programme's questionnaire count as in this one, which does not ask the same once more."""
    at = taken_at(tree)
    key = form_key(tree)
    if at is None or not key or tree.get("status") not in ("completed", "amended"):
        return
    for questionnaire, answers in counted(programme, key, lambda form: answers_in(form, tree)).items():
        counts = asked_as(programme, key, questionnaire)
        yield Form(
            questionnaire, at, f"QuestionnaireResponse/{tree['id']}", tuple(answers.items()), counted=counts
        )


def form_in(tree: Tree, programme: Programme) -> Form | None:
    """The answers of a QuestionnaireResponse that is complete, where the programme has its questionnaire."""
    at = taken_at(tree)
    key = form_key(tree)
    if at is None or not key or tree.get("status") not in ("completed", "amended"):
        return None
    asked = next((each for each in programme.questionnaires if each.key == key), None)
    form = None if asked is None else form_of(asked)
    if form is None:
        return None
    return Form(key, at, f"QuestionnaireResponse/{tree['id']}", tuple(answers_in(form, tree).items()))


def _value(place: Tree, meant: Meant, coding: tuple[str, str], at: datetime, tree: Tree) -> Reading | Unread:
    name = f"Observation/{tree['id']}"
    quantity = place.get("valueQuantity")
    number = place.get("valueInteger") if quantity is None else quantity.get("value")
    if number is None:
        return Unread(meant.key, at, name, Unjudged.NO_NUMBER, str(place.get("valueString") or "")[:60])
    converted = _converted(float(number), quantity or {}, meant, coding)
    if converted is None:
        written = (quantity or {}).get("unit") or (quantity or {}).get("code") or ""
        return Unread(meant.key, at, name, Unjudged.OTHER_UNIT, f"{number} {written}".strip()[:60])
    bound = bounds.read((quantity or {}).get("comparator"))
    return Reading(round(converted, 9), at, name, is_from_home(tree), bound)


def _converted(value: float, quantity: Tree, meant: Meant, coding: tuple[str, str]) -> float | None:
    """The value in the programme's unit; None where nobody can tell."""
    if meant.is_score or meant.unit.startswith("{"):
        return value
    unit = unit_of(quantity)
    if not unit or unit == meant.unit:
        return value if unit else None
    known = measures.measurable(*coding)
    if known is not None and unit in known.factors:
        factor, added = known.factors[unit]
        value, unit = value * factor + added, known.ucum
    return measures.between(value, unit, meant.unit)


def _meant(programme: Programme) -> _Index:
    return _meant_by(Identity(programme))


@lru_cache(maxsize=64)
def _meant_by(one: Identity) -> _Index:
    found: _Index = {}
    for form in one.programme.questionnaires:
        for code in form.codes:
            for system in WRITTEN[code.system]:
                found.setdefault((system, code.code), []).append(Meant(form.key, "{score}", is_score=True))
    for measured in one.programme.measurements:
        for code in measured.codes:
            for system in WRITTEN[code.system]:
                meant = Meant(measured.key, measured.unit, is_score=False)
                found.setdefault((system, code.code), []).append(meant)
    return found
