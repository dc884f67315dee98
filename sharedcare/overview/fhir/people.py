"""Who the patient is, who stands by the patient, and who is responsible now."""

from dataclasses import replace
from datetime import date

from sharedcare.access.grants import places
from sharedcare.care.handover import fhir as handing
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.directory import phone
from sharedcare.overview.fhir.elements import (
    Tree,
    day,
    extension,
    has_code,
    local_day,
    moment,
    reference,
    status_of,
)
from sharedcare.overview.fhir.texts import first, said, written
from sharedcare.overview.types import (
    NOTHING,
    Allergy,
    Banner,
    Handover,
    Member,
    Party,
    Relative,
    Sector,
    Text,
)
from sharedcare.records.names import human_name
from sharedcare.records.protection import is_protected

CPR = "urn:oid:1.2.208.176.1.2"
TASK = "urn:sharedcare:task"
_INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
_ASKED = "urn:sharedcare:proposed"
_PROXY_LEVEL = "urn:sharedcare:proxy-level"
_NO_KNOWN_ALLERGY = frozenset({"716186003", "409137002"})
"""SNOMED CT: no known allergy, no known drug allergy."""


def banner(chart: Chart) -> Banner:
    """The head of the screen."""
    tree = chart.patient.tree
    born = day(tree.get("birthDate"))
    said_none = any(_says_none(one.tree) for one in chart.all("AllergyIntolerance"))
    return Banner(
        patient=chart.patient.ref.id,
        name=human_name(tree),
        birth_date=born,
        age=_age(born, day(tree.get("deceasedDateTime")) or chart.today.date()),
        gender=str(tree.get("gender", "unknown")),
        cpr=cpr(tree),
        phone=phone(tree),
        deceased=bool(tree.get("deceasedBoolean") or tree.get("deceasedDateTime")),
        interpreter=_interpreter(tree),
        allergies=tuple(_allergies(chart)),
        no_known_allergies=said_none,
        relatives=tuple(
            _relative(one, chart) for one in chart.all("RelatedPerson") if one.tree.get("active", True)
        ),
        consents=tuple(_consents(chart)),
        responsible=responsible(chart),
        handovers=tuple(_handovers(chart)),
        is_protected=is_protected(tree, chart.today.date()),
        responsible_is=reference(_care_manager(chart)),
    )


def cpr(patient: Tree) -> str:
    """The ten digits of the CPR number; empty for somebody without one."""
    found = next((one.get("value") for one in patient.get("identifier", ()) if one.get("system") == CPR), "")
    return str(found or "").replace("-", "")


def responsible(chart: Chart) -> Party | None:
    """Who is responsible now, by the newest programme that the patient is in and that names somebody."""
    return chart.party(_care_manager(chart))


def _care_manager(chart: Chart) -> Tree | None:
    return next(iter(_care_managers(chart)), None)


def _care_managers(chart: Chart) -> list[Tree]:
    named = (
        one.tree.get("careManager")
        for one in chart.all("EpisodeOfCare")
        if one.tree.get("status") == "active"
    )
    return [one for one in named if one is not None and chart.party(one) is not None]


def team(chart: Chart) -> list[Member]:
    """Everybody on the patient's active teams, each once; who is responsible for a programme first."""
    leads = [party for one in _care_managers(chart) if (party := chart.party(one)) is not None]
    found: dict[tuple[str, Text], Member] = {}
    for leaf in chart.all("CareTeam"):
        if leaf.tree.get("status", "active") not in ("active", "proposed"):
            continue
        for one in leaf.tree.get("participant", ()):
            party = _standing_for(chart.party(one.get("member")), chart.party(one.get("onBehalfOf")))
            starts, _ = _period(chart, one.get("period"))
            if party is None or _is_over(chart, one.get("period")):
                continue
            ahead = starts if starts is not None and starts > chart.today.date() else None
            found.setdefault(
                (party.name, party.organization),
                Member(party, party in leads, ahead, extension(one, _ASKED) is not None, places.whose(one)),
            )
    for lead in leads:
        found.setdefault((lead.name, lead.organization), Member(lead, is_responsible=True, starts=None))
    return sorted(found.values(), key=lambda member: not member.is_responsible)


def _standing_for(member: Party | None, whole: Party | None) -> Party | None:
    """Somebody on the team with the organisation stood for, where the person's own role tells none."""
    if member is None or whole is None or member.sector is not Sector.UNKNOWN:
        return member
    return replace(member, sector=whole.sector, organization=member.organization or whole.organization)


