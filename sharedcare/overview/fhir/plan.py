"""What has been agreed: what matters to the patient, programmes and their phases, problems, tasks and appointments."""

from collections.abc import Iterator
from datetime import date, timedelta

from sharedcare.care.plan.roles import by_role
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.elements import (
    Tree,
    code_of,
    day,
    extension,
    extensions,
    in_category,
    local_day,
    moment,
    reference,
    status_of,
)
from sharedcare.overview.fhir.people import TASK, is_to_be_done
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.types import (
    AppointmentItem,
    Party,
    Phase,
    Problem,
    Programme,
    TaskItem,
    WhatMatters,
)
from sharedcare.terminology.systems import ICD_10, WRITTEN

GOAL = "urn:sharedcare:goal"
_ATTAINMENT = "urn:sharedcare:goal-attainment"
_PROGRAMME = "urn:sharedcare:programme"
_PHASE = "urn:sharedcare:phase"
_LIVING = frozenset({"proposed", "planned", "accepted", "active", "on-hold"})
_OVER = frozenset({"completed", "cancelled", "rejected", "failed", "entered-in-error"})


def matters(chart: Chart) -> list[WhatMatters]:
    """The patient's own goals, the one said last first."""
    return [
        WhatMatters(
            text=said(one.tree.get("description"), one.tree),
            said=day(one.tree.get("statusDate") or one.tree.get("startDate")),
            attainment=extension(one.tree, _ATTAINMENT),
            ref=one.ref,
            is_new=chart.is_new(one),
        )
        for one in chart.all("Goal")
        if one.tree.get("lifecycleStatus") in _LIVING and in_category(one.tree, GOAL, "what-matters")
    ]


def programmes(chart: Chart, *, under_way: bool = False) -> list[Programme]:
    """The programmes that the patient takes part in, the newest first; of their phases all, or those `under_way` alone."""
    return [_programme(one, chart, under_way=under_way) for one in _episodes(chart)]


def programmes_of_problems(chart: Chart) -> dict[str, tuple[str, ...]]:
    """The keys of the programmes that look after each Condition, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for episode in _episodes(chart):
        key = _key_of(episode)
        for one in episode.tree.get("diagnosis", ()):
            name = reference(one.get("condition")).partition("/")[2]
            found[name] = (*found.get(name, ()), key)
    return found


def problems(chart: Chart) -> list[Problem]:
    """What is wrong with the patient now, the newest first, each once though several sectors know of it."""
    found: dict[str, Problem] = {}
    for one in chart.all("Condition"):
        if status_of(one.tree, "clinicalStatus") in ("inactive", "resolved", "remission"):
            continue
        if status_of(one.tree, "verificationStatus") in ("refuted", "entered-in-error"):
            continue
        problem = _problem(one, chart)
        found.setdefault(problem.code or problem.name.words.casefold(), problem)
    return list(found.values())


def tasks(chart: Chart) -> list[TaskItem]:
    """What is still to be done, the most overdue first; what has no date comes last."""
    found = []
    for one in chart.all("Task"):
        if one.tree.get("status") in {*_OVER, "draft"} or not is_to_be_done(one.tree):
            continue
        due = local_day(one.tree.get("restriction", {}).get("period", {}).get("end"), chart.zone)
        found.append(
            TaskItem(
                text=written(one.tree, "description", one.tree) or said(one.tree.get("code"), one.tree),
                owner=chart.party(one.tree.get("owner")),
                due=due,
                is_overdue=due is not None and due < chart.today.date(),
                status=str(one.tree.get("status", "")),
                ref=one.ref,
                is_new=chart.is_new(one),
                owner_is=reference(one.tree.get("owner")),
                kind=code_of(one.tree.get("code"), TASK),
                about=reference(one.tree.get("focus")),
                by_role=by_role(one.tree),
            )
        )
    return sorted(found, key=lambda task: (task.due or date.max, task.text.words))


def appointments(chart: Chart) -> list[AppointmentItem]:
    """The meetings that lie ahead, the next first; one that began within the hour counts."""
    found = []
    for one in chart.all("Appointment"):
        starts = moment(one.tree.get("start"), chart.zone)
        if starts is None or starts < chart.at - timedelta(hours=1):
            continue
        if one.tree.get("status") in ("cancelled", "noshow", "entered-in-error", "fulfilled"):
            continue
        found.append(
            AppointmentItem(
                text=written(one.tree, "description", one.tree)
                or said(one.tree.get("appointmentType"), one.tree),
                starts=starts,
                ends=moment(one.tree.get("end"), chart.zone),
                party=_other(one.tree, chart),
                ref=one.ref,
                is_new=chart.is_new(one),
            )
        )
    return sorted(found, key=lambda appointment: appointment.starts)


def _episodes(chart: Chart) -> Iterator[Leaf]:
    living = ("active", "planned", "waitlist", "onhold")
    return (one for one in chart.all("EpisodeOfCare") if one.tree.get("status") in living)


def _key_of(episode: Leaf) -> str:
    """What `Programme.key` says, without reading all of it."""
    return code_of(next(iter(episode.tree.get("type", ())), None), _PROGRAMME) or episode.ref.id


def _programme(episode: Leaf, chart: Chart, *, under_way: bool) -> Programme:
    tree = episode.tree
    kind = next(iter(tree.get("type", ())), None)
    return Programme(
        name=said(kind, tree),
        code=code_of(kind, _PROGRAMME),
        since=day(tree.get("period", {}).get("start")),
        phases=tuple(
            _phase(phase, tree, chart)
            for phase in extensions(tree, _PHASE)
            if not under_way or extension(phase, "status") == "active"
        ),
        responsible=chart.party(tree.get("careManager")),
        ref=episode.ref,
        is_new=chart.is_new(episode),
        responsible_is=reference(tree.get("careManager")),
    )


def _phase(phase: Tree, episode: Tree, chart: Chart) -> Phase:
    period = extension(phase, "period") or {}
    return Phase(
        name=said(extension(phase, "name"), episode),
        status=str(extension(phase, "status") or "planned"),
        starts=local_day(period.get("start"), chart.zone),
        ends=local_day(period.get("end"), chart.zone),
    )


def _problem(leaf: Leaf, chart: Chart) -> Problem:
    concept = leaf.tree.get("code")
    return Problem(
        name=said(concept, leaf.tree),
        code=_clinical(code_of(concept, *WRITTEN["sks"]))
        or code_of(concept, *ICD_10)
        or code_of(concept, *WRITTEN["icpc-2"]),
        since=day(leaf.tree.get("onsetDateTime") or leaf.tree.get("recordedDate")),
        by=chart.party(leaf.tree.get("recorder") or leaf.tree.get("asserter")),
        ref=leaf.ref,
        is_new=chart.is_new(leaf),
    )


def _clinical(sks: str) -> str:
    """A diagnosis as clinicians write it, Z961 with a D before as Z96.1. The classification (SKS) puts a D before the ICD-10 code and no dot in."""
    if len(sks) < 4 or not sks.startswith("D"):
        return sks
    return sks[1:4] + (f".{sks[4:]}" if len(sks) > 4 else "")


def _other(appointment: Tree, chart: Chart) -> Party | None:
    """Whom the patient meets."""
    for one in appointment.get("participant", ()):
        actor = one.get("actor")
        if actor and not str(actor.get("reference", "")).startswith(("Patient/", "RelatedPerson/")):
            return chart.party(actor)
    return None
