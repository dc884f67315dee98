"""What the record says of a patient and the programmes they are in, and what it would mean to enrol them in another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements import queries as agreements
from sharedcare.access.agreements.types import Agreement
from sharedcare.access.types import Action, Actor, Need
from sharedcare.access.wishes.queries import wishes
from sharedcare.care.elements import OURS, codes
from sharedcare.care.enrolment import fhir, plan_standing
from sharedcare.care.enrolment.errors import NotEnrolled
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.progress import settling
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.enrolment.proposing import answerable, own_party, proposed_team
from sharedcare.care.enrolment.rules import require_may_enrol
from sharedcare.care.enrolment.types import NO_CHOICES, Choices, Preview
from sharedcare.care.facts import gathering
from sharedcare.care.facts.diagnoses import stands
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.facts.needs import MOST, NEWEST
from sharedcare.care.findings.pausing.admitted import stays
from sharedcare.care.findings.pausing.fhir import pauses_in
from sharedcare.care.publishing.local import local, over
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.care.standing import treats
from sharedcare.kernel.ids import key64
from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import Followed, Wanted
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.fitting import Fit, fit
from sharedcare.programmes.types import Programme
from sharedcare.records import portrait
from sharedcare.records.around import Some, of_types
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Stored

Tree = dict[str, Any]
_MOST = {
    **MOST,
    "CarePlan": 20,
    "CareTeam": 20,
    "Observation": 1,
    "ServiceRequest": 200,
}
"""What a programme can ask about, and the plan. Of Observations the newest few of each series come."""
_SHOWING = {**_MOST, "Communication": 300, "DocumentReference": 200}
"""And what shows that a task is done."""
_PLANS = {"CarePlan": Some(_MOST["CarePlan"])}


def known(*, patient: str, by: Actor, at: datetime) -> Known:
    """What the record holds of a patient for programmes, in one question. Raises NotVisible or NotPermitted."""
    return known_beside(patient=patient, most={}, by=by, at=at)[0]


def known_beside(
    *, patient: str, most: Mapping[str, int], by: Actor, at: datetime
) -> tuple[Known, list[Stored]]:
    """The same, and by the same question what else a page says: the resources, so many of each of these types at least, the newest
    first."""
    wanted_ones = {name: max(_MOST.get(name, 0), most.get(name, 0)) for name in {**_MOST, **most}}
    with looks.overview(by=by, patient=patient, at=at) as (visit, _):
        shown = {name: many for name, many in wanted_ones.items() if visit.permits(Need(Action.READ, name))}
        found = visit(portrait.now(patient=patient, most=shown, since=portrait.NEVER, each=NEWEST, until=at))
    return _known(found), found.resources


def derived(*, patient: str, at: datetime) -> Known:
    """The same as a part of what is being stored: nobody is shown it, and the trail tells of what is stored by it."""
    question = portrait.now(patient=patient, most=_SHOWING, since=portrait.NEVER, each=NEWEST, until=at)
    return _known(question.read(run(raw_connection(), question.sql, question.params).fetchall()))


def laid_out(*, patient: str) -> bool:
    """Whether the patient has a plan that an enrolment has made: what a partner or a load brought nobody has asked us to keep up."""
    question = of_types(patient=key64(f"Patient/{patient}"), wanted=_PLANS)
    found = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    plans = (orjson.loads(one.content or b"{}") for one in found)
    return any(
        str(follows).startswith(OURS + "programme:")
        for one in plans
        if one.get("status") == "active"
        for follows in one.get("instantiatesCanonical", ())
    )


def _known(found: portrait.Portrait) -> Known:
    stored = {
        f"{one.type}/{one.id}": one for one in (*found.resources, *found.newest) if one.content is not None
    }
    trees = tuple(orjson.loads(one.content or b"{}") for one in stored.values())
    return Known(trees, {name: one.version for name, one in stored.items()})


def enrolments(found: Known) -> list[Enrolment]:
    """The programmes that the patient is in, by key. Of two episodes of one programme the one that began last counts."""
    zone = here().zone
    all_of = (fhir.enrolment(one, found.version(one), zone=zone) for one in found.of("EpisodeOfCare"))
    by_key: dict[str, Enrolment] = {}
    for one in sorted((each for each in all_of if each is not None), key=lambda each: (each.since, each.id)):
        by_key[one.programme] = one
    return [by_key[key] for key in sorted(by_key)]


def enrolment_of(found: Known, programme: str) -> Enrolment:
    """The patient's enrolment in one programme. Raises NotEnrolled."""
    for one in enrolments(found):
        if one.programme == programme:
            return one
    raise NotEnrolled("The patient is not in this programme now. Load the page again.")


def followed(found: Known, *, at: datetime) -> list[Followed]:
    """The programmes that the patient follows, with what is known in their words. What is followed that was never published
    here, such as a partner's, asks for nothing."""
    told = []
    for one in follows(found, at=at).values():
        since = datetime.combine(one.enrolment.since, datetime.min.time(), tzinfo=here().zone)
        told.append(Followed(one.programme, one.facts, since, one.enrolment.phase))
    return told


def follows(found: Known, *, at: datetime) -> dict[str, Follows]:
    """The same by key, each with its enrolment."""
    every = enrolments(found)
    among = shelf() if every else None
    known = [(what, one) for one in every if (what := followed_by(one, among=among)) is not None]
    told = gathering.gathered_in_each(found.trees, known, at=at, zone=here().zone)
    return {
        one.programme: Follows(what, each.facts, one) for (what, one), each in zip(known, told, strict=True)
    }


