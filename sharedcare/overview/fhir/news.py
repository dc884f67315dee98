"""What came or changed since the reader looked last: who, what, when. Pure."""

from collections.abc import Callable, Sequence

from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.directory import human_name
from sharedcare.overview.fhir.course import author
from sharedcare.overview.fhir.elements import Tree, in_category, said
from sharedcare.overview.fhir.values import kind_of, reading
from sharedcare.overview.types import Change, News

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
    told = (leaf for leaf in changed if not _is_order_of_a_test(leaf))
    found = [_change(leaf, chart) for leaf in told if leaf.updated > chart.since]
    return News(chart.since, tuple(sorted(found, key=lambda one: one.at, reverse=True)))


def _is_order_of_a_test(leaf: Leaf) -> bool:
    """What a laboratory was asked for is no news beside what it has found."""
    return leaf.type == "ServiceRequest" and in_category(leaf.tree, _SNOMED, _LABORATORY_PROCEDURE)


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


def described(leaf: Leaf, chart: Chart) -> str:
    """A resource in a few words, for a list of many kinds."""
    if leaf.type == "Observation":
        return _value(leaf, chart)
    describe = _WORDS.get(leaf.type)
    return describe(leaf.tree) if describe is not None else ""


def _value(leaf: Leaf, chart: Chart) -> str:
    """What was measured and its value, in plain numbers: a door writes them as its reader does."""
    name = said(leaf.tree.get("code"))
    kind = kind_of(leaf.tree.get("code"), leaf.tree.get("valueQuantity"))
    found = None if kind is None else reading(leaf, kind, chart)
    if found is None or kind is None:
        return name
    if found.value is None:
        return f"{name} {found.text}".strip()
    second = "" if found.second is None else f"/{found.second:.{kind.digits}f}"
    return f"{name} {found.value:.{kind.digits}f}{second} {kind.unit}".strip()


def _medicine(tree: Tree) -> str:
    dosage: Tree = next(iter(tree.get("dosage") or tree.get("dosageInstruction") or ()), {})
    return f"{said(tree.get('medicationCodeableConcept'))} {dosage.get('text', '')}".strip()


def _message(tree: Tree) -> str:
    text = next(
        (str(one["contentString"]) for one in tree.get("payload", ()) if one.get("contentString")), ""
    )
    return said(tree.get("topic")) or text


_WORDS: dict[str, Callable[[Tree], str]] = {
    "AllergyIntolerance": lambda tree: said(tree.get("code")),
    "Appointment": lambda tree: str(tree.get("description", "")),
    "CarePlan": lambda tree: str(tree.get("title", "")),
    "CareTeam": lambda tree: str(tree.get("name", "")),
    "Communication": _message,
    "Condition": lambda tree: said(tree.get("code")),
    "DetectedIssue": lambda tree: str(tree.get("detail", "")),
    "Encounter": lambda tree: next((said(one) for one in tree.get("type", ())), ""),
    "EpisodeOfCare": lambda tree: next((said(one) for one in tree.get("type", ())), ""),
    "Goal": lambda tree: said(tree.get("description")),
    "MedicationRequest": _medicine,
    "MedicationStatement": _medicine,
    "Patient": human_name,
    "RelatedPerson": human_name,
    "ServiceRequest": lambda tree: said(tree.get("code")),
    "Task": lambda tree: str(tree.get("description", "")),
}
