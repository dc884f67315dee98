"""Measurements with their goals, and what they give cause for. Pure.

It goes in two steps, since the curves are asked for by what the newest values turn out to measure: `measured` finds
those, `measures` puts all together.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sharedcare.care.findings.matters import topic_of
from sharedcare.overview import rules
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.elements import Tree, moment, reference
from sharedcare.overview.fhir.plan import programmes_of_problems
from sharedcare.overview.fhir.texts import first_sentence, joined, said, written
from sharedcare.overview.fhir.values import VOID, Kind, is_lower, kind_of, reading, together
from sharedcare.overview.types import NOTHING, Concern, Conflict, Goal, Measure, Point, Reading, Text
from sharedcare.records.portrait import Value
from sharedcare.terminology.measures import rank

_DECIDED = frozenset({"planned", "accepted", "active", "on-hold"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured of the patient: the newest readings of one kind, the newest first."""

    kind: Kind
    readings: tuple[Reading, ...]
    is_new: bool


def measured(chart: Chart) -> list[Measured]:
    """Everything that is measured of the patient, in the order in which clinicians look."""
    kinds: dict[str, Kind] = {}
    leaves: dict[str, list[Leaf]] = {}
    for leaf in chart.observations:
        if leaf.tree.get("status") in VOID:
            continue
        kind = kind_of(leaf.tree.get("code"), leaf.tree.get("valueQuantity"), of=leaf.tree)
        if kind is not None:
            kinds.setdefault(kind.key, kind)
            leaves.setdefault(kind.key, []).append(leaf)
    found = (_measured(kind, leaves[key], chart) for key, kind in kinds.items())
    return sorted(
        (one for one in found if one.readings), key=lambda one: (rank(one.kind.key), one.kind.name.words)
    )


def measures(
    chart: Chart,
    found: Sequence[Measured],
    wanted: Mapping[str, tuple[Goal, ...]],
    noticed: Sequence[Concern],
    curves: Mapping[str, Sequence[Point]],
) -> list[Measure]:
    """The measurements: what needs action first, then what has a goal, then the rest as clinicians look."""
    built = [
        _measure(chart, one, wanted.get(one.kind.key, ()), noticed, curves.get(one.kind.key, ()))
        for one in found
    ]
    return sorted(built, key=lambda one: rules.ORDER.index(one.status))


def goals(chart: Chart) -> dict[str, tuple[Goal, ...]]:
    """The goals for measurements by the key of what they are for, the strictest first. What is only proposed is no goal yet."""
    found: dict[str, list[Goal]] = {}
    programmes = programmes_of_problems(chart)
    for leaf in chart.all("Goal"):
        if leaf.tree.get("lifecycleStatus") not in _DECIDED:
            continue
        for target in leaf.tree.get("target", ()):
            # The goal that is shown for a pair is the one for its upper value: one for the lower is no other goal for the same.
            if is_lower(target.get("measure")):
                continue
            kind = kind_of(target.get("measure"), target.get("detailQuantity"))
            band = None if kind is None else _band(target, kind)
            if kind is not None and band is not None:
                found.setdefault(kind.key, []).append(_goal(leaf, band, programmes, chart))
    return {key: tuple(sorted(several, key=rules.strictness)) for key, several in found.items()}


def conflicts(wanted: Mapping[str, tuple[Goal, ...]]) -> list[Conflict]:
    """Goals for one measurement that cannot both be meant."""
    return [Conflict(key, several) for key, several in wanted.items() if rules.differ(several)]


def concerns(chart: Chart, measured_keys: Container[str]) -> list[Concern]:
    """What needs action and has not been acted on, the most urgent and then the newest first. What a rule found again and again
    stands once, as what it found last, with how often and since when; so does what two programmes say alike of the same moment."""
    found: list[tuple[int, Concern]] = []
    for leaf in chart.all("DetectedIssue"):
        tree = leaf.tree
        if tree.get("status") not in ("preliminary", "registered", "final", "amended", "corrected"):
            continue
        if tree.get("mitigation") or (tree.get("status") == "final" and tree.get("severity") is None):
            continue
        # What it is comes first, and then why: the first sentence has to be enough at a glance.
        text, reasons = first_sentence(written(tree, "detail", tree) or said(tree.get("code"), tree))
        made = moment(tree.get("identifiedDateTime"), chart.zone) or leaf.updated
        concern = Concern(
            status=rules.of_severity(str(tree.get("severity", ""))),
            text=text,
            since=made,
            last=made,
            explanation=joined(" ", reasons, _explanation(tree)),
            measure=_about(tree, chart, measured_keys),
            by=chart.party(tree.get("author")),
            ref=leaf.ref,
            is_new=chart.is_new(leaf),
        )
        found.append((topic_of(tree) or leaf.key, concern))
    ranked = sorted(found, key=lambda each: (rules.ORDER.index(each[1].status), -each[1].since.timestamp()))
    matters: dict[int, list[Concern]] = {}
    for matter, concern in ranked:
        matters.setdefault(matter, []).append(concern)
    return _said_once(_as_one(several) for several in matters.values())


def _said_once(several: Iterable[Concern]) -> list[Concern]:
    """One answer or value that is judged alike by two programmes is read once; when the one is acted on the other stands in its place."""
    alike: dict[tuple[object, ...], Concern] = {}
    for one in several:
        # Two that give different reasons, or ask for different things, are two.
        key = (one.status, one.text, one.explanation, one.measure, one.last)
        first = alike.get(key, one)
        alike[key] = replace(first, is_new=first.is_new or one.is_new)
    return list(alike.values())


