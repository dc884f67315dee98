"""What the record says of a patient and the programmes they are in, and what it would mean to enrol them in another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements import queries as agreements
from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.agreements.types import Agreement
from sharedcare.access.grants import queries as grants
from sharedcare.access.types import Actor
from sharedcare.access.wishes.queries import wishes
from sharedcare.care.enrolment import fhir, gathering, plan_standing
from sharedcare.care.enrolment.coded import OURS, codes
from sharedcare.care.enrolment.errors import NotEnrolled
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.enrolment.rules import require_may_enrol
from sharedcare.care.enrolment.types import NO_CHOICES, Choices, Enrolment, Member, Preview
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.local import local
from sharedcare.care.standing import treats
from sharedcare.kernel.ids import key64
from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import Followed, Wanted
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.fitting import Fit, fit
from sharedcare.programmes.types import Programme
from sharedcare.records import portrait
from sharedcare.records.around import Some, of_types
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run

Tree = dict[str, Any]
_MOST = {
    "Patient": 1,
    "CarePlan": 20,
    "CareTeam": 20,
    "Condition": 300,
    "Encounter": 50,
    "EpisodeOfCare": 50,
    "Goal": 300,
    "MedicationRequest": 200,
    "MedicationStatement": 300,
    "Observation": 1,
    "QuestionnaireResponse": 100,
    "ServiceRequest": 200,
    "Task": 2000,
}
"""What a programme can ask about. Of Observations the newest two of each series come."""
_SHOWING = {**_MOST, "Communication": 300, "DocumentReference": 200}
"""And what shows that a task is done."""
_PLANS = {"CarePlan": Some(_MOST["CarePlan"])}


@dataclass(frozen=True, slots=True)
class Known:
    """A patient's resources as far as the reader may see them, each with its version."""

    trees: tuple[Tree, ...]
    versions: Mapping[str, int]

    def of(self, kind: str) -> list[Tree]:
        """Those of one type, the newest first."""
        return [one for one in self.trees if one["resourceType"] == kind]

    def version(self, tree: Mapping[str, Any]) -> int:
        """The version that this is."""
        return self.versions[f"{tree['resourceType']}/{tree['id']}"]

    def with_changed(self, trees: Iterable[Tree]) -> "Known":
        """The same, with these in the place of what they were; the versions stay those that are stored."""
        new = {(one["resourceType"], one["id"]): one for one in trees}
        return replace(
            self, trees=tuple(new.get((one["resourceType"], one["id"]), one) for one in self.trees)
        )


def known(*, patient: str, by: Actor, at: datetime) -> Known:
    """What the record holds of a patient for programmes, in one question. Raises NotVisible or NotPermitted."""
    with looks.overview(by=by, patient=patient, at=at) as (visit, shown):
        most = {name: many for name, many in _MOST.items() if name in shown}
        found = visit(portrait.now(patient=patient, most=most, since=portrait.NEVER))
    return _known(found)


def derived(*, patient: str) -> Known:
    """The same as a part of what is being stored: nobody is shown it, and the trail tells of what is stored by it."""
    question = portrait.now(patient=patient, most=_SHOWING, since=portrait.NEVER)
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
    told = {}
    for one in enrolments(found):
        what = followed_by(one)
        if what is None:
            continue
        facts = gathering.facts(found.trees, what, enrolment=one, at=at, zone=here().zone)
        told[one.programme] = Follows(what, facts, one)
    return told


def followed_by(one: Enrolment) -> Programme | None:
    """The version of the programme that is followed, with the local layers of the organisation whose patient it is; None where it
    was never published here."""
    place = str(one.tree.get("managingOrganization", {}).get("reference", ""))
    try:
        return local(key=one.programme, version=one.followed or None, organisation=place).programme
    except (NoSuchProgramme, NotAsPublished):
        return None


def plan(found: Known, *, at: datetime) -> Wanted:
    """The plan that the patient's programmes ask for together."""
    return wanted(followed(found, at=at), agreed=plan_standing.agreed(found.trees))


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


def own_party(forces: Iterable[Agreement], by: Actor) -> str | None:
    """The id of the party that the actor belongs to: their own organisation, or one above it."""
    own = set(by.post.chain) if by.post is not None else set()
    parties = (party for one in forces for party in sorted(one.terms.organizations))
    return next((party for party in parties if key64(f"Organization/{party}") in own), None)


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
    unlevelled = replace(choices, levels={})
    base = gathering.facts(found.trees, what, enrolment=None, at=at, zone=here().zone, choices=unlevelled)
    fits = fit(what, base)
    proposed = {one.stratification.key: one.level.key for one in fits.levels}
    own = {**proposed, **{key: level for key, (level, _) in choices.levels.items()}}.values()
    facts = replace(base, levels=frozenset(own))
    others = [one for one in followed(found, at=at) if one.programme.key != programme]
    agreed = plan_standing.agreed(found.trees)
    return Preview(
        programme=what,
        fit=fits,
        anchors={key: moments[0] for key, moments in base.events.items() if moments},
        judged=dict(base.judged),
        consent_stands=consent_stands(patient=patient, programme=programme, by=by, at=at),
        record_is_open=is_open,
        agreement=forces[0].terms.title if forces else "",
        team=proposed_team(found, forces, by),
        responsible=_answerable(found, by),
        before=wanted(others, agreed=agreed),
        after=wanted([*others, Followed(what, facts, facts.at)], agreed=agreed),
    )