def followed_by(one: Enrolment, *, among: Shelf | None = None) -> Programme | None:
    """The version of the programme that is followed, with the local layers of the organisation whose patient it is; None where it
    was never published here. `among` is the shelf, where it is at hand."""
    place = str(one.tree.get("managingOrganization", {}).get("reference", ""))
    among = among or shelf()
    found = among.known(key=one.programme, version=one.followed or None)
    return None if found is None else over(found, organisation=place, among=among).programme


def plan(found: Known, *, at: datetime) -> Wanted:
    """The plan that the patient's programmes ask for together."""
    return together(followed(found, at=at), found)


def together(several: Sequence[Followed], found: Known) -> Wanted:
    """What these programmes ask for together of a patient of whom so much is known, with what it asks of the patient as the plan stands."""
    zone = here().zone
    paused = (*pauses_in(found.of("Task")), *stays(found.of("Encounter"), zone=zone))
    # What was paused for good is asked about again and again, and ends one day; until then it rests.
    rests = [
        (
            one.since.astimezone(zone).date(),
            None if one.until is None else one.until.astimezone(zone).date(),
        )
        for one in paused
    ]
    return wanted(
        several,
        agreed=plan_standing.agreed(found.trees),
        standing=plan_standing.standing(found.trees, zone=zone),
        rests=rests,
    )


def consent_stands(*, patient: str, programme: str, by: Actor, at: datetime) -> bool:
    """Whether the patient has agreed to the programme. Whoever asks has been found to enrol, or to treat."""
    return any(one.programme == programme for one in wishes(patient=patient, by=by.on_duty, at=at))


def agreements_in_force(*, programme: str, by: Actor, at: datetime) -> list[Agreement]:
    """The agreements about a programme that the actor's organisation is party to and that are in force."""
    own = set(by.post.chain) if by.post is not None else set()
    today = at.astimezone(here().zone).date()
    return [
        one
        for one in agreements.executed(by=by.on_duty, at=at)
        if one.terms.programme == programme
        and (one.terms.since is None or one.terms.since <= today)
        and (one.terms.until is None or today <= one.terms.until)
        and (not own or any(key64(f"Organization/{party}") in own for party in one.terms.organizations))
    ]


def preview(
    *,
    patient: str,
    programme: str,
    by: Actor,
    at: datetime,
    choices: Choices = NO_CHOICES,
    found: Known | None = None,
) -> Preview:
    """What it would mean to enrol the patient. `choices` are what has been chosen so far; `found` is what the actor has looked at
    already, so that one page is one look.

    Before the record is open to the actor nothing of it is shown. Raises NotYours, NoAgreement or NoSuchProgramme.
    """
    require_may_enrol(programme=programme, by=by, at=at)
    forces = agreements_in_force(programme=programme, by=by, at=at)
    place = f"Organization/{own_party(forces, by) or ''}"
    what = local(key=programme, version=None, organisation=place).programme
    is_open = found is not None or treats(patient=patient, by=by, at=at)
    if found is None:
        found = known(patient=patient, by=by, at=at) if is_open else Known((), {})
    base = _before_enrolment(found, what, choices, at)
    fits = fit(what, base)
    proposed = {one.stratification.key: one.level.key for one in fits.levels}
    own = {**proposed, **{key: level for key, (level, _) in choices.levels.items()}}.values()
    facts = replace(base, levels=frozenset(own))
    others = [one for one in followed(found, at=at) if one.programme.key != programme]
    today = at.astimezone(here().zone).date()
    return Preview(
        programme=what,
        fit=fits,
        anchors={key: moments[0] for key, moments in base.events.items() if moments},
        judged=dict(base.judged),
        consent_stands=consent_stands(patient=patient, programme=programme, by=by, at=at),
        record_is_open=is_open,
        agreement=forces[0].terms.title if forces else "",
        team=proposed_team(found, forces, by, on=today),
        responsible=answerable(found, by, on=today),
        before=together(others, found),
        after=together([*others, Followed(what, facts, facts.at)], found),
    )


def _before_enrolment(found: Known, what: Programme, choices: Choices, at: datetime) -> Facts:
    """What is known of a patient in the words of a programme that they are not in yet: with what was chosen, and with what would
    come by itself (a diagnosis, a drug), of which that was chosen goes first."""
    zone = here().zone
    unlevelled = replace(choices, levels={})
    facts = gathering.facts(found.trees, what, enrolment=None, at=at, zone=zone, choices=unlevelled)
    coming = settling.coming_at_enrolment(found.trees, what, facts=facts, chosen=choices.anchors, zone=zone)
    if not coming:
        return facts
    known = replace(unlevelled, anchors={**coming, **choices.anchors})
    return gathering.facts(found.trees, what, enrolment=None, at=at, zone=zone, choices=known)


def conditions_of(found: Known, fits: Fit) -> list[str]:
    """The problems that the programme is for: those whose codes its criteria found."""
    wanted_codes = {code for one in fits.criteria for code in one.found.codes}
    return [
        f"Condition/{one['id']}"
        for one in found.of("Condition")
        if stands(one) and wanted_codes & set(codes(one.get("code")))
    ]
