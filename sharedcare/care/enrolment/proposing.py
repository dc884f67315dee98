"""Whom an enrolment proposes: the organisations that look after the patient, and who could be responsible."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sharedcare.access.agreements import queries as agreements
from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.agreements.types import Agreement
from sharedcare.access.grants import queries as grants
from sharedcare.access.grants.places import members, on_team
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.types import Member
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection


def own_party(forces: Iterable[Agreement], by: Actor) -> str | None:
    """The id of the party that the actor belongs to: their own organisation, or one above it."""
    own = set(by.post.chain) if by.post is not None else set()
    parties = (party for one in forces for party in sorted(one.terms.organizations))
    return next((party for party in parties if key64(f"Organization/{party}") in own), None)


def places(found: Known, forces: Sequence[Agreement], *, on: date) -> dict[str, str]:
    """Which organisation of each kind looks after the patient, where that can be told: their own practice, who is on the team or
    whom one of it works for, the only party of its kind to the agreements, or the one that has the name of the patient's town."""
    parties = {party.organization for one in forces for party in one.terms.parties}
    by_kind: dict[str, list[Organisation]] = {}
    for one in agreements.possible_parties():
        if one.id in parties:
            by_kind.setdefault(one.sector, []).append(one)
    team, towns = team_wholes(found, on=on), _towns(found)
    told: dict[str, str] = {}
    for kind, several in by_kind.items():
        there = [one for one in several if key64(f"Organization/{one.id}") in team]
        at_home = [one for one in several if towns & set(one.name.casefold().split())]
        likely = next((few[0] for few in (there, several, at_home) if len(few) == 1), None)
        if likely is not None:
            told[kind] = f"Organization/{likely.id}"
    practice = _practice(found)
    if practice:
        told["general-practice"] = practice
    return told


def team_wholes(found: Known, *, on: date) -> set[int]:
    """The organisations, as they treat, that are on the team, or for which one of the team works."""
    return {
        place.treating
        for one in members(found.of("CareTeam"), on=on)
        for place in grants.places(raw_connection(), reference=one)
    }


def proposed_team(found: Known, forces: Sequence[Agreement], by: Actor, *, on: date) -> tuple[Member, ...]:
    """Whoever enrols, and the organisation of each sector that looks after the patient; of theirs it is their own. Where nothing
    tells which one it is, all that have agreed, none of them as `is_sure`: a record is opened to nobody by a guess. Who is there already
    is told as that, and joins nobody anew."""
    all_of = places(found, forces, on=on)
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
    on_it, wholes = set(members(found.of("CareTeam"), on=on)), team_wholes(found, on=on)
    return tuple(
        replace(one, is_there=one.reference in on_it or key64(one.reference) in wholes)
        for one in (*me, *others, *unsure)
    )


def taken_up(found: Known, team: Iterable[Member], *, on: date) -> set[str]:
    """Whose places on the team an enrolment is for as well, by reference: of the organisations that it would propose and that are there
    already their own, or those of the people who work for one that has none."""
    treat = grants.wholes(raw_connection(), references=members(found.of("CareTeam"), on=on))
    up: set[str] = set()
    for one in team:
        if one.is_sure and one.is_there:
            theirs = {who for who, wholes in treat.items() if key64(one.reference) in wholes}
            up |= {one.reference} if one.reference in treat else theirs
    return up


def answerable(found: Known, by: Actor, *, on: date) -> tuple[Member, ...]:
    """Who could be responsible: whoever enrols first, then the people on the team."""
    people = {f"PractitionerRole/{by.role}": Member(f"PractitionerRole/{by.role}", "", by.name)}
    for one in on_team(found.of("CareTeam"), on=on):
        reference = str(one.get("member", {}).get("reference", ""))
        if reference.startswith("PractitionerRole/"):
            people.setdefault(reference, Member(reference, str(one.get("role", [{}])[0].get("text", ""))))
    return tuple(people.values())


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
