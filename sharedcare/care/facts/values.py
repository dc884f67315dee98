"""Observations and answers as a programme counts them: by its keys, in its units, or with the reason why not. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
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
from sharedcare.programmes.types.words import Code
from sharedcare.terminology import measures
from sharedcare.terminology.systems import WRITTEN
from sharedcare.terminology.units import UCUM
from sharedcare.terminology.written_units import ucum_of

_NEVER_TRUE = ("entered-in-error", "cancelled")
_HOME = ("Patient/", "RelatedPerson/")
_SCORE = "{score}"


class _Illegible(NamedTuple):
    """Why a value cannot be read, and what stands there."""

    why: Unjudged
    written: str


class Meant(NamedTuple):
    """What a code means in a programme: a measurement, or the score of a questionnaire, and its unit."""

    key: str
    unit: str
    is_score: bool


_Coding = tuple[str, str]
_Codings = tuple[_Coding, ...]
_Asked = tuple[str, _Coding]
"""In which unit a value is asked for, and what it is coded as."""
_Asking = list[tuple[int, Meant]]
"""Who asks for it: the programme (its place among several), and as what."""
_Index = dict[_Coding, _Asking]
"""What each coding means, in all the ways that each of several programmes means it."""


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


@dataclass(frozen=True, slots=True)
class Series:
    """Values by key, the newest first, and empty where there is none; with those that nobody can read."""

    readings: dict[str, tuple[Reading, ...]]
    scores: dict[str, tuple[Reading, ...]]
    unread: tuple[Unread, ...]


def series_in(observations: Iterable[Tree], programme: Programme) -> Series:
    """All values of a programme's measurements and scores among these Observations."""
    [found] = series_in_each(observations, (programme,))
    return found


def series_in_each(observations: Iterable[Tree], programmes: Sequence[Programme]) -> list[Series]:
    """The same of each of several programmes. What an Observation says is read once, however many of them ask for it."""
    readings = [{each.key: list[Reading]() for each in one.measurements} for one in programmes]
    scores = [{each.key: list[Reading]() for each in one.questionnaires} for one in programmes]
    unread: list[list[Unread]] = [[] for _ in programmes]
    for at, name, value, asking in _values(observations, _meant(programmes)):
        for place, meant in asking:
            if isinstance(value, Reading):
                (scores if meant.is_score else readings)[place][meant.key].append(value)
            else:
                unread[place].append(Unread(meant.key, at, name, *value))
    return [
        Series(_kept(of_measurements), _kept(of_questionnaires), tuple(illegible))
        for of_measurements, of_questionnaires, illegible in zip(readings, scores, unread, strict=True)
    ]


def _taken(observations: Iterable[Tree]) -> Iterator[tuple[datetime, str, Tree]]:
    """Those that stand, with when they were taken, and what they are called."""
    for tree in observations:
        at = taken_at(tree) if stands(tree) else None
        if at is not None:
            yield at, f"Observation/{tree['id']}", tree


def _values(
    observations: Iterable[Tree], index: _Index
) -> Iterator[tuple[datetime, str, Reading | _Illegible, _Asking]]:
    """What these, or each of their components, say in each unit that it is asked for in, the newest first, and who asks. In one unit it
    is one value, whoever asks."""
    means: dict[_Codings, dict[_Asked, _Asking]] = {}
    for at, name, tree in sorted(_taken(observations), key=itemgetter(0, 1), reverse=True):
        by_patient = is_from_home(tree)
        for part in _parts(tree):
            coded = tuple(codings(part.get("code")))
            if coded not in means:
                means[coded] = _meaning(coded, index)
            for asked, asking in means[coded].items():
                yield at, name, _value(part, asked, at, name, by_patient=by_patient), asking


def _kept(found: dict[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    return {key: tuple(several) for key, several in found.items()}


def measured_in(tree: Tree, programme: Programme) -> list[str]:
    """The keys of the programme's measurements that an Observation is about, whenever it was taken."""
    index = _meant((programme,))
    parts = _parts(tree) if stands(tree) else ()
    coded = (tuple(codings(part.get("code"))) for part in parts)
    return list(dict.fromkeys(meant.key for each in coded for _, meant in _first(each, index)))


def is_from_home(tree: Tree) -> bool:
    """Whether the patient, or somebody near them, has measured it."""
    return any(str(each.get("reference", "")).startswith(_HOME) for each in tree.get("performer", ()))


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return (tree, *tree.get("component", ()))


def _meaning(coded: _Codings, index: _Index) -> dict[_Asked, _Asking]:
    """In which units what is coded so is asked for, by which of its codings, and who asks."""
    found: dict[_Asked, _Asking] = {}
    for whose, coding in _first(coded, index).items():
        found.setdefault((whose[1].unit, coding), []).append(whose)
    return found


def _first(coded: _Codings, index: _Index) -> dict[tuple[int, Meant], _Coding]:
    """What is coded so means to each programme, with the first coding that says it."""
    found: dict[tuple[int, Meant], _Coding] = {}
    for coding in coded:
        for whose in index.get(coding, ()):
            found.setdefault(whose, coding)
    return found


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


def _value(part: Tree, asked: _Asked, at: datetime, name: str, *, by_patient: bool) -> Reading | _Illegible:
    quantity = part.get("valueQuantity")
    number = part.get("valueInteger") if quantity is None else quantity.get("value")
    if number is None:
        return _Illegible(Unjudged.NO_NUMBER, str(part.get("valueString") or "")[:60])
    converted = _converted(float(number), quantity or {}, *asked)
    if converted is None:
        written = (quantity or {}).get("unit") or (quantity or {}).get("code") or ""
        return _Illegible(Unjudged.OTHER_UNIT, f"{number} {written}".strip()[:60])
    bound = bounds.read((quantity or {}).get("comparator"))
    return Reading(round(converted, 9), at, name, by_patient, bound)


def _converted(value: float, quantity: Tree, wanted: str, coding: _Coding) -> float | None:
    """The value in this unit; None where nobody can tell. Scores and numbers of something have none."""
    if wanted.startswith("{"):
        return value
    unit = unit_of(quantity)
    if not unit or unit == wanted:
        return value if unit else None
    known = measures.measurable(*coding)
    if known is not None and unit in known.factors:
        factor, added = known.factors[unit]
        value, unit = value * factor + added, known.ucum
    return measures.between(value, unit, wanted)


def _meant(programmes: Iterable[Programme]) -> _Index:
    return _meant_by(tuple(map(Identity, programmes)))


@lru_cache(maxsize=256)
def _meant_by(several: tuple[Identity, ...]) -> _Index:
    found: _Index = {}
    for place, one in enumerate(several):
        for coding, meant in _meanings(one.programme):
            found.setdefault(coding, []).append((place, meant))
    return found


def _meanings(programme: Programme) -> Iterator[tuple[_Coding, Meant]]:
    for form in programme.questionnaires:
        meant = Meant(form.key, _SCORE, is_score=True)
        yield from ((coding, meant) for coding in _written(form.codes))
    for measured in programme.measurements:
        meant = Meant(measured.key, measured.unit, is_score=False)
        yield from ((coding, meant) for coding in _written(measured.codes))


def _written(codes: Iterable[Code]) -> Iterator[_Coding]:
    return ((system, code.code) for code in codes for system in WRITTEN[code.system])
