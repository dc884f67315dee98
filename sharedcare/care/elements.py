"""Single elements of resources as we write them, both ways; what is not there, or not in that form, reads as nothing. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.fhir.words import TRANSLATION, element
from sharedcare.programmes.types.words import Text
from sharedcare.records.indexing.dates import Interval, interval_of
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.locality import here
from sharedcare.terminology.systems import called

Tree = dict[str, Any]
Element = Mapping[str, Any]
OURS = "urn:sharedcare:"
OPERATOR = "operator"
"""Who acts where somebody with a shell on the machine does: no resource of the record is about them."""
_OPERATOR = {"display": "Whoever runs the platform"}


def named(who: str) -> dict[str, str]:
    """Whoever acts, as a Reference: by the reference they have, or in words where it is the operator."""
    return dict(_OPERATOR) if who == OPERATOR else {"reference": who}


def who_of(reference: object) -> str:
    """The same back: `Type/id`, OPERATOR, or empty where nobody is told that we know of."""
    told = reference if isinstance(reference, dict) else {}
    return OPERATOR if told == _OPERATOR else str(told.get("reference") or "")


def moment(text: object, zone: tzinfo | None = None) -> datetime | None:
    """When a date or dateTime begins, in this time zone or that of the house: of a month it is the first of its days."""
    found = _interval(text, zone)
    return None if found is None else found[0].astimezone(zone or here().zone)


def last_moment(text: object, zone: tzinfo | None = None) -> datetime | None:
    """When a date or dateTime ends: what lasts until a day lasts until that day is over."""
    found = _interval(text, zone)
    return None if found is None else found[1].astimezone(zone or here().zone)


def when_over(task: Element, zone: tzinfo | None = None, *, stood: datetime | None = None) -> datetime | None:
    """When a Task came to its end, whichever it was: the end of its `executionPeriod`, which is when somebody acted last before marking
    it; where that does not stand there `lastModified`, and else when what stands was stored. The first that says a time counts.

    `stood` is what has been counted from before. It goes before the last two, which are others whenever the Task is written again.
    https://hl7.org/fhir/R4/task-definitions.html#Task.executionPeriod
    """
    said = (
        moment(task.get("executionPeriod", {}).get("end"), zone),
        None if stood is None else stood.astimezone(zone or here().zone),
        moment(task.get("lastModified"), zone),
        moment(task.get("meta", {}).get("lastUpdated"), zone),
    )
    return next((one for one in said if one is not None), None)


def when_done(task: Element, zone: tzinfo | None = None, *, stood: datetime | None = None) -> datetime | None:
    """When a Task was done: when it came to its end (`when_over`), where that is that it is `completed`; None of any other."""
    return when_over(task, zone, stood=stood) if task.get("status") == "completed" else None


def codings(concept: object) -> Iterator[tuple[str, str]]:
    """System and code of each coding of a CodeableConcept."""
    for each in concept.get("coding", ()) if isinstance(concept, dict) else ():
        if isinstance(each.get("code"), str):
            yield each.get("system") or "", each["code"]


def codes(concept: object) -> Iterator[tuple[str, str]]:
    """The codes of a CodeableConcept as a programme's file has them: system and code."""
    return (found for each in codings(concept) if (found := called(*each)) is not None)


def has_code(concepts: Iterable[object], system: str, code: str) -> bool:
    """Whether one of these CodeableConcepts has this code."""
    return any((system, code) == each for concept in concepts for each in codings(concept))


def status_of(tree: Element, name: str) -> frozenset[str]:
    """The codes of a status that FHIR keeps in a CodeableConcept, such as Condition.clinicalStatus."""
    return frozenset(code for _, code in codings(tree.get(name)))


def our_codes(concepts: Iterable[Element], system: str) -> list[str]:
    """The codes of one of our own systems in several concepts."""
    return [code for concept in concepts for named, code in codings(concept) if named == OURS + system]


def concept(text: Text, *codings: Tree) -> Tree:
    """A concept in Danish, with its translation."""
    found: Tree = element("text", text)
    if codings:
        found["coding"] = list(codings)
    return found


def extension(name: str, **values: Any) -> Tree:
    """An extension of ours with parts, each named by its part and its type: `at_valueInstant`. What is None is left out."""
    parts = []
    for key, value in values.items():
        part, _, kind = key.rpartition("_")
        if value is not None:
            parts.append({"url": part.replace("_", "-"), kind: value})
    return {"url": OURS + name, "extension": parts}


def extensions(tree: Element, name: str) -> Iterator[Tree]:
    """The extensions of ours with this name, whole."""
    url = OURS + name
    return (each for each in tree.get("extension", ()) if each.get("url") == url)


def part(extension: Element, name: str, value: str) -> Any:
    """A part of a nested extension: `part(limit, "key", "valueString")`."""
    return next((each.get(value) for each in extension.get("extension", ()) if each.get("url") == name), None)


def parts_of(tree: Element, name: str) -> Iterator[Tree]:
    """The parts of each extension of ours with this name: their values, by their url."""
    for one in extensions(tree, name):
        yield {str(each["url"]): _value(each) for each in one.get("extension", ()) if "url" in each}


def values_of(tree: Element, name: str) -> list[Any]:
    """The values of the extensions of ours with this name."""
    return [found for one in extensions(tree, name) if (found := _value(one)) is not None]


def sources_of(tree: Element) -> tuple[Source, ...]:
    """The parts of programmes that ask for something."""
    found = []
    for canonical in values_of(tree, "source"):
        name, _, version = str(canonical).removeprefix(OURS + "activity:").partition("|")
        programme, _, key = name.partition(":")
        if programme and key:
            found.append(Source(programme, version, key))
    return tuple(sorted(found))


def identifier(tree: Element, system: str) -> str | None:
    """The value of the identifier under this system of ours."""
    return next(iter(identifiers(tree, system)), None)


def identifiers(tree: Element, system: str) -> list[str]:
    """The values of all identifiers under this system of ours."""
    found = tree.get("identifier", ())
    return [str(one["value"]) for one in found if one.get("system") == OURS + system and one.get("value")]


def text_of(tree: Element, name: str) -> Text:
    """A text in both languages; without a translation both are the same."""
    danish = tree.get(name) or ""
    for each in tree.get(f"_{name}", {}).get("extension", ()):
        if each.get("url") == TRANSLATION and part(each, "lang", "valueCode") == "en":
            return Text(da=danish, en=part(each, "content", "valueString") or danish)
    return Text(da=danish, en=danish)


def _interval(text: object, zone: tzinfo | None) -> Interval | None:
    if not isinstance(text, str):
        return None
    try:
        return interval_of(text, zone or here().zone)
    except DateNotUnderstood:
        return None


def _value(extension: Element) -> Any:
    return next((value for key, value in extension.items() if key.startswith("value")), None)
