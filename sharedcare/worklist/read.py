"""The lines of one page: why each patient stands there, in words, with the latest value and its curve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

import orjson

from sharedcare.access.rounds import Round
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.matters import answers_of
from sharedcare.care.plan.roles import BY_NO_ROLE, ByRole, by_role
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.overview.chart import Chart, Leaf, by_type, leaf, newest_first
from sharedcare.overview.directory import STAFF, Directory
from sharedcare.overview.fhir import measurements, plan
from sharedcare.overview.fhir.elements import Tree, code_of, day, extension, reference
from sharedcare.overview.fhir.people import TASK
from sharedcare.overview.fhir.texts import first_sentence, said, written
from sharedcare.overview.fhir.values import Kind as Measured
from sharedcare.overview.fhir.values import kind_of
from sharedcare.overview.types import NOTHING, Goal, Party, Point, Programme, Ref, Text
from sharedcare.records import portrait
from sharedcare.records.finding import CPR
from sharedcare.records.names import human_name
from sharedcare.records.types import Stored
from sharedcare.worklist.courses import course
from sharedcare.worklist.details import Wanted, beside, curves, whole
from sharedcare.worklist.rules import foremost, since
from sharedcare.worklist.types import FINDINGS, VALUES, Item, Kind, Standing, Tab

_NOBODY = Item(Kind.LOOKED, 0, datetime(1, 1, 2, tzinfo=UTC))
"""Stands where a reason does, for a patient who has none: whom nobody has looked at."""
_MEASURED = FINDINGS | VALUES
_ASKING = frozenset({Kind.TASK, Kind.HANDOVER})
"""Reasons by which the house may ask for something."""
"""Reasons that may be about something measured, for which there may be a goal."""
BACK = timedelta(days=30)
RECOMMENDED, LIMIT_SAID = "urn:sharedcare:recommended", "urn:sharedcare:limit-said"


@dataclass(frozen=True, slots=True)
class Line:
    """One patient on the list, by one reason; `others` is how many other matters there are.

    `ref` is what the reason was read from, None for who has no reason. `why` is the reason in one sentence, `limit` what it was held against, `recommended` what is suggested. `measure` is what was
    measured, None where the reason is no value; `points` are its values of the last thirty days in the measure's unit.
    `assigned` and what it was put off for are those of the reason. `asks` is what the house asks for by a task, by its code, and
    `about` what about (`Type/id`); empty for other reasons. `owner` is who has a task, `by_role` the roles that a programme asks for it of.
    `together` is how many other answers of the same questionnaire were found with the reason.
    """

    patient: str
    name: str
    born: date | None
    number: str
    item: Item
    ref: Ref | None
    since: datetime
    others: int
    why: Text
    limit: Text
    recommended: Text
    measure: Measured | None
    points: tuple[Point, ...]
    goal: Goal | None
    programmes: tuple[Programme, ...]
    assigned: Party | None
    snoozed_why: str
    asks: str = ""
    about: str = ""
    owner: Party | None = None
    by_role: ByRole = BY_NO_ROLE
    together: int = 0

    @property
    def responsible(self) -> tuple[Party, ...]:
        """Who is responsible now, each once, in the order of the programmes; nobody where no programme names anybody."""
        return tuple(dict.fromkeys(one.responsible for one in self.programmes if one.responsible))


def lines(look: Round, standings: Sequence[Standing], *, tab: Tab, zone: tzinfo, at: datetime) -> list[Line]:
    """The lines of these patients, in their order, by the reason that the tab is for."""
    shown = {one.key: (one, foremost(tab, one) or _NOBODY) for one in standings}
    if not shown:
        return []
    reasons = [(key, item) for key, (_, item) in shown.items() if item.key]
    resources = [(key, item.type, item.key) for key, item in reasons]
    told = _by_patient(look(whole(shown, resources=resources), of=shown))
    measured = {
        key: kind
        for key, (_, item) in shown.items()
        if (kind := _measured(told.get(key, ()), item)) is not None
    }
    wanted = [Wanted(key, kind.codes) for key, kind in measured.items()]
    staff = portrait.staff(sorted(_whom(one for several in told.values() for one in several)))
    more = _by_patient(look(beside(wanted, staff), of=measured))
    known = Directory({f"{one.type}/{one.ref.id}": one.tree for one in more.pop(NO_PATIENT, ())})
    for key, several in more.items():
        told[key] += several
    found_values = look(curves(wanted, since=at - BACK), of=measured) if wanted else []
    values = dict(zip(measured, found_values, strict=True))
    return [
        _line(
            chart,
            *shown[key],
            measured.get(key),
            measurements.points_from(values[key], measured[key]) if key in values else [],
        )
        for key in shown
        if (chart := _chart(told.get(key, ()), known, zone, at)) is not None
    ]


def _by_patient(found: list[Stored]) -> dict[int, list[Leaf]]:
    told: dict[int, list[Leaf]] = {}
    for one in found:
        parse = course if one.type == "EpisodeOfCare" else orjson.loads
        told.setdefault(one.patient, []).append(leaf(one, parse=parse))
    return told


def _whom(leaves: Iterable[Leaf]) -> set[tuple[str, str]]:
    """Type and id of those whom a line names: who is responsible, and whom the reason is assigned to or is a task of."""
    found = set()
    for one in leaves:
        named = (
            one.tree.get("careManager"),
            extension(one.tree, acting.ASSIGNED),
            one.tree.get("owner"),
        )
        for element in filter(None, named):
            kind, _, name = reference(element).partition("/")
            if kind in STAFF and name:
                found.add((kind, name))
    return found


def _chart(several: Sequence[Leaf], known: Directory, zone: tzinfo, at: datetime) -> Chart | None:
    leaves = by_type(newest_first(several))
    own = next(iter(leaves.get("Patient", ())), None)
    if own is None:
        return None
    return Chart(own, leaves, leaves.pop("Observation", []), known, at, None, zone)


def _measured(several: Sequence[Leaf], item: Item) -> Measured | None:
    """What a reason is about: by the code of the finding, or of the newest value."""
    one = _leaf_of(several, item)
    if one is None or item.kind not in _MEASURED:
        return None
    return kind_of(one.tree.get("code"), one.tree.get("valueQuantity"), of=one.tree)


def _leaf_of(several: Sequence[Leaf], item: Item) -> Leaf | None:
    return next((one for one in several if one.key == item.key and one.type == item.type), None)


def _line(chart: Chart, one: Standing, item: Item, measure: Measured | None, points: Sequence[Point]) -> Line:
    about = chart.observations if item.kind in VALUES else chart.leaves.get(item.type, ())
    found = _leaf_of(about, item)
    tree: Tree = found.tree if found is not None else {}
    why, more = _why(tree, item)
    aimed = measurements.goals(chart).get(measure.key, ()) if measure is not None else ()
    assigned = extension(tree, acting.ASSIGNED)
    return Line(
        patient=chart.patient.ref.id,
        name=human_name(chart.patient.tree),
        born=day(chart.patient.tree.get("birthDate")),
        number=_number(chart.patient.tree),
        item=item,
        ref=found.ref if found is not None else None,
        since=since(item, one.items),
        others=len({each.matter for each in one.items} - {item.matter}),
        why=why,
        limit=told_by(tree, LIMIT_SAID) or more,
        recommended=told_by(tree, RECOMMENDED),
        measure=measure,
        points=tuple(points),
        goal=next(iter(aimed), None),
        programmes=tuple(plan.programmes(chart, under_way=True)),
        assigned=chart.party(assigned) if isinstance(assigned, dict) else None,
        snoozed_why=acting.snoozed_why(tree) if item.kind in FINDINGS else "",
        asks=code_of(tree.get("code"), TASK) if item.kind in _ASKING else "",
        about=reference(tree.get("focus")) if item.kind in _ASKING else "",
        owner=chart.party(tree.get("owner")) if item.kind is Kind.TASK else None,
        together=len(
            {each.sign for each in one.items if (each.matter, each.since) == (item.matter, item.since)}
        )
        - 1
        if item.kind in FINDINGS and answers_of(tree)
        else 0,
        by_role=by_role(tree) if item.kind is Kind.TASK else BY_NO_ROLE,
    )


def _why(tree: Tree, item: Item) -> tuple[Text, Text]:
    """The reason in one sentence, and what else it says."""
    if item.kind in FINDINGS:
        return why_of(tree)
    if item.kind is Kind.MESSAGE:
        payload = next(iter(tree.get("payload", ())), None)
        topic = said(tree.get("topic"), tree)
        words = written(payload, "contentString", tree)
        return (topic, words) if topic else (words, NOTHING)
    if item.kind in (Kind.TASK, Kind.HANDOVER, Kind.AGREED, Kind.HELD):
        return written(tree, "description", tree) or said(tree.get("code"), tree), NOTHING
    return NOTHING, NOTHING


def why_of(finding: Tree) -> tuple[Text, Text]:
    """What a finding says in its first sentence, and in the others."""
    return first_sentence(written(finding, "detail", finding) or said(finding.get("code"), finding))


def told_by(tree: Tree, url: str) -> Text:
    """What an extension says in words, in all its languages."""
    holder = next((one for one in tree.get("extension", ()) if one.get("url") == url), None)
    return written(holder, "valueString", tree)


def _number(patient: Tree) -> str:
    return next(
        (str(one.get("value", "")) for one in patient.get("identifier", ()) if one.get("system") == CPR), ""
    )