def _as_one(several: Sequence[Concern]) -> Concern:
    since, is_new = min(one.since for one in several), any(one.is_new for one in several)
    last = max(one.last for one in several)
    return replace(several[0], since=since, last=last, is_new=is_new, times=len(several))


def points_of(leaves: Iterable[Leaf], kind: Kind, chart: Chart) -> list[Point]:
    """A curve from whole resources, for an earlier moment."""
    readings = (reading(leaf, kind, chart) for leaf in leaves if leaf.tree.get("status") not in VOID)
    return [
        Point(one.at, one.value, one.second, one.at_home)
        for one in reversed(together([one for one in readings if one is not None]))
        if one.value is not None
    ]


def points_from(values: Iterable[Value], kind: Kind) -> list[Point]:
    """A curve from the values of the index, in order of time. Of a pair the greater is the upper one."""
    met: dict[object, list[float]] = {}
    home: dict[object, Value] = {}
    is_pair = kind.known is not None and kind.known.is_pair
    for one in values:
        value = kind.from_index(one.unit, one.value, one.raw)
        if value is None or (one.is_component and not is_pair):
            continue
        place = one.at if is_pair else one.key
        met.setdefault(place, []).append(value)
        home.setdefault(place, one)
    return [
        Point(home[place].at, max(several), min(several) if is_pair else None, home[place].at_home)
        for place, several in met.items()
        if len(several) > 1 or not is_pair
    ]


def _measured(kind: Kind, leaves: Sequence[Leaf], chart: Chart) -> Measured:
    found = [(one, reading(one, kind, chart)) for one in {leaf.key: leaf for leaf in leaves}.values()]
    values = together([one for _, one in found if one is not None])
    newest = values[0].at if values else None
    is_new = any(chart.is_new(leaf) for leaf, one in found if one is not None and one.at == newest)
    return Measured(kind, tuple(values), is_new)


def _measure(
    chart: Chart, one: Measured, wanted: tuple[Goal, ...], noticed: Sequence[Concern], points: Sequence[Point]
) -> Measure:
    newest, kind = one.readings[0], one.kind
    status, why = rules.status(newest, wanted, [each for each in noticed if each.measure == kind.key])
    return Measure(
        key=kind.key,
        name=kind.name,
        unit=kind.unit,
        newest=newest,
        previous=_previous(one, points),
        goals=wanted,
        status=status,
        freshness=rules.freshness(newest.at, at=chart.at, days=kind.days),
        concern=why,
        points=tuple(points),
        is_new=one.is_new,
    )


def _previous(one: Measured, points: Sequence[Point]) -> Reading | None:
    """The value before the newest: from the curve, of which the readings are only the ends."""
    newest = one.readings[0]
    before = next((point for point in reversed(points) if point.at < newest.at), None)
    if before is None:
        return next((each for each in one.readings[1:] if each.at < newest.at), None)
    return replace(
        newest,
        at=before.at,
        value=before.value,
        second=before.second,
        text=NOTHING,
        at_home=before.at_home,
        by=None,
    )


def _band(target: Tree, kind: Kind) -> tuple[float | None, float | None] | None:
    """The lower and the upper end of a goal; an end that is missing is open."""
    span = target.get("detailRange")
    if span is not None:
        return _end(span.get("low"), kind), _end(span.get("high"), kind)
    single = target.get("detailQuantity")
    value = _end(single, kind)
    if single is None or value is None:
        return None
    comparator = str(single.get("comparator", ""))
    if comparator.startswith("<"):
        return None, value
    return (value, None) if comparator.startswith(">") else (value, value)


def _end(quantity: Tree | None, kind: Kind) -> float | None:
    if not quantity or not isinstance(quantity.get("value"), int | float):
        return None
    return kind.shown(float(quantity["value"]), str(quantity.get("code") or quantity.get("unit") or ""))


def _goal(
    leaf: Leaf,
    band: tuple[float | None, float | None],
    programmes: Mapping[str, tuple[str, ...]],
    chart: Chart,
) -> Goal:
    problems = [reference(one).partition("/")[2] for one in leaf.tree.get("addresses", ())]
    belongs = dict.fromkeys(key for name in problems for key in programmes.get(name, ()))
    by = chart.party(leaf.tree.get("expressedBy"))
    return Goal(*band, _source(leaf, problems, chart), by, leaf.ref, tuple(belongs))


def _source(goal: Leaf, problems: Sequence[str], chart: Chart) -> Text:
    """What the goal is for, or where it is from."""
    for name in problems:
        condition = next((leaf for leaf in chart.all("Condition") if leaf.ref.id == name), None)
        if condition is not None:
            return said(condition.tree.get("code"), condition.tree)
    return next((written(one, "text", goal.tree) for one in goal.tree.get("note", ())), NOTHING)


def _explanation(issue: Tree) -> Text:
    codes = (one for evidence in issue.get("evidence", ()) for one in evidence.get("code", ()))
    return joined("; ", *(said(one, issue) for one in codes))


def _about(issue: Tree, chart: Chart, measured_keys: Container[str]) -> str:
    """The key of the measurement that an issue is about: by its code, else by the Observation that made it."""
    by_code = kind_of(issue.get("code"))
    if by_code is not None and by_code.key in measured_keys:
        return by_code.key
    names = {reference(one).partition("/")[2] for one in issue.get("implicated", ())}
    for leaf in chart.observations:
        if leaf.ref.id in names and (found := kind_of(leaf.tree.get("code"))):
            return found.key
    return ""