def conditions_of(found: Known, fits: Fit) -> list[str]:
    """The problems that the programme is for: those whose codes its criteria found."""
    wanted_codes = {code for one in fits.criteria for code in one.found.codes}
    return [
        f"Condition/{one['id']}"
        for one in found.of("Condition")
        if wanted_codes & set(codes(one.get("code")))
    ]


def places(found: Known, forces: Sequence[Agreement]) -> dict[str, str]:
    """Which organisation of each kind looks after the patient, where that can be told: their own practice, who is on the team or
    whom one of it works for, the only party of its kind to the agreements, or the one that has the name of the patient's town."""
    parties = {party.organization for one in forces for party in one.terms.parties}
    by_kind: dict[str, list[Organisation]] = {}
    for one in agreements.possible_parties():
        if one.id in parties:
            by_kind.setdefault(one.sector, []).append(one)
    team, towns = _team(found), _towns(found)
    told: dict[str, str] = {}
    for kind, several in by_kind.items():
        on_team = [one for one in several if key64(f"Organization/{one.id}") in team]
        at_home = [one for one in several if towns & set(one.name.casefold().split())]
        likely = next((few[0] for few in (on_team, several, at_home) if len(few) == 1), None)
        if likely is not None:
            told[kind] = f"Organization/{likely.id}"
    practice = _practice(found)
    if practice:
        told["general-practice"] = practice
    return told


def proposed_team(found: Known, forces: Sequence[Agreement], by: Actor) -> tuple[Member, ...]:
    """Whoever enrols, and the organisation of each sector that looks after the patient; of theirs it is their own. Where nothing
    tells which one it is, all that have agreed, none of them as `is_sure`: a record is opened to nobody by a guess."""
    all_of = places(found, forces)
    own = own_party(forces, by)
    if own is not None:
        sectors = {one.id: one.sector for one in agreements.possible_parties()}
        all_of |= {sectors[own]: f"Organization/{own}"} if sectors.get(own) != "general-practice" else {}
    named = agreements.names(
        one.removeprefix("Organization/") for one in all_of.values() if one.startswith("Organization/")
    )
    me = [Member(f"PractitionerRole/{by.role}", "", by.name)] if by.role else []
    others = [
        Member(one, sector, named.get(one.removeprefix("Organization/"), ""))
        for sector, one in all_of.items()
    ]
    parties = {party.organization for one in forces for party in one.terms.parties}
    unsure = [
        Member(f"Organization/{one.id}", one.sector, one.name, is_sure=False)
        for one in agreements.possible_parties()
        if one.id in parties and one.sector not in all_of
    ]
    return (*me, *others, *unsure)


def _answerable(found: Known, by: Actor) -> tuple[Member, ...]:
    """Who could be responsible: whoever enrols first, then the people on the team."""
    people = {f"PractitionerRole/{by.role}": Member(f"PractitionerRole/{by.role}", "", by.name)}
    for team in found.of("CareTeam"):
        for one in team.get("participant", ()) if team.get("status") == "active" else ():
            reference = str(one.get("member", {}).get("reference", ""))
            if reference.startswith("PractitionerRole/") and not one.get("period", {}).get("end"):
                people.setdefault(reference, Member(reference, str(one.get("role", [{}])[0].get("text", ""))))
    return tuple(people.values())


def _team(found: Known) -> set[int]:
    """The organisations, as they treat, that are on the team, or for which one of the team works."""
    members = [
        str(one.get("member", {}).get("reference", ""))
        for team in found.of("CareTeam")
        if team.get("status") == "active"
        for one in team.get("participant", ())
        if not one.get("period", {}).get("end")
    ]
    return {
        place.treating for one in members if one for place in grants.places(raw_connection(), reference=one)
    }


def _towns(found: Known) -> set[str]:
    """Where the patient lives, as an organisation may have it in its name."""
    return {
        str(one["city"]).casefold()
        for patient in found.of("Patient")
        for one in patient.get("address", ())
        if one.get("city") and one.get("use") in (None, "home")
    }


def _practice(found: Known) -> str:
    for patient in found.of("Patient"):
        for one in patient.get("generalPractitioner", ()):
            if one.get("reference"):
                return str(one["reference"])
    return ""