def _age(born: date | None, on: date) -> int | None:
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _interpreter(patient: Tree) -> Text:
    if extension(patient, _INTERPRETER) is not True:
        return NOTHING
    spoken = sorted(patient.get("communication", ()), key=lambda one: not one.get("preferred"))
    return next((said(one.get("language"), patient) for one in spoken), Text("?"))


def _says_none(allergy: Tree) -> bool:
    codes = allergy.get("code", {}).get("coding", ())
    return any(one.get("code") in _NO_KNOWN_ALLERGY for one in codes)


def _allergies(chart: Chart) -> list[Allergy]:
    found = [
        Allergy(
            text=said(one.tree.get("code"), one.tree),
            is_critical=one.tree.get("criticality") == "high",
            reaction=next(
                (
                    said(what, one.tree)
                    for reaction in one.tree.get("reaction", ())
                    for what in reaction.get("manifestation", ())
                ),
                NOTHING,
            ),
            ref=one.ref,
        )
        for one in chart.all("AllergyIntolerance")
        if status_of(one.tree, "clinicalStatus") in ("active", "")
        and status_of(one.tree, "verificationStatus") not in ("refuted", "entered-in-error")
        and not _says_none(one.tree)
    ]
    return sorted(found, key=lambda allergy: not allergy.is_critical)


def _relative(leaf: Leaf, chart: Chart) -> Relative:
    _, ends = _period(chart, leaf.tree.get("period"))
    has_ended = ends is not None and ends < chart.today.date()
    return Relative(
        name=human_name(leaf.tree),
        relation=first(leaf.tree.get("relationship", ()), leaf.tree),
        phone=phone(leaf.tree),
        may="" if has_ended else str(extension(leaf.tree, _PROXY_LEVEL) or ""),
        ref=leaf.ref,
    )


def _consents(chart: Chart) -> list[Text]:
    return list(
        dict.fromkeys(
            first(one.tree.get("provision", {}).get("code", ()), one.tree)
            or first(one.tree.get("category", ()), one.tree)
            for one in chart.all("Consent")
            if one.tree.get("status") == "active" and one.tree.get("provision", {}).get("type") != "deny"
        )
    )


def _handovers(chart: Chart) -> list[Handover]:
    found = []
    for one in chart.all("Task"):
        is_agreed = handing.is_agreed(one.tree)
        receiver = chart.party(handing.taker(one.tree) if is_agreed else one.tree.get("owner"))
        moves, wished = _period(chart, one.tree.get("restriction", {}).get("period"))
        if receiver is None or not _is_on_its_way(one.tree):
            continue
        found.append(
            Handover(
                to=receiver,
                text=written(one.tree, "description", one.tree),
                asked=moment(one.tree.get("authoredOn"), chart.zone) or one.updated,
                due=moves or wished,
                ref=one.ref,
                of=reference(one.tree.get("focus")),
                is_agreed=is_agreed,
                is_wished=moves is None and wished is not None,
            )
        )
    return found


def _is_on_its_way(task: Tree) -> bool:
    return waits(task) or (is_handover(task) and handing.is_agreed(task))


def is_handover(task: Tree) -> bool:
    """Whether a Task hands responsibility over, which the banner shows and not the list of tasks."""
    return has_code(task.get("code"), TASK, "handover")


def waits(task: Tree) -> bool:
    """Whether a Task hands responsibility over, and is still to be answered."""
    return is_handover(task) and task.get("status") in handing.WAITING


def is_to_be_done(task: Tree) -> bool:
    """Whether a Task is work for somebody, and not a hand-over, an access in an emergency or a pause, which are told elsewhere."""
    return not any(has_code(task.get("code"), TASK, one) for one in ("handover", "emergency-access", "pause"))


def _is_over(chart: Chart, period: Tree | None) -> bool:
    """Whether it has ended: a day that is named belongs to it, a moment is the end of it."""
    ends = str((period or {}).get("end") or "")
    if len(ends) > len("2026-03-09"):
        return (over := moment(ends, chart.zone)) is not None and over <= chart.today
    last = day(ends)
    return last is not None and last < chart.today.date()


def _period(chart: Chart, period: Tree | None) -> tuple[date | None, date | None]:
    period = period or {}
    return local_day(period.get("start"), chart.zone), local_day(period.get("end"), chart.zone)
