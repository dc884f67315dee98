"""Whose the tasks of a plan are: the organisation of the kind that a role stands in, or whoever answers while there is none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sharedcare.access.agreements import queries as agreements
from sharedcare.access.grants.places import members
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries, standing_in
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.proposing import own_party, places, team_wholes
from sharedcare.care.enrolment.standing_in import HeldTask, StandIn
from sharedcare.care.enrolment.types import Choices, Preview
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.kernel.ids import key64
from sharedcare.programmes.combining.types import TaskWanted
from sharedcare.records.indexing.locality import here

_ORGANIZATION = "Organization/"


def by_kind(found: Known, *, by: Actor, at: datetime) -> dict[str, str]:
    """Which organisation of each kind does what is to be done: one that is on the team, else a party to the agreements; that of whom
    somebody is on the team before any other."""
    today = at.astimezone(here().zone).date()
    on_team = set(members(found.of("CareTeam"), on=today))
    wholes = team_wholes(found, on=today)
    sectors = {f"{_ORGANIZATION}{one.id}": one.sector for one in agreements.possible_parties()}
    told = {sector: place for place, sector in sectors.items() if place in on_team}
    for one in queries.enrolments(found):
        forces = queries.agreements_in_force(programme=one.programme, by=by, at=at)
        parties = {f"{_ORGANIZATION}{each}" for force in forces for each in force.terms.organizations}
        working = {place for place in parties if key64(place) in wholes}
        many = Counter(sectors.get(each) for each in parties)
        for kind, place in places(found, forces, on=today).items():
            # Whoever acts is bound by their own agreement. The worker has none, and does not choose among towns.
            if by.post is not None or place not in parties or place in working or many[kind] == 1:
                told.setdefault(kind, place)
    return told


def answering(wanted: TaskWanted, enrolments: Iterable[Enrolment]) -> str:
    """Who answers for what asks for a task, as a reference: the organisation whose patient it is. Empty where nobody is known."""
    programmes = {each.programme for each in wanted.sources}
    return next(
        (
            str(one.tree.get("managingOrganization", {}).get("reference") or one.responsible)
            for one in enrolments
            if one.programme in programmes
        ),
        "",
    )


def stand_in(wanted: TaskWanted, *, among: Shelf) -> StandIn:
    """Whom the team lacks for a task of which no role is there. `among` is the shelf."""
    found = ((each, among.known(key=each.programme, version=each.version)) for each in wanted.sources)
    programmes = {source.programme: what for source, what in found if what is not None}
    return standing_in.stand_in(wanted.doers, programmes)


def held(
    tasks: Iterable[TaskWanted],
    kinds: Mapping[str, str],
    enrolments: Iterable[Enrolment],
    *,
    patient: str,
    otherwise: str = "",
) -> tuple[HeldTask, ...]:
    """The tasks among these that nobody on the team has the role for. `kinds` is what `by_kind` says, `otherwise` who answers where
    no enrolment tells."""
    every = list(enrolments)
    lacking = [one for one in tasks if not standing_in.fits(one.doers, kinds, patient=patient)]
    holders = [answering(one, every) or otherwise for one in lacking]
    named = agreements.names(
        one.removeprefix(_ORGANIZATION) for one in dict.fromkeys(holders) if one.startswith(_ORGANIZATION)
    )
    return tuple(_held(lacking, holders, named))


def held_if_enrolled(
    what: Preview, found: Known, choices: Choices, *, patient: str, by: Actor, at: datetime
) -> tuple[HeldTask, ...]:
    """The tasks that an enrolment would bring and that nobody on the team, as it is chosen so far, has the role for."""
    key = what.programme.key
    forces = queries.agreements_in_force(programme=key, by=by, at=at)
    chosen = choices.team or tuple(one for one in what.team if one.is_proposed)
    kinds = {
        **places(found, forces, on=at.astimezone(here().zone).date()),
        **by_kind(found, by=by, at=at),
        **{one.role: one.reference for one in chosen if one.reference.startswith(_ORGANIZATION)},
    }
    new = (one for one in what.after.tasks if [each.programme for each in one.sources] == [key])
    own = f"{_ORGANIZATION}{own_party(forces, by) or ''}"
    return held(new, kinds, (), patient=patient, otherwise=own)


def _held(
    lacking: Sequence[TaskWanted], holders: Iterable[str], named: Mapping[str, str]
) -> Iterator[HeldTask]:
    if not lacking:
        return
    among = shelf()
    for one, holder in zip(lacking, holders, strict=True):
        name = named.get(holder.removeprefix(_ORGANIZATION), "") if holder.startswith(_ORGANIZATION) else ""
        yield HeldTask(one, stand_in(one, among=among).missing, holder, name)
