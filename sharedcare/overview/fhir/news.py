"""What came or changed since the reader looked last: who, what, when. Pure."""

from collections.abc import Callable, Sequence

from sharedcare.kernel.decimals import worth
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.course import author
from sharedcare.overview.fhir.elements import Tree, in_category
from sharedcare.overview.fhir.medicines import dose
from sharedcare.overview.fhir.texts import first, joined, said, written
from sharedcare.overview.fhir.values import Kind, kind_of, reading
from sharedcare.overview.types import NOTHING, Change, News, Text
from sharedcare.records.names import human_name

_SNOMED, _LABORATORY_PROCEDURE = "http://snomed.info/sct", "108252007"

_TILES = {
    "Goal": "measures",
    "EpisodeOfCare": "programmes",
    "Condition": "problems",
    "CareTeam": "problems",
    "Observation": "measures",
    "DetectedIssue": "concerns",
    "Encounter": "timeline",
    "ServiceRequest": "timeline",
    "QuestionnaireResponse": "timeline",
    "Task": "tasks",
    "Appointment": "tasks",
    "MedicationStatement": "medicines",
    "MedicationRequest": "medicines",
    "Communication": "notes",
}


def news(chart: Chart, changed: Sequence[Leaf]) -> News:
    """What changed, the newest first. For who looks for the first time, nothing is news."""
    if chart.since is None:
        return News(None, ())
    told = (leaf for leaf in changed if not _is_order_of_a_test(leaf) and not _is_begun(leaf))
    found = [_change(leaf, chart) for leaf in told if leaf.updated > chart.since]
    return News(chart.since, tuple(sorted(found, key=lambda one: one.at, reverse=True)))


def _is_order_of_a_test(leaf: Leaf) -> bool:
    """What a laboratory was asked for is no news beside what it has found."""
    return leaf.type == "ServiceRequest" and in_category(leaf.tree, _SNOMED, _LABORATORY_PROCEDURE)


def _is_begun(leaf: Leaf) -> bool:
    """Answers that the patient has not sent yet."""
    return leaf.type == "QuestionnaireResponse" and leaf.tree.get("status") == "in-progress"


def _change(leaf: Leaf, chart: Chart) -> Change:
    tile = _TILES.get(leaf.type, "banner")
    if leaf.type == "Goal" and not leaf.tree.get("target"):
        tile = "matters"
    return Change(
        tile=tile,
        kind=leaf.type,
        text=described(leaf, chart),
        by=author(leaf, chart),
        at=leaf.updated,
        is_first=leaf.ref.version == 1,
        ref=leaf.ref,
    )


def described(leaf: Leaf, chart: Chart) -> Text:
    """A resource in a few words, for a list of many kinds."""
    if leaf.type == "Observation":
        return _value(leaf, chart)
    describe = _WORDS.get(leaf.type)
    return describe(leaf.tree) if describe is not None else NOTHING


def _value(leaf: Leaf, chart: Chart) -> Text:
    """What was measured and its value, each as its language writes it."""
    name = said(leaf.tree.get("code"), leaf.tree)
    kind = kind_of(leaf.tree.get("code"), leaf.tree.get("valueQuantity"))
    found = None if kind is None else reading(leaf, kind, chart)
    if found is None or kind is None:
        return name
    if found.value is None:
        return joined(" ", name, found.text)
    pair = (one for one in (found.value, found.second) if one is not None)
    english = "/".join(f"{one:.{worth(one, kind.digits)}f}" for one in pair)
    number = Text(english.replace(".", ","), "da", (("en", english),))
    return joined(" ", name, number, _unit(kind))


def _unit(kind: Kind) -> Text:
    if kind.known is None or not kind.known.english_unit:
        return Text(kind.unit)
    return Text(kind.unit, "da", (("en", kind.known.english_unit),))


def _medicine(tree: Tree) -> Text:
    return joined(" ", said(tree.get("medicationCodeableConcept"), tree), dose(tree))


def _message(tree: Tree) -> Text:
    return said(tree.get("topic"), tree) or next(
        filter(None, (written(one, "contentString", tree) for one in tree.get("payload", ()))), NOTHING
    )


def _person(tree: Tree) -> Text:
    return Text(human_name(tree))


_WORDS: dict[str, Callable[[Tree], Text]] = {
    "AllergyIntolerance": lambda tree: said(tree.get("code"), tree),
    "Appointment": lambda tree: written(tree, "description", tree),
    "CarePlan": lambda tree: written(tree, "title", tree),
    "CareTeam": lambda tree: written(tree, "name", tree),
    "Communication": _message,
    "Condition": lambda tree: said(tree.get("code"), tree),
    "DetectedIssue": lambda tree: written(tree, "detail", tree),
    "Encounter": lambda tree: first(tree.get("type", ()), tree),
    "EpisodeOfCare": lambda tree: first(tree.get("type", ()), tree),
    "Goal": lambda tree: said(tree.get("description"), tree),
    "MedicationRequest": _medicine,
    "MedicationStatement": _medicine,
    "Patient": _person,
    "RelatedPerson": _person,
    "ServiceRequest": lambda tree: said(tree.get("code"), tree),
    "Task": lambda tree: written(tree, "description", tree),
}
